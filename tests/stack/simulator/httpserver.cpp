// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/httpserver.h"

#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace zumik::simulator {

namespace {

void watch(int epoll, int descriptor, std::uint32_t events, int operation)
{
    epoll_event event{};
    event.events = events;
    event.data.fd = descriptor;
    ::epoll_ctl(epoll, operation, descriptor, &event);
}

} // namespace

HttpServer::HttpServer(Handler handler)
    : m_handler(std::move(handler))
    , m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    watch(m_epoll, m_wake, EPOLLIN, EPOLL_CTL_ADD);
}

HttpServer::~HttpServer()
{
    for (const auto &[descriptor, connection] : m_connections) {
        ::close(descriptor);
    }
    for (const auto &[descriptor, door] : m_listeners) {
        ::close(descriptor);
    }
    ::close(m_wake);
    ::close(m_epoll);
}

std::uint16_t HttpServer::listen(int door, std::uint16_t port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(descriptor, generic, size) != 0 || ::listen(descriptor, 128) != 0
        || ::getsockname(descriptor, generic, &size) != 0) {
        ::close(descriptor);
        return 0;
    }
    m_listeners[descriptor] = door;
    watch(m_epoll, descriptor, EPOLLIN, EPOLL_CTL_ADD);
    return ntohs(address.sin_port);
}

void HttpServer::run()
{
    std::array<epoll_event, 64> events{};
    while (m_running) {
        const int count = ::epoll_wait(m_epoll, events.data(), events.size(), -1);
        for (int i = 0; i < count; ++i) {
            onEvent(events[static_cast<std::size_t>(i)].data.fd, events[static_cast<std::size_t>(i)].events);
        }
    }
}

void HttpServer::stop() const
{
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_wake, &one, sizeof one);
}

void HttpServer::onEvent(int descriptor, std::uint32_t events)
{
    if (descriptor == m_wake) {
        m_running = false;
        return;
    }
    if (const auto listener = m_listeners.find(descriptor); listener != m_listeners.end()) {
        accept(descriptor, listener->second);
        return;
    }
    const auto found = m_connections.find(descriptor);
    if (found == m_connections.end()) {
        return;
    }
    Connection &connection = found->second;
    const bool readable = (events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0;
    if ((readable && !receive(descriptor, connection)) || !flush(descriptor, connection)) {
        close(descriptor);
    }
}

void HttpServer::accept(int listener, int door)
{
    const int descriptor = ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (descriptor < 0) {
        return;
    }
    const int yes = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    m_connections[descriptor].door = door;
    watch(m_epoll, descriptor, EPOLLIN, EPOLL_CTL_ADD);
}

/// False when the connection is over.
bool HttpServer::receive(int descriptor, Connection &connection)
{
    std::array<char, 16384> buffer{};
    for (;;) {
        const ssize_t got = ::recv(descriptor, buffer.data(), buffer.size(), 0);
        if (got > 0) {
            connection.received.append(buffer.data(), static_cast<std::size_t>(got));
            continue;
        }
        const bool nothingNow = got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
        return nothingNow && answerAll(connection);
    }
}

bool HttpServer::answerAll(Connection &connection)
{
    HttpRequest request;
    while (!connection.closing) {
        switch (takeRequest(connection.received, request)) {
        case Taken::NeedMore:
            return true;
        case Taken::Bad:
            connection.unsent +=
                responseText({.status = 400, .contentType = "text/plain", .body = "bad request\n"}, false);
            connection.closing = true;
            return true;
        case Taken::Request:
            break;
        }
        const HttpResponse response = m_handler(request, connection.door);
        if (response.hangUp) {
            return false;
        }
        connection.unsent += responseText(response, request.keepAlive);
        connection.closing = !request.keepAlive;
    }
    return true;
}

/// Sends what can be sent now; false when the connection is over.
bool HttpServer::flush(int descriptor, Connection &connection) const
{
    while (connection.sent < connection.unsent.size()) {
        const ssize_t sent = ::send(descriptor, connection.unsent.data() + connection.sent,
            connection.unsent.size() - connection.sent, MSG_NOSIGNAL);
        if (sent < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            watch(m_epoll, descriptor, EPOLLIN | EPOLLOUT, EPOLL_CTL_MOD);
            return true;
        }
        if (sent <= 0) {
            return false;
        }
        connection.sent += static_cast<std::size_t>(sent);
    }
    connection.unsent.clear();
    connection.sent = 0;
    watch(m_epoll, descriptor, EPOLLIN, EPOLL_CTL_MOD);
    return !connection.closing;
}

void HttpServer::close(int descriptor)
{
    m_connections.erase(descriptor);
    ::close(descriptor);
}

} // namespace zumik::simulator
