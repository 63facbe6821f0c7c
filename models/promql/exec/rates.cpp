// SPDX-License-Identifier: GPL-3.0-or-later
//
// rate, increase and delta estimate what happened over the whole window from the samples in it, by
// Prometheus's rule (documentation "rate()", and issue #13725 for the difference between versions): the
// difference of last and first sample, plus at each reset of a counter what it had reached, stretched towards
// the window's ends. An end that is no more than 1.1 average sample distances away is reached; otherwise half
// a distance is added. A counter isn't followed below zero.
#include "models/promql/exec/rates.h"

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

/// 2.42 looks at the counter's zero before it decides whether the window's start is near, 2.51 and later
/// after.
template <bool Counter, bool CapAfter> double stretch(const Window &window, double result, double perSecond)
{
    const std::int64_t firstTime = window.times[window.first];
    const std::int64_t lastTime = window.times[window.last - 1];
    double toStart = seconds(firstTime - window.start);
    double toEnd = seconds(window.end - lastTime);
    const double sampled = seconds(lastTime - firstTime);
    const double average = sampled / static_cast<double>(window.size() - 1);
    const double threshold = average * 1.1;
    const double first = window.values[window.first];
    const auto capAtZero = [&] {
        if (Counter && result > 0 && first >= 0) {
            const double toZero = sampled * (first / result);
            toStart = toZero < toStart ? toZero : toStart;
        }
    };
    if constexpr (CapAfter) {
        toStart = toStart >= threshold ? average / 2 : toStart;
        capAtZero();
        toEnd = toEnd >= threshold ? average / 2 : toEnd;
        return result * ((sampled + toStart + toEnd) / sampled / perSecond);
    }
    capAtZero();
    double reached = sampled;
    reached += toStart < threshold ? toStart : average / 2;
    reached += toEnd < threshold ? toEnd : average / 2;
    return result * (reached / sampled / perSecond);
}

template <bool Counter, bool CapAfter>
void extrapolate(
    const Windows &windows, const series::Samples &samples, double perSecond, std::span<double> out)
{
    Resets resets(Counter ? samples : series::Samples{});
    slide(windows, samples, out, [&](const Window &window) {
        if (window.size() < 2) {
            return base::absent();
        }
        double result = window.values[window.last - 1] - window.values[window.first];
        if constexpr (Counter) {
            resets.correct(window, result);
        }
        return stretch<Counter, CapAfter>(window, result, perSecond);
    });
}

template <bool Counter, bool PerSecond>
base::Status extrapolated(const Windows &windows, const series::Samples &samples,
    const WindowArguments &arguments, std::span<double> out)
{
    // Dividing by one changes nothing.
    const double perSecond = PerSecond ? rangeSeconds(windows.range) : 1;
    if (arguments.semantics.zeroCapAfterThreshold) {
        extrapolate<Counter, true>(windows, samples, perSecond, out);
    } else {
        extrapolate<Counter, false>(windows, samples, perSecond, out);
    }
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
