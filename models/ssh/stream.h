// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/pollset.h"
#include "models/ssh/socket.h"

#include <optional>
#include <string>

namespace zumik::ssh {

/// What a session runs over: a TCP connection, a channel of another session, a child's pipes.
class Stream {
public:
    virtual ~Stream() = default;

    virtual Transfer read(char *buffer, std::size_t size) = 0;
    virtual Transfer write(const char *buffer, std::size_t size) = 0;

    /// An open, non-blocking descriptor: libssh2 wants to see one.
    virtual int descriptor() const = 0;

    /// Whether bytes to be written wait for what `collect` polls; `pending`: there are such bytes.
    virtual bool waitsToWrite(bool pending) const { return pending; }

    virtual void collect(PollSet &set, bool reading, bool pending) const
    {
        set.add(descriptor(), reading, waitsToWrite(pending));
    }

    /// After the wait: there is something to read, or an end to learn of.
    virtual bool readable(const PollSet &set) const { return set.readable(descriptor()); }

    /// For a stream that is carried by something else: its turn begins, its bytes go out, it says good-bye.
    virtual void beginTurn() { }

    virtual void flush() { }

    virtual void disconnect() { }

    /// What was said beside it, in the other side's words.
    virtual std::string words() const { return {}; }

    /// Once it has ended: why, where that lies below the session that runs over it.
    virtual std::optional<base::Error> failure() const { return std::nullopt; }
};

class TcpStream final : public Stream {
public:
    explicit TcpStream(Socket socket)
        : m_socket(std::move(socket))
    {
    }

    /// sshd leaves Nagle's algorithm on: the last packet of an answer waits for our acknowledgment of those
    /// before it, 40 ms if that is delayed.
    Transfer read(char *buffer, std::size_t size) override
    {
        const Transfer got = m_socket.read(buffer, size);
        if (got.kind == Transfer::Kind::Bytes) {
            m_socket.acknowledgeAtOnce();
        }
        return got;
    }

    Transfer write(const char *buffer, std::size_t size) override { return m_socket.write(buffer, size); }

    int descriptor() const override { return m_socket.descriptor(); }

private:
    Socket m_socket;
};

} // namespace zumik::ssh
