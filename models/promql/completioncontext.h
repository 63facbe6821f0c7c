// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/lexer.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::promql {

/// A bracket that is open at the cursor.
struct OpenBracket {
    char kind = '('; ///< ( [ {
    std::size_t at = 0; ///< its token
    std::string before; ///< the word before it, in small letters
};

/// What a cursor is in, told from the tokens before it.
struct CursorContext {
    std::vector<Token> tokens; ///< before the cursor, without the one that is being written
    std::optional<Token> current; ///< being written: it ends at the cursor, or goes beyond
    bool inComment = false;
    std::vector<OpenBracket> open;

    const Token *last(std::size_t back = 0) const;
    bool lastIs(std::string_view text) const;
    std::string lastWord(std::size_t back = 0) const; ///< in small letters; empty where it is no word

    /// The token that opens what the last token closes; nothing where it closes nothing.
    std::optional<OpenBracket> lastClosed;
};

CursorContext contextAt(std::string_view text, std::size_t cursor);

/// How far what is being written goes on behind the cursor.
std::size_t endOfCurrent(std::string_view text, const std::optional<Token> &current, std::size_t cursor);

} // namespace zumik::promql
