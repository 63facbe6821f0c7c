// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zumik::tests {

/// A TCP port of 127.0.0.1 that nobody listens on now, from outside the range that the kernel gives to
/// clients. Another process may take it before its user does: whoever starts a server tries again with
/// another.
std::uint16_t freePort();

/// Whether something accepts connections on 127.0.0.1:port.
bool portAnswers(std::uint16_t port);

bool waitForPort(std::uint16_t port, std::chrono::milliseconds limit = std::chrono::seconds(20));

struct HttpCall {
    std::uint16_t port = 0;
    std::string path = "/";
    std::string method = "GET";
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};
    std::chrono::milliseconds limit = std::chrono::seconds(20);
};

struct HttpAnswer {
    int status = 0; ///< 0 when there was no HTTP answer
    std::string headers; ///< status line and header lines as they came
    std::string body;

    /// The value of a header, whatever its case; empty without one.
    std::string header(std::string_view name) const;
};

/// One blocking request to 127.0.0.1 (HTTP/1.0, a connection of its own).
HttpAnswer http(const HttpCall &call);

/// Until `path` answers 200, or `giveUp` returns true.
bool waitForHttp(std::uint16_t port, const std::string &path,
    std::chrono::milliseconds limit = std::chrono::seconds(20), const std::function<bool()> &giveUp = {});

} // namespace zumik::tests
