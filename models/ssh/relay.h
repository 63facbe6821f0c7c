// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/pollset.h"
#include "models/ssh/session.h"
#include "models/ssh/sockshandshake.h"

#include <memory>
#include <optional>
#include <string>

namespace zumik::ssh {

/// One local client of the gateway: its SOCKS handshake, if it has one, then its bytes to and from a channel.
/// Each direction ends on its own (half-close), and a side that doesn't read stops the other from being read.
class Relay {
public:
    enum class Stage : std::uint8_t {
        Handshake,
        Asking, ///< its destination is known; wait for `open` or `refuse`
        Relaying,
        Refused, ///< the last bytes go out, then it ends
        Ended,
    };

    /// `user` and `password` must outlive it.
    Relay(Socket client, const base::Secret &user, const base::Secret &password, Instant deadline);

    /// One that says nothing of where it goes, since its port does: it begins with Asking, and what refuses
    /// it breaks it off.
    explicit Relay(Socket client);

    Stage stage() const { return m_stage; }

    const SocksHandshake &handshake() const { return m_handshake; }

    bool authenticated() const { return m_stage != Stage::Handshake && m_stage != Stage::Refused; }

    void open(std::unique_ptr<FarEnd> end);
    void refuse(SocksReply reply);

    /// Ends it so that the client sees a broken connection, not an end of data.
    void abort();

    /// `congested`: the session takes no more for now.
    void collect(PollSet &set, bool congested) const;
    void advance(bool congested);

    bool hasChannel() const { return m_channel != nullptr; }

    /// Whether it ends with the session.
    bool usesSession() const { return m_channel != nullptr && m_channel->descriptor() < 0; }

    /// Whether news from the session would move it: bytes, or room for more of its own.
    bool waitsForSession() const;

    /// After Ended: the channel to close, if there was one.
    std::unique_ptr<FarEnd> takeChannel() { return std::move(m_channel); }

private:
    bool wantsClient() const;
    bool wantsChannel() const;
    void readClient();
    void flushClient();
    void readChannel();
    void writeChannel(bool congested);
    void passEnds();
    void advanceRelaying(bool congested);

    bool isLocal() const { return m_channel != nullptr && m_channel->descriptor() >= 0; }

    Socket m_client;
    SocksHandshake m_handshake;
    const bool m_plain; ///< no SOCKS
    Stage m_stage = Stage::Handshake;
    Instant m_deadline;
    std::unique_ptr<FarEnd> m_channel; ///< of the session, or a local socket
    std::string m_toChannel;
    std::string m_toClient;
    std::size_t m_toClientSent = 0;
    bool m_clientEnded = false;
    bool m_channelEnded = false;
    bool m_endSentToChannel = false;
    bool m_endSentToClient = false;
};

} // namespace zumik::ssh
