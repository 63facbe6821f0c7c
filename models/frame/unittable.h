// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace zumik::frame {

/// How a unit scales and what it writes. Private to models/frame.
struct Unit {
    enum class Kind {
        Plain, ///< the number and a suffix
        Prefix, ///< the number behind a prefix
        Short, ///< K, Mil, Bil, ...
        Si, ///< 1000^n with n, µ, m, k, M, ...
        Binary, ///< 1024^n with Ki, Mi, ...
        Count, ///< 1000^n with K, M, B, T before the symbol
        Currency, ///< as Count, the symbol in front
        CurrencyBehind,
        PercentUnit,
        Time, ///< `exponent` is the index of the base step: see unitscale.cpp
        DurationWords, ///< "2 hours, 5 minutes"; symbol: "ms" or "s"
        HourMinuteSecond,
        DayHourMinuteSecond,
        Clock, ///< "02h:05m:10s"; symbol: "ms" or "s"
        DateTime, ///< symbol: a pattern as moment.js takes it
        DateTimeUnlessToday, ///< the pattern, cut to its time part today
        FromNow,
        Hex,
        Scientific,
        Grouped, ///< 1,234,567
        Bool, ///< symbol "TRUE/FALSE"
    };

    Kind kind = Kind::Plain;
    std::string symbol;
    int exponent = 0; ///< values come as multiples of base^exponent: 2 for "MBs"
};

/// The unit of an id, of the prefix grammar, or the id itself as a plain suffix.
Unit unitOf(std::string_view id);

/// Is the id in the table or in the grammar?
bool hasUnit(std::string_view id);

} // namespace zumik::frame
