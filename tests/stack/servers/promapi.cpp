// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/servers/promapi.h"

#include "tests/support/net.h"
#include "tests/support/wait.h"

#include <cctype>
#include <cstdlib>
#include <utility>

namespace zumik::tests {

PromApi::PromApi(std::uint16_t port, std::string prefix)
    : m_port(port)
    , m_prefix(std::move(prefix))
{
}

std::string PromApi::get(const std::string &path) const
{
    return http({.port = m_port, .path = m_prefix + "/api/v1/" + path}).body;
}

std::string PromApi::query(const std::string &expr, std::optional<double> time) const
{
    std::string path = "query?query=" + urlEncoded(expr);
    if (time) {
        path += "&time=" + std::to_string(*time);
    }
    return get(path);
}

std::optional<double> PromApi::value(const std::string &expr, std::optional<double> time) const
{
    // ..."value":[1700000000.1,"42"]... of a vector, ..."result":[1700000000.1,"42"]... of a scalar
    const std::string answer = query(expr, time);
    const bool scalar = answer.find(R"("resultType":"scalar")") != std::string::npos;
    const std::size_t value = answer.find(scalar ? "\"result\":[" : "\"value\":[");
    const std::size_t quote = answer.find(",\"", value);
    if (value == std::string::npos || quote == std::string::npos) {
        return {};
    }
    return std::strtod(answer.c_str() + quote + 2, nullptr);
}

bool PromApi::waitFor(const std::string &expr, std::chrono::milliseconds limit) const
{
    return tests::waitFor([&] { return value(expr).has_value(); }, limit);
}

std::string urlEncoded(const std::string &text)
{
    constexpr char digits[] = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || c == '_' || c == '-' || c == '.') {
            result += c;
        } else {
            result.append({'%', digits[byte >> 4U], digits[byte & 15U]});
        }
    }
    return result;
}

} // namespace zumik::tests
