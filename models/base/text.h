// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zumik::base {

std::string_view trimmed(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);

/// A string literal of PromQL and of Prometheus's series notation: in double quotes, with backslash, quote
/// and line feed escaped.
std::string quoted(std::string_view text);

/// For one line on a terminal or in a log: control characters, escape sequences and bidirectional overrides
/// (which let a label rewrite the line around it) come out as \xNN or \u{NNNN}; invalid UTF-8 as U+FFFD.
std::string printable(std::string_view text);

} // namespace zumik::base
