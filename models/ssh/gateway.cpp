// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/gateway.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace zumik::ssh {

using base::ErrorCode;
using std::chrono::steady_clock;

namespace {

constexpr std::size_t mostStrangers = 64; ///< clients that have not shown the password yet
constexpr auto handshakeLimit = std::chrono::seconds(10);

/// 256 bits from the system's generator, in letters.
std::string randomText()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    QByteArray bytes(reinterpret_cast<const char *>(words.data()), sizeof words);
    QByteArray text = bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    std::string result(text.constData(), static_cast<std::size_t>(text.size()));
    base::wipe(words.data(), sizeof words);
    base::wipe(bytes.data(), static_cast<std::size_t>(bytes.size()));
    base::wipe(text.data(), static_cast<std::size_t>(text.size()));
    return result;
}

SocksReply replyFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ConnectionRefused:
        return SocksReply::ConnectionRefused;
    case ErrorCode::NameNotFound:
    case ErrorCode::Unreachable:
        return SocksReply::HostUnreachable;
    case ErrorCode::Timeout:
        return SocksReply::TtlExpired;
    case ErrorCode::SshForwardRefused:
    case ErrorCode::SshCommandRefused:
    case ErrorCode::SshSocketRefused:
        return SocksReply::NotAllowed;
    default:
        return SocksReply::GeneralFailure;
    }
}

const char *words(SocksHandshake::Refusal refusal)
{
    switch (refusal) {
    case SocksHandshake::Refusal::None:
        return "";
    case SocksHandshake::Refusal::NotSocks:
        return "not SOCKS5";
    case SocksHandshake::Refusal::NoPassword:
        return "no password offered";
    case SocksHandshake::Refusal::WrongPassword:
        return "wrong password";
    case SocksHandshake::Refusal::BadRequest:
        return "neither a connect nor a known kind of address";
    }
    return "";
}

} // namespace

Gateway::Gateway(Socket listener, std::chrono::seconds openTimeout, LocalPrograms programs)
    : m_listener(std::move(listener))
    , m_user(randomText())
    , m_userSecret(base::Secret::copyOf(m_user))
    , m_password(randomText())
    , m_router(openTimeout, std::move(programs))
{
}

base::Result<std::unique_ptr<Gateway>> Gateway::create(
    std::chrono::seconds openTimeout, LocalPrograms programs)
{
    auto listener = Socket::listenOnLoopback();
    if (!listener) {
        return listener.error();
    }
    return std::unique_ptr<Gateway>(new Gateway(std::move(*listener), openTimeout, std::move(programs)));
}

GatewayAccess Gateway::access() const
{
    return {m_listener.localPort(), m_user, m_password.clone()};
}

void Gateway::setAllowed(const std::vector<Destination> &destinations)
{
    m_allowed.clear();
    m_vias.clear();
    for (const Destination &destination : destinations) {
        m_allowed.insert(makeDestination(destination.host, destination.port, destination.via));
        m_vias.insert_or_assign(tagOf(destination.via), destination.via);
    }
}

void Gateway::setUnavailable(std::optional<base::Error> reason)
{
    m_unavailable = std::move(reason);
    if (m_unavailable) {
        settle(m_router.failAll(*m_unavailable));
    }
}

std::size_t Gateway::strangers() const
{
    return static_cast<std::size_t>(std::count_if(m_clients.begin(), m_clients.end(),
        [](const auto &entry) { return !entry.second.relay->authenticated(); }));
}

void Gateway::collect(PollSet &set, const Session *session) const
{
    const bool accepting = m_clients.size() < mostClients && strangers() < mostStrangers;
    if (accepting && steady_clock::now() >= m_acceptAfter) {
        set.add(m_listener.descriptor(), true, false);
    } else if (accepting) {
        set.wakeAt(m_acceptAfter);
    }
    if (m_door) {
        m_door->collect(set, m_clients.size() < mostClients && steady_clock::now() >= m_acceptAfter);
    }
    const bool congested = session != nullptr && session->congested();
    for (const auto &[id, client] : m_clients) {
        client.relay->collect(set, congested);
    }
    m_router.collect(set);
}

void Gateway::acceptClients()
{
    const auto now = steady_clock::now();
    while (now >= m_acceptAfter && m_clients.size() < mostClients && strangers() < mostStrangers) {
        Socket socket = m_listener.accept();
        if (!socket.valid()) {
            // Out of descriptors looks like this as well, and would otherwise spin.
            m_acceptAfter = Socket::isExhausted() ? now + acceptPause : m_acceptAfter;
            return;
        }
        Client client;
        client.relay =
            std::make_unique<Relay>(std::move(socket), m_userSecret, m_password, now + handshakeLimit);
        m_clients.emplace(m_nextId++, std::move(client));
    }
}

void Gateway::serve(Session *session)
{
    acceptClients();
    serveDoor();
    bool again = true;
    while (again) {
        const std::uint64_t before = session == nullptr ? 0 : session->bytesIn();
        settle(m_router.advance(session));
        const bool asked = advanceClients(session);
        closeChannels();
        // Whoever reads takes the others' packets off the wire as well: go round until nothing more comes.
        const bool news = session != nullptr && !session->lost() && session->bytesIn() != before;
        again = news || asked;
    }
}

/// True when a client has asked for a destination.
bool Gateway::advanceClients(Session *session)
{
    bool asked = false;
    for (auto it = m_clients.begin(); it != m_clients.end();) {
        Client &client = it->second;
        const bool wasTalking = client.relay->stage() == Relay::Stage::Handshake;
        client.relay->advance(session != nullptr && session->congested());
        const auto refusal = client.relay->handshake().refusal();
        if (wasTalking && refusal != SocksHandshake::Refusal::None) {
            report(TunnelEvent::Kind::ClientRefused, {}, {ErrorCode::Forbidden, words(refusal), {}});
        }
        if (client.relay->stage() == Relay::Stage::Asking && !client.asked) {
            asked = ask(it->first, client) || asked;
        }
        // Those that a lost session cuts are left to sessionLost, which knows why.
        const bool cut = session != nullptr && session->lost() && client.relay->usesSession();
        if (client.relay->stage() != Relay::Stage::Ended || cut) {
            ++it;
            continue;
        }
        m_router.cancel(it->first);
        end(client);
        it = m_clients.erase(it);
    }
    return asked;
}

/// One with a tag that nothing has is a destination that nothing names.
Destination Gateway::destinationOf(const SocksHandshake &handshake) const
{
    Destination destination = handshake.destination();
    if (const auto via = m_vias.find(handshake.tag()); via != m_vias.end()) {
        destination.via = via->second;
    } else if (!handshake.tag().empty()) {
        destination.host.clear();
    }
    return destination;
}

bool Gateway::ask(Router::ClientId id, Client &client)
{
    client.asked = true;
    client.destination = client.byDoor ? client.destination : destinationOf(client.relay->handshake());
    if (!m_allowed.contains(client.destination)) {
        const base::Error error{
            ErrorCode::InvalidArgument, "the profile names no such destination", toText(client.destination)};
        m_failures->note(client.destination, error);
        report(TunnelEvent::Kind::DestinationRefused, client.destination, error);
        client.relay->refuse(SocksReply::NotAllowed);
        return true;
    }
    if (m_unavailable && needsSession(client.destination.via)) {
        m_failures->note(client.destination, *m_unavailable);
        client.relay->refuse(replyFor(m_unavailable->code));
        return true;
    }
    m_router.enqueue(id, client.destination);
    return true;
}

void Gateway::settle(Router::Outcomes outcomes)
{
    for (Router::Outcome &outcome : outcomes) {
        const auto found = m_clients.find(outcome.client);
        if (outcome.end) {
            m_failures->clear(outcome.destination, outcome.place);
            if (found == m_clients.end()) {
                m_closing.push_back(std::move(outcome.end));
            } else {
                found->second.relay->open(std::move(outcome.end));
            }
            continue;
        }
        m_failures->note(outcome.destination, outcome.error);
        report(TunnelEvent::Kind::ChannelFailed, outcome.destination, outcome.error);
        if (found != m_clients.end()) {
            found->second.relay->refuse(replyFor(outcome.error.code));
        }
    }
}

void Gateway::end(Client &client)
{
    if (auto channel = client.relay->takeChannel()) {
        m_closing.push_back(std::move(channel));
    }
}

void Gateway::listContainers(Containers::ListHandler handler)
{
    if (m_unavailable) {
        handler(*m_unavailable);
    } else {
        m_router.listContainers(std::move(handler));
    }
}

void Gateway::closeChannels()
{
    for (auto &channel : m_router.takeClosing()) {
        m_closing.push_back(std::move(channel));
    }
    m_closing.erase(std::remove_if(m_closing.begin(), m_closing.end(),
                        [](const auto &channel) { return channel->close() != Step::Again; }),
        m_closing.end());
}

void Gateway::sessionLost(const base::Error &error)
{
    settle(m_router.sessionLost(error));
    for (auto it = m_clients.begin(); it != m_clients.end();) {
        Client &client = it->second;
        if (!client.relay->usesSession()) {
            ++it;
            continue;
        }
        m_failures->note(client.destination, error);
        client.relay->abort();
        it = m_clients.erase(it);
    }
    closeDoor(); // a person said yes to this session
    m_closing.clear();
}

bool Gateway::waitsForSession() const
{
    return m_router.busy() || !m_closing.empty()
        || std::any_of(m_clients.begin(), m_clients.end(),
            [](const auto &entry) { return entry.second.relay->waitsForSession(); });
}

int Gateway::channels() const
{
    return static_cast<int>(std::count_if(m_clients.begin(), m_clients.end(),
        [](const auto &entry) { return entry.second.relay->hasChannel(); }));
}

void Gateway::report(TunnelEvent::Kind kind, const Destination &destination, base::Error error) const
{
    if (m_onEvent) {
        m_onEvent({kind, destination, std::move(error)});
    }
}

} // namespace zumik::ssh
