// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/scalars.h"

#include <algorithm>
#include <limits>

namespace zumik::promql::exec {

namespace {

/// One row without labels, computed from the step alone.
template <typename ValueAt> class SingleRowOperator final : public Operator {
public:
    SingleRowOperator(Query &query, const Steps &steps, ValueAt valueAt)
        : Operator(query, steps)
        , m_valueAt(std::move(valueAt))
    {
    }

    std::size_t size() const override { return 1; }

    series::Labels labels(std::size_t) const override { return {}; }

    base::Status read(std::size_t, std::span<double> out, Scratch &) const override
    {
        for (std::size_t i = 0; i < out.size(); ++i) {
            out[i] = m_valueAt(i);
        }
        return base::Done{};
    }

protected:
    base::Status find() override { return base::Done{}; }

private:
    const ValueAt m_valueAt;
};

class ScalarOfOperator final : public Operator {
public:
    ScalarOfOperator(Query &query, OperatorPtr vector)
        : Operator(query, vector->steps())
        , m_vector(std::move(vector))
    {
    }

    std::size_t size() const override { return 1; }

    series::Labels labels(std::size_t) const override { return {}; }

    base::Status read(std::size_t, std::span<double> out, Scratch &scratch) const override
    {
        std::vector<std::size_t> found(out.size());
        Scratch::Row row(scratch, out.size());
        for (std::size_t i = 0; i < m_vector->size(); ++i) {
            if (auto done = m_vector->read(i, row.values(), scratch); !done) {
                return done;
            }
            for (std::size_t step = 0; step < out.size(); ++step) {
                if (!base::isAbsent(row.values()[step])) {
                    ++found[step];
                    out[step] = row.values()[step];
                }
            }
        }
        for (std::size_t step = 0; step < out.size(); ++step) {
            out[step] = found[step] == 1 ? out[step] : std::numeric_limits<double>::quiet_NaN();
        }
        return base::Done{};
    }

protected:
    base::Status find() override { return m_vector->open(); }

private:
    OperatorPtr m_vector;
};

class ReplicatedOperator final : public OverChild {
public:
    using OverChild::OverChild;

    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override
    {
        auto done = child().read(row, out.first(1), scratch);
        std::fill(out.begin(), out.end(), out[0]);
        return done;
    }
};

constexpr std::size_t mostRemembered = std::size_t{16} << 20; // values

class RememberedOperator final : public OverChild {
public:
    using OverChild::OverChild;

    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override
    {
        if (m_values.empty()) {
            return child().read(row, out, scratch);
        }
        std::copy_n(
            m_values.begin() + static_cast<std::ptrdiff_t>(row * out.size()), out.size(), out.begin());
        return base::Done{};
    }

protected:
    base::Status find() override
    {
        // What is too much to keep is computed again instead.
        auto opened = child().open();
        if (!opened || child().size() * steps().count > mostRemembered) {
            return opened;
        }
        auto values = allRows(query(), child());
        if (!values) {
            return values.error();
        }
        m_values = std::move(*values);
        return base::Done{};
    }

private:
    std::vector<double> m_values;
};

template <typename ValueAt> OperatorPtr singleRow(Query &query, const Steps &steps, ValueAt valueAt)
{
    return std::make_shared<SingleRowOperator<ValueAt>>(query, steps, std::move(valueAt));
}

} // namespace

OperatorPtr constantScalar(Query &query, const Steps &steps, double value)
{
    return singleRow(query, steps, [value](std::size_t) { return value; });
}

OperatorPtr timeScalar(Query &query, const Steps &steps)
{
    return singleRow(
        query, steps, [steps](std::size_t step) { return static_cast<double>(steps.at(step)) / 1000; });
}

OperatorPtr scalarOf(Query &query, OperatorPtr vector)
{
    return std::make_shared<ScalarOfOperator>(query, std::move(vector));
}

OperatorPtr replicated(Query &query, const Steps &steps, OperatorPtr child)
{
    return std::make_shared<ReplicatedOperator>(query, steps, std::move(child));
}

OperatorPtr remembered(Query &query, OperatorPtr child)
{
    const Steps steps = child->steps();
    return std::make_shared<RememberedOperator>(query, steps, std::move(child));
}

} // namespace zumik::promql::exec
