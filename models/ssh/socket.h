// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace zumik::ssh {

/// What a non-blocking read or write came to.
struct Transfer {
    enum class Kind : std::uint8_t { Bytes, Blocked, Ended, Failed };

    Kind kind = Kind::Blocked;
    std::size_t bytes = 0; ///< with Bytes, at least 1
    int error = 0; ///< errno, with Failed
};

/// Owner of one non-blocking, close-on-exec file descriptor.
class Socket {
public:
    Socket() = default;

    /// Takes the descriptor over and makes it non-blocking.
    explicit Socket(int descriptor);
    ~Socket();

    Socket(Socket &&other) noexcept;
    Socket &operator=(Socket &&other) noexcept;
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;

    /// Bound to 127.0.0.1 on a port of the system's choice, by nobody else (no address reuse), and listening.
    static base::Result<Socket> listenOnLoopback();

    /// A stream to a unix socket. Errors: FileNotFound, ConnectionRefused (nobody listens), Unreachable,
    /// InvalidArgument (too long a path).
    static base::Result<Socket> connectUnix(const std::string &path);

    bool valid() const { return m_descriptor >= 0; }

    int descriptor() const { return m_descriptor; }

    /// The bound port; 0 without one.
    std::uint16_t localPort() const;

    /// The next connection of a listener; invalid when none waits.
    Socket accept() const;

    /// After a failed accept: whether it was for want of descriptors or memory.
    static bool isExhausted();

    Transfer read(char *buffer, std::size_t size) const;
    Transfer write(const char *buffer, std::size_t size) const;
    void finishWriting() const;
    void sendAtOnce() const; ///< TCP_NODELAY

    /// Acknowledges what was just read without the usual wait for something to send along. The system forgets
    /// it after a while, so it belongs after each read.
    void acknowledgeAtOnce() const;
    void close();
    void reset(); ///< closes so that the peer sees an error, not an end

private:
    int m_descriptor = -1;
};

/// Wakes a thread that sits in poll(): any thread writes, the owner polls and drains the reading end.
class WakePipe {
public:
    WakePipe();

    int descriptor() const { return m_reader.descriptor(); }

    void wake() const;
    void drain() const;

private:
    Socket m_reader;
    Socket m_writer;
};

} // namespace zumik::ssh
