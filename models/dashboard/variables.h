// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"
#include "models/series/answer.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

// What query variables ask for, and in which order variables can be resolved. The options themselves are
// options.h's.
namespace zumik::dashboard {

/// label_values(selector, label) and label_values(label): the label's values; `selector` is empty for {} too.
struct LabelValuesQuery {
    std::string selector;
    std::string label;

    bool operator==(const LabelValuesQuery &) const = default;
};

/// label_names() and label_names(pattern): of the metrics whose names hold a match of `pattern`.
struct LabelNamesQuery {
    std::string pattern;

    bool operator==(const LabelNamesQuery &) const = default;
};

/// metrics(pattern): the metric names that match; not anchored.
struct MetricsQuery {
    std::string pattern;

    bool operator==(const MetricsQuery &) const = default;
};

/// query_result(expression): an instant query at the range's end.
struct ResultQuery {
    std::string expression;

    bool operator==(const ResultQuery &) const = default;
};

/// Any other text: a selector whose series are the options, as text.
struct SeriesQuery {
    std::string selector;

    bool operator==(const SeriesQuery &) const = default;
};

using VariableQuery = std::variant<LabelValuesQuery, LabelNamesQuery, MetricsQuery, ResultQuery, SeriesQuery>;

/// The query of a variable; variables in it are interpolated before or after, as one likes.
VariableQuery parseVariableQuery(std::string_view query);

/// The answer of a ResultQuery as the texts that the variable's regex picks from: `name{k="v",...} value
/// timestamp_ms`; of a scalar its value.
std::vector<std::string> resultTexts(const series::Instant &instant);

/// Names that the text refers to ($v, ${v:fmt}, [[v]]), each once, in order of appearance.
std::vector<std::string> referencedNames(std::string_view text);

/// For each variable the indexes of those that its query, regex and all-value refer to; itself too, where it
/// does.
std::vector<std::vector<std::size_t>> needsOf(const std::vector<Variable> &variables);

/// Indexes of variables so that each comes after those that its query, regex and all-value refer to. Those in
/// a circle come last, in their own order, and are listed in `circular`.
struct VariableOrder {
    std::vector<std::size_t> order;
    std::vector<std::size_t> circular;
};

VariableOrder resolutionOrder(const std::vector<Variable> &variables);

/// All that depend on the variable of this name, directly or through others; indexes in resolution order.
std::vector<std::size_t> dependents(const std::vector<Variable> &variables, std::string_view name);

} // namespace zumik::dashboard
