// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::promql {

enum class TokenKind {
    Identifier, ///< a metric, label, function or keyword: letters, digits, '_' and ':'
    Number, ///< 1, .5, 1e3, 0x1F; Inf and NaN are identifiers
    Duration, ///< 5m, 1h30m
    String, ///< quoted by ", ' or `; Token::text holds the quotes, `unquoted` (stringliteral.h) has the value
    Operator, ///< + - * / % ^ == != > < >= <= =~ !~ = @
    Open, ///< ( [ {
    Close, ///< ) ] }
    Comma,
    Colon, ///< in [5m:1m]
};

/// A piece of an expression; `text` is a view into it and `at` its byte offset. Comments and spaces are no
/// tokens.
struct Token {
    TokenKind kind;
    std::string_view text;
    std::size_t at;
};

/// Errors: QueryInvalid with "line L, column C: ..." for a byte that begins no token or a string that isn't
/// closed.
base::Result<std::vector<Token>> tokenize(std::string_view expression);

/// For text that is being written: what begins no token is left out, and a string that isn't closed is a
/// token up to its line's end.
std::vector<Token> tokenizeWhatCanBe(std::string_view expression);

} // namespace zumik::promql
