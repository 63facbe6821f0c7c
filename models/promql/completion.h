// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/expression.h"
#include "models/promql/selectors.h"
#include "models/promql/semantics.h"

#include <string>
#include <string_view>
#include <vector>

namespace zumik::promql {

/// What may be written at a place of an expression.
enum class Wanted {
    Metric,
    Function,
    Aggregation,
    LabelName, ///< of `metrics`; of any metric where there are none
    LabelValue, ///< of `label` and `metrics`, as far as `matchers` go
    MatcherOperator, ///< = != =~ !~
    Duration,
    Operator,
    Keyword, ///< one of `keywords`
};

struct Completion {
    std::vector<Wanted> wanted; ///< in the order in which they are offered; empty where nothing helps
    std::vector<std::string_view> keywords;
    std::vector<std::string> metrics; ///< whose labels are asked for
    std::string label;
    std::vector<LabelMatcher> matchers; ///< those of the selector that stand before
    bool quoted = false; ///< the cursor is within quotes: what is put in gets none of its own

    /// What is replaced: the token around the cursor, without quotes; empty at the cursor where there is
    /// none.
    Span replaced;
    std::string typed; ///< of that, what stands before the cursor

    bool wants(Wanted what) const;
};

/// What may stand at the byte offset `cursor` of a text that need not be whole. Told from the tokens before
/// the cursor; what is after it only counts for the token under the cursor and for `metrics`.
Completion completionAt(
    std::string_view text, std::size_t cursor, const Semantics &semantics = Semantics::v2());

} // namespace zumik::promql
