// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/socket.h"

namespace zumik::ssh {

/// What a session runs over: a TCP connection here; a channel of another session, or a child's pipes, fit as
/// well.
class Stream {
public:
    virtual ~Stream() = default;

    virtual Transfer read(char *buffer, std::size_t size) = 0;
    virtual Transfer write(const char *buffer, std::size_t size) = 0;

    /// What to poll for readiness.
    virtual int descriptor() const = 0;
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
