// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/datepattern.h"

#include <array>
#include <cstdint>
#include <cstdlib>

namespace zumik::frame {

namespace {

struct Parts {
    std::int64_t year;
    unsigned month; ///< 1..12
    unsigned day;
    unsigned weekday; ///< 0: Sunday
    unsigned hour;
    unsigned minute;
    unsigned second;
    unsigned millisecond;
    std::int64_t epochMs;
    base::Duration offset;
};

constexpr std::array<std::string_view, 12> months{"January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December"};
constexpr std::array<std::string_view, 7> weekdays{
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};

Parts partsOf(base::Time time, base::Duration offset)
{
    using namespace std::chrono;
    const sys_time<milliseconds> local{milliseconds{time.ms} + offset};
    const auto day = floor<days>(local);
    const year_month_day date{day};
    const hh_mm_ss clock{local - day};
    return {int{date.year()}, unsigned{date.month()}, unsigned{date.day()}, weekday{day}.c_encoding(),
        static_cast<unsigned>(clock.hours().count()), static_cast<unsigned>(clock.minutes().count()),
        static_cast<unsigned>(clock.seconds().count()), static_cast<unsigned>(clock.subseconds().count()),
        time.ms, offset};
}

std::string padded(std::int64_t number, std::size_t width)
{
    std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string zone(base::Duration offset)
{
    const std::int64_t minutes = std::abs(offset.count() / 60000);
    return (offset.count() < 0 ? "-" : "+") + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2);
}

using Writer = std::string (*)(const Parts &);

struct Token {
    std::string_view pattern;
    Writer write;
};

unsigned twelve(unsigned hour)
{
    return hour % 12 == 0 ? 12 : hour % 12;
}

// Longer patterns before their beginnings.
const std::array<Token, 26> tokens{{
    {"YYYY",
        [](const Parts &p) {
            return padded(p.year, 4);
        }},
    {"YY",
        [](const Parts &p) {
            return padded(p.year % 100, 2);
        }},
    {"MMMM",
        [](const Parts &p) {
            return std::string(months[p.month - 1]);
        }},
    {"MMM",
        [](const Parts &p) {
            return std::string(months[p.month - 1].substr(0, 3));
        }},
    {"MM",
        [](const Parts &p) {
            return padded(p.month, 2);
        }},
    {"M",
        [](const Parts &p) {
            return padded(p.month, 1);
        }},
    {"DD",
        [](const Parts &p) {
            return padded(p.day, 2);
        }},
    {"D",
        [](const Parts &p) {
            return padded(p.day, 1);
        }},
    {"dddd",
        [](const Parts &p) {
            return std::string(weekdays[p.weekday]);
        }},
    {"ddd",
        [](const Parts &p) {
            return std::string(weekdays[p.weekday].substr(0, 3));
        }},
    {"HH",
        [](const Parts &p) {
            return padded(p.hour, 2);
        }},
    {"H",
        [](const Parts &p) {
            return padded(p.hour, 1);
        }},
    {"hh",
        [](const Parts &p) {
            return padded(twelve(p.hour), 2);
        }},
    {"h",
        [](const Parts &p) {
            return padded(twelve(p.hour), 1);
        }},
    {"mm",
        [](const Parts &p) {
            return padded(p.minute, 2);
        }},
    {"m",
        [](const Parts &p) {
            return padded(p.minute, 1);
        }},
    {"ss",
        [](const Parts &p) {
            return padded(p.second, 2);
        }},
    {"s",
        [](const Parts &p) {
            return padded(p.second, 1);
        }},
    {"SSS",
        [](const Parts &p) {
            return padded(p.millisecond, 3);
        }},
    {"SS",
        [](const Parts &p) {
            return padded(p.millisecond / 10, 2);
        }},
    {"S",
        [](const Parts &p) {
            return padded(p.millisecond / 100, 1);
        }},
    {"A",
        [](const Parts &p) {
            return std::string(p.hour < 12 ? "AM" : "PM");
        }},
    {"a",
        [](const Parts &p) {
            return std::string(p.hour < 12 ? "am" : "pm");
        }},
    {"X",
        [](const Parts &p) {
            return padded(p.epochMs / 1000, 1);
        }},
    {"x",
        [](const Parts &p) {
            return padded(p.epochMs, 1);
        }},
    {"Z",
        [](const Parts &p) {
            return zone(p.offset);
        }},
}};

const Token *tokenAt(std::string_view pattern)
{
    for (const Token &token : tokens) {
        if (pattern.starts_with(token.pattern)) {
            return &token;
        }
    }
    return nullptr;
}

} // namespace

std::string formatDatePattern(base::Time time, base::Duration offset, std::string_view pattern)
{
    const Parts parts = partsOf(time, offset);
    std::string text;
    while (!pattern.empty()) {
        const std::size_t close = pattern.starts_with('[') ? pattern.find(']') : std::string_view::npos;
        if (close != std::string_view::npos) {
            text += pattern.substr(1, close - 1);
            pattern.remove_prefix(close + 1);
        } else if (const Token *token = tokenAt(pattern)) {
            text += token->write(parts);
            pattern.remove_prefix(token->pattern.size());
        } else {
            text += pattern.front();
            pattern.remove_prefix(1);
        }
    }
    return text;
}

} // namespace zumik::frame
