// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/selectors.h"

#include "models/base/text.h"
#include "models/promql/parser.h"
#include "models/promql/selectorsfromtokens.h"
#include "models/promql/windows.h"

#include <algorithm>

namespace zumik::promql {

namespace {

Selector selectorOf(const SelectorWindow &found)
{
    const VectorSelector &from = *found.selector;
    Selector selector{std::string(metricOf(from)), {}, found.window};
    const std::size_t named = from.name.empty() ? 0 : 1;
    for (std::size_t i = 0; i + named < from.matchers.size(); ++i) {
        const series::Matcher &each = from.matchers[i];
        selector.matchers.push_back(
            {each.name(), std::string(series::Matcher::symbol(each.op())), each.value()});
    }
    return selector;
}

/// Nothing where the expression doesn't parse, or depends on more than is known here.
std::optional<std::vector<Selector>> selectorsFromTree(std::string_view expression)
{
    const auto parsed = parse(expression, Semantics::v3());
    const auto windows = parsed ? selectorWindows(**parsed, {}, {}, {}) : parsed.error();
    if (!windows) {
        return {};
    }
    std::vector<Selector> selectors;
    for (const SelectorWindow &found : *windows) {
        selectors.push_back(selectorOf(found));
    }
    return selectors;
}

} // namespace

base::Result<std::vector<Selector>> selectorsOf(std::string_view expression)
{
    if (auto selectors = selectorsFromTree(expression)) {
        return std::move(*selectors);
    }
    auto tokens = tokenize(expression);
    if (!tokens) {
        return tokens.error();
    }
    return selectorsFromTokens(std::move(*tokens));
}

std::string toString(const Selector &selector)
{
    std::string inside;
    const bool named = std::any_of(selector.matchers.begin(), selector.matchers.end(),
        [](const LabelMatcher &m) { return m.name == "__name__" && m.op == "="; });
    if (!selector.metric.empty() && !named) {
        inside = "__name__=" + base::quoted(selector.metric);
    }
    for (const LabelMatcher &matcher : selector.matchers) {
        inside += (inside.empty() ? "" : ",") + matcher.name + matcher.op + base::quoted(matcher.value);
    }
    return "{" + inside + "}";
}

} // namespace zumik::promql
