// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/completioncontext.h"

#include "models/promql/words.h"

#include <algorithm>

namespace zumik::promql {

namespace {

bool isClosedString(std::string_view text)
{
    if (text.size() < 2 || text.front() != text.back()) {
        return false;
    }
    std::size_t backslashes = 0;
    while (text[text.size() - 2 - backslashes] == '\\') {
        ++backslashes;
    }
    return text.front() == '`' || backslashes % 2 == 0;
}

/// Whether the token at the end of the text before the cursor is still being written there.
bool isBeingWritten(const Token &token, std::size_t cursor)
{
    switch (token.kind) {
    case TokenKind::Identifier:
    case TokenKind::Number:
    case TokenKind::Duration:
        return token.at + token.text.size() == cursor;
    case TokenKind::String:
        return token.at + token.text.size() == cursor && !isClosedString(token.text);
    default:
        return false;
    }
}

bool endsInComment(std::string_view behindLastToken)
{
    const std::size_t comment = behindLastToken.rfind('#');
    return comment != std::string_view::npos && behindLastToken.find('\n', comment) == std::string_view::npos;
}

void follow(CursorContext &context)
{
    for (std::size_t i = 0; i < context.tokens.size(); ++i) {
        const Token &token = context.tokens[i];
        context.lastClosed.reset();
        if (token.kind == TokenKind::Open) {
            const bool word = i > 0 && context.tokens[i - 1].kind == TokenKind::Identifier;
            context.open.push_back(
                {token.text[0], i, word ? lowerCase(context.tokens[i - 1].text) : std::string()});
        } else if (token.kind == TokenKind::Close && !context.open.empty()) {
            context.lastClosed = std::move(context.open.back());
            context.open.pop_back();
        }
    }
}

} // namespace

const Token *CursorContext::last(std::size_t back) const
{
    return back < tokens.size() ? &tokens[tokens.size() - 1 - back] : nullptr;
}

bool CursorContext::lastIs(std::string_view text) const
{
    return !tokens.empty() && tokens.back().kind != TokenKind::String && tokens.back().text == text;
}

std::string CursorContext::lastWord(std::size_t back) const
{
    const Token *token = last(back);
    return token != nullptr && token->kind == TokenKind::Identifier ? lowerCase(token->text) : std::string();
}

CursorContext contextAt(std::string_view text, std::size_t cursor)
{
    CursorContext context;
    const std::string_view before = text.substr(0, cursor);
    context.tokens = tokenizeWhatCanBe(before);
    if (!context.tokens.empty() && isBeingWritten(context.tokens.back(), before.size())) {
        context.current = context.tokens.back();
        context.tokens.pop_back();
    } else {
        const Token *last = context.last();
        context.inComment = endsInComment(before.substr(last == nullptr ? 0 : last->at + last->text.size()));
    }
    follow(context);
    return context;
}

std::size_t endOfCurrent(std::string_view text, const std::optional<Token> &current, std::size_t cursor)
{
    std::size_t end = cursor;
    if (!current) {
        return end;
    }
    if (current->kind == TokenKind::String) {
        // Without its closing quote a string would take in all that follows.
        const std::string stops = std::string(1, current->text[0]) + "\n,})";
        return std::min(text.find_first_of(stops, end), text.size());
    }
    while (end < text.size() && (isWordCharacter(text[end]) || text[end] == ':')) {
        ++end;
    }
    return end;
}

} // namespace zumik::promql
