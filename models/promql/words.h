// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/item.h"
#include "models/promql/semantics.h"

#include <string>
#include <string_view>

namespace zumik::promql {

inline bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

inline bool isDigitOrDot(char c)
{
    return isDigit(c) || c == '.';
}

inline bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// Of a label's name; a metric's may have colons too.
inline bool isWordCharacter(char c)
{
    return isLetter(c) || isDigit(c);
}

inline bool isQuote(char c)
{
    return c == '"' || c == '\'' || c == '`';
}

inline bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string lowerCase(std::string_view text);

/// Letters, digits and underscores, no digit first: what needs no quotes as a label's name.
bool isLabelName(std::string_view text);

/// What a word outside of braces is. Keywords, the names of aggregations and of operators are known in any
/// case. `at` is left zero.
Item classify(std::string_view word, const Semantics &semantics);

/// Whether it can be the name of a metric, and whether a label in by (...), without quotes.
bool isMetricName(const Item &item);
bool isGroupingLabel(const Item &item);

} // namespace zumik::promql
