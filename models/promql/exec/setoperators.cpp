// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/binary.h"
#include "models/promql/exec/labelling.h"
#include "models/promql/exec/twins.h"

#include <unordered_map>

namespace zumik::promql::exec {

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// For each key of a vector, the steps at which any of its series has a value.
class Presence {
public:
    base::Status find(Query &query, const Operator &vector, const LabelRule &rule)
    {
        m_steps = vector.steps().count;
        Scratch scratch;
        std::vector<double> row(m_steps);
        for (std::size_t i = 0; i < vector.size(); ++i) {
            if (auto may = query.mayGoOn(); !may) {
                return may;
            }
            if (auto done = vector.read(i, row, scratch); !done) {
                return done;
            }
            note(rule.key(vector.labels(i)), row);
        }
        return base::Done{};
    }

    /// The key's place, for `at`; nowhere if no series has it.
    std::size_t place(const std::string &key) const
    {
        const auto found = m_places.find(key);
        return found == m_places.end() ? nowhere : found->second;
    }

    bool at(std::size_t place, std::size_t step) const
    {
        return place != nowhere && m_present[place * m_steps + step];
    }

private:
    void note(std::string key, std::span<const double> row)
    {
        const auto [at, isNew] = m_places.try_emplace(std::move(key), m_places.size());
        if (isNew) {
            m_present.resize(m_present.size() + m_steps);
        }
        for (std::size_t step = 0; step < m_steps; ++step) {
            if (!base::isAbsent(row[step])) {
                m_present[at->second * m_steps + step] = true;
            }
        }
    }

    std::size_t m_steps = 0;
    std::unordered_map<std::string, std::size_t> m_places;
    std::vector<bool> m_present;
};

/// What and, or and unless have in common: the keys of one side decide about the rows of the other.
class SetOperator : public Operator {
public:
    SetOperator(Query &query, LabelRule rule, OperatorPtr left, OperatorPtr right)
        : Operator(query, left->steps())
        , m_rule(std::move(rule))
        , m_left(std::move(left))
        , m_right(std::move(right))
    {
    }

protected:
    /// Whose presence decides.
    virtual const Operator &deciding() const = 0;

    base::Status find() override
    {
        if (auto opened = m_left->open(); !opened) {
            return opened;
        }
        if (auto opened = m_right->open(); !opened) {
            return opened;
        }
        return m_presence.find(query(), deciding(), m_rule);
    }

    /// Takes the values away where the deciding side has the key of these labels, or hasn't.
    void drop(std::span<double> row, const series::Labels &labels, bool where) const
    {
        const std::size_t place = m_presence.place(m_rule.key(labels));
        for (std::size_t step = 0; step < row.size(); ++step) {
            if (m_presence.at(place, step) == where) {
                row[step] = base::absent();
            }
        }
    }

    const Operator &left() const { return *m_left; }

    const Operator &right() const { return *m_right; }

private:
    const LabelRule m_rule;
    OperatorPtr m_left;
    OperatorPtr m_right;
    Presence m_presence;
};

/// The rows of the left where the right side has (and) or hasn't (unless) a series of the same key.
class FilterOperator final : public SetOperator {
public:
    FilterOperator(Query &query, bool wanted, LabelRule rule, OperatorPtr left, OperatorPtr right)
        : SetOperator(query, std::move(rule), std::move(left), std::move(right))
        , m_wanted(wanted)
    {
    }

    std::size_t size() const override { return left().size(); }

    series::Labels labels(std::size_t row) const override { return left().labels(row); }

    bool distinctWithoutName() const override { return left().distinctWithoutName(); }

    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override
    {
        auto done = left().read(row, out, scratch);
        drop(out, left().labels(row), !m_wanted);
        return done;
    }

protected:
    const Operator &deciding() const override { return right(); }

private:
    const bool m_wanted;
};

/// The rows of both, the right side's only where the left has none of the same key.
class OrOperator final : public SetOperator {
public:
    using SetOperator::SetOperator;

    std::size_t size() const override { return left().size() + right().size(); }

    series::Labels labels(std::size_t row) const override
    {
        return row < left().size() ? left().labels(row) : right().labels(row - left().size());
    }

    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override
    {
        if (row < left().size()) {
            return left().read(row, out, scratch);
        }
        const std::size_t other = row - left().size();
        auto done = right().read(other, out, scratch);
        drop(out, right().labels(other), true);
        return done;
    }

protected:
    const Operator &deciding() const override { return left(); }
};

} // namespace

OperatorPtr combined(Query &query, const Binary &binary, OperatorPtr left, OperatorPtr right)
{
    LabelRule rule(binary.matching->labels, binary.matching->on);
    if (binary.op == BinaryOp::Or) {
        return joinTwins(
            query, std::make_shared<OrOperator>(query, std::move(rule), std::move(left), std::move(right)));
    }
    return std::make_shared<FilterOperator>(
        query, binary.op == BinaryOp::And, std::move(rule), std::move(left), std::move(right));
}

} // namespace zumik::promql::exec
