// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/printer.h"

#include "models/promql/function.h"
#include "models/promql/literaltext.h"
#include "models/promql/stringliteral.h"
#include "models/promql/words.h"

#include <string_view>

namespace zumik::promql {

namespace {

/// Text, or an expression whose text comes here.
using Piece = std::variant<std::string, const Expression *>;

std::string labelText(const std::string &label)
{
    return isLabelName(label) ? label : quotedLiteral(label);
}

std::string labelList(const std::vector<std::string> &labels)
{
    std::string text;
    for (const std::string &label : labels) {
        text += (text.empty() ? "" : ", ") + labelText(label);
    }
    return "(" + text + ")";
}

/// The metric's name and the braces, without offset and @.
std::string selectorText(const VectorSelector &selector)
{
    const std::size_t named = selector.name.empty() ? 0 : 1;
    std::string inside;
    for (std::size_t i = 0; i + named < selector.matchers.size(); ++i) {
        const series::Matcher &each = selector.matchers[i];
        inside += (i == 0 ? "" : ",") + labelText(each.name())
            + std::string(series::Matcher::symbol(each.op())) + quotedLiteral(each.value());
    }
    return selector.name + (inside.empty() && named != 0 ? "" : "{" + inside + "}");
}

std::string matchingText(const Binary &binary)
{
    std::string text = binary.returnBool ? " bool" : "";
    if (!binary.matching) {
        return text;
    }
    const Matching &matching = *binary.matching;
    const bool many = matching.cardinality == Matching::Cardinality::ManyToOne;
    const bool grouped = many || matching.cardinality == Matching::Cardinality::OneToMany;
    if (matching.on || grouped || !matching.labels.empty()) {
        text += (matching.on ? " on " : " ignoring ") + labelList(matching.labels);
    }
    if (grouped) {
        text += (many ? " group_left " : " group_right ") + labelList(matching.include);
    }
    return text;
}

/// What an expression is made of, from left to right.
struct Pieces {
    std::vector<Piece> all;

    void add(std::string text) { all.emplace_back(std::move(text)); }

    void add(const ExpressionPtr &part) { all.emplace_back(part.get()); }

    void add(const Length &length)
    {
        if (length.expression) {
            all.emplace_back(length.expression.get());
        } else {
            add(base::formatDuration(length.value));
        }
    }

    void add(const TimeShift &shift)
    {
        add(atText(shift));
        if (shift.offset.expression) {
            add(" offset (");
            add(shift.offset);
            add(")");
        } else if (shift.offset.value.count() != 0) {
            add(" offset " + base::formatDuration(shift.offset.value));
        }
    }

    void operator()(const NumberLiteral &number) { add(numberText(number)); }

    void operator()(const StringLiteral &string) { add(quotedLiteral(string.value)); }

    void operator()(const VectorSelector &selector)
    {
        add(selectorText(selector));
        add(selector.shift);
    }

    void operator()(const MatrixSelector &matrix)
    {
        const auto &selector = *matrix.selector->as<VectorSelector>();
        add(selectorText(selector) + "[");
        add(matrix.range);
        add("]");
        add(selector.shift);
    }

    void operator()(const Subquery &subquery)
    {
        add(subquery.inner);
        add("[");
        add(subquery.range);
        add(":");
        if (subquery.step) {
            add(*subquery.step);
        }
        add("]");
        add(subquery.shift);
    }

    void operator()(const Call &call)
    {
        add(std::string(call.function->name) + "(");
        for (std::size_t i = 0; i < call.arguments.size(); ++i) {
            add(i == 0 ? "" : ", ");
            add(call.arguments[i]);
        }
        add(")");
    }

    void operator()(const Aggregate &aggregate)
    {
        std::string text(name(aggregate.op));
        if (aggregate.without || !aggregate.labels.empty()) {
            text += (aggregate.without ? " without " : " by ") + labelList(aggregate.labels) + " ";
        }
        add(text + "(");
        if (aggregate.parameter) {
            add(aggregate.parameter);
            add(", ");
        }
        add(aggregate.inner);
        add(")");
    }

    void operator()(const Binary &binary)
    {
        add(binary.left);
        add(" " + std::string(symbol(binary.op)) + matchingText(binary) + " ");
        add(binary.right);
    }

    void operator()(const Unary &unary)
    {
        add(unary.minus ? "-" : "+");
        add(unary.inner);
    }

    void operator()(const Paren &paren)
    {
        add("(");
        add(paren.inner);
        add(")");
    }
};

} // namespace

std::string toString(const Expression &expression)
{
    std::string out;
    std::vector<Piece> left{&expression};
    while (!left.empty()) {
        const Piece next = std::move(left.back());
        left.pop_back();
        if (const auto *text = std::get_if<std::string>(&next)) {
            out += *text;
            continue;
        }
        Pieces pieces;
        std::visit(pieces, std::get<const Expression *>(next)->node);
        left.insert(left.end(), std::make_move_iterator(pieces.all.rbegin()),
            std::make_move_iterator(pieces.all.rend()));
    }
    return out;
}

} // namespace zumik::promql
