// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/completionparts.h"

#include <algorithm>

namespace zumik::promql {

namespace {

void addMetrics(std::vector<std::string> &metrics, std::string_view text)
{
    const auto selectors = selectorsOf(text);
    for (const Selector &selector : selectors ? *selectors : std::vector<Selector>()) {
        if (!selector.metric.empty()
            && std::find(metrics.begin(), metrics.end(), selector.metric) == metrics.end()) {
            metrics.push_back(selector.metric);
        }
    }
}

bool isSign(const Token &token, TokenKind kind, std::string_view text)
{
    return token.kind == kind && token.text == text;
}

/// `at` is a closing parenthesis: what it closes, from the inside.
std::string_view groupBefore(std::string_view text, const std::vector<Token> &tokens, std::size_t at)
{
    int depth = 0;
    for (std::size_t i = at + 1; i-- > 0;) {
        depth += tokens[i].kind == TokenKind::Close ? 1 : tokens[i].kind == TokenKind::Open ? -1 : 0;
        if (depth == 0) {
            return text.substr(tokens[i].at + 1, tokens[at].at - tokens[i].at - 1);
        }
    }
    return {};
}

/// What is in the parentheses that follow the list of labels in which the cursor is.
std::string_view groupBehind(std::string_view rest)
{
    const auto tokens = tokenizeWhatCanBe(rest);
    const auto listEnd = std::find_if(tokens.begin(), tokens.end(),
        [](const Token &token) { return isSign(token, TokenKind::Close, ")"); });
    if (tokens.end() - listEnd < 2 || !isSign(listEnd[1], TokenKind::Open, "(")) {
        return {};
    }
    int depth = 0;
    for (auto token = listEnd + 1; token != tokens.end(); ++token) {
        depth += token->kind == TokenKind::Open ? 1 : token->kind == TokenKind::Close ? -1 : 0;
        if (depth == 0) {
            return rest.substr(listEnd[1].at + 1, token->at - listEnd[1].at - 1);
        }
    }
    return rest.substr(listEnd[1].at + 1);
}

/// Which vector the labels are of: the aggregated one for by and without, else any of the expression.
void findMetrics(Completion &completion, const CursorContext &context, std::string_view text)
{
    const OpenBracket &list = context.open.back();
    if (list.before != "by" && list.before != "without") {
        addMetrics(completion.metrics, text);
        return;
    }
    const bool behindArguments = list.at > 1 && isSign(context.tokens[list.at - 2], TokenKind::Close, ")");
    addMetrics(completion.metrics,
        behindArguments ? groupBefore(text, context.tokens, list.at - 2)
                        : groupBehind(text.substr(completion.replaced.end)));
}

} // namespace

void completeLabelList(
    Completion &completion, const CursorContext &context, std::string_view text, const Semantics &semantics)
{
    const bool atLabel = context.lastIs("(") || context.lastIs(",");
    if (atLabel && (!completion.quoted || semantics.quotedNames)) {
        completion.wanted = {Wanted::LabelName};
        findMetrics(completion, context, text);
    }
}

} // namespace zumik::promql
