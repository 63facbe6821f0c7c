// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"
#include "models/frame/units.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::dashboard {

/// What a variable stands for right now.
struct VariableValue {
    std::vector<std::string> values;
    std::vector<std::string> texts; ///< as many; "All" for all
    bool regex = false; ///< multi or with All: escaped as a regular expression in PromQL
    bool all = false;
    bool raw = false; ///< an all-value of the user's: written as it is
};

/// Values by name, and the dashboard's built-in ones.
struct Interpolation {
    std::map<std::string, VariableValue, std::less<>> variables;
    base::TimeRange range;
    base::Duration step{0}; ///< $__interval; zero: left as written
    base::Duration rateInterval{0}; ///< $__rate_interval; zero: left as written
    std::string dashboardTitle; ///< $__dashboard; empty: left as written
    frame::FormatContext format; ///< zone of ${__from:date:...}
};

/// A variable's current value; All means the all-value, or else every option. An interval's auto is computed
/// from the range.
VariableValue valueOf(const Variable &variable, const base::TimeRange &range);

/// All of a dashboard's variables; an all-value that names other variables has them filled in. `scope` is a
/// repeated panel's: its values stand before those that are chosen, and are escaped like them.
Interpolation interpolationOf(const std::vector<Variable> &variables, const base::TimeRange &range,
    const decltype(Panel::scope) &scope = {});

/// The same, of the variables alone that the texts name: one of many options is much to carry around.
Interpolation interpolationFor(const std::vector<std::string_view> &texts,
    const std::vector<Variable> &variables, const base::TimeRange &range,
    const decltype(Panel::scope) &scope = {});

enum class Syntax {
    PromQl, ///< values are escaped for the string literal that they stand in
    Text, ///< titles and texts: the options' texts, several joined by " + "
    Regex, ///< a variable's own regex: values as with the format regex
};

/// The text with $v, ${v}, ${v:format}, [[v]] and [[v:format]] replaced; references to unknown names are left
/// as written. A result longer than 1 MiB is cut to the text as written.
std::string interpolate(std::string_view text, const Interpolation &values, Syntax syntax);

} // namespace zumik::dashboard
