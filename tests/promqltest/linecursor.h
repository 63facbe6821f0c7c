// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zumik::promqltest {

/// A line of a script, read from the left. The first thing that is not as it should be is kept; what comes
/// after it no longer matters.
class LineCursor {
public:
    explicit LineCursor(std::string_view line)
        : m_line(line)
    {
    }

    bool atEnd() const { return m_at >= m_line.size(); }

    /// The next byte; zero at the end.
    char peek() const { return atEnd() ? '\0' : m_line[m_at]; }

    bool atQuote() const { return peek() == '"' || peek() == '\'' || peek() == '`'; }

    bool atSign() const { return peek() == '+' || peek() == '-'; }

    /// Goes over the text if it is what comes next.
    bool take(std::string_view text);
    bool takeThrough(std::string_view text);
    bool skipSpaces();

    /// Letters, digits, '_' and ':'; may be empty.
    std::string_view takeName();

    /// The value of a string in any of PromQL's quotes.
    std::string takeString();

    std::uint64_t takeCount();

    /// With its sign; nothing where none stands. No hexadecimal ones: in series 0x3 is a zero three times
    /// more.
    std::optional<double> takeNumber();

    void fail(std::string_view expected);

    /// FormatInvalid, with the column and what was expected there.
    const std::optional<base::Error> &failure() const { return m_failure; }

private:
    void takeNumeral();
    void takeDigits();
    bool takeWord(std::string_view lower);

    std::string_view m_line;
    std::size_t m_at = 0;
    std::optional<base::Error> m_failure;
};

} // namespace zumik::promqltest
