// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/labels.h"
#include "models/series/matcher.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace zumik::tsdb {

/// Matchers that remember what they said of a value: thousands of series share a few values, and a regular
/// expression costs ten times a look-up. The labels that were asked about must outlive it.
class Verdicts {
public:
    explicit Verdicts(const std::vector<series::Matcher> &matchers)
        : m_matchers(matchers)
        , m_known(matchers.size())
    {
    }

    bool matches(const series::Labels &labels)
    {
        for (std::size_t i = 0; i < m_matchers.size(); ++i) {
            if (!matches(i, labels.get(m_matchers[i].name()))) {
                return false;
            }
        }
        return true;
    }

private:
    bool matches(std::size_t number, std::string_view value)
    {
        const auto known = m_known[number].find(value);
        if (known != m_known[number].end()) {
            return known->second;
        }
        return m_known[number].emplace(value, m_matchers[number].matches(value)).first->second;
    }

    const std::vector<series::Matcher> &m_matchers;
    std::vector<std::unordered_map<std::string_view, bool>> m_known;
};

} // namespace zumik::tsdb
