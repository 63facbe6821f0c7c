// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zumik::snapshot {

/// The text as other languages write it, where that differs: percent-encoded as in URLs, escaped as in JSON,
/// escaped as a regular expression, and that again within a string literal of PromQL.
std::vector<std::string> otherSpellings(std::string_view text);

/// As a regular expression that matches the text alone.
std::string regexEscaped(std::string_view text);

} // namespace zumik::snapshot
