// SPDX-License-Identifier: GPL-3.0-or-later
//
// rate, increase and delta estimate what happened over the whole window from the samples in it, by
// Prometheus's rule (documentation "rate()", and issue #13725 for the difference between versions): the
// difference of last and first sample, plus at each reset of a counter what it had reached, stretched towards
// the window's ends. An end that is no more than 1.1 average sample distances away is reached; otherwise half
// a distance is added. A counter isn't followed below zero.
#include "models/promql/exec/rates.h"

#include "models/base/foreachcpu.h"

#include <algorithm>

namespace zumik::promql::exec {

namespace {

double seconds(std::int64_t milliseconds)
{
    return static_cast<double>(milliseconds) / 1000;
}

/// As Go's Duration.Seconds() rounds.
double rangeSeconds(std::int64_t milliseconds)
{
    return static_cast<double>(milliseconds / 1000)
        + static_cast<double>(milliseconds % 1000 * 1'000'000) / 1e9;
}

/// Where a counter fell, of the whole series: sample numbers, ascending.
class Resets {
public:
    explicit Resets(const series::Samples &samples)
    {
        const std::vector<double> &values = samples.values;
        for (std::size_t i = 1; i < values.size(); ++i) {
            if (values[i] < values[i - 1]) {
                m_at.push_back(i);
            }
        }
    }

    /// Adds to `result` what was lost at each reset after the window's first sample, in order of time.
    void correct(const Window &window, double &result)
    {
        while (m_next < m_at.size() && m_at[m_next] <= window.first) {
            ++m_next;
        }
        for (std::size_t i = m_next; i < m_at.size() && m_at[i] < window.last; ++i) {
            result += window.values[m_at[i] - 1];
        }
    }

private:
    std::vector<std::size_t> m_at;
    std::size_t m_next = 0;
};

/// What of a window decides its rate, of some steps side by side, so that the arithmetic runs over whole
/// vectors. Times in milliseconds.
struct Edges {
    static constexpr std::size_t capacity = 256;

    double increase[capacity]; ///< resets made up for
    double first[capacity]; ///< the first sample's value
    double toStart[capacity]; ///< from the window's start to the first sample
    double toEnd[capacity]; ///< from the last sample to the window's end
    double sampled[capacity]; ///< from the first sample to the last
    double gaps[capacity]; ///< between samples; 0 with fewer than two samples
};

/// 2.42 looks at the counter's zero before it decides whether the window's start is near, 2.51 and later
/// after.
template <bool Counter, bool CapAfter>
inline void stretch(const Edges &edges, double perSecond, double *out, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        const double increase = edges.increase[i];
        const double first = edges.first[i];
        const double toEnd = edges.toEnd[i] / 1000;
        const double sampled = edges.sampled[i] / 1000;
        const double average = sampled / edges.gaps[i];
        const double threshold = average * 1.1;
        const double half = average / 2;
        double toStart = edges.toStart[i] / 1000;
        if (CapAfter) {
            toStart = toStart >= threshold ? half : toStart;
        }
        if (Counter) {
            const double toZero = sampled * (first / increase);
            const bool caps = (increase > 0) & (first >= 0) & (toZero < toStart);
            toStart = caps ? toZero : toStart;
        }
        double reached = sampled;
        reached += CapAfter || toStart < threshold ? toStart : half;
        reached += toEnd < threshold ? toEnd : half;
        const double rate = increase * (reached / sampled / perSecond);
        out[i] = edges.gaps[i] == 0 ? base::absent() : rate;
    }
}

ZUMIK_FOR_EACH_CPU void stretchCounter(const Edges &edges, double perSecond, double *out, std::size_t count)
{
    stretch<true, false>(edges, perSecond, out, count);
}

ZUMIK_FOR_EACH_CPU void stretchCounterCapAfter(
    const Edges &edges, double perSecond, double *out, std::size_t count)
{
    stretch<true, true>(edges, perSecond, out, count);
}

void stretchGauge(const Edges &edges, double perSecond, double *out, std::size_t count)
{
    stretch<false, false>(edges, perSecond, out, count);
}

using Stretch = void (*)(const Edges &edges, double perSecond, double *out, std::size_t count);

template <bool Counter>
void extrapolate(const Windows &windows, const series::Samples &samples, Stretch stretchBlock,
    double perSecond, std::span<double> out)
{
    Resets resets(Counter ? samples : series::Samples{});
    Edges edges;
    WindowSlider slider(windows, samples);
    for (std::size_t from = 0; from < out.size(); from += Edges::capacity) {
        const std::size_t count = std::min(Edges::capacity, out.size() - from);
        for (std::size_t i = 0; i < count; ++i) {
            const Window &window = slider.at(from + i);
            if (window.size() < 2) {
                edges.gaps[i] = 0;
                continue;
            }
            const std::size_t last = window.last - 1;
            double increase = window.values[last] - window.values[window.first];
            if (Counter) {
                resets.correct(window, increase);
            }
            edges.increase[i] = increase;
            edges.first[i] = window.values[window.first];
            edges.toStart[i] = static_cast<double>(window.times[window.first] - window.start);
            edges.toEnd[i] = static_cast<double>(window.end - window.times[last]);
            edges.sampled[i] = static_cast<double>(window.times[last] - window.times[window.first]);
            edges.gaps[i] = static_cast<double>(last - window.first);
        }
        stretchBlock(edges, perSecond, out.data() + from, count);
    }
}

template <bool Counter, bool PerSecond>
base::Status extrapolated(const Windows &windows, const series::Samples &samples,
    const WindowArguments &arguments, std::span<double> out)
{
    // Dividing by one changes nothing.
    const double perSecond = PerSecond ? rangeSeconds(windows.range) : 1;
    const bool capAfter = arguments.semantics.zeroCapAfterThreshold;
    const Stretch stretchBlock = !Counter ? stretchGauge : capAfter ? stretchCounterCapAfter : stretchCounter;
    extrapolate<Counter>(windows, samples, stretchBlock, perSecond, out);
    return base::Done{};
}

/// From the last two samples alone.
template <bool Rate>
base::Status instantaneous(
    const Windows &windows, const series::Samples &samples, const WindowArguments &, std::span<double> out)
{
    slide(windows, samples, out, [](const Window &window) {
        if (window.size() < 2) {
            return base::absent();
        }
        const std::size_t last = window.last - 1;
        const double now = window.values[last];
        const double before = window.values[last - 1];
        const double change = Rate && now < before ? now : now - before;
        return Rate ? change / seconds(window.times[last] - window.times[last - 1]) : change;
    });
    return base::Done{};
}

} // namespace

WindowKernel rateKernel(std::string_view name)
{
    if (name == "rate") {
        return extrapolated<true, true>;
    }
    if (name == "increase") {
        return extrapolated<true, false>;
    }
    if (name == "delta") {
        return extrapolated<false, false>;
    }
    if (name == "irate") {
        return instantaneous<true>;
    }
    return name == "idelta" ? instantaneous<false> : nullptr;
}

} // namespace zumik::promql::exec
