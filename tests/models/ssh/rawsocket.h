// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/gateway.h"

#include <cstdint>
#include <string>
#include <vector>

namespace zumik::tests {

/// A blocking TCP connection on 127.0.0.1, for what Qt's sockets can't do: close one direction, not read, and
/// see bytes as they come. Nothing waits longer than twenty seconds.
class RawSocket {
public:
    RawSocket() = default;
    explicit RawSocket(int descriptor);
    ~RawSocket();

    RawSocket(RawSocket &&other) noexcept;
    RawSocket &operator=(RawSocket &&other) noexcept;

    static RawSocket connect(std::uint16_t port);

    /// Through a gateway: the SOCKS5 conversation up to its last reply, whose code is kept.
    static RawSocket throughGateway(const ssh::GatewayAccess &access, const ssh::Destination &destination);

    static RawSocket listen();

    RawSocket accept() const;

    std::uint16_t port() const;

    bool valid() const { return m_descriptor >= 0; }

    int descriptor() const { return m_descriptor; }

    /// Of the SOCKS request; -1 when there was none.
    int reply() const { return m_reply; }

    bool send(const std::string &bytes) const;
    void finishWriting() const;
    void close();

    /// Up to `size` bytes; fewer at the end, at an error, and after twenty seconds.
    std::string read(std::size_t size) const;

    /// Everything until the end. `cleanly`, if given, tells an end from an error.
    std::string readToEnd(bool *cleanly = nullptr) const;

private:
    int m_descriptor = -1;
    int m_reply = -1;
};

/// A port where the system takes a connection request and never answers it: nobody accepts, and the queue is
/// full.
class StuckPort {
public:
    StuckPort();

    std::uint16_t port() const { return m_listener.port(); }

private:
    RawSocket m_listener;
    std::vector<RawSocket> m_fillers;
};

/// The client's part of a SOCKS5 conversation, all at once.
std::string socksRequest(
    const std::string &user, const std::string &password, const ssh::Destination &destination);

} // namespace zumik::tests
