// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/relay.h"

#include <algorithm>
#include <array>

namespace zumik::ssh {

namespace {

// Enough to keep both sides busy; beyond it, the windows of TCP and SSH do the holding back.
constexpr std::size_t bufferLimit = std::size_t{256} << 10;
constexpr std::size_t chunk = std::size_t{32} << 10;
constexpr std::size_t handshakeBuffer = 1024; // no handshake is longer

const base::Secret &nobody()
{
    static const base::Secret none;
    return none;
}

} // namespace

Relay::Relay(Socket client, const base::Secret &user, const base::Secret &password, Instant deadline)
    : m_client(std::move(client))
    , m_handshake(user, password)
    , m_plain(false)
    , m_deadline(deadline)
{
    m_client.sendAtOnce();
}

Relay::Relay(Socket client)
    : m_client(std::move(client))
    , m_handshake(nobody(), nobody())
    , m_plain(true)
    , m_stage(Stage::Asking)
    , m_deadline(Instant::max())
{
    m_client.sendAtOnce();
}

bool Relay::wantsClient() const
{
    switch (m_stage) {
    case Stage::Handshake:
        return true;
    case Stage::Asking:
    case Stage::Relaying:
        return !m_clientEnded && m_toChannel.size() < bufferLimit;
    case Stage::Refused:
    case Stage::Ended:
        return false;
    }
    return false;
}

bool Relay::wantsChannel() const
{
    return m_stage == Stage::Relaying && !m_channelEnded && m_toClient.size() - m_toClientSent < bufferLimit;
}

bool Relay::waitsForSession() const
{
    const bool writes = !m_toChannel.empty() || (m_clientEnded && !m_endSentToChannel);
    return !isLocal() && (wantsChannel() || (m_stage == Stage::Relaying && writes));
}

void Relay::collect(PollSet &set, bool congested) const
{
    const bool reading = wantsClient() && !(m_stage == Stage::Relaying && congested && !isLocal());
    set.add(m_client.descriptor(), reading, !m_toClient.empty());
    if (m_stage == Stage::Relaying && isLocal()) {
        set.add(m_channel->descriptor(), wantsChannel(), !m_toChannel.empty());
    }
    if (m_stage == Stage::Handshake || m_stage == Stage::Refused) {
        set.wakeAt(m_deadline);
    }
}

void Relay::open(std::unique_ptr<FarEnd> end)
{
    m_channel = std::move(end);
    m_toClient += m_plain ? std::string() : socksReply(SocksReply::Succeeded);
    m_stage = Stage::Relaying;
}

void Relay::refuse(SocksReply reply)
{
    if (m_plain) {
        return abort();
    }
    m_toClient += socksReply(reply);
    m_stage = Stage::Refused;
}

void Relay::abort()
{
    m_client.reset();
    m_stage = Stage::Ended;
}

void Relay::advance(bool congested)
{
    if (m_stage == Stage::Handshake || m_stage == Stage::Asking) {
        readClient();
    }
    if (m_stage == Stage::Handshake) {
        const auto state = m_handshake.feed(m_toChannel, m_toClient);
        if (state == SocksHandshake::State::Requested) {
            m_stage = Stage::Asking;
        } else if (state == SocksHandshake::State::Refused) {
            m_stage = Stage::Refused;
        }
    }
    // A plain client may have said all that it wanted to say, and wait for the answer.
    if (m_clientEnded && (m_stage == Stage::Handshake || (m_stage == Stage::Asking && !m_plain))) {
        m_stage = Stage::Ended;
    }
    if (m_stage == Stage::Relaying) {
        advanceRelaying(congested);
    } else if (m_stage != Stage::Ended) {
        flushClient();
    }
    if (m_stage == Stage::Refused && m_toClient.empty()) {
        m_client.close();
        m_stage = Stage::Ended;
    }
    const bool hurried = m_stage == Stage::Handshake || m_stage == Stage::Refused;
    if (hurried && std::chrono::steady_clock::now() >= m_deadline) {
        abort();
    }
}

void Relay::advanceRelaying(bool congested)
{
    readChannel();
    writeChannel(congested);
    passEnds();
    if (m_endSentToChannel && m_endSentToClient) {
        m_client.close();
        m_stage = Stage::Ended;
    }
}

void Relay::readClient()
{
    std::array<char, chunk> buffer;
    const std::size_t limit = m_stage == Stage::Handshake ? handshakeBuffer : bufferLimit;
    while (!m_clientEnded && m_toChannel.size() < limit) {
        const Transfer got = m_client.read(buffer.data(), std::min(buffer.size(), limit));
        if (got.kind == Transfer::Kind::Blocked) {
            return;
        }
        if (got.kind == Transfer::Kind::Failed) {
            abort();
            return;
        }
        m_clientEnded = got.kind == Transfer::Kind::Ended;
        m_toChannel.append(buffer.data(), got.bytes);
        if (m_stage == Stage::Handshake) {
            return; // one read a turn: what belongs to the handshake is taken first
        }
    }
}

void Relay::flushClient()
{
    while (m_toClientSent < m_toClient.size()) {
        const Transfer sent =
            m_client.write(m_toClient.data() + m_toClientSent, m_toClient.size() - m_toClientSent);
        if (sent.kind == Transfer::Kind::Blocked) {
            return;
        }
        if (sent.kind != Transfer::Kind::Bytes) {
            abort();
            return;
        }
        m_toClientSent += sent.bytes;
    }
    m_toClient.clear();
    m_toClientSent = 0;
}

void Relay::readChannel()
{
    flushClient();
    std::array<char, chunk> buffer;
    while (wantsChannel()) {
        const Transfer got = m_channel->read(buffer.data(), buffer.size());
        if (got.kind == Transfer::Kind::Blocked) {
            break;
        }
        if (got.kind == Transfer::Kind::Failed) {
            abort();
            return;
        }
        m_channelEnded = got.kind == Transfer::Kind::Ended;
        m_toClient.append(buffer.data(), got.bytes);
        flushClient();
    }
}

void Relay::writeChannel(bool congested)
{
    if (m_stage != Stage::Relaying || (congested && !isLocal())) {
        return;
    }
    readClient();
    while (m_stage == Stage::Relaying && !m_toChannel.empty()) {
        const Transfer sent = m_channel->write(m_toChannel.data(), m_toChannel.size());
        if (sent.kind == Transfer::Kind::Blocked) {
            return;
        }
        if (sent.kind == Transfer::Kind::Failed) {
            // The far service takes no more; what it has sent still belongs to the client.
            m_toChannel.clear();
            m_clientEnded = true;
            m_endSentToChannel = true;
            return;
        }
        m_toChannel.erase(0, sent.bytes);
    }
}

void Relay::passEnds()
{
    if (m_stage != Stage::Relaying) {
        return;
    }
    if (m_clientEnded && m_toChannel.empty() && !m_endSentToChannel) {
        m_endSentToChannel = m_channel->finishWriting() != Step::Again;
    }
    if (m_channelEnded && m_toClient.empty() && !m_endSentToClient) {
        m_client.finishWriting();
        m_endSentToClient = true;
    }
}

} // namespace zumik::ssh
