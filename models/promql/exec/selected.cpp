// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/aggregate.h"
#include "models/promql/exec/bestheap.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace zumik::promql::exec {

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// Go's conversion of a float to int64 is refused where it overflows.
bool fitsInteger(double value)
{
    return value <= 9223372036854775807.0 && value >= -9223372036854775808.0;
}

/// What topk and bottomk have in common with limitk: each group keeps at most k rows a step.
class SelectOperator final : public Operator {
public:
    SelectOperator(Query &query, const Aggregate &aggregate, OperatorPtr child, OperatorPtr parameter)
        : Operator(query, child->steps())
        , m_op(aggregate.op)
        , m_rule(groupingRule(aggregate))
        , m_child(std::move(child))
        , m_parameter(std::move(parameter))
    {
    }

    std::size_t size() const override { return m_rows.size(); }

    series::Labels labels(std::size_t row) const override { return m_child->labels(m_rows[row]); }

    bool distinctWithoutName() const override { return m_child->distinctWithoutName(); }

    base::Status read(std::size_t row, std::span<double> out, Scratch &) const override
    {
        std::copy_n(
            m_values.begin() + static_cast<std::ptrdiff_t>(row * out.size()), out.size(), out.begin());
        return base::Done{};
    }

protected:
    base::Status find() override
    {
        if (auto known = findLimits(); !known) {
            return known;
        }
        if (auto found = findGroups(query(), m_child, m_rule, m_grouping); !found) {
            return found;
        }
        m_heaps.resize(m_grouping.size() * steps().count);
        m_worst.resize(m_heaps.size());
        m_full.resize(m_heaps.size());
        if (auto done = offerAll(); !done) {
            return done;
        }
        return collect();
    }

private:
    base::Status findLimits()
    {
        const auto values = scalarValues(*m_parameter);
        if (!values) {
            return values.error();
        }
        for (const double value : *values) {
            if (!fitsInteger(value)) {
                return failure("Scalar value " + base::formatDouble(value) + " overflows int64");
            }
            m_limits.push_back(value < 1 ? 0 : static_cast<std::size_t>(value));
        }
        return base::Done{};
    }

    base::Status offerAll()
    {
        return rowsInOrder(query(), *m_child,
            [&](std::size_t row, std::span<const double> values) { offerRow(row, values); });
    }

    void offerRow(std::size_t row, std::span<const double> values)
    {
        const std::size_t first = m_grouping.groupOf(row) * values.size();
        const char *full = m_full.data() + first;
        const double *worst = m_worst.data() + first;
        const bool smallest = m_op == AggregateOp::BottomK;
        for (std::size_t step = 0; step < values.size(); ++step) {
            // Most values beat nobody, and are refused without a look at the heap.
            if (full[step] != 0 && !BestHeap::beats(values[step], worst[step], smallest)) {
                continue;
            }
            if (!base::isAbsent(values[step]) && m_limits[step] > 0) {
                offer({values[step], row}, step, first + step);
            }
        }
    }

    void offer(Ranked candidate, std::size_t step, std::size_t place)
    {
        BestHeap &heap = m_heaps[place];
        if (m_op == AggregateOp::LimitK) {
            if (heap.items().size() < m_limits[step]) {
                heap.append(candidate);
            }
            return;
        }
        heap.offer(candidate, m_limits[step], m_op == AggregateOp::BottomK);
        m_worst[place] = heap.items()[0].value;
        m_full[place] = heap.items().size() == m_limits[step] ? 1 : 0;
    }

    /// The rows that any heap holds: for one step in the order of rank, group after group; else in their own.
    base::Status collect()
    {
        const std::size_t count = steps().count;
        std::vector<std::size_t> place(m_child->size(), nowhere);
        for (const BestHeap &heap : m_heaps) {
            for (const Ranked &item : ranked(heap)) {
                if (place[item.row] == nowhere) {
                    place[item.row] = m_rows.size();
                    m_rows.push_back(item.row);
                }
            }
        }
        if (auto held = query().hold(m_rows.size() * count); !held) {
            return held;
        }
        m_values.assign(m_rows.size() * count, base::absent());
        for (std::size_t i = 0; i < m_heaps.size(); ++i) {
            for (const Ranked &item : m_heaps[i].items()) {
                m_values[place[item.row] * count + i % count] = item.value;
            }
        }
        m_heaps = {};
        return base::Done{};
    }

    std::vector<Ranked> ranked(const BestHeap &heap) const
    {
        return m_op == AggregateOp::LimitK ? heap.items() : heap.sorted(m_op == AggregateOp::BottomK);
    }

    const AggregateOp m_op;
    const LabelRule m_rule;
    OperatorPtr m_child;
    OperatorPtr m_parameter;
    std::vector<std::size_t> m_limits;
    Grouping m_grouping;
    std::vector<BestHeap> m_heaps; // one a group and step
    std::vector<double> m_worst; // of each heap that is full
    std::vector<char> m_full;
    std::vector<std::size_t> m_rows;
    std::vector<double> m_values;
};

} // namespace

std::vector<Ranked> BestHeap::sorted(bool smallest) const
{
    std::vector<Ranked> items = m_items;
    // Go's sort is stable for the few that are usually asked for.
    std::stable_sort(items.begin(), items.end(), [&](const Ranked &a, const Ranked &b) {
        return std::isnan(b.value) ? !std::isnan(a.value) : smallest ? a.value < b.value : a.value > b.value;
    });
    return items;
}

OperatorPtr selected(Query &query, const Aggregate &aggregate, OperatorPtr child, OperatorPtr parameter)
{
    return std::make_shared<SelectOperator>(query, aggregate, std::move(child), std::move(parameter));
}

} // namespace zumik::promql::exec
