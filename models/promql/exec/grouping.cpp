// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/aggregate.h"
#include "models/promql/exec/scalars.h"

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

void Grouping::orderByPresence(std::span<const double> values)
{
    std::vector<std::size_t> order;
    std::vector<bool> placed(size());
    for (std::size_t row = 0; row < values.size(); ++row) {
        const std::size_t group = m_groupOf[row];
        if (!base::isAbsent(values[row]) && !placed[group]) {
            placed[group] = true;
            order.push_back(group);
        }
    }
    for (std::size_t group = 0; group < size(); ++group) {
        if (!placed[group]) {
            order.push_back(group);
        }
    }
    Grouping ordered;
    ordered.m_groupOf.resize(m_groupOf.size());
    for (const std::size_t group : order) {
        for (const std::size_t row : m_members[group]) {
            ordered.m_groupOf[row] = ordered.size();
        }
        ordered.m_members.push_back(std::move(m_members[group]));
        ordered.m_labels.push_back(std::move(m_labels[group]));
    }
    *this = std::move(ordered);
}

base::Status findGroups(Query &query, OperatorPtr &child, const LabelRule &rule, Grouping &grouping)
{
    const bool atOneInstant = child->steps().count == 1;
    if (atOneInstant) {
        child = remembered(query, std::move(child));
    }
    if (auto opened = child->open(); !opened) {
        return opened;
    }
    grouping.find(*child, rule);
    if (!atOneInstant || grouping.size() < 2) {
        return base::Done{};
    }
    const auto values = allRows(query, *child);
    if (!values) {
        return values.error();
    }
    grouping.orderByPresence(*values);
    return base::Done{};
}

LabelRule groupingRule(const Aggregate &aggregate)
{
    return {aggregate.labels, !aggregate.without};
}

} // namespace zumik::promql::exec
