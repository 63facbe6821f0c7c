// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/words.h"

#include <algorithm>
#include <array>

namespace zumik::promql {

namespace {

struct Word {
    std::string_view text;
    ItemKind kind;
    int which; ///< a BinaryOp, AggregateOp or Keyword
    bool Semantics::*where = nullptr; ///< null: in all
};

constexpr Word operation(std::string_view text, BinaryOp op)
{
    return {text, ItemKind::Operator, static_cast<int>(op)};
}

constexpr Word aggregation(std::string_view text, AggregateOp op, bool Semantics::*where = nullptr)
{
    return {text, ItemKind::Aggregation, static_cast<int>(op), where};
}

constexpr Word keyword(std::string_view text, Keyword word, bool Semantics::*where = nullptr)
{
    return {text, ItemKind::Keyword, static_cast<int>(word), where};
}

constexpr std::array words{
    operation("and", BinaryOp::And),
    operation("or", BinaryOp::Or),
    operation("unless", BinaryOp::Unless),
    operation("atan2", BinaryOp::Atan2),
    aggregation("sum", AggregateOp::Sum),
    aggregation("avg", AggregateOp::Avg),
    aggregation("count", AggregateOp::Count),
    aggregation("min", AggregateOp::Min),
    aggregation("max", AggregateOp::Max),
    aggregation("group", AggregateOp::Group),
    aggregation("stddev", AggregateOp::Stddev),
    aggregation("stdvar", AggregateOp::Stdvar),
    aggregation("topk", AggregateOp::TopK),
    aggregation("bottomk", AggregateOp::BottomK),
    aggregation("count_values", AggregateOp::CountValues),
    aggregation("quantile", AggregateOp::Quantile),
    aggregation("limitk", AggregateOp::LimitK, &Semantics::newFunctions),
    aggregation("limit_ratio", AggregateOp::LimitRatio, &Semantics::newFunctions),
    keyword("bool", Keyword::Bool),
    keyword("by", Keyword::By),
    keyword("without", Keyword::Without),
    keyword("on", Keyword::On),
    keyword("ignoring", Keyword::Ignoring),
    keyword("group_left", Keyword::GroupLeft),
    keyword("group_right", Keyword::GroupRight),
    keyword("offset", Keyword::Offset),
    keyword("start", Keyword::Start),
    keyword("end", Keyword::End),
    keyword("step", Keyword::Step, &Semantics::durationExpressions),
    keyword("range", Keyword::Range, &Semantics::durationExpressions),
    Word{"inf", ItemKind::Number, 0},
    Word{"nan", ItemKind::Number, 0},
};

const Word *findWord(std::string_view text, const Semantics &semantics)
{
    const auto *found = std::find_if(words.begin(), words.end(), [&](const Word &word) {
        return text == word.text && (word.where == nullptr || semantics.*word.where);
    });
    return found == words.end() ? nullptr : found;
}

std::string_view kindName(ItemKind kind)
{
    switch (kind) {
    case ItemKind::Identifier:
    case ItemKind::MetricIdentifier:
        return "the name ";
    case ItemKind::Number:
        return "the number ";
    case ItemKind::Duration:
        return "the duration ";
    case ItemKind::String:
        return "the string ";
    case ItemKind::Operator:
        return "the operator ";
    case ItemKind::Aggregation:
        return "the aggregation ";
    case ItemKind::Keyword:
        return "the keyword ";
    default:
        return "";
    }
}

} // namespace

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

bool isLabelName(std::string_view text)
{
    return !text.empty() && isLetter(text[0]) && std::all_of(text.begin(), text.end(), isWordCharacter);
}

Item classify(std::string_view text, const Semantics &semantics)
{
    Item item{ItemKind::Identifier, text};
    if (const Word *word = findWord(lowerCase(text), semantics)) {
        item.kind = word->kind;
        item.op = static_cast<BinaryOp>(word->which);
        item.aggregation = static_cast<AggregateOp>(word->which);
        item.keyword = static_cast<Keyword>(word->which);
    } else if (text.find(':') != std::string_view::npos) {
        item.kind = ItemKind::MetricIdentifier;
    }
    return item;
}

bool isMetricName(const Item &item)
{
    switch (item.kind) {
    case ItemKind::Identifier:
    case ItemKind::MetricIdentifier:
    case ItemKind::Aggregation:
        return true;
    case ItemKind::Operator:
        return isSetOperator(item.op);
    case ItemKind::Keyword:
        return item.is(Keyword::By) || item.is(Keyword::Without) || item.keyword >= Keyword::Offset;
    default:
        return false;
    }
}

bool isGroupingLabel(const Item &item)
{
    switch (item.kind) {
    case ItemKind::Identifier:
    case ItemKind::Aggregation:
        return true;
    case ItemKind::Operator:
        return isSetOperator(item.op) || item.op == BinaryOp::Atan2;
    case ItemKind::Keyword:
        return !item.is(Keyword::Without);
    default:
        return false;
    }
}

std::string describe(const Item &item)
{
    if (item.kind == ItemKind::End) {
        return "the end";
    }
    const bool quotes =
        item.kind != ItemKind::String && item.kind != ItemKind::Number && item.kind != ItemKind::Duration;
    const std::string mark = quotes ? "\"" : "";
    constexpr std::size_t longest = 60;
    std::string text(item.text.substr(0, longest));
    text += item.text.size() > longest ? "..." : "";
    return std::string(kindName(item.kind)) + mark + text + mark;
}

} // namespace zumik::promql
