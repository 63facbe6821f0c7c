// SPDX-License-Identifier: GPL-3.0-or-later
// Two series pair when they agree on the labels of on(...), or on all but the name and those of
// ignoring(...); a label that a series lacks has the value "". Source: Prometheus's querying/operators.md.
#include "models/board/pairing.h"

#include "models/promql/parser.h"
#include "models/promql/printer.h"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace zumik::board {

namespace {

using promql::Matching;
using series::Labels;

/// Carries the side that a series of the answer is from: "0l", "0r", "1l".
constexpr char sideLabel[] = "zumik_side";
constexpr std::size_t longestExpression = 20'000;
constexpr std::size_t mostNames = 6; ///< before those that both sides have become "…"
constexpr std::size_t longestValue = 60;
constexpr std::size_t mostCompared = 200; ///< series of each side, in search of the two most alike

std::string joined(const std::vector<std::string> &parts, const std::string &between)
{
    std::string text;
    for (const std::string &part : parts) {
        text += (text.empty() ? "" : between) + part;
    }
    return text;
}

bool canPairNothing(const promql::Expression &expression)
{
    const auto *binary = expression.as<promql::Binary>();
    return binary != nullptr && binary->matching && binary->op != promql::BinaryOp::Or
        && binary->op != promql::BinaryOp::Unless;
}

std::string tagged(const std::string &side, const std::string &tag)
{
    return "label_replace((" + side + "), \"" + sideLabel + "\", \"" + tag + R"(", "", ""))";
}

/// The labels that must agree.
Labels compared(const Labels &labels, const Matching &matching)
{
    std::vector<std::pair<std::string_view, std::string_view>> kept;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const series::Label label = labels.at(i);
        const bool listed =
            std::find(matching.labels.begin(), matching.labels.end(), label.name) != matching.labels.end();
        const bool own = label.name == sideLabel || (label.name == "__name__" && !matching.on);
        if (listed == matching.on && !own) {
            kept.emplace_back(label.name, label.value);
        }
    }
    return Labels(kept);
}

std::set<std::string> namesOf(const std::vector<Labels> &side)
{
    std::set<std::string> names;
    for (const Labels &labels : side) {
        for (std::size_t i = 0; i < labels.size(); ++i) {
            names.emplace(labels.at(i).name);
        }
    }
    return names;
}

std::string listed(const std::set<std::string> &names, const std::set<std::string> &others)
{
    const bool brief = names.size() > mostNames || others.size() > mostNames;
    std::vector<std::string> words;
    for (const std::string &name : names) {
        if (!brief || !others.contains(name)) {
            words.push_back(name);
        }
    }
    if (words.size() < names.size()) {
        words.insert(words.begin(), "…");
    }
    return "{" + joined(words, ", ") + "}";
}

std::size_t differences(const Labels &a, const Labels &b, const std::set<std::string> &names)
{
    return static_cast<std::size_t>(std::count_if(
        names.begin(), names.end(), [&](const std::string &name) { return a.get(name) != b.get(name); }));
}

std::string differing(const Labels &labels, const Labels &other, const std::set<std::string> &names)
{
    std::vector<std::string> words;
    for (const std::string &name : names) {
        if (labels.get(name) != other.get(name) && words.size() < mostNames) {
            words.push_back(name + "=\"" + std::string(labels.get(name).substr(0, longestValue)) + "\"");
        }
    }
    return "{" + joined(words, ", ") + "}";
}

/// The two that differ in the fewest labels, of the first few.
std::pair<Labels, Labels> mostAlike(
    const std::vector<Labels> &left, const std::vector<Labels> &right, const std::set<std::string> &names)
{
    std::pair<Labels, Labels> best{left.front(), right.front()};
    std::size_t least = names.size() + 1;
    for (std::size_t i = 0; i < std::min(left.size(), mostCompared); ++i) {
        for (std::size_t j = 0; j < std::min(right.size(), mostCompared); ++j) {
            if (const std::size_t count = differences(left[i], right[j], names); count < least) {
                least = count;
                best = {left[i], right[j]};
            }
        }
    }
    return best;
}

bool anyPairs(const std::vector<Labels> &left, const std::vector<Labels> &right)
{
    const std::unordered_set<Labels> known(left.begin(), left.end());
    return std::any_of(
        right.begin(), right.end(), [&](const Labels &labels) { return known.contains(labels); });
}

std::string described(
    const std::vector<Labels> &left, const std::vector<Labels> &right, const std::string &symbol)
{
    const std::set<std::string> leftNames = namesOf(left);
    const std::set<std::string> rightNames = namesOf(right);
    const std::string between = " " + symbol + " ";
    if (leftNames != rightNames) {
        return listed(leftNames, rightNames) + between + listed(rightNames, leftNames);
    }
    const auto [a, b] = mostAlike(left, right, leftNames);
    return differing(a, b, leftNames) + between + differing(b, a, leftNames);
}

} // namespace

Pairings::Pairings(const std::vector<std::string> &expressions)
{
    for (const std::string &text : expressions) {
        if (text.size() <= longestExpression) {
            if (const auto expression = promql::parse(text)) {
                collect(**expression);
            }
        }
    }
}

void Pairings::collect(const promql::Expression &root)
{
    std::vector<const promql::Expression *> all{&root};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto parts = promql::partsOf(*all[i]);
        all.insert(all.end(), parts.begin(), parts.end());
    }
    for (auto at = all.rbegin(); at != all.rend() && m_operations.size() < mostOperations; ++at) {
        if (canPairNothing(**at)) {
            const auto &binary = *(*at)->as<promql::Binary>();
            m_operations.push_back({binary.op, *binary.matching, promql::toString(*binary.left),
                promql::toString(*binary.right)});
        }
    }
}

std::string Pairings::question() const
{
    std::vector<std::string> sides;
    for (std::size_t i = 0; i < m_operations.size(); ++i) {
        sides.push_back(tagged(m_operations[i].left, std::to_string(i) + "l"));
        sides.push_back(tagged(m_operations[i].right, std::to_string(i) + "r"));
    }
    return joined(sides, " or ");
}

Pairings::Sides Pairings::sidesOf(std::size_t operation, const std::vector<series::Sample> &answer) const
{
    const promql::Matching &matching = m_operations[operation].matching;
    Sides sides;
    for (const series::Sample &sample : answer) {
        const std::string_view side = sample.labels.get(sideLabel);
        if (side == std::to_string(operation) + "l") {
            sides.left.push_back(compared(sample.labels, matching));
        } else if (side == std::to_string(operation) + "r") {
            sides.right.push_back(compared(sample.labels, matching));
        }
    }
    return sides;
}

std::optional<std::string> Pairings::mismatch(const std::vector<series::Sample> &answer) const
{
    for (std::size_t i = 0; i < m_operations.size(); ++i) {
        const auto [left, right] = sidesOf(i, answer);
        if (!left.empty() && !right.empty() && !anyPairs(left, right)) {
            return described(left, right, std::string(promql::symbol(m_operations[i].op)));
        }
    }
    return std::nullopt;
}

std::string Pairings::emptySide(const std::vector<series::Sample> &answer) const
{
    for (std::size_t i = 0; i < m_operations.size(); ++i) {
        const auto [left, right] = sidesOf(i, answer);
        if (left.empty() != right.empty()) {
            return left.empty() ? m_operations[i].left : m_operations[i].right;
        }
    }
    return {};
}

} // namespace zumik::board
