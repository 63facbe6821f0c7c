// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/typedtime.h"

#include "models/base/number.h"
#include "models/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace zumik::base {

namespace {

using namespace std::chrono_literals;

constexpr Time endOf9999{253'402'300'799'999};
constexpr std::size_t longest = 2000; // bytes of a text that is looked at

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// "dd:dd" at a place.
bool isClock(std::string_view text, std::size_t at)
{
    return text.size() >= at + 5 && isDigit(text[at]) && isDigit(text[at + 1]) && text[at + 2] == ':'
        && isDigit(text[at + 3]) && isDigit(text[at + 4]);
}

bool isDate(std::string_view text)
{
    return text.size() >= 10 && text[4] == '-' && text[7] == '-' && isDigit(text[0]) && isDigit(text[9]);
}

std::string_view stripped(std::string_view text)
{
    text = trimmed(text.substr(0, longest));
    while (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front()) {
        text = trimmed(text.substr(1, text.size() - 2));
    }
    return text;
}

/// What stands behind the clock time: "Z", "+01:00", or nothing when the text names no zone.
struct Suffix {
    std::string_view clock; ///< what is before it
    std::string zone;
};

Suffix splitZone(std::string_view clock)
{
    for (const std::string_view name : {" UTC", " GMT", " Z", "Z", "z"}) {
        if (clock.ends_with(name)) {
            return {trimmed(clock.substr(0, clock.size() - name.size())), "Z"};
        }
    }
    const std::size_t sign = clock.find_last_of("+-");
    if (sign == std::string_view::npos || sign < 5) {
        return {clock, {}};
    }
    std::string zone(clock.substr(sign));
    if (zone.size() == 5) {
        zone.insert(3, ":"); // +0100
    } else if (zone.size() == 3) {
        zone += ":00"; // +01
    }
    return {trimmed(clock.substr(0, sign)), zone};
}

/// `date` "2026-11-22", `clock` "03:12", "03:12:45" or "03:12:45.5".
std::optional<Time> at(std::string_view date, std::string_view clock, const OffsetAt &offset)
{
    const Suffix parts = splitZone(clock);
    if (!isClock(parts.clock, 0)) {
        return std::nullopt;
    }
    std::string whole = std::string(date) + "T" + std::string(parts.clock);
    whole += parts.clock.size() == 5 ? ":00" : "";
    const auto time = parseTime(whole + (parts.zone.empty() ? "Z" : parts.zone), {});
    if (!time) {
        return std::nullopt;
    }
    return parts.zone.empty() ? fromLocal(*time, offset) : *time;
}

/// The last time before now that clocks showed this.
std::optional<Time> lastClock(std::string_view clock, Time now, const OffsetAt &offset)
{
    const std::string today = formatRfc3339(now + offset(now)).substr(0, 10);
    const auto time = at(today, clock, offset);
    if (!time || *time <= now) {
        return time;
    }
    return at(formatRfc3339(now + offset(now) - 24h).substr(0, 10), clock, offset);
}

/// By their size: a second of 2026 has ten digits.
std::optional<Time> epoch(std::string_view text)
{
    const auto number = parseDouble(text);
    if (!number || !std::isfinite(*number) || *number < 0 || !isDigit(text.front())) {
        return std::nullopt;
    }
    const std::array<std::pair<double, double>, 4> units{
        {{1e11, 1e3}, {1e14, 1}, {1e17, 1e-3}, {1e20, 1e-6}}};
    for (const auto &[below, milliseconds] : units) {
        if (*number < below) {
            return Time{std::llround(*number * milliseconds)};
        }
    }
    return std::nullopt;
}

std::optional<Time> fixedTime(std::string_view text, Time now, const OffsetAt &offset)
{
    if (isDate(text)) {
        const std::string_view rest = trimmed(text.substr(10));
        const bool separated = !rest.empty() && (rest[0] == 'T' || rest[0] == 't');
        const std::string_view clock = separated ? rest.substr(1) : rest;
        return at(text.substr(0, 10), clock.empty() && !separated ? "00:00" : clock, offset);
    }
    if (isClock(text, 0)) {
        return lastClock(text, now, offset);
    }
    return text.empty() ? std::nullopt : epoch(text);
}

/// The value of name=VALUE in a query of a URL.
std::optional<std::string_view> parameter(std::string_view query, std::string_view name)
{
    for (std::string_view part : split(query, '&')) {
        part = part.substr(part.find('?') == std::string_view::npos ? 0 : part.find('?') + 1);
        if (part.starts_with(name) && part.size() > name.size() && part[name.size()] == '=') {
            return part.substr(name.size() + 1, part.find('#') - name.size() - 1);
        }
    }
    return std::nullopt;
}

int hexValue(char c)
{
    if (isDigit(c)) {
        return c - '0';
    }
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string percentDecoded(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool coded =
            text[i] == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0 && hexValue(text[i + 2]) >= 0;
        out += coded ? static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2])) : text[i];
        i += coded ? 2 : 0;
    }
    return out;
}

/// The string behind "name": in a flat JSON object.
std::optional<std::string_view> member(std::string_view json, std::string_view name)
{
    const std::size_t key = json.find("\"" + std::string(name) + "\"");
    const std::size_t open = key == std::string_view::npos ? key : json.find('"', key + name.size() + 2);
    const std::size_t close = open == std::string_view::npos ? open : json.find('"', open + 1);
    if (close == std::string_view::npos) {
        return std::nullopt;
    }
    return json.substr(open + 1, close - open - 1);
}

std::optional<std::pair<std::string, std::string>> ends(std::string_view text)
{
    const auto both = [](auto from, auto to) {
        return std::optional(std::pair(std::string(from), std::string(to)));
    };
    if (text.starts_with('{')) {
        const auto from = member(text, "from");
        const auto to = member(text, "to");
        return from && to ? both(*from, *to) : std::nullopt;
    }
    if (const auto from = parameter(text, "from")) {
        const auto to = parameter(text, "to");
        return to ? both(percentDecoded(*from), percentDecoded(*to)) : std::nullopt;
    }
    for (const std::string_view separator : {" to ", "/"}) {
        const std::size_t middle = text.find(separator);
        if (middle != std::string_view::npos) {
            return both(text.substr(0, middle), text.substr(middle + separator.size()));
        }
    }
    return std::nullopt;
}

} // namespace

Time fromLocal(Time shown, const OffsetAt &offset)
{
    // A day to either side the zone's change, if there is one near, is over or not yet.
    const Time before = shown - offset(shown - 24h);
    const Time after = shown - offset(shown + 24h);
    for (const Time time : {std::min(before, after), std::max(before, after)}) {
        if (time + offset(time) == shown) {
            return time;
        }
    }
    return before;
}

Result<std::string> readTypedTime(std::string_view text, Time now, const OffsetAt &offset)
{
    const std::string_view written = stripped(text);
    const Error invalid{
        ErrorCode::InvalidArgument, "not a time: \"" + std::string(text.substr(0, 100)) + "\"", {}};
    if (written.starts_with("now")) {
        const auto relative = parseTime(written, now);
        return relative ? Result<std::string>(std::string(written)) : Result<std::string>(invalid);
    }
    const auto time = fixedTime(written, now, offset);
    if (!time || *time < Time{0} || *time > endOf9999) {
        return invalid;
    }
    return formatRfc3339(*time);
}

std::optional<TypedRange> readTypedRange(std::string_view text, Time now, const OffsetAt &offset)
{
    const auto both = ends(stripped(text));
    if (!both) {
        return std::nullopt;
    }
    const auto from = readTypedTime(both->first, now, offset);
    const auto to = readTypedTime(both->second, now, offset);
    return from && to ? std::optional(TypedRange{*from, *to}) : std::nullopt;
}

} // namespace zumik::base
