// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/checkbinary.h"

#include "models/promql/words.h"

#include <algorithm>

namespace zumik::promql {

namespace {

using Found = std::optional<Problem>;

bool isValue(ValueType type)
{
    return type == ValueType::Scalar || type == ValueType::Vector;
}

/// For Prometheus, the operator begins at the first that is no space behind the left side: also at a comment.
std::size_t placeOfOperator(const Binary &binary, std::string_view text)
{
    std::size_t at = binary.left->span.end;
    while (at < text.size() && isBlank(text[at])) {
        ++at;
    }
    return at;
}

bool isGrouped(const Matching &matching)
{
    return matching.cardinality == Matching::Cardinality::ManyToOne
        || matching.cardinality == Matching::Cardinality::OneToMany;
}

Found checkBool(const Binary &binary, bool scalars, std::size_t at)
{
    if (binary.returnBool && !isComparison(binary.op)) {
        return Problem{at, "\"bool\" was found, which only stands behind a comparison"};
    }
    if (isComparison(binary.op) && !binary.returnBool && scalars) {
        return Problem{at, "a comparison of scalars was found, expected \"bool\" behind the operator"};
    }
    return {};
}

Found checkLabels(const Binary &binary, std::size_t at)
{
    const Matching &matching = *binary.matching;
    for (const std::string &label : matching.labels) {
        const auto &include = matching.include;
        if (matching.on && std::find(include.begin(), include.end(), label) != include.end()) {
            return Problem{at,
                "the label \"" + label
                    + R"(" was found both behind "on" and in the group, expected it in one)"};
        }
    }
    return {};
}

Found checkSide(const Expression &side, ValueType type)
{
    if (isValue(type)) {
        return {};
    }
    return Problem{side.span.start,
        "a value of the type " + std::string(typeName(type))
            + " was found beside an operator, expected a scalar or an instant vector"};
}

/// Where one side at least is no vector.
Found checkUnmatched(Binary &binary)
{
    const std::size_t start = binary.left->span.start;
    if (!binary.matching->labels.empty()) {
        return Problem{start, "labels to match were found, which only two instant vectors have"};
    }
    binary.matching.reset();
    if (isSetOperator(binary.op)) {
        return Problem{start,
            "\"" + std::string(symbol(binary.op))
                + "\" was found beside a scalar, expected two instant vectors"};
    }
    return {};
}

Found checkMatched(const Binary &binary)
{
    if (!isSetOperator(binary.op) || !isGrouped(*binary.matching)) {
        return {};
    }
    return Problem{binary.left->span.start,
        "a group was found behind \"" + std::string(symbol(binary.op)) + "\", which takes none"};
}

} // namespace

std::optional<Problem> checkBinary(Binary &binary, ValueType left, ValueType right, std::string_view text)
{
    const std::size_t at = placeOfOperator(binary, text);
    if (auto found = checkBool(binary, left == ValueType::Scalar && right == ValueType::Scalar, at)) {
        return found;
    }
    if (isSetOperator(binary.op) && !isGrouped(*binary.matching)) {
        binary.matching->cardinality = Matching::Cardinality::ManyToMany;
    }
    if (auto found = checkLabels(binary, at)) {
        return found;
    }
    if (auto found = checkSide(*binary.left, left)) {
        return found;
    }
    if (auto found = checkSide(*binary.right, right)) {
        return found;
    }
    const bool vectors = left == ValueType::Vector && right == ValueType::Vector;
    return vectors ? checkMatched(binary) : checkUnmatched(binary);
}

} // namespace zumik::promql
