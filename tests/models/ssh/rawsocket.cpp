// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/rawsocket.h"

#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <tuple>
#include <unistd.h>
#include <utility>

namespace zumik::tests {

namespace {

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

} // namespace

RawSocket::RawSocket(int descriptor)
    : m_descriptor(descriptor)
{
    const timeval limit{20, 0};
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(m_descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

RawSocket::~RawSocket()
{
    close();
}

RawSocket::RawSocket(RawSocket &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_reply(other.m_reply)
{
}

RawSocket &RawSocket::operator=(RawSocket &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_reply, other.m_reply);
    return *this;
}

void RawSocket::close()
{
    if (valid()) {
        ::close(std::exchange(m_descriptor, -1));
    }
}

RawSocket RawSocket::connect(std::uint16_t port)
{
    RawSocket socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_in address = loopback(port);
    if (::connect(socket.m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        socket.close();
    }
    return socket;
}

RawSocket RawSocket::listen()
{
    RawSocket socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_in address = loopback(0);
    if (::bind(socket.m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || ::listen(socket.m_descriptor, SOMAXCONN) != 0) {
        socket.close();
    }
    return socket;
}

RawSocket RawSocket::accept() const
{
    return RawSocket(::accept4(m_descriptor, nullptr, nullptr, SOCK_CLOEXEC));
}

std::uint16_t RawSocket::port() const
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(m_descriptor, reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

bool RawSocket::send(const std::string &bytes) const
{
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t count = ::send(m_descriptor, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count <= 0) {
            return false;
        }
        sent += static_cast<std::size_t>(count);
    }
    return true;
}

void RawSocket::finishWriting() const
{
    ::shutdown(m_descriptor, SHUT_WR);
}

std::string RawSocket::read(std::size_t size) const
{
    std::string text(size, '\0');
    std::size_t got = 0;
    while (got < size) {
        const ssize_t count = ::read(m_descriptor, text.data() + got, size - got);
        if (count <= 0) {
            break;
        }
        got += static_cast<std::size_t>(count);
    }
    text.resize(got);
    return text;
}

std::string RawSocket::readToEnd(bool *cleanly) const
{
    std::string text;
    std::vector<char> buffer(65'536);
    ssize_t count = 0;
    while ((count = ::read(m_descriptor, buffer.data(), buffer.size())) > 0) {
        text.append(buffer.data(), static_cast<std::size_t>(count));
    }
    if (cleanly != nullptr) {
        *cleanly = count == 0;
    }
    return text;
}

StuckPort::StuckPort()
    : m_listener(RawSocket::listen())
{
    std::ignore = ::listen(m_listener.descriptor(), 0);
    const sockaddr_in address = loopback(m_listener.port());
    for (int i = 0; i < 4; ++i) {
        m_fillers.emplace_back(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        const int begun = ::connect(
            m_fillers.back().descriptor(), reinterpret_cast<const sockaddr *>(&address), sizeof address);
        if (begun != 0 && errno != EINPROGRESS) {
            m_fillers.pop_back();
        }
    }
}

std::string socksRequest(
    const std::string &user, const std::string &password, const ssh::Destination &destination)
{
    const auto withSize = [](const std::string &text) {
        return static_cast<char>(text.size()) + text;
    };
    std::string text = {5, 1, 2, 1};
    text += withSize(user) + withSize(password);
    text += {5, 1, 0, 3};
    text += withSize(destination.host);
    text += {static_cast<char>(destination.port >> 8), static_cast<char>(destination.port & 0xff)};
    return text;
}

RawSocket RawSocket::throughGateway(const ssh::GatewayAccess &access, const ssh::Destination &destination)
{
    RawSocket socket = connect(access.port);
    socket.send(
        socksRequest(access.userFor(destination.via), std::string(access.password.reveal()), destination));
    constexpr std::size_t replySize = 2 + 2 + 10;
    const std::string reply = socket.read(replySize);
    socket.m_reply = reply.size() == replySize ? static_cast<int>(reply[5]) : -1;
    return socket;
}

} // namespace zumik::tests
