// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::ssh {

/// A line of an ssh_config: KEYWORD WORDS, or KEYWORD=WORDS.
struct ConfigLine {
    std::string keyword; ///< in lower case
    std::string rest; ///< all that stands behind the keyword, comment included: some options take it as it is
    std::vector<std::string> words; ///< without quotes, escapes and comment
};

/// Nothing for a blank line or a comment. Errors: FormatInvalid (quotes that don't close, no argument).
base::Result<std::optional<ConfigLine>> readConfigLine(std::string_view text);

/// The next word of a text, which loses it; it ends at blanks or at one '='. None at the end; nothing at all
/// (an error) when a quote doesn't close.
std::optional<std::string> takeConfigWord(std::string_view &text);

} // namespace zumik::ssh
