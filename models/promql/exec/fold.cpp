// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/fold.h"

#include "models/base/number.h"
#include "models/promql/exec/windowfunction.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace zumik::promql::exec {

namespace {

/// Keeps one number a step; `Step` says how the next value changes it. The first value is taken as it is.
template <typename Step> class SimpleFold final : public Fold {
public:
    explicit SimpleFold(std::size_t steps)
        : m_values(steps, base::absent())
    {
    }

    void add(std::span<const double> row) override
    {
        double *values = m_values.data();
        for (std::size_t i = 0; i < row.size(); ++i) {
            const double value = row[i];
            const double before = values[i];
            const double after = base::isAbsent(before) ? Step::first(value) : Step::next(before, value);
            values[i] = base::isAbsent(value) ? before : after;
        }
    }

    void finish(std::span<double> out) const override
    {
        std::copy(m_values.begin(), m_values.end(), out.begin());
    }

private:
    std::vector<double> m_values;
};

struct PlainSum {
    static double first(double value) { return value; }

    static double next(double before, double value) { return before + value; }
};

struct Count {
    static double first(double) { return 1; }

    static double next(double before, double) { return before + 1; }
};

struct Group {
    static double first(double) { return 1; }

    static double next(double, double) { return 1; }
};

struct Max {
    static double first(double value) { return value; }

    static double next(double before, double value)
    {
        return before < value || std::isnan(before) ? value : before;
    }
};

struct Min {
    static double first(double value) { return value; }

    static double next(double before, double value)
    {
        return before > value || std::isnan(before) ? value : before;
    }
};

/// For folds that keep more than one number a step.
template <typename State> class StateFold : public Fold {
public:
    explicit StateFold(std::size_t steps)
        : m_states(steps)
    {
    }

    void add(std::span<const double> row) override
    {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (!base::isAbsent(row[i])) {
                m_states[i].add(row[i]);
            }
        }
    }

    void finish(std::span<double> out) const override
    {
        for (std::size_t i = 0; i < out.size(); ++i) {
            out[i] = m_states[i].count == 0 ? base::absent() : m_states[i].result();
        }
    }

private:
    std::vector<State> m_states;
};

struct CompensatedSum {
    double count = 0;
    double sum = 0;
    double compensation = 0;

    void add(double value)
    {
        if (++count == 1) {
            sum = value;
        } else {
            kahanAdd(value, sum, compensation, true);
        }
    }

    double result() const { return sum + compensation; }
};

/// An infinite mean stays so unless its opposite or NaN comes: Inf - Inf would make it NaN.
bool meanStays(double mean, double value)
{
    return std::isinf(mean) && (std::isinf(value) ? (mean > 0) == (value > 0) : !std::isnan(value));
}

struct GrowingMean {
    double count = 0;
    double mean = 0;

    void add(double value)
    {
        if (++count == 1) {
            mean = value;
        } else if (!meanStays(mean, value)) {
            mean += value / count - mean / count;
        }
    }

    double result() const { return mean; }
};

struct SummedMean {
    double count = 0;
    double sum = 0;
    double compensation = 0;
    double mean = 0;
    bool growing = false;

    void add(double value)
    {
        if (++count == 1) {
            sum = value;
            return;
        }
        if (!growing && addToSum(value)) {
            return;
        }
        if (meanStays(mean, value)) {
            return;
        }
        const double share = (count - 1) / count;
        mean *= share;
        compensation *= share;
        kahanAdd(value / count, mean, compensation, true);
    }

    /// False when the sum would overflow; from then on the mean grows.
    bool addToSum(double value)
    {
        double newSum = sum;
        double newCompensation = compensation;
        kahanAdd(value, newSum, newCompensation, true);
        if (!std::isinf(newSum)) {
            sum = newSum;
            compensation = newCompensation;
            return true;
        }
        growing = true;
        mean = sum / (count - 1);
        compensation /= count - 1;
        return false;
    }

    double result() const { return growing ? mean + compensation : sum / count + compensation / count; }
};

/// Welford's method. 3.x makes it NaN for a first value that is not finite; 2.42 begins at zero in any case.
template <bool StrictFirst, bool Root> struct Variance {
    double count = 0;
    double mean = 0;
    double squares = 0;

    void add(double value)
    {
        if (++count == 1) {
            mean = value;
            squares = StrictFirst && !std::isfinite(value) ? std::numeric_limits<double>::quiet_NaN() : 0;
            return;
        }
        const double delta = value - mean;
        mean += delta / count;
        squares += delta * (value - mean);
    }

    double result() const { return Root ? std::sqrt(squares / count) : squares / count; }
};

template <bool Root> std::unique_ptr<Fold> makeVariance(bool strictFirst, std::size_t steps)
{
    if (strictFirst) {
        return std::make_unique<StateFold<Variance<true, Root>>>(steps);
    }
    return std::make_unique<StateFold<Variance<false, Root>>>(steps);
}

} // namespace

std::size_t foldCost(AggregateOp op)
{
    return op == AggregateOp::Avg ? sizeof(SummedMean) / sizeof(double) : 3;
}

std::unique_ptr<Fold> makeFold(AggregateOp op, const Semantics &semantics, std::size_t steps)
{
    switch (op) {
    case AggregateOp::Sum:
        if (semantics.compensatedSums) {
            return std::make_unique<StateFold<CompensatedSum>>(steps);
        }
        return std::make_unique<SimpleFold<PlainSum>>(steps);
    case AggregateOp::Avg:
        if (semantics.compensatedSums) {
            return std::make_unique<StateFold<SummedMean>>(steps);
        }
        return std::make_unique<StateFold<GrowingMean>>(steps);
    case AggregateOp::Count:
        return std::make_unique<SimpleFold<Count>>(steps);
    case AggregateOp::Min:
        return std::make_unique<SimpleFold<Min>>(steps);
    case AggregateOp::Max:
        return std::make_unique<SimpleFold<Max>>(steps);
    case AggregateOp::Stddev:
        return makeVariance<true>(semantics.compensatedSums, steps);
    case AggregateOp::Stdvar:
        return makeVariance<false>(semantics.compensatedSums, steps);
    default:
        return std::make_unique<SimpleFold<Group>>(steps);
    }
}

} // namespace zumik::promql::exec
