// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/aggregate.h"

#include <unordered_map>

namespace zumik::promql::exec {

void Grouping::find(const Operator &child, const LabelRule &rule)
{
    std::unordered_map<std::string, std::size_t> known;
    m_groupOf.reserve(child.size());
    for (std::size_t row = 0; row < child.size(); ++row) {
        if (rule.mergesAll()) {
            if (m_members.empty()) {
                m_members.emplace_back();
                m_labels.emplace_back();
            }
            m_groupOf.push_back(0);
            m_members[0].push_back(row);
            continue;
        }
        const series::Labels labels = child.labels(row);
        const auto [at, isNew] = known.try_emplace(rule.key(labels), m_members.size());
        if (isNew) {
            m_members.emplace_back();
            m_labels.push_back(rule.apply(labels));
        }
        m_groupOf.push_back(at->second);
        m_members[at->second].push_back(row);
    }
}

LabelRule groupingRule(const Aggregate &aggregate)
{
    return {aggregate.labels, !aggregate.without};
}

} // namespace zumik::promql::exec
