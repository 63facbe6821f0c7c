// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/unitwords.h"

#include "models/frame/datepattern.h"

#include "models/base/number.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace zumik::frame {

namespace {

// Beyond this many milliseconds (285,000 years) a double counts no single ones.
constexpr double timeLimit = 9.0e15;

struct Word {
    double seconds;
    std::string_view name;
};

constexpr std::array<Word, 8> durationUnits{{{31536000, "year"}, {2592000, "month"}, {604800, "week"},
    {86400, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}, {0.001, "millisecond"}}};

std::string counted(double number, std::string_view name)
{
    return base::formatFixed(number, 0) + " " + std::string(name) + (number == 1 ? "" : "s");
}

/// "2 hours, 5 minutes": from the first unit that is reached, `decimals` units more; negative: "... ago".
std::string durationWords(double value, bool milliseconds, std::optional<int> decimals)
{
    if (value == 0) {
        return milliseconds ? "0 milliseconds" : "0 seconds";
    }
    double rest = std::abs(value) * (milliseconds ? 1 : 1000);
    int more = std::max(0, decimals.value_or(0));
    std::string text;
    for (const Word &word : durationUnits) {
        const double unit = word.seconds * 1000;
        const bool smallest = &word == &durationUnits.back();
        if (more < 0 || (text.empty() && rest < unit && !smallest)) {
            continue;
        }
        text += (text.empty() ? "" : ", ") + counted(std::floor(rest / unit), word.name);
        rest = std::fmod(rest, unit);
        --more;
    }
    return value < 0 ? text + " ago" : text;
}

std::string padded(std::int64_t number, std::size_t width)
{
    std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string hourMinuteSecond(std::int64_t total)
{
    return padded(total / 3600, 2) + ":" + padded(total / 60 % 60, 2) + ":" + padded(total % 60, 2);
}

std::string clockLike(double value, bool withDays)
{
    const auto total = static_cast<std::int64_t>(std::abs(value));
    std::string text;
    if (withDays) {
        text = std::to_string(total / 86400) + " d " + hourMinuteSecond(total % 86400);
    } else {
        text = hourMinuteSecond(total);
    }
    return value < 0 ? text + " ago" : text;
}

/// "02h:05m:10s:120ms", cut after `decimals` parts beyond the first.
std::string clock(double milliseconds, std::optional<int> decimals)
{
    const auto total = static_cast<std::int64_t>(std::abs(milliseconds));
    const std::array<std::string, 4> parts{padded(total / 3600000, 2) + "h",
        padded(total / 60000 % 60, 2) + "m", padded(total / 1000 % 60, 2) + "s",
        padded(total % 1000, 3) + "ms"};
    const std::size_t first = total >= 3600000 ? 0 : total >= 60000 ? 1 : total >= 1000 ? 2 : 3;
    const std::size_t count = decimals ? static_cast<std::size_t>(std::max(0, *decimals)) + 1 : parts.size();
    std::string text = milliseconds < 0 ? "-" : "";
    for (std::size_t i = first; i < std::min(parts.size(), first + count); ++i) {
        text += (i == first ? "" : ":") + parts[i];
    }
    return text;
}

std::string dateTime(double value, const Unit &unit, const FormatContext &context)
{
    const base::Time time{static_cast<std::int64_t>(value)};
    const auto shift = [&](base::Time t) {
        return context.zoneOffset ? context.zoneOffset(t) : base::Duration{0};
    };
    std::string_view pattern = unit.symbol;
    if (unit.kind == Unit::Kind::DateTimeUnlessToday) {
        constexpr base::Duration day{86400000};
        const bool today = base::alignDown(time + shift(time), day)
            == base::alignDown(context.now + shift(context.now), day);
        pattern.remove_prefix(today ? pattern.find(' ') + 1 : 0);
    }
    return formatDatePattern(time, shift(time), pattern);
}

struct Span {
    double below; ///< seconds
    double unit;
    std::string_view one;
    std::string_view many;
};

/// "5 minutes ago", "in 2 hours", with moment.js's thresholds.
std::string fromNow(double value, base::Time now)
{
    static constexpr std::array<Span, 6> spans{{{44.5, 1, "a few seconds", ""},
        {44.5 * 60, 60, "a minute", " minutes"}, {21.5 * 3600, 3600, "an hour", " hours"},
        {25.5 * 86400, 86400, "a day", " days"}, {319.5 * 86400, 30.4368 * 86400, "a month", " months"},
        {0, 365.2425 * 86400, "a year", " years"}}};
    const double seconds = (value - static_cast<double>(now.ms)) / 1000;
    const double length = std::abs(seconds);
    const Span *span = std::find_if(
        spans.begin(), spans.end() - 1, [&](const Span &candidate) { return length < candidate.below; });
    const double number = std::max(1.0, std::round(length / span->unit));
    std::string text(span->one);
    if (number > 1 && !span->many.empty()) {
        text = base::formatFixed(number, 0) + std::string(span->many);
    }
    return seconds > 0 ? "in " + text : text + " ago";
}

std::string hexadecimal(double value, std::string_view prefix)
{
    if (std::abs(value) >= 9007199254740992.0) {
        return base::formatDouble(value);
    }
    static constexpr std::string_view digits = "0123456789ABCDEF";
    auto rest = static_cast<std::uint64_t>(std::abs(std::round(value)));
    std::string text;
    do {
        text.insert(text.begin(), digits[rest % 16]);
        rest /= 16;
    } while (rest != 0);
    return (value < 0 ? "-" : "") + std::string(prefix) + text;
}

/// 1.2e+3, as JavaScript's toExponential writes it.
std::string scientific(double value, std::optional<int> decimals)
{
    if (value == 0) {
        return "0e+0";
    }
    int exponent = static_cast<int>(std::floor(std::log10(std::abs(value))));
    double mantissa = value / std::pow(10.0, exponent);
    if (!std::isfinite(mantissa)) { // 10^exponent below the smallest normal number
        mantissa = value * 1e200 / std::pow(10.0, exponent + 200);
    }
    std::string text = formatNumber(mantissa, decimals);
    if (text == "10" || text.starts_with("10.") || text == "-10" || text.starts_with("-10.")) {
        ++exponent;
        text = formatNumber(mantissa / 10, decimals);
    }
    return text + "e" + (exponent < 0 ? "-" : "+") + std::to_string(std::abs(exponent));
}

std::string grouped(double value, std::optional<int> decimals)
{
    std::string text = formatNumber(value, decimals ? *decimals : 3);
    std::size_t point = text.find_first_of(".e");
    if (!decimals && point != std::string::npos && text[point] == '.') { // "at most three"
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) {
            text.pop_back();
        }
    }
    point = std::min(text.find_first_of(".e"), text.size());
    const std::size_t first = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = point; at > first + 3;) {
        at -= 3;
        text.insert(at, ",");
    }
    return text;
}

std::string boolean(double value, std::string_view words)
{
    const std::size_t slash = words.find('/');
    return std::string(value != 0 ? words.substr(0, slash) : words.substr(slash + 1));
}

bool needsTime(Unit::Kind kind)
{
    using Kind = Unit::Kind;
    return kind == Kind::DurationWords || kind == Kind::HourMinuteSecond || kind == Kind::DayHourMinuteSecond
        || kind == Kind::Clock || kind == Kind::DateTime || kind == Kind::DateTimeUnlessToday
        || kind == Kind::FromNow;
}

} // namespace

std::string inWords(double value, const Unit &unit, std::optional<int> decimals, const FormatContext &context)
{
    if (needsTime(unit.kind) && std::abs(value) > timeLimit / 1000) {
        return base::formatDouble(value);
    }
    switch (unit.kind) {
    case Unit::Kind::DurationWords:
        return durationWords(value, unit.symbol == "ms", decimals);
    case Unit::Kind::HourMinuteSecond:
        return clockLike(value, false);
    case Unit::Kind::DayHourMinuteSecond:
        return clockLike(value, true);
    case Unit::Kind::Clock:
        return clock(unit.symbol == "s" ? value * 1000 : value, decimals);
    case Unit::Kind::DateTime:
    case Unit::Kind::DateTimeUnlessToday:
        return dateTime(value, unit, context);
    case Unit::Kind::FromNow:
        return fromNow(value, context.now);
    case Unit::Kind::Hex:
        return hexadecimal(value, unit.symbol);
    case Unit::Kind::Scientific:
        return scientific(value, decimals);
    case Unit::Kind::Grouped:
        return grouped(value, decimals);
    default:
        return boolean(value, unit.symbol);
    }
}

} // namespace zumik::frame
