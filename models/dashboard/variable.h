// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace zumik::dashboard {

struct VariableOption {
    std::string text;
    std::string value;

    bool operator==(const VariableOption &) const = default;
};

/// `operation` is "=", "!=", "=~" or "!~".
struct AdHocFilter {
    std::string key;
    std::string operation = "=";
    std::string value;

    bool operator==(const AdHocFilter &) const = default;
};

struct Variable {
    enum class Type { Query, Custom, Interval, Constant, TextBox, DataSource, AdHoc, Unknown };
    enum class Hide { No, Label, Variable };
    enum class Refresh { Never, OnLoad, OnTimeRange };
    enum class Sort {
        None,
        AlphabeticalAscending,
        AlphabeticalDescending,
        NumericalAscending,
        NumericalDescending,
        AlphabeticalCaseInsensitiveAscending,
        AlphabeticalCaseInsensitiveDescending,
        NaturalAscending,
        NaturalDescending
    };

    Type type = Type::Unknown;
    std::string name;
    std::string label;
    std::string query; ///< Query: label_values(...), query_result(...); Custom: the list; Constant: the value
    std::string regex; ///< "/pattern/flags" or plain
    Sort sort = Sort::None;
    Hide hide = Hide::No;
    bool multi = false;
    bool includeAll = false;
    std::string allValue; ///< empty: all options joined
    Refresh refresh = Refresh::OnLoad; ///< Query: when its options are asked anew
    bool skipUrl = false; ///< not part of links that carry variables
    std::vector<AdHocFilter> filters; ///< AdHoc: chosen ones, put into every selector
    bool autoInterval = false; ///< Interval: "auto" is among the options, its value autoValueMark
    int autoCount = 30; ///< into how many steps auto parts the range
    std::string autoMinimum = "10s";
    std::vector<VariableOption> options; ///< as saved, or known from `query`
    std::vector<std::string> current; ///< values; "$__all" for All
};

/// The value that stands for every option, and the one that an interval variable's "auto" has.
inline constexpr char allValueMark[] = "$__all";
inline constexpr char autoValueMark[] = "$__auto";

} // namespace zumik::dashboard
