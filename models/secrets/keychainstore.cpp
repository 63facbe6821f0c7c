// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/keychainstore.h"

#include "models/async/reply.h"
#include "models/secrets/secretservice.h"

#include <QPointer>
#include <QStringDecoder>
#include <QTimer>

#include <qt6keychain/keychain.h>

namespace zumik::secrets {

namespace {

using base::Error;
using base::ErrorCode;
using base::Secret;

enum class Action { Read, Write, Remove };

/// What one call is to do. `secret` is for Write.
struct Order {
    Action action = Action::Read;
    std::string key;
    Secret secret;
    KeychainOptions options;
};

/// Overwrites the bytes that this and its copies share.
void wipeShared(const QByteArray &bytes)
{
    base::wipe(const_cast<char *>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
}

void wipeShared(const QString &text)
{
    base::wipe(const_cast<QChar *>(text.constData()), static_cast<std::size_t>(text.size()) * sizeof(QChar));
}

/// One call on its way: asks the Secret Service where there is one, then lets QtKeychain do the work, all
/// within the limit. Deletes itself when it has answered.
class KeychainCall final : public QObject {
public:
    /// The Secret is empty for anything but Read.
    using Answer = std::function<void(base::Result<Secret>)>;

    KeychainCall(Order order, Answer answer, QObject *parent)
        : QObject(parent)
        , m_order(std::move(order))
        , m_answer(std::move(answer))
    {
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this,
            [this] { finish(error(ErrorCode::Timeout, "the keychain doesn't answer")); });
        m_limit.start(m_order.options.limit);
        if (SecretServiceLook::applies()) {
            const QString key = QString::fromStdString(m_order.key);
            new SecretServiceLook(
                m_order.options.service, key,
                [this](const base::Result<EntryState> &state) { onState(state); }, this);
        } else {
            startJob();
        }
    }

private:
    Error error(ErrorCode code, const std::string &message) const { return {code, message, m_order.key}; }

    void finish(base::Result<Secret> result)
    {
        if (const Answer answer = std::exchange(m_answer, {})) {
            m_limit.stop();
            deleteLater();
            answer(std::move(result));
        }
    }

    void onState(const base::Result<EntryState> &state)
    {
        if (!m_answer) {
            return;
        }
        if (!state) {
            finish(error(state.error().code, state.error().message));
            return;
        }
        m_locked = state->locked;
        if (m_locked && m_order.options.promptLimit.count() == 0) {
            finish(error(ErrorCode::SecretLocked, {}));
        } else if (!m_locked && !state->found && m_order.action != Action::Write) {
            finish(error(ErrorCode::SecretNotFound, {}));
        } else {
            startJob();
        }
    }

    QKeychain::Job *makeJob() const
    {
        const QString service = m_order.options.service;
        switch (m_order.action) {
        case Action::Read:
            return new QKeychain::ReadPasswordJob(service);
        case Action::Remove:
            return new QKeychain::DeletePasswordJob(service);
        case Action::Write:
            break;
        }
        auto *job = new QKeychain::WritePasswordJob(service);
        const std::string_view secret = m_order.secret.reveal();
        const QString text = QString::fromUtf8(secret.data(), static_cast<qsizetype>(secret.size()));
        job->setTextData(text);
        wipeShared(text);
        return job;
    }

    /// The job has no parent and is not ours to delete: QtKeychain's callbacks touch it until it has
    /// finished, even when we have given up on it.
    void startJob()
    {
        QKeychain::Job *job = makeJob();
        job->setKey(QString::fromStdString(m_order.key));
        job->setInsecureFallback(false);
        job->setAutoDelete(true);
        connect(job, &QKeychain::Job::finished, this, &KeychainCall::onJob);
        if (m_locked) {
            m_limit.start(m_order.options.promptLimit);
        }
        job->start();
    }

    void onJob(QKeychain::Job *job)
    {
        if (job->error() != QKeychain::NoError) {
            finish(error(codeOf(job->error()), job->errorString().toStdString()));
            return;
        }
        auto *read = dynamic_cast<QKeychain::ReadPasswordJob *>(job);
        if (read == nullptr) {
            finish(Secret());
            return;
        }
        const QByteArray bytes = read->binaryData();
        Secret secret = Secret::copyOf({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        wipeShared(bytes);
        finish(std::move(secret));
    }

    ErrorCode codeOf(QKeychain::Error code) const
    {
        switch (code) {
        case QKeychain::EntryNotFound:
            // The entry was there a moment ago, or can't be seen: the prompt was closed.
            return m_locked ? ErrorCode::SecretDenied : ErrorCode::SecretNotFound;
        case QKeychain::AccessDenied:
        case QKeychain::AccessDeniedByUser:
        case QKeychain::CouldNotDeleteEntry:
            return ErrorCode::SecretDenied;
        case QKeychain::NoError:
        case QKeychain::NoBackendAvailable:
        case QKeychain::NotImplemented:
        case QKeychain::OtherError:
            break;
        }
        return m_locked ? ErrorCode::SecretDenied : ErrorCode::SecretNoBackend;
    }

    Order m_order;
    Answer m_answer;
    QTimer m_limit;
    bool m_locked = false;
};

bool isKeepable(const Secret &secret)
{
    const std::string_view text = secret.reveal();
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
    const bool valid = !decoder.hasError() && !decoded.contains(QChar(u'\0'));
    wipeShared(decoded);
    return valid && !text.empty();
}

KeychainCall::Answer doneTo(async::Reply<base::Done> reply)
{
    return [reply = std::move(reply)](const base::Result<Secret> &result) {
        reply.deliver(result ? base::Status(base::Done{}) : base::Status(result.error()));
    };
}

} // namespace

KeychainStore::KeychainStore(KeychainOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
}

void KeychainStore::read(
    const std::string &key, base::StopToken stop, async::Receiver receiver, SecretCallback done)
{
    const async::Reply<Secret> reply(std::move(stop), std::move(receiver), std::move(done));
    auto answer = [reply](base::Result<Secret> result) {
        reply.deliver(std::move(result));
    };
    new KeychainCall({Action::Read, key, {}, m_options}, std::move(answer), this);
}

void KeychainStore::write(
    const std::string &key, Secret secret, base::StopToken stop, async::Receiver receiver, DoneCallback done)
{
    const async::Reply<base::Done> reply(std::move(stop), std::move(receiver), std::move(done));
    if (!isKeepable(secret)) {
        reply.deliver(
            Error{ErrorCode::InvalidArgument, "a secret is UTF-8 text, not empty and without NUL", key});
        return;
    }
    new KeychainCall({Action::Write, key, std::move(secret), m_options}, doneTo(reply), this);
}

void KeychainStore::remove(
    const std::string &key, base::StopToken stop, async::Receiver receiver, DoneCallback done)
{
    const async::Reply<base::Done> reply(std::move(stop), std::move(receiver), std::move(done));
    new KeychainCall({Action::Remove, key, {}, m_options}, doneTo(reply), this);
}

} // namespace zumik::secrets
