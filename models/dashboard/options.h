// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/dashboard/dashboard.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What a variable can be, and what it is.
namespace zumik::dashboard {

/// How many options a variable can have.
inline constexpr std::size_t mostOptions = 50'000;

/// "1, a : b, x\,y": values with optional texts before the last " : ", commas kept by a backslash (scenes'
/// CsvOptionsProvider).
std::vector<VariableOption> customOptions(std::string_view list);

/// Of variables that need no server: Custom, Interval, Constant, TextBox. Nothing for the others.
std::optional<std::vector<VariableOption>> ownOptions(const Variable &variable);

struct MadeOptions {
    std::vector<VariableOption> options;
    std::size_t leftOut = 0; ///< beyond mostOptions
};

/// Options of the texts that a query answered, as metricNamesToVariableValues of Grafana's scenes makes them:
/// the variable's regex picks by its groups called text and value, else by the first, of which with flag g
/// each match is an option; values come once, then they are sorted. Errors: InvalidArgument for a pattern
/// that is none, or takes too long.
base::Result<MadeOptions> makeOptions(const std::vector<std::string> &texts, const Variable &variable);

/// The saved values that still exist; when none does, All where the variable has it, else the first option.
/// Values, not texts: a saved text that names an option stands for it. An interval need not be among the
/// options.
std::vector<std::string> chooseCurrent(const Variable &variable, const std::vector<VariableOption> &options);

} // namespace zumik::dashboard
