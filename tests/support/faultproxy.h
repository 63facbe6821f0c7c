// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/faultline.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

namespace zumik::tests {

/// A TCP proxy on a free port of 127.0.0.1 that does to a server's connections what networks do: delays,
/// limits bandwidth, stalls, cuts, truncates, corrupts. Everything can be switched while it runs, from any
/// thread, and is in force when the call returns; it works in a thread of its own, at several hundred MB/s.
///
/// It joins two TCP connections and delays what goes between them: a connection request is answered at once
/// (only the bytes take their time), and TCP's own slow start sees a loopback.
class FaultProxy {
public:
    enum class Way : std::size_t { ToServer, ToClient };

    /// Throws SetupError when no port can be had.
    explicit FaultProxy(std::uint16_t serverPort);
    ~FaultProxy();

    FaultProxy(const FaultProxy &) = delete;
    FaultProxy &operator=(const FaultProxy &) = delete;

    std::uint16_t port() const { return m_port; }

    /// For living connections and those to come.
    void set(Way way, const LineFaults &faults);
    void setBoth(const LineFaults &faults);

    /// Nothing passes any more, either way, ends included, and what the other settings were is forgotten.
    void stall() { setBoth({.stallAt = 0}); }

    /// All faults end. What was stalled goes on; what was cut stays cut.
    void heal() { setBoth({}); }

    /// Breaks every living connection.
    void cut();

    /// How many bytes of the latest connection came out that way.
    std::uint64_t passed(Way way) const { return m_passed[static_cast<std::size_t>(way)]; }

    std::size_t connections() const { return m_living; }

    /// Bytes of one way between two of the other way: offsets as LineFaults has them.
    struct Flight {
        Way way = Way::ToServer;
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
    };

    /// The first flights of the latest connection, in their order: the steps of a handshake.
    std::vector<Flight> flights();

private:
    struct Connection {
        FaultLine::End client;
        FaultLine::End server;
        FaultLine toServer;
        FaultLine toClient;
        bool news = true; ///< to be pumped
    };

    void run();
    void takeSettings();
    void wait();
    void accept();
    void noteNews(std::uint64_t tag, std::uint32_t events);
    void pumpAll();
    bool pump(Connection &connection); ///< false once it is over
    void note(Way way, std::uint64_t passed);
    void drop(Connection &connection, bool broken);
    void order(const std::function<void()> &write);

    int m_epoll = -1;
    int m_event = -1;
    int m_listener = -1;
    std::uint16_t m_port = 0;
    std::uint16_t m_serverPort = 0;

    std::mutex m_mutex;
    std::condition_variable m_taken;
    bool m_ordered = false; // guarded by m_mutex: there is something that the thread has not taken yet
    std::array<LineFaults, 2> m_wanted; // guarded by m_mutex
    std::vector<Flight> m_flights; // guarded by m_mutex
    bool m_cutWanted = false; // guarded by m_mutex
    bool m_stopWanted = false; // guarded by m_mutex

    std::array<std::atomic<std::uint64_t>, 2> m_passed{};
    std::atomic<std::size_t> m_living{0};

    // The thread's own.
    std::array<LineFaults, 2> m_faults;
    std::array<TokenBucket, 2> m_buckets;
    std::list<Connection> m_connections;
    bool m_stopped = false;
    std::thread m_thread;
};

} // namespace zumik::tests
