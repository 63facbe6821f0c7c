// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace zumik::tests {

/// Asking a Prometheus API the simple way, apart from the client under test.
class PromApi {
public:
    explicit PromApi(std::uint16_t port, std::string prefix = {});

    /// The body of GET /api/v1/PATH.
    std::string get(const std::string &path) const;

    /// The body of an instant query; `time` in seconds since the epoch, now without.
    std::string query(const std::string &expr, std::optional<double> time = {}) const;

    /// The first value of an instant query's answer; nothing when the answer is empty or an error.
    std::optional<double> value(const std::string &expr, std::optional<double> time = {}) const;

    /// Until the query's answer has at least one element.
    bool waitFor(const std::string &expr, std::chrono::milliseconds limit = std::chrono::seconds(30)) const;

private:
    std::uint16_t m_port;
    std::string m_prefix;
};

/// Percent-encoding for a query parameter.
std::string urlEncoded(const std::string &text);

} // namespace zumik::tests
