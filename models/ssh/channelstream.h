// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/session.h"

#include <cstdint>
#include <memory>
#include <string>

namespace zumik::ssh {

/// A stream that is a channel of another session, which it owns: the way to a server behind a jump host. A
/// chain of hops is one session that holds all those before it.
///
/// Back-pressure goes down the chain: a session takes nothing more while the one that carries it is
/// congested, and a channel's window bounds what waits to be read.
class ChannelStream final : public Stream {
public:
    /// `name` is the carrier's, "HOST:PORT", for its errors.
    ChannelStream(std::unique_ptr<Session> carrier, std::unique_ptr<Channel> channel, std::string name);
    ~ChannelStream() override;

    Transfer read(char *buffer, std::size_t size) override;
    Transfer write(const char *buffer, std::size_t size) override;
    int descriptor() const override;
    bool waitsToWrite(bool pending) const override;
    void collect(PollSet &set, bool reading, bool pending) const override;
    bool readable(const PollSet &set) const override;
    void beginTurn() override;
    void flush() override;
    void disconnect() override;
    std::string words() const override;
    std::optional<base::Error> failure() const override;

private:
    bool hasInput() const;

    std::unique_ptr<Session> m_carrier;
    std::unique_ptr<Channel> m_channel; // before its session in being destroyed
    std::string m_name;

    /// What the carrier had received when the channel was last found empty: libssh2 takes packets off the
    /// wire also while it writes, and then no poll tells of them.
    std::uint64_t m_emptyAt = 0;
};

} // namespace zumik::ssh
