// SPDX-License-Identifier: GPL-3.0-or-later
//
// sum by (...) and its kin. With few groups, all are added up beforehand: a batch of rows is computed by all
// threads, then each thread adds the batch at its own share of the steps, so that at each step the rows are
// added in their order, whoever does it. With many groups, a group is added up when its row is asked for.
#include "models/promql/exec/aggregate.h"
#include "models/promql/exec/fold.h"

#include <algorithm>

namespace zumik::promql::exec {

namespace {

constexpr std::size_t batchValues = std::size_t{128} << 10; // 1 MB of rows
constexpr std::size_t manyGroups = 64;
constexpr std::size_t leastShare = 64; // steps

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
            m_folds[row]->finish(out, 0, out.size());
            return base::Done{};
        }
        const auto fold = makeFold(m_op, query().semantics(), out.size());
        for (const std::size_t member : m_grouping.members(row)) {
            if (auto done = m_child->read(member, out, scratch); !done) {
                return done;
            }
            fold->add(out, 0, out.size());
        }
        fold->finish(out, 0, out.size());
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
        const std::size_t perBatch = std::clamp<std::size_t>(batchValues / count, 1, m_child->size() + 1);
        if (auto held = query().hold(m_grouping.size() * count * foldCost(m_op)); !held) {
            return held;
        }
        for (std::size_t group = 0; group < m_grouping.size(); ++group) {
            m_folds.push_back(makeFold(m_op, query().semantics(), count));
        }
        std::vector<double> batch(std::min(perBatch, m_child->size()) * count);
        for (std::size_t first = 0; first < m_child->size(); first += perBatch) {
            const std::size_t rows = std::min(perBatch, m_child->size() - first);
            if (auto done = addBatch(first, rows, batch); !done) {
                return done;
            }
        }
        return base::Done{};
    }

    base::Status addBatch(std::size_t first, std::size_t rows, std::span<double> batch)
    {
        const std::size_t count = steps().count;
        auto computed = query().workers().each(rows, rows * count, [&](std::size_t row, Scratch &scratch) {
            return m_child->read(first + row, batch.subspan(row * count, count), scratch);
        });
        if (!computed) {
            return computed;
        }
        const std::size_t shares =
            std::clamp<std::size_t>(count / leastShare, 1, query().workers().threads());
        return query().workers().each(
            shares, rows * count, [&](std::size_t share, Scratch &) -> base::Status {
                const std::size_t from = count * share / shares;
                const std::size_t to = count * (share + 1) / shares;
                for (std::size_t row = 0; row < rows; ++row) {
                    m_folds[m_grouping.groupOf(first + row)]->add(
                        batch.subspan(row * count, count), from, to);
                }
                return base::Done{};
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
