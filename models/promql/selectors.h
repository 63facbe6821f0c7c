// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/duration.h"

#include <string>
#include <string_view>
#include <vector>

namespace zumik::promql {

struct LabelMatcher {
    std::string name;
    std::string op; ///< = != =~ !~
    std::string value;

    bool operator==(const LabelMatcher &) const = default;
};

/// One vector selector of an expression, up{job="a"}.
struct Selector {
    std::string metric; ///< empty where only matchers choose
    std::vector<LabelMatcher> matchers; ///< a matcher on __name__ is among them
    base::Duration window{0}; ///< of a range selector

    bool operator==(const Selector &) const = default;
};

/// The selectors of an expression in the order of their appearance, for questions about what an expression
/// needs. Where it doesn't parse as a whole they are told from its tokens alone. Errors: QueryInvalid as
/// `tokenize`.
base::Result<std::vector<Selector>> selectorsOf(std::string_view expression);

/// The selector as PromQL, without its window.
std::string toString(const Selector &selector);

} // namespace zumik::promql
