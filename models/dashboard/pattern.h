// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QRegularExpression>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zumik::dashboard {

/// A regular expression from a file, "/pattern/flags" or plain, with bounds on its size, on the text and on
/// the work of a match, so that no file can hang the program. A text beyond the bounds does not match.
class Pattern {
public:
    static constexpr std::size_t longestPattern = 4096;
    static constexpr std::size_t longestText = 1U << 20U;

    /// Errors: InvalidArgument with the reason and position.
    static base::Result<Pattern> parse(std::string_view text);

    /// Whether the text holds a match; a Pattern is not anchored.
    bool matches(std::string_view text) const;

    /// The same; nothing where the work ran into its bounds.
    std::optional<bool> tryMatch(std::string_view text) const;

    QRegularExpressionMatch match(const QString &text) const;
    QRegularExpressionMatchIterator matchAll(const QString &text) const;

    /// What the named groups of the first match hold, in their order in the pattern; nothing where there is
    /// no match.
    std::vector<std::pair<std::string, std::string>> namedGroups(std::string_view text) const;

    bool isGlobal() const { return m_global; } ///< flag g

    /// The text with the first match (all, with flag g) replaced, $1 and \1 being groups; nothing where there
    /// is none.
    std::optional<std::string> replace(std::string_view text, std::string_view replacement) const;

private:
    QRegularExpression m_expression;
    bool m_global = false;
};

/// Pattern as frame::RegexReplace wants it: for regex value mappings.
std::optional<std::string> replacePattern(
    std::string_view pattern, std::string_view subject, std::string_view replacement);

} // namespace zumik::dashboard
