// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/labels.h"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zumik::tsdb {

/// The strings of labels and the pairs of name and value, each once, numbered as they come; and their order
/// when all have come.
class LabelPool {
public:
    struct Pair {
        std::uint32_t name; ///< numbers of strings
        std::uint32_t value;
    };

    /// The number of a pair.
    std::uint32_t add(series::Label label);

    const std::vector<Pair> &pairs() const { return m_pairs; }

    std::string_view text(std::uint32_t string) const { return m_strings[string]; }

    /// The numbers of the strings, sorted by text.
    std::vector<std::uint32_t> sortedStrings() const;

    /// The numbers of the pairs, sorted by name, then value; `ranks` has the place of each string.
    std::vector<std::uint32_t> sortedPairs(const std::vector<std::uint32_t> &ranks) const;

private:
    std::uint32_t addString(std::string_view text);

    std::deque<std::string> m_strings; ///< whose texts don't move
    std::unordered_map<std::string_view, std::uint32_t> m_stringNumbers;
    std::vector<Pair> m_pairs;
    std::unordered_map<std::uint64_t, std::uint32_t> m_pairNumbers;
};

} // namespace zumik::tsdb
