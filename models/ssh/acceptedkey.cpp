// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/acceptedkey.h"

#include "models/ssh/hostkey.h"
#include "models/ssh/knownhosts.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace zumik::ssh {

namespace {

using base::Done;
using base::Error;
using base::ErrorCode;

constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

/// Anything else would be read as a pattern, a list, a hash or a second word.
bool isPlainName(std::string_view host)
{
    static constexpr std::string_view marks = ".-_:%";
    return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || marks.find(c) != std::string_view::npos;
    });
}

/// "|1|SALT|HMAC-SHA1(SALT, name)"
std::string hashOf(const std::string &name)
{
    std::array<quint32, 5> words{}; // as many bytes as SHA1 has, as OpenSSH does
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    const QByteArray salt(reinterpret_cast<const char *>(words.data()), sizeof words);
    const QByteArray hash =
        QMessageAuthenticationCode::hash(QByteArray::fromStdString(name), salt, QCryptographicHash::Sha1);
    return "|1|" + salt.toBase64().toStdString() + '|' + hash.toBase64().toStdString();
}

std::string lineOf(std::string_view host, std::uint16_t port, std::string_view key, bool hashed)
{
    std::string name(host);
    std::transform(name.begin(), name.end(), name.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (port != 22) {
        name = '[' + name + "]:" + std::to_string(port);
    }
    const QByteArray blob(key.data(), static_cast<qsizetype>(key.size()));
    return (hashed ? hashOf(name) : name) + ' ' + keyType(key) + ' ' + blob.toBase64().toStdString() + '\n';
}

/// Nothing when the key may be added.
std::optional<base::Status> judged(const HostKeyVerdict &verdict)
{
    switch (verdict.kind) {
    case HostKeyVerdict::Kind::Known:
        return base::Status(Done{});
    case HostKeyVerdict::Kind::Changed:
        return base::Status(Error{ErrorCode::HostKeyChanged, {}, verdict.where});
    case HostKeyVerdict::Kind::Revoked:
        return base::Status(Error{ErrorCode::HostKeyRevoked, {}, verdict.where});
    case HostKeyVerdict::Kind::Authority:
        return base::Status(Error{ErrorCode::FormatUnsupported, "@cert-authority", verdict.where});
    case HostKeyVerdict::Kind::Unknown:
        break;
    }
    return std::nullopt;
}

/// One write, so that a file that others append to as well keeps its lines whole.
base::Status append(const QString &fileName, const std::string &line)
{
    const QFileInfo info(fileName);
    const bool folderNew = !info.dir().exists();
    if (folderNew && QDir().mkpath(info.absolutePath())) {
        QFile::setPermissions(info.absolutePath(), ownerOnly | QFileDevice::ExeOwner);
    }
    QFile file(fileName);
    const bool isNew = !file.exists();
    if (!file.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered)) {
        return Error{ErrorCode::FileUnwritable, file.errorString().toStdString(), fileName.toStdString()};
    }
    if (isNew) {
        file.setPermissions(ownerOnly);
    }
    const qint64 size = file.size();
    const bool ended = size == 0 || (file.seek(size - 1) && file.read(1) == "\n");
    const std::string text = (ended ? "" : "\n") + line;
    if (file.write(text.data(), static_cast<qint64>(text.size())) != static_cast<qint64>(text.size())) {
        return Error{ErrorCode::FileUnwritable, file.errorString().toStdString(), fileName.toStdString()};
    }
    return Done{};
}

} // namespace

base::Status rememberHostKey(
    const std::string &file, std::string_view host, std::uint16_t port, std::string_view key, bool hashed)
{
    const std::string type = keyType(key);
    if (!isPlainName(host) || !isPlainName(type)) {
        return Error{ErrorCode::InvalidArgument, "not a host key", std::string(host)};
    }
    KnownHosts known;
    if (auto read = known.addFile(file); !read) {
        return read;
    }
    if (auto verdict = judged(known.check(host, port, key))) {
        return *std::move(verdict);
    }
    return append(QString::fromStdString(file), lineOf(host, port, key, hashed));
}

} // namespace zumik::ssh
