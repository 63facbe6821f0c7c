// SPDX-License-Identifier: GPL-3.0-or-later
//
// sum by (...) and its kin. With few groups, all are added up beforehand: rows are computed by all threads
// and added in their order, one thread at a time. With many groups, a group is added up when its row is asked
// for.
#include "models/promql/exec/aggregate.h"
#include "models/promql/exec/fold.h"

#include <algorithm>

namespace zumik::promql::exec {

namespace {

constexpr std::size_t manyGroups = 64;

class FoldOperator final : public Operator {
public:
    FoldOperator(Query &query, const Aggregate &aggregate, OperatorPtr child)
        : Operator(query, child->steps())
        , m_op(aggregate.op)
        , m_rule(groupingRule(aggregate))
        , m_child(std::move(child))
    {
    }

    std::size_t size() const override { return m_grouping.size(); }

    series::Labels labels(std::size_t row) const override { return m_grouping.labels(row); }

    bool distinctWithoutName() const override { return m_rule.dropsName(); }

    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override
    {
        if (!m_folds.empty()) {
            m_folds[row]->finish(out);
            return base::Done{};
        }
        const auto fold = makeFold(m_op, query().semantics(), out.size());
        for (const std::size_t member : m_grouping.members(row)) {
            if (auto done = m_child->read(member, out, scratch); !done) {
                return done;
            }
            fold->add(out);
        }
        fold->finish(out);
        return base::Done{};
    }

protected:
    base::Status find() override
    {
        if (auto found = findGroups(query(), m_child, m_rule, m_grouping); !found) {
            return found;
        }
        return m_grouping.size() < manyGroups ? addUp() : base::Status(base::Done{});
    }

private:
    base::Status addUp()
    {
        const std::size_t count = steps().count;
        if (auto held = query().hold(m_grouping.size() * count * foldCost(m_op)); !held) {
            return held;
        }
        for (std::size_t group = 0; group < m_grouping.size(); ++group) {
            m_folds.push_back(makeFold(m_op, query().semantics(), count));
        }
        return rowsInOrder(query(), *m_child, [&](std::size_t row, std::span<const double> values) {
            m_folds[m_grouping.groupOf(row)]->add(values);
        });
    }

    const AggregateOp m_op;
    const LabelRule m_rule;
    OperatorPtr m_child;
    Grouping m_grouping;
    std::vector<std::unique_ptr<Fold>> m_folds; // one a group; empty with many groups
};

} // namespace

OperatorPtr folded(Query &query, const Aggregate &aggregate, OperatorPtr child)
{
    return std::make_shared<FoldOperator>(query, aggregate, std::move(child));
}

} // namespace zumik::promql::exec
