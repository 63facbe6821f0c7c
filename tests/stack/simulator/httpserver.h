// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/simulator/httpmessage.h"

#include <cstdint>
#include <functional>
#include <map>
#include <string>

namespace zumik::simulator {

/// HTTP/1.1 with keep-alive on ports of 127.0.0.1, in one thread, by epoll.
class HttpServer {
public:
    /// `door` is the number that `listen` was given.
    using Handler = std::function<HttpResponse(const HttpRequest &request, int door)>;

    explicit HttpServer(Handler handler);
    ~HttpServer();

    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    /// Opens a port; 0 lets the kernel choose. The port, or 0 when it can't be had.
    std::uint16_t listen(int door, std::uint16_t port);

    /// Serves until `stop` is called (from a signal handler, say).
    void run();
    void stop() const;

private:
    struct Connection {
        int door = 0;
        std::string received;
        std::string unsent;
        std::size_t sent = 0;
        bool closing = false;
    };

    void onEvent(int descriptor, std::uint32_t events);
    void accept(int listener, int door);
    bool receive(int descriptor, Connection &connection);
    bool answerAll(Connection &connection);
    bool flush(int descriptor, Connection &connection) const;
    void close(int descriptor);

    Handler m_handler;
    int m_epoll;
    int m_wake;
    std::map<int, int> m_listeners;
    std::map<int, Connection> m_connections;
    bool m_running = true;
};

} // namespace zumik::simulator
