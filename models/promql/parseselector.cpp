// SPDX-License-Identifier: GPL-3.0-or-later
// up{job="a", instance=~"b|c"}
#include "models/base/text.h"
#include "models/promql/parsing.h"
#include "models/promql/stringliteral.h"
#include "models/promql/utf8.h"

#include <algorithm>

namespace zumik::promql {

namespace {

constexpr const char *metricLabel = "__name__";

series::Matcher::Op matcherOp(const Item &item)
{
    switch (item.kind) {
    case ItemKind::RegexMatch:
        return series::Matcher::Op::Regex;
    case ItemKind::RegexNotMatch:
        return series::Matcher::Op::NotRegex;
    case ItemKind::Operator:
        return series::Matcher::Op::NotEqual;
    default:
        return series::Matcher::Op::Equal;
    }
}

std::string labelOf(const Item &item)
{
    return item.kind == ItemKind::String ? unquoted(item.text) : std::string(item.text);
}

} // namespace

Parser::Part Parser::selector(const Item *name)
{
    VectorSelector selector;
    const std::size_t start = name != nullptr ? name->at : peek().at;
    if (peekIs(ItemKind::LeftBrace) && !matchers(selector.matchers)) {
        return {};
    }
    if (m_error) {
        return {};
    }
    if (name != nullptr) {
        selector.name = std::string(name->text);
        selector.matchers.push_back(series::Matcher::equal(metricLabel, selector.name));
    }
    return made({start, m_lastEnd}, std::move(selector), 0);
}

bool Parser::matchers(std::vector<series::Matcher> &matchers)
{
    take();
    m_quotedMetric = false;
    for (bool more = !peekIs(ItemKind::RightBrace); more;) {
        if (!matcher(matchers)) {
            return false;
        }
        more = peekIs(ItemKind::Comma) && (take(), !peekIs(ItemKind::RightBrace));
    }
    return expect(ItemKind::RightBrace, R"("," or "}")");
}

bool Parser::matcher(std::vector<series::Matcher> &matchers)
{
    const bool quoted = peekIs(ItemKind::String) && m_semantics.quotedNames;
    if (!quoted && !peekIs(ItemKind::Identifier)) {
        return unexpected("a label or \"}\"");
    }
    const Item label = take();
    if (isMatcherSign()) {
        return condition(matchers, label);
    }
    if (!quoted) {
        return unexpected(R"("=", "!=", "=~" or "!~")");
    }
    if (!isUtf8(labelOf(label))) {
        return failAt(label.at, describe(label) + " was found, expected a name in UTF-8");
    }
    return !m_error && quotedMetric(matchers, label);
}

/// {"my.metric"}: a name among the conditions is the only one.
bool Parser::quotedMetric(std::vector<series::Matcher> &matchers, const Item &label)
{
    const auto other = std::find_if(
        matchers.begin(), matchers.end(), [](const auto &each) { return each.name() == metricLabel; });
    if (other != matchers.end()) {
        return failAt(label.at,
            "the metric's name was found twice: " + base::quoted(other->value()) + " and "
                + base::quoted(labelOf(label)));
    }
    matchers.push_back(series::Matcher::equal(metricLabel, labelOf(label)));
    m_quotedMetric = true;
    return true;
}

bool Parser::isMatcherSign()
{
    const Item &next = peek();
    return next.kind == ItemKind::Assign || next.kind == ItemKind::RegexMatch
        || next.kind == ItemKind::RegexNotMatch || next.is(BinaryOp::NotEqual);
}

bool Parser::condition(std::vector<series::Matcher> &matchers, const Item &label)
{
    const Item sign = take();
    if (!peekIs(ItemKind::String)) {
        return unexpected("a string");
    }
    auto made = series::Matcher::make(
        matcherOp(sign), labelOf(label), unquoted(take().text), m_semantics.dotMatchesNewline);
    if (!made) {
        return failAt(label.at, made.error().message);
    }
    if (m_quotedMetric && made->name() == metricLabel) {
        return failAt(
            label.at, "the metric's name was found twice, the second time " + base::quoted(made->value()));
    }
    matchers.push_back(std::move(*made));
    return true;
}

} // namespace zumik::promql
