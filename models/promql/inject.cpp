// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/inject.h"

#include "models/promql/parts.h"
#include "models/promql/windows.h"

#include <algorithm>

namespace zumik::promql {

namespace {

/// A name before the braces stays the last matcher.
void add(VectorSelector &selector, const series::Matcher &matcher)
{
    auto &all = selector.matchers;
    if (std::find(all.begin(), all.end(), matcher) == all.end()) {
        all.insert(selector.name.empty() ? all.end() : all.end() - 1, matcher);
    }
}

} // namespace

ExpressionPtr withMatcher(
    const Expression &expression, const series::Matcher &matcher, std::optional<std::string_view> metric)
{
    ExpressionPtr copy = clone(expression);
    std::vector<Expression *> left{copy.get()};
    while (!left.empty()) {
        Expression &next = *left.back();
        left.pop_back();
        auto *selector = next.as<VectorSelector>();
        if (selector != nullptr && (!metric || metricOf(*selector) == *metric)) {
            add(*selector, matcher);
        }
        forEachPart(next, [&](const ExpressionPtr &part) {
            if (part) {
                left.push_back(part.get());
            }
        });
    }
    return copy;
}

} // namespace zumik::promql
