// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/reach.h"

#include "models/base/number.h"
#include "models/promql/lexer.h"

#include <algorithm>
#include <cmath>

namespace zumik::promql {

namespace {

using Tokens = std::vector<Token>;

constexpr double longestSeconds = 1e10;

/// [5m] and, since Prometheus 3, [300].
std::optional<base::Duration> windowAt(const Tokens &tokens, std::size_t at)
{
    if (at + 1 >= tokens.size()
        || (tokens[at + 1].kind != TokenKind::Close && tokens[at + 1].kind != TokenKind::Colon)) {
        return {};
    }
    if (tokens[at].kind == TokenKind::Duration) {
        const auto parsed = base::parseDuration(tokens[at].text);
        return parsed ? std::optional(*parsed) : std::nullopt;
    }
    const auto seconds =
        tokens[at].kind == TokenKind::Number ? base::parseDouble(tokens[at].text) : std::nullopt;
    if (!seconds || !(*seconds >= 0 && *seconds < longestSeconds)) {
        return {};
    }
    return base::Duration(std::llround(*seconds * 1000));
}

bool isOffset(std::string_view word)
{
    constexpr std::string_view offset = "offset";
    return std::equal(word.begin(), word.end(), offset.begin(), offset.end(),
        [](char a, char b) { return a == b || a == b - 'a' + 'A'; });
}

bool looksElsewhere(const Tokens &tokens, std::size_t at)
{
    const Token &token = tokens[at];
    if (token.kind == TokenKind::Operator) {
        return token.text == "@";
    }
    // What follows is a duration of the past, or something that can be anything.
    return token.kind == TokenKind::Identifier && isOffset(token.text) && at + 1 < tokens.size()
        && tokens[at + 1].kind != TokenKind::Duration;
}

} // namespace

base::Result<Reach> reachOf(std::string_view expression)
{
    const auto tokens = tokenize(expression);
    if (!tokens) {
        return tokens.error();
    }
    Reach reach;
    base::Duration sum{0};
    bool nested = false;
    for (std::size_t i = 0; i < tokens->size(); ++i) {
        reach.onlyPast = reach.onlyPast && !looksElsewhere(*tokens, i);
        nested = nested || (*tokens)[i].kind == TokenKind::Colon;
        if ((*tokens)[i].text != "[" || (*tokens)[i].kind != TokenKind::Open) {
            continue;
        }
        const auto window = windowAt(*tokens, i + 1);
        reach.onlyPast = reach.onlyPast && window;
        sum += window.value_or(base::Duration{0});
        reach.window = std::max(reach.window, window.value_or(base::Duration{0}));
    }
    if (nested) {
        reach.window = sum;
    }
    return reach;
}

} // namespace zumik::promql
