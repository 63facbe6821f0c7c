// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultproxy.h"

#include "tests/support/setuperror.h"

#include <arpa/inet.h>
#include <ctime>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace zumik::tests {

using std::chrono::nanoseconds;
using std::chrono::steady_clock;

namespace {

constexpr std::size_t mostFlights = 64;

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// Edge-triggered: a socket is asked until it has nothing more, then left alone until it has news. The tag is
/// the address of what the events are for.
void watch(int epoll, int descriptor, const void *tag, std::uint32_t events)
{
    epoll_event event{};
    event.events = events;
    event.data.u64 = reinterpret_cast<std::uint64_t>(tag);
    ::epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
}

void sendAtOnce(int descriptor)
{
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

void closeSocket(int descriptor, bool broken)
{
    const linger atOnce{1, 0};
    if (broken) {
        ::setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    }
    ::close(descriptor);
}

} // namespace

FaultProxy::FaultProxy(std::uint16_t serverPort)
    : m_epoll(::epoll_create1(EPOLL_CLOEXEC))
    , m_event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    , m_serverPort(serverPort)
{
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(m_listener, reinterpret_cast<const sockaddr *>(&address), size) != 0
        || ::listen(m_listener, SOMAXCONN) != 0
        || ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
        throw SetupError("the proxy found no port");
    }
    m_port = ntohs(address.sin_port);
    watch(m_epoll, m_event, &m_event, EPOLLIN);
    watch(m_epoll, m_listener, &m_listener, EPOLLIN);
    m_thread = std::thread([this] { run(); });
}

FaultProxy::~FaultProxy()
{
    order([this] { m_stopWanted = true; });
    m_thread.join();
    for (const int descriptor : {m_listener, m_event, m_epoll}) {
        ::close(descriptor);
    }
}

void FaultProxy::set(Way way, const LineFaults &faults)
{
    order([&] { m_wanted[static_cast<std::size_t>(way)] = faults; });
}

void FaultProxy::setBoth(const LineFaults &faults)
{
    order([&] { m_wanted = {faults, faults}; });
}

void FaultProxy::cut()
{
    order([this] { m_cutWanted = true; });
}

/// Returns when the thread has taken what `write` wrote under the lock.
void FaultProxy::order(const std::function<void()> &write)
{
    std::unique_lock lock(m_mutex);
    write();
    m_ordered = true;
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(m_event, &one, sizeof one);
    m_taken.wait(lock, [this] { return !m_ordered; });
}

void FaultProxy::run()
{
    while (!m_stopped) {
        wait();
        pumpAll();
    }
    for (Connection &connection : m_connections) {
        drop(connection, true);
    }
}

void FaultProxy::takeSettings()
{
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = ::read(m_event, &count, sizeof count);
    const std::lock_guard lock(m_mutex);
    m_faults = m_wanted;
    m_stopped = m_stopWanted;
    for (Connection &connection : m_connections) {
        connection.news = true;
    }
    if (m_cutWanted) {
        m_cutWanted = false;
        for (Connection &connection : m_connections) {
            drop(connection, true);
        }
        m_connections.clear();
        m_living = 0;
    }
    m_ordered = false;
    m_taken.notify_all();
}

void FaultProxy::wait()
{
    auto due = FaultLine::Instant::max();
    for (const Connection &connection : m_connections) {
        due = std::min({due, connection.toServer.due(), connection.toClient.due()});
    }
    timespec limit{};
    if (due != FaultLine::Instant::max()) {
        const auto left = std::max(nanoseconds{0}, nanoseconds(due - steady_clock::now())).count();
        limit = {left / 1'000'000'000, left % 1'000'000'000};
    }
    std::array<epoll_event, 64> events{};
    const int count = ::epoll_pwait2(m_epoll, events.data(), static_cast<int>(events.size()),
        due == FaultLine::Instant::max() ? nullptr : &limit, nullptr);
    bool settings = false;
    for (int i = 0; i < count; ++i) {
        const auto &event = events[static_cast<std::size_t>(i)];
        settings = settings || event.data.u64 == reinterpret_cast<std::uint64_t>(&m_event);
        noteNews(event.data.u64, event.events);
    }
    if (settings) { // last: it may end connections that the events speak of
        takeSettings();
    }
}

void FaultProxy::noteNews(std::uint64_t tag, std::uint32_t events)
{
    if (tag == reinterpret_cast<std::uint64_t>(&m_listener)) {
        accept();
        return;
    }
    for (Connection &connection : m_connections) {
        for (FaultLine::End *end : {&connection.client, &connection.server}) {
            if (tag == reinterpret_cast<std::uint64_t>(end)) {
                const bool over = (events & (EPOLLHUP | EPOLLERR)) != 0;
                end->readable = end->readable || over || (events & (EPOLLIN | EPOLLRDHUP)) != 0;
                end->writable = end->writable || over || (events & EPOLLOUT) != 0;
                connection.news = true;
                return;
            }
        }
    }
}

void FaultProxy::accept()
{
    const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (client < 0) {
        return;
    }
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const sockaddr_in address = loopback(m_serverPort);
    // Whether it succeeds, its readiness tells: writable, or an error at the first read.
    [[maybe_unused]] const int begun =
        ::connect(server, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    sendAtOnce(client);
    sendAtOnce(server);
    Connection &connection = m_connections.emplace_back();
    connection.client.descriptor = client;
    connection.server.descriptor = server;
    m_living = m_connections.size();
    m_passed[0] = 0;
    m_passed[1] = 0;
    const std::lock_guard lock(m_mutex);
    m_flights.clear();
    constexpr std::uint32_t all = EPOLLIN | EPOLLOUT | EPOLLRDHUP | EPOLLET;
    watch(m_epoll, client, &connection.client, all);
    watch(m_epoll, server, &connection.server, all);
}

void FaultProxy::pumpAll()
{
    const auto now = steady_clock::now();
    for (auto it = m_connections.begin(); it != m_connections.end();) {
        const bool due = std::min(it->toServer.due(), it->toClient.due()) <= now;
        const bool lives = (!it->news && !due) || pump(*it);
        it = lives ? std::next(it) : m_connections.erase(it);
    }
    m_living = m_connections.size();
}

bool FaultProxy::pump(Connection &connection)
{
    connection.news = false;
    const auto forth =
        connection.toServer.pump(m_faults[0], m_buckets[0], connection.client, connection.server);
    const auto back =
        connection.toClient.pump(m_faults[1], m_buckets[1], connection.server, connection.client);
    if (&connection == &m_connections.back()) {
        note(Way::ToServer, connection.toServer.passed());
        note(Way::ToClient, connection.toClient.passed());
    }
    const bool broken = forth == FaultLine::State::Broken || back == FaultLine::State::Broken;
    if (broken || (forth == FaultLine::State::Ended && back == FaultLine::State::Ended)) {
        drop(connection, broken);
        return false;
    }
    return true;
}

void FaultProxy::note(Way way, std::uint64_t passed)
{
    auto &known = m_passed[static_cast<std::size_t>(way)];
    const std::uint64_t before = known;
    if (passed == before) {
        return;
    }
    known = passed;
    const std::lock_guard lock(m_mutex);
    if (!m_flights.empty() && m_flights.back().way == way) {
        m_flights.back().end = passed;
    } else if (m_flights.size() < mostFlights) {
        m_flights.push_back({way, before, passed});
    }
}

std::vector<FaultProxy::Flight> FaultProxy::flights()
{
    const std::lock_guard lock(m_mutex);
    return m_flights;
}

void FaultProxy::drop(Connection &connection, bool broken)
{
    closeSocket(connection.client.descriptor, broken);
    closeSocket(connection.server.descriptor, broken);
}

} // namespace zumik::tests
