// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/twins.h"

#include <algorithm>
#include <unordered_map>

namespace zumik::promql::exec {

namespace {

using Groups = std::vector<std::vector<std::size_t>>;

/// The rows with the same labels, each group in the place of its first.
Groups rowsByLabels(const Operator &child)
{
    Groups groups;
    std::unordered_map<series::Labels, std::size_t> known;
    for (std::size_t row = 0; row < child.size(); ++row) {
        const auto [at, isNew] = known.try_emplace(child.labels(row), groups.size());
        if (isNew) {
            groups.emplace_back();
        }
        groups[at->second].push_back(row);
    }
    return groups;
}

class JoinTwinsOperator final : public Operator {
public:
    JoinTwinsOperator(Query &query, OperatorPtr child, const char *message)
        : Operator(query, child->steps())
        , m_child(std::move(child))
        , m_message(message)
    {
    }

    std::size_t size() const override { return m_groups.empty() ? m_child->size() : m_groups.size(); }

    series::Labels labels(std::size_t row) const override { return m_child->labels(first(row)); }

    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override
    {
        if (auto done = m_child->read(first(row), out, scratch); !done || m_groups.empty()) {
            return done;
        }
        Scratch::Row buffer(scratch, out.size());
        for (std::size_t i = 1; i < m_groups[row].size(); ++i) {
            const std::span<double> other = buffer.values();
            if (auto done = m_child->read(m_groups[row][i], other, scratch); !done) {
                return done;
            }
            if (!merge(other, out)) {
                return failure(m_message);
            }
        }
        return base::Done{};
    }

    bool distinctWithoutName() const override { return m_child->distinctWithoutName(); }

protected:
    base::Status find() override
    {
        if (auto opened = m_child->open(); !opened) {
            return opened;
        }
        if (!m_child->distinctWithoutName()) {
            Groups groups = rowsByLabels(*m_child);
            if (groups.size() < m_child->size()) {
                m_groups = std::move(groups);
                return check();
            }
        }
        return base::Done{};
    }

private:
    /// Two at the same step are an error even where nobody asks for the row.
    base::Status check()
    {
        Scratch scratch;
        std::vector<double> row(steps().count);
        for (std::size_t group = 0; group < m_groups.size(); ++group) {
            if (m_groups[group].size() < 2) {
                continue;
            }
            if (auto done = read(group, row, scratch); !done) {
                return done;
            }
        }
        return steps().count == 1 ? orderByPresence() : base::Status(base::Done{});
    }

    /// At a single instant a row stands where the one that has the value stands.
    base::Status orderByPresence()
    {
        const auto values = allRows(query(), *m_child);
        if (!values) {
            return values.error();
        }
        for (auto &group : m_groups) {
            const auto present = std::find_if(
                group.begin(), group.end(), [&](std::size_t row) { return !base::isAbsent((*values)[row]); });
            if (present != group.end()) {
                std::swap(*present, group.front());
            }
        }
        std::sort(m_groups.begin(), m_groups.end(),
            [](const auto &a, const auto &b) { return a.front() < b.front(); });
        return base::Done{};
    }

    std::size_t first(std::size_t row) const { return m_groups.empty() ? row : m_groups[row][0]; }

    static bool merge(std::span<const double> from, std::span<double> into)
    {
        for (std::size_t i = 0; i < from.size(); ++i) {
            if (base::isAbsent(from[i])) {
                continue;
            }
            if (!base::isAbsent(into[i])) {
                return false;
            }
            into[i] = from[i];
        }
        return true;
    }

    OperatorPtr m_child;
    const char *m_message;
    Groups m_groups; // empty when all rows differ
};

base::Result<bool> hasValues(const Operator &child, std::size_t row)
{
    std::vector<double> values(child.steps().count);
    Scratch scratch;
    if (auto done = child.read(row, values, scratch); !done) {
        return done.error();
    }
    return !std::all_of(values.begin(), values.end(), base::isAbsent);
}

} // namespace

base::Status refuseTwinsWithValues(Query &query, const Operator &child)
{
    for (const auto &group : rowsByLabels(child)) {
        int filled = 0;
        for (std::size_t i = 0; group.size() > 1 && i < group.size() && filled < 2; ++i) {
            if (auto may = query.mayGoOn(); !may) {
                return may;
            }
            const auto has = hasValues(child, group[i]);
            if (!has) {
                return has.error();
            }
            filled += *has ? 1 : 0;
        }
        if (filled > 1) {
            return failure(twinsMessage);
        }
    }
    return base::Done{};
}

OperatorPtr joinTwins(Query &query, OperatorPtr child, const char *message)
{
    return std::make_shared<JoinTwinsOperator>(query, std::move(child), message);
}

} // namespace zumik::promql::exec
