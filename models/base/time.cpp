// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/time.h"

#include "models/base/number.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

namespace zumik::base {

namespace {

constexpr std::int64_t msPerDay = 24LL * 3600 * 1000;

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size()) {
        return std::nullopt;
    }
    int value = 0;
    const char *first = text.data() + at;
    const auto [end, status] = std::from_chars(first, first + count, value);
    if (status != std::errc{} || end != first + count || text[at] == '-') {
        return std::nullopt;
    }
    return value;
}

/// The part after the seconds: ".25", then "Z" or "+01:00". Milliseconds to add to the local reading.
std::optional<std::int64_t> fractionAndOffset(std::string_view rest)
{
    std::int64_t ms = 0;
    if (!rest.empty() && rest[0] == '.') {
        std::int64_t scale = 100;
        std::size_t at = 1;
        for (; at < rest.size() && rest[at] >= '0' && rest[at] <= '9'; ++at, scale /= 10) {
            ms += (rest[at] - '0') * scale;
        }
        if (at == 1) {
            return std::nullopt;
        }
        rest.remove_prefix(at);
    }
    if (rest == "Z" || rest == "z") {
        return ms;
    }
    if (rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':') {
        return std::nullopt;
    }
    const auto hours = digits(rest, 1, 2);
    const auto minutes = digits(rest, 4, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59) {
        return std::nullopt;
    }
    const std::int64_t offset = (*hours * 60LL + *minutes) * 60 * 1000;
    return rest[0] == '+' ? ms - offset : ms + offset;
}

std::optional<Time> parseRfc3339(std::string_view text)
{
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second || text[4] != '-' || text[7] != '-'
        || (text[10] != 'T' && text[10] != 't' && text[10] != ' ') || text[13] != ':' || text[16] != ':') {
        return std::nullopt;
    }
    const std::chrono::year_month_day date{std::chrono::year{*year},
        std::chrono::month{static_cast<unsigned>(*month)}, std::chrono::day{static_cast<unsigned>(*day)}};
    const auto shift = fractionAndOffset(text.substr(19));
    if (!date.ok() || *hour > 23 || *minute > 59 || *second > 60 || !shift) {
        return std::nullopt;
    }
    const std::int64_t days = std::chrono::sys_days(date).time_since_epoch().count();
    return Time{days * msPerDay + ((*hour * 60LL + *minute) * 60 + *second) * 1000 + *shift};
}

Error invalid(std::string_view text)
{
    return {ErrorCode::InvalidArgument,
        "not a time such as now-6h, 1700000000 or 2025-11-20T03:00:00Z: \"" + std::string(text) + "\"", {}};
}

} // namespace

Time SystemClock::now() const
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<Duration>(sinceEpoch).count()};
}

Result<Time> parseTime(std::string_view text, Time now)
{
    if (text == "now") {
        return now;
    }
    if (text.starts_with("now-") || text.starts_with("now+")) {
        const auto shift = parseDuration(text.substr(4));
        if (!shift) {
            return invalid(text);
        }
        return text[3] == '-' ? now - *shift : now + *shift;
    }
    if (const auto time = parseRfc3339(text)) {
        return *time;
    }
    constexpr double limitSeconds = 9e12; // far beyond year 9999 and well inside 64 bits of milliseconds
    const auto seconds = parseDouble(text);
    if (!seconds || !std::isfinite(*seconds) || std::abs(*seconds) > limitSeconds) {
        return invalid(text);
    }
    return Time{static_cast<std::int64_t>(std::llround(*seconds * 1000))};
}

std::string formatRfc3339(Time time)
{
    const std::int64_t day = alignDown(time, Duration{msPerDay}).ms / msPerDay;
    const std::int64_t inDay = time.ms - day * msPerDay;
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    std::array<char, 48> text{};
    const int seconds = static_cast<int>(inDay / 1000);
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), seconds / 3600,
        seconds / 60 % 60, seconds % 60);
    std::string result(text.data());
    if (const int ms = static_cast<int>(inDay % 1000); ms != 0) {
        std::snprintf(text.data(), text.size(), ".%03d", ms);
        result += text.data();
    }
    return result + "Z";
}

Time alignDown(Time time, Duration step)
{
    const std::int64_t s = step.count();
    const std::int64_t rest = time.ms % s;
    return {time.ms - (rest < 0 ? rest + s : rest)};
}

} // namespace zumik::base
