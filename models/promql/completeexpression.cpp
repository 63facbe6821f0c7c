// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/completionparts.h"
#include "models/promql/words.h"

namespace zumik::promql {

namespace {

/// Decides by the token before the one that is being written.
class Place {
public:
    Place(Completion &completion, const CursorContext &context, const Semantics &semantics)
        : m_completion(completion)
        , m_context(context)
        , m_semantics(semantics)
    {
    }

    void complete()
    {
        const Token *last = m_context.last();
        if (last == nullptr || last->kind == TokenKind::Open || last->kind == TokenKind::Comma) {
            operand();
        } else if (last->kind == TokenKind::Operator) {
            behindSign(last->text);
        } else if (last->kind == TokenKind::Identifier) {
            behindWord(*last);
        } else if (last->kind == TokenKind::Close) {
            behindBracket();
        } else if (last->kind != TokenKind::String && last->kind != TokenKind::Colon) {
            operators();
        }
    }

private:
    void operand(std::vector<std::string_view> keywords = {})
    {
        m_completion.wanted = {Wanted::Metric, Wanted::Function, Wanted::Aggregation};
        if (!keywords.empty()) {
            offer(std::move(keywords));
        }
    }

    void offer(std::vector<std::string_view> keywords)
    {
        m_completion.wanted.push_back(Wanted::Keyword);
        m_completion.keywords = std::move(keywords);
    }

    void operators(std::vector<std::string_view> keywords = {})
    {
        m_completion.wanted = {Wanted::Operator};
        keywords.insert(keywords.end(), {"and", "or", "unless", "atan2"});
        offer(std::move(keywords));
    }

    void duration()
    {
        m_completion.wanted = {Wanted::Duration};
        if (m_semantics.durationExpressions) {
            offer({"step()", "range()", "min(", "max("});
        }
    }

    Item classified(const Token *token) const
    {
        const bool word = token != nullptr && token->kind == TokenKind::Identifier;
        return word ? classify(token->text, m_semantics) : Item{};
    }

    /// A sign stands where an operand would, an operator behind one.
    bool isSign() const
    {
        const Token *before = m_context.last(1);
        if (before == nullptr || before->kind == TokenKind::Open || before->kind == TokenKind::Comma
            || before->kind == TokenKind::Operator) {
            return true;
        }
        const Item word = classified(before);
        return word.kind == ItemKind::Operator || word.is(Keyword::Bool);
    }

    void behindSign(std::string_view text)
    {
        if (text == "@") {
            offer({"start()", "end()"});
        } else if (m_context.lastWord(1) == "offset") {
            duration();
        } else if (m_context.last(1) != nullptr && m_context.last(1)->text == "@") {
            return;
        } else if (isSign()) {
            operand();
        } else if (text == "==" || text == "!=" || text[0] == '<' || text[0] == '>') {
            operand({"bool", "on", "ignoring"});
        } else if (text[0] != '=' && text[0] != '!') {
            operand({"on", "ignoring"});
        }
    }

    void behindWord(const Token &token)
    {
        const Item word = classify(token.text, m_semantics);
        if (word.kind == ItemKind::Operator || word.is(Keyword::Bool)) {
            operand({"on", "ignoring"});
        } else if (word.is(Keyword::Offset)) {
            duration();
        } else if (word.is(Keyword::GroupLeft) || word.is(Keyword::GroupRight)) {
            operand();
        } else if (word.kind == ItemKind::Aggregation) {
            offer({"by", "without"});
        } else if (word.kind == ItemKind::Identifier || word.kind == ItemKind::MetricIdentifier) {
            operators({"offset"});
        } else if (word.kind == ItemKind::Number) {
            operators();
        }
    }

    void behindBracket()
    {
        const auto &closed = m_context.lastClosed;
        if (!closed || closed->kind != '(') {
            operators({"offset"});
            return;
        }
        const Item word = classify(closed->before, m_semantics);
        if (word.is(Keyword::On) || word.is(Keyword::Ignoring)) {
            operand({"group_left", "group_right"});
        } else if (word.is(Keyword::GroupLeft) || word.is(Keyword::GroupRight)) {
            operand();
        } else if (word.is(Keyword::By) || word.is(Keyword::Without)) {
            behindGrouping(*closed);
        } else if (word.kind == ItemKind::Aggregation) {
            operators({"by", "without"});
        } else {
            operators();
        }
    }

    /// Before the arguments of an aggregation nothing but their parenthesis can follow.
    void behindGrouping(const OpenBracket &labels)
    {
        const bool behindArguments =
            labels.at > 1 && m_context.tokens[labels.at - 2].kind == TokenKind::Close;
        if (behindArguments) {
            operators();
        }
    }

    Completion &m_completion;
    const CursorContext &m_context;
    const Semantics &m_semantics;
};

bool writesNumber(const CursorContext &context)
{
    return context.current
        && (context.current->kind == TokenKind::Number || context.current->kind == TokenKind::Duration);
}

} // namespace

void completeExpression(Completion &completion, const CursorContext &context, const Semantics &semantics)
{
    Place(completion, context, semantics).complete();
    if (writesNumber(context) && !completion.wants(Wanted::Duration)) {
        completion.wanted.clear();
        completion.keywords.clear();
    }
}

void completeWindow(Completion &completion, const CursorContext &context, const Semantics &semantics)
{
    const Token *last = context.last();
    const bool begins = last->kind == TokenKind::Open || last->kind == TokenKind::Colon
        || (semantics.durationExpressions && last->kind == TokenKind::Operator);
    if (!begins || completion.quoted) {
        return;
    }
    completion.wanted = {Wanted::Duration};
    if (semantics.durationExpressions) {
        completion.wanted.push_back(Wanted::Keyword);
        completion.keywords = {"step()", "range()", "min(", "max("};
    }
}

} // namespace zumik::promql
