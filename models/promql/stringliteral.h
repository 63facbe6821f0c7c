// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zumik::promql {

/// Where a string literal ends, as Prometheus reads it: escapes as in Go, only the own quote may be escaped,
/// no line feed between " or ', valid UTF-8 throughout (and no U+FFFD, which it takes for an error).
struct StringScan {
    std::size_t end = 0; ///< behind the closing quote
    std::string_view problem; ///< empty where there is none
};

/// `at` is the place of the opening quote.
StringScan scanString(std::string_view text, std::size_t at);

/// The value of a string literal with its quotes, escapes resolved as Go does; an escape that Go doesn't know
/// is kept as written.
std::string unquoted(std::string_view literal);

/// The text as a string literal in double quotes, which can hold any bytes.
std::string quotedLiteral(std::string_view text);

} // namespace zumik::promql
