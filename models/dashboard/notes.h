// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace zumik::dashboard {

/// Collects what a reader did not understand: each thing once a place, and no more than a file can be worth.
/// Private to models/dashboard.
class Notes {
public:
    static constexpr std::size_t most = 5000;
    static constexpr std::size_t longest = 300; ///< bytes of each text; a longer one is cut, and says so

    void at(std::string where) { m_where = std::move(where); }

    void add(std::string what, std::string detail) { addAt(m_where, std::move(what), std::move(detail)); }

    void addAt(std::string where, std::string what, std::string detail)
    {
        ImportNote note{cut(std::move(where)), cut(std::move(what)), cut(std::move(detail))};
        if (m_notes.size() < most && m_seen.emplace(note.where, note.what, note.detail).second) {
            m_notes.push_back(std::move(note));
        }
    }

    std::vector<ImportNote> take() { return std::move(m_notes); }

private:
    /// No letter of several bytes is cut through.
    static std::string cut(std::string text)
    {
        if (text.size() <= longest) {
            return text;
        }
        std::size_t end = longest;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        return text.substr(0, end) + "...";
    }

    std::string m_where = "dashboard";
    std::vector<ImportNote> m_notes;
    std::set<std::tuple<std::string, std::string, std::string>> m_seen;
};

} // namespace zumik::dashboard
