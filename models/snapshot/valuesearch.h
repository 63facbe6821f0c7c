// SPDX-License-Identifier: GPL-3.0-or-later
// Finds values in texts as whole words: what stands before and behind them is no letter, digit or byte of
// UTF-8 beyond ASCII (an underscore is a border, so that "acme" is found in "acme_eu"). Where several begin
// at one place the longest counts. Upper and lower case of ASCII are the same, since host names are written
// either way. A value is also found as URLs, JSON strings and regular expressions write it.
//
// Not searched for: values of less than three bytes, and numbers of less than six digits. They would be found
// everywhere and say little.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zumik::snapshot {

class ValueSearch {
public:
    static bool isSearchable(std::string_view value);

    /// What is not searchable, or there already, changes nothing and gives false. The first replacement of a
    /// value counts.
    bool add(std::string_view value, std::string_view replacement);

    /// Passed over as a whole and never counted, whatever stands within: a pseudonym holds its label's name.
    void keep(std::string_view text) { (void)addSpelling(std::string(text), text); }

    /// The text with all values replaced; adds to `found` for each. Replacements aren't searched again.
    std::string replaced(std::string_view text, std::uint64_t &found) const;

    /// How often a value stands in the text.
    std::uint64_t count(std::string_view text) const;

private:
    struct Spelling {
        std::string text;
        std::string replacement;
    };

    const Spelling *longestAt(std::string_view text, std::size_t at) const;
    bool addSpelling(std::string text, std::string_view replacement);

    /// By their first words, the lengths that there are: values of one beginning are looked up, not tried.
    std::unordered_map<std::string, std::set<std::size_t, std::greater<>>> m_lengths;
    std::unordered_map<std::string, std::vector<Spelling>> m_spellings; ///< by the lower-case text
};

} // namespace zumik::snapshot
