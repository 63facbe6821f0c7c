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

    void at(std::string where) { m_where = std::move(where); }

    void add(std::string what, std::string detail) { addAt(m_where, std::move(what), std::move(detail)); }

    void addAt(const std::string &where, std::string what, std::string detail)
    {
        if (m_notes.size() < most && m_seen.emplace(where, what, detail).second) {
            m_notes.push_back({where, std::move(what), std::move(detail)});
        }
    }

    std::vector<ImportNote> take() { return std::move(m_notes); }

private:
    std::string m_where = "dashboard";
    std::vector<ImportNote> m_notes;
    std::set<std::tuple<std::string, std::string, std::string>> m_seen;
};

} // namespace zumik::dashboard
