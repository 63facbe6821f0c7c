// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a window of samples has been: its sum, its largest, how often it changed. Sums are added up anew for
// each window, in order of time, since running sums would round otherwise than Prometheus does; what is exact
// either way (counts, extremes) moves along with the window.
#include "models/promql/exec/overtime.h"

#include "models/promql/exec/lanes.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <type_traits>

namespace zumik::promql::exec {

namespace {

/// A kernel out of a functor that sees one window. `Functor(arguments)` is made once a row.
template <typename Functor>
base::Status perWindow(const Windows &windows, const series::Samples &samples,
    const WindowArguments &arguments, std::span<double> out)
{
    Functor functor(arguments);
    slide(windows, samples, out, functor);
    return base::Done{};
}

struct Functor {
    explicit Functor(const WindowArguments &arguments)
        : m_arguments(arguments)
    {
    }

protected:
    const WindowArguments &m_arguments;
};

struct Count : Functor {
    using Functor::Functor;

    double operator()(const Window &window) const { return static_cast<double>(window.size()); }
};

struct Present : Functor {
    using Functor::Functor;

    double operator()(const Window &) const { return 1; }
};

struct Last : Functor {
    using Functor::Functor;

    double operator()(const Window &window) const { return window.values[window.last - 1]; }
};

struct First : Functor {
    using Functor::Functor;

    double operator()(const Window &window) const { return window.values[window.first]; }
};

struct Sum : Functor {
    using Functor::Functor;

    double operator()(const Window &window) const
    {
        const bool guard = m_arguments.semantics.compensatedSums;
        double sum = 0;
        double compensation = 0;
        for (std::size_t i = window.first; i < window.last; ++i) {
            kahanAdd(window.values[i], sum, compensation, guard);
        }
        return std::isinf(sum) ? sum : sum + compensation;
    }
};

/// 2.42: the mean grows sample by sample. An infinite mean stays so unless its opposite or NaN comes.
double growingMean(const Window &window)
{
    double mean = 0;
    double compensation = 0;
    double count = 0;
    for (std::size_t i = window.first; i < window.last; ++i) {
        const double value = window.values[i];
        ++count;
        const bool keeps =
            std::isinf(mean) && (std::isinf(value) ? (mean > 0) == (value > 0) : !std::isnan(value));
        if (!keeps) {
            kahanAdd(value / count - mean / count, mean, compensation, false);
        }
    }
    return std::isinf(mean) ? mean : mean + compensation;
}

/// 3.x: sum by count, as long as the sum is finite.
double summedMean(const Window &window)
{
    double sum = window.values[window.first];
    double compensation = 0;
    double mean = 0;
    bool growing = false;
    double count = 1;
    for (std::size_t i = window.first + 1; i < window.last; ++i) {
        const double value = window.values[i];
        ++count;
        if (!growing) {
            double newSum = sum;
            double newCompensation = compensation;
            kahanAdd(value, newSum, newCompensation, true);
            if (!std::isinf(newSum)) {
                sum = newSum;
                compensation = newCompensation;
                continue;
            }
            growing = true;
            mean = sum / (count - 1);
            compensation /= count - 1;
        }
        const double share = (count - 1) / count;
        mean = share * mean;
        compensation = share * compensation;
        kahanAdd(value / count, mean, compensation, true);
    }
    return growing ? mean + compensation : sum / count + compensation / count;
}

struct Avg : Functor {
    using Functor::Functor;

    double operator()(const Window &window) const
    {
        return m_arguments.semantics.compensatedSums ? summedMean(window) : growingMean(window);
    }
};

/// Welford's sums, compensated.
double variance(const Window &window, bool guard)
{
    double count = 0;
    double mean = 0;
    double meanCompensation = 0;
    double squares = 0;
    double squaresCompensation = 0;
    for (std::size_t i = window.first; i < window.last; ++i) {
        const double value = window.values[i];
        ++count;
        const double delta = value - (mean + meanCompensation);
        kahanAdd(delta / count, mean, meanCompensation, guard);
        kahanAdd(delta * (value - (mean + meanCompensation)), squares, squaresCompensation, guard);
    }
    return (squares + squaresCompensation) / count;
}

struct Stdvar : Functor {
    using Functor::Functor;

    double operator()(const Window &window) const
    {
        return variance(window, m_arguments.semantics.compensatedSums);
    }
};

struct Stddev : Stdvar {
    using Stdvar::Stdvar;

    double operator()(const Window &window) const { return std::sqrt(Stdvar::operator()(window)); }
};

/// The extreme of a moving window: the samples that can still become it, best first. Any number beats NaN,
/// and of equal ones the earliest counts.
template <typename Better> class Extreme : public Functor {
public:
    using Functor::Functor;

    double operator()(const Window &window) { return window.values[find(window)]; }

protected:
    std::size_t find(const Window &window)
    {
        for (; m_next < window.last; ++m_next) {
            while (m_candidates.size() > m_best
                && beats(window.values[m_next], window.values[m_candidates.back()])) {
                m_candidates.pop_back();
            }
            m_candidates.push_back(m_next);
        }
        while (m_candidates[m_best] < window.first) {
            ++m_best;
        }
        return m_candidates[m_best];
    }

private:
    static bool beats(double value, double other) { return Better{}(value, other) || std::isnan(other); }

    std::vector<std::size_t> m_candidates; // those before m_best have left the window
    std::size_t m_best = 0;
    std::size_t m_next = 0;
};

using Max = Extreme<std::greater<>>;
using Min = Extreme<std::less<>>;

/// When the extreme was; of equal ones the latest (3.x).
template <typename Better> struct TimeOfExtreme : Functor {
    using Functor::Functor;

    double operator()(const Window &window) const
    {
        std::size_t best = window.first;
        for (std::size_t i = window.first; i < window.last; ++i) {
            const double value = window.values[i];
            if (Better{}(value, window.values[best]) || std::isnan(window.values[best])) {
                best = i;
            }
        }
        return static_cast<double>(window.times[best]) / 1000;
    }
};

struct TimeOfFirst : Functor {
    using Functor::Functor;

    double operator()(const Window &window) const
    {
        return static_cast<double>(window.times[window.first]) / 1000;
    }
};

struct TimeOfLast : Functor {
    using Functor::Functor;

    double operator()(const Window &window) const
    {
        return static_cast<double>(window.times[window.last - 1]) / 1000;
    }
};

/// Counts the steps from one sample to the next at which something happened; exact, so it moves along.
template <typename Happened> class Happenings : public Functor {
public:
    using Functor::Functor;

    double operator()(const Window &window)
    {
        for (; m_next < window.last; ++m_next) {
            if (m_next > 0 && Happened{}(window.values[m_next - 1], window.values[m_next])) {
                m_at.push_back(m_next);
            }
        }
        while (m_oldest < m_at.size() && m_at[m_oldest] <= window.first) {
            ++m_oldest;
        }
        return static_cast<double>(m_at.size() - m_oldest);
    }

private:
    std::vector<std::size_t> m_at;
    std::size_t m_oldest = 0;
    std::size_t m_next = 0;
};

struct Changed {
    bool operator()(double before, double now) const
    {
        return now != before && !(std::isnan(now) && std::isnan(before));
    }
};

struct Fell {
    bool operator()(double before, double now) const { return now < before; }
};

class Quantile : public Functor {
public:
    using Functor::Functor;

    double operator()(const Window &window)
    {
        m_values.assign(window.values + window.first, window.values + window.last);
        return quantileOf(m_arguments.scalars[0][window.step], m_values);
    }

private:
    std::vector<double> m_values;
};

/// The median distance from the median.
class Mad : public Functor {
public:
    using Functor::Functor;

    double operator()(const Window &window)
    {
        m_values.assign(window.values + window.first, window.values + window.last);
        const double median = quantileOf(0.5, m_values);
        for (double &value : m_values) {
            value = std::fabs(value - median);
        }
        return quantileOf(0.5, m_values);
    }

private:
    std::vector<double> m_values;
};

// Side by side where that gives the same.

base::Status sumOverTime(const Windows &windows, const series::Samples &samples,
    const WindowArguments &arguments, std::span<double> out)
{
    return sumInLanes(windows, samples, out) ? base::Status(base::Done{})
                                             : perWindow<Sum>(windows, samples, arguments, out);
}

base::Status avgOverTime(const Windows &windows, const series::Samples &samples,
    const WindowArguments &arguments, std::span<double> out)
{
    return meanInLanes(windows, samples, !arguments.semantics.compensatedSums, out)
        ? base::Status(base::Done{})
        : perWindow<Avg>(windows, samples, arguments, out);
}

template <bool Root>
base::Status varianceOverTime(const Windows &windows, const series::Samples &samples,
    const WindowArguments &arguments, std::span<double> out)
{
    using Alone = std::conditional_t<Root, Stddev, Stdvar>;
    return varianceInLanes(windows, samples, Root, out) ? base::Status(base::Done{})
                                                        : perWindow<Alone>(windows, samples, arguments, out);
}

struct Named {
    std::string_view name;
    WindowKernel kernel;
};

constexpr Named kernels[] = {
    {"count_over_time", perWindow<Count>},
    {"present_over_time", perWindow<Present>},
    {"absent_over_time", perWindow<Present>},
    {"last_over_time", perWindow<Last>},
    {"first_over_time", perWindow<First>},
    {"sum_over_time", sumOverTime},
    {"avg_over_time", avgOverTime},
    {"stdvar_over_time", varianceOverTime<false>},
    {"stddev_over_time", varianceOverTime<true>},
    {"max_over_time", perWindow<Max>},
    {"min_over_time", perWindow<Min>},
    {"quantile_over_time", perWindow<Quantile>},
    {"mad_over_time", perWindow<Mad>},
    {"ts_of_max_over_time", perWindow<TimeOfExtreme<std::greater_equal<>>>},
    {"ts_of_min_over_time", perWindow<TimeOfExtreme<std::less_equal<>>>},
    {"ts_of_first_over_time", perWindow<TimeOfFirst>},
    {"ts_of_last_over_time", perWindow<TimeOfLast>},
    {"changes", perWindow<Happenings<Changed>>},
    {"resets", perWindow<Happenings<Fell>>},
};

} // namespace

WindowKernel overTimeKernel(std::string_view name)
{
    const auto *found = std::find_if(
        std::begin(kernels), std::end(kernels), [&](const Named &each) { return each.name == name; });
    return found == std::end(kernels) ? nullptr : found->kernel;
}

} // namespace zumik::promql::exec
