// SPDX-License-Identifier: GPL-3.0-or-later
// What stands between a binary operator and its right side, and lists of labels.
#include "models/promql/parsing.h"
#include "models/promql/stringliteral.h"
#include "models/promql/utf8.h"
#include "models/promql/words.h"

namespace zumik::promql {

/// bool, on (...), ignoring (...), group_left (...), group_right (...).
bool Parser::binaryModifiers(Binary &binary)
{
    Matching matching;
    if (peek().is(Keyword::Bool)) {
        take();
        binary.returnBool = true;
    }
    if (peek().is(Keyword::On) || peek().is(Keyword::Ignoring)) {
        matching.on = take().is(Keyword::On);
        auto labels = groupingLabels();
        if (!labels) {
            return false;
        }
        matching.labels = std::move(*labels);
        if (!groupModifier(matching)) {
            return false;
        }
    }
    binary.matching = std::move(matching);
    return !m_error;
}

bool Parser::groupModifier(Matching &matching)
{
    if (!peek().is(Keyword::GroupLeft) && !peek().is(Keyword::GroupRight)) {
        return true;
    }
    matching.cardinality =
        take().is(Keyword::GroupLeft) ? Matching::Cardinality::ManyToOne : Matching::Cardinality::OneToMany;
    if (!peekIs(ItemKind::LeftParen)) {
        return true;
    }
    auto labels = groupingLabels();
    if (labels) {
        matching.include = std::move(*labels);
    }
    return labels.has_value();
}

/// (a, b) with a comma at the end or without.
std::optional<std::vector<std::string>> Parser::groupingLabels()
{
    std::vector<std::string> labels;
    if (!expect(ItemKind::LeftParen, "\"(\" and labels")) {
        return {};
    }
    for (bool more = !peekIs(ItemKind::RightParen); more;) {
        auto label = groupingLabel();
        if (!label) {
            return {};
        }
        labels.push_back(std::move(*label));
        more = peekIs(ItemKind::Comma) && (take(), !peekIs(ItemKind::RightParen));
    }
    if (!expect(ItemKind::RightParen, "\",\" or \")\"")) {
        return {};
    }
    return labels;
}

std::optional<std::string> Parser::groupingLabel()
{
    const Item &next = peek();
    if (isGroupingLabel(next)) {
        return std::string(take().text);
    }
    if (m_semantics.quotedNames && next.kind == ItemKind::String) {
        const Item item = take();
        std::string label = unquoted(item.text);
        if (!label.empty() && isUtf8(label)) {
            return label;
        }
        failAt(item.at, describe(item) + " was found, expected a label");
        return {};
    }
    unexpected("a label");
    return {};
}

} // namespace zumik::promql
