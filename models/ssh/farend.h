// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/socket.h"

namespace zumik::ssh {

/// A step of a non-blocking operation. `Again`: call it again with the same arguments once there is news.
enum class Step : std::uint8_t { Done, Again, Failed };

/// The service's end of a connection that the gateway relays: a channel of the SSH session, or a socket of
/// this machine.
class FarEnd {
public:
    FarEnd() = default;
    virtual ~FarEnd() = default;

    FarEnd(const FarEnd &) = delete;
    FarEnd &operator=(const FarEnd &) = delete;

    virtual Transfer read(char *buffer, std::size_t size) = 0;

    /// A blocked write is repeated with the same bytes in front.
    virtual Transfer write(const char *buffer, std::size_t size) = 0;

    virtual Step finishWriting() = 0;

    /// Done when it can go.
    virtual Step close() = 0;

    /// What to poll; -1 where its bytes come with those of the session.
    virtual int descriptor() const { return -1; }
};

class LocalEnd final : public FarEnd {
public:
    explicit LocalEnd(Socket socket)
        : m_socket(std::move(socket))
    {
    }

    Transfer read(char *buffer, std::size_t size) override { return m_socket.read(buffer, size); }

    Transfer write(const char *buffer, std::size_t size) override { return m_socket.write(buffer, size); }

    Step finishWriting() override
    {
        m_socket.finishWriting();
        return Step::Done;
    }

    Step close() override { return Step::Done; }

    int descriptor() const override { return m_socket.descriptor(); }

private:
    Socket m_socket;
};

} // namespace zumik::ssh
