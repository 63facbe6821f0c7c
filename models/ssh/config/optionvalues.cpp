// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/config/optionvalues.h"

#include "models/ssh/config/patterns.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace zumik::ssh {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

Error invalid(std::string words)
{
    return {ErrorCode::FormatInvalid, std::move(words), {}};
}

template <typename Number> std::optional<Number> numberIn(std::string_view text)
{
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

template <typename Value> struct Choice {
    std::string_view word;
    Value value;
};

template <typename Value, std::size_t count>
Result<Value> chosen(const std::string &word, const std::array<Choice<Value>, count> &choices)
{
    const std::string wanted = lower(word);
    for (const auto &choice : choices) {
        if (choice.word == wanted) {
            return choice.value;
        }
    }
    return invalid("unsupported value \"" + word + "\"");
}

constexpr long long secondsOf(char unit)
{
    switch (unit) {
    case 's':
        return 1;
    case 'm':
        return 60;
    case 'h':
        return 3'600;
    case 'd':
        return 86'400;
    case 'w':
        return 604'800;
    default:
        return 0;
    }
}

} // namespace

Result<bool> flagIn(const std::string &word)
{
    return chosen(
        word, std::array<Choice<bool>, 4>{{{"yes", true}, {"true", true}, {"no", false}, {"false", false}}});
}

Result<AddressFamily> familyIn(const std::string &word)
{
    return chosen(word,
        std::array<Choice<AddressFamily>, 3>{
            {{"any", AddressFamily::Any}, {"inet", AddressFamily::Inet}, {"inet6", AddressFamily::Inet6}}});
}

Result<HostKeyChecking> checkingIn(const std::string &word)
{
    using Checking = HostKeyChecking;
    return chosen(word,
        std::array<Choice<Checking>, 7>{{{"yes", Checking::Strict}, {"true", Checking::Strict},
            {"no", Checking::Off}, {"false", Checking::Off}, {"off", Checking::Off}, {"ask", Checking::Ask},
            {"accept-new", Checking::AcceptNew}}});
}

Result<std::uint16_t> portIn(const std::string &word)
{
    const auto port = numberIn<std::uint16_t>(word);
    return port && *port > 0 ? Result<std::uint16_t>(*port) : invalid("bad port \"" + word + "\"");
}

Result<int> countIn(const std::string &word)
{
    const auto count = numberIn<int>(word);
    return count && *count >= 0 ? Result<int>(*count) : invalid("bad number \"" + word + "\"");
}

Result<std::chrono::seconds> timeIn(const std::string &word)
{
    const auto time = readConfigTime(word);
    return time ? Result(*time) : invalid("bad time \"" + word + "\"");
}

std::optional<std::chrono::seconds> readConfigTime(std::string_view text)
{
    constexpr long long most = std::numeric_limits<int>::max();
    long long total = 0;
    if (text.empty()) {
        return std::nullopt;
    }
    while (!text.empty()) {
        const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
        const auto number = numberIn<long long>(text.substr(0, digits));
        text.remove_prefix(digits);
        const long long unit = text.empty() ? 1 : secondsOf(lower(text.substr(0, 1)).front());
        if (!number || unit == 0 || *number > most / unit || total + *number * unit > most) {
            return std::nullopt;
        }
        total += *number * unit;
        text.remove_prefix(text.empty() ? 0 : 1);
    }
    return std::chrono::seconds(total);
}

} // namespace zumik::ssh
