// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/aggregate.h"
#include "models/promql/exec/windowfunction.h"

namespace zumik::promql::exec {

namespace {

/// A quantile needs all values of a step at once, so the rows of a group are kept beside one another.
class QuantileOperator final : public Operator {
public:
    QuantileOperator(Query &query, const Aggregate &aggregate, OperatorPtr child, OperatorPtr q)
        : Operator(query, child->steps())
        , m_rule(groupingRule(aggregate))
        , m_child(std::move(child))
        , m_q(std::move(q))
        , m_qStart(aggregate.parameter->span.start)
    {
    }

    std::size_t size() const override { return m_grouping.size(); }

    series::Labels labels(std::size_t row) const override { return m_grouping.labels(row); }

    bool distinctWithoutName() const override { return m_rule.dropsName(); }

    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override
    {
        const std::vector<std::size_t> &members = m_grouping.members(row);
        if (auto held = query().mayHold(members.size() * out.size()); !held) {
            return held;
        }
        Scratch::Row rows(scratch, members.size() * out.size());
        for (std::size_t i = 0; i < members.size(); ++i) {
            auto done = m_child->read(members[i], rows.values().subspan(i * out.size(), out.size()), scratch);
            if (!done) {
                return done;
            }
        }
        std::vector<double> present;
        for (std::size_t step = 0; step < out.size(); ++step) {
            present.clear();
            for (std::size_t i = 0; i < members.size(); ++i) {
                const double value = rows.values()[i * out.size() + step];
                if (!base::isAbsent(value)) {
                    present.push_back(value);
                }
            }
            out[step] = present.empty() ? base::absent() : quantileOf(m_qs[step], present);
        }
        return base::Done{};
    }

protected:
    base::Status find() override
    {
        auto qs = scalarValues(*m_q);
        if (!qs) {
            return qs.error();
        }
        m_qs = std::move(*qs);
        for (const double q : m_qs) {
            if (!(q >= 0 && q <= 1)) {
                query().annotate(series::Annotation::Level::Warning,
                    "quantile value should be between 0 and 1, got " + base::formatDouble(q), m_qStart);
                break;
            }
        }
        if (auto found = findGroups(query(), m_child, m_rule, m_grouping); !found) {
            return found;
        }
        return base::Done{};
    }

private:
    const LabelRule m_rule;
    OperatorPtr m_child;
    OperatorPtr m_q;
    const std::size_t m_qStart; // where it stands in the expression
    std::vector<double> m_qs;
    Grouping m_grouping;
};

} // namespace

OperatorPtr quantileAcross(Query &query, const Aggregate &aggregate, OperatorPtr child, OperatorPtr q)
{
    return std::make_shared<QuantileOperator>(query, aggregate, std::move(child), std::move(q));
}

} // namespace zumik::promql::exec
