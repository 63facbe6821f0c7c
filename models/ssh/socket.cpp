// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/socket.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

namespace zumik::ssh {

namespace {

constexpr int backlog = 128;

base::Error systemError(base::ErrorCode code, const std::string &where)
{
    return {code, std::strerror(errno), where};
}

Transfer outcome(ssize_t result)
{
    if (result > 0) {
        return {Transfer::Kind::Bytes, static_cast<std::size_t>(result), 0};
    }
    if (result == 0) {
        return {Transfer::Kind::Ended, 0, 0};
    }
    if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) {
        return {Transfer::Kind::Blocked, 0, 0};
    }
    return {Transfer::Kind::Failed, 0, errno};
}

} // namespace

Socket::Socket(int descriptor)
    : m_descriptor(descriptor)
{
    if (valid()) {
        fcntl(m_descriptor, F_SETFD, FD_CLOEXEC);
        fcntl(m_descriptor, F_SETFL, fcntl(m_descriptor, F_GETFL) | O_NONBLOCK);
    }
}

Socket::~Socket()
{
    close();
}

Socket::Socket(Socket &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

Socket &Socket::operator=(Socket &&other) noexcept
{
    if (this != &other) {
        close();
        m_descriptor = std::exchange(other.m_descriptor, -1);
    }
    return *this;
}

void Socket::close()
{
    if (valid()) {
        ::close(std::exchange(m_descriptor, -1));
    }
}

void Socket::reset()
{
    const linger atOnce{1, 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    close();
}

base::Result<Socket> Socket::listenOnLoopback()
{
    Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (!socket.valid()
        || ::bind(socket.m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || ::listen(socket.m_descriptor, backlog) != 0) {
        return systemError(base::ErrorCode::Unreachable, "127.0.0.1");
    }
    return socket;
}

base::Result<Socket> Socket::connectUnix(const std::string &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) {
        return base::Error{base::ErrorCode::InvalidArgument, "the path is too long for a socket", path};
    }
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    Socket socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!socket.valid()
        || ::connect(socket.m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address)
            != 0) {
        const auto code = errno == ENOENT ? base::ErrorCode::FileNotFound
            : errno == ECONNREFUSED       ? base::ErrorCode::ConnectionRefused
                                          : base::ErrorCode::Unreachable;
        return systemError(code, path);
    }
    return socket;
}

std::uint16_t Socket::localPort() const
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    const bool known = ::getsockname(m_descriptor, reinterpret_cast<sockaddr *>(&address), &size) == 0;
    return known ? ntohs(address.sin_port) : std::uint16_t{0};
}

Socket Socket::accept() const
{
    return Socket(::accept4(m_descriptor, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
}

bool Socket::isExhausted()
{
    return errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
}

Transfer Socket::read(char *buffer, std::size_t size) const
{
    return outcome(::read(m_descriptor, buffer, size));
}

Transfer Socket::write(const char *buffer, std::size_t size) const
{
    return outcome(::send(m_descriptor, buffer, size, MSG_NOSIGNAL));
}

void Socket::finishWriting() const
{
    ::shutdown(m_descriptor, SHUT_WR);
}

void Socket::sendAtOnce() const
{
    const int on = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

void Socket::acknowledgeAtOnce() const
{
#ifdef TCP_QUICKACK
    const int on = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
#endif
}

WakePipe::WakePipe()
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) == 0) {
        m_reader = Socket(ends[0]);
        m_writer = Socket(ends[1]);
    }
}

void WakePipe::wake() const
{
    const char nudge = 0;
    // A full pipe has woken its reader already.
    [[maybe_unused]] const auto written = ::write(m_writer.descriptor(), &nudge, 1);
}

void WakePipe::drain() const
{
    char buffer[64];
    while (m_reader.read(buffer, sizeof buffer).kind == Transfer::Kind::Bytes) { }
}

} // namespace zumik::ssh
