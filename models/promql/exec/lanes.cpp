// SPDX-License-Identifier: GPL-3.0-or-later
//
// Adding up a window is a chain in which each addition waits for the one before, so that the processor idles
// most of the time. The windows of neighboring steps are chains of their own: here eight of them run in
// lockstep, the k-th sample of each at once, as far as the shortest goes; the rest of the longer ones follows
// alone.
#include "models/promql/exec/lanes.h"

#include "models/base/foreachcpu.h"

#include <algorithm>
#include <cmath>

namespace zumik::promql::exec {

namespace {

constexpr std::size_t lanes = 8;
using Lanes = double[lanes];

/// Far from any overflow, whatever is done with them here.
bool areTame(const series::Samples &samples)
{
    constexpr double most = 1e140; // its square times a million samples is a number
    return std::all_of(
        samples.values.begin(), samples.values.end(), [](double value) { return std::fabs(value) < most; });
}

/// Neumaier's compensated addition without a branch.
inline void add(double increment, double &sum, double &compensation)
{
    const double total = sum + increment;
    const double ofSum = (sum - total) + increment;
    const double ofIncrement = (increment - total) + sum;
    compensation += std::fabs(sum) >= std::fabs(increment) ? ofSum : ofIncrement;
    sum = total;
}

struct SumFold {
    Lanes sum = {};
    Lanes compensation = {};

    void take(std::size_t lane, double value, double) { add(value, sum[lane], compensation[lane]); }

    double result(std::size_t lane, double) const { return sum[lane] + compensation[lane]; }
};

struct MeanFold : SumFold {
    double result(std::size_t lane, double count) const
    {
        return sum[lane] / count + compensation[lane] / count;
    }
};

struct GrowingFold {
    Lanes mean = {};
    Lanes compensation = {};

    void take(std::size_t lane, double value, double count)
    {
        add(value / count - mean[lane] / count, mean[lane], compensation[lane]);
    }

    double result(std::size_t lane, double) const { return mean[lane] + compensation[lane]; }
};

struct VarianceFold {
    Lanes mean = {};
    Lanes meanCompensation = {};
    Lanes squares = {};
    Lanes squaresCompensation = {};

    void take(std::size_t lane, double value, double count)
    {
        const double delta = value - (mean[lane] + meanCompensation[lane]);
        add(delta / count, mean[lane], meanCompensation[lane]);
        add(delta * (value - (mean[lane] + meanCompensation[lane])), squares[lane],
            squaresCompensation[lane]);
    }

    double result(std::size_t lane, double count) const
    {
        return (squares[lane] + squaresCompensation[lane]) / count;
    }
};

/// Eight windows, or fewer at the end.
struct Bundle {
    std::size_t first[lanes] = {};
    std::size_t size[lanes] = {};
    std::size_t used = 0;

    std::size_t shortest() const { return *std::min_element(size, size + lanes); }
};

Bundle nextBundle(WindowSlider &slider, std::size_t from, std::size_t steps)
{
    Bundle bundle;
    bundle.used = std::min(lanes, steps - from);
    for (std::size_t lane = 0; lane < bundle.used; ++lane) {
        const Window &window = slider.at(from + lane);
        bundle.first[lane] = window.first;
        bundle.size[lane] = window.size();
    }
    return bundle;
}

template <typename Fold> inline void foldBundle(const Bundle &bundle, const double *values, double *out)
{
    Fold fold;
    const std::size_t together = bundle.shortest();
    for (std::size_t k = 0; k < together; ++k) {
        Lanes now;
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            now[lane] = values[bundle.first[lane] + k];
        }
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            fold.take(lane, now[lane], static_cast<double>(k + 1));
        }
    }
    for (std::size_t lane = 0; lane < bundle.used; ++lane) {
        for (std::size_t k = together; k < bundle.size[lane]; ++k) {
            fold.take(lane, values[bundle.first[lane] + k], static_cast<double>(k + 1));
        }
        out[lane] = bundle.size[lane] == 0 ? base::absent()
                                           : fold.result(lane, static_cast<double>(bundle.size[lane]));
    }
}

ZUMIK_FOR_EACH_CPU void foldSum(const Bundle &bundle, const double *values, double *out)
{
    foldBundle<SumFold>(bundle, values, out);
}

ZUMIK_FOR_EACH_CPU void foldMean(const Bundle &bundle, const double *values, double *out)
{
    foldBundle<MeanFold>(bundle, values, out);
}

ZUMIK_FOR_EACH_CPU void foldGrowing(const Bundle &bundle, const double *values, double *out)
{
    foldBundle<GrowingFold>(bundle, values, out);
}

ZUMIK_FOR_EACH_CPU void foldVariance(const Bundle &bundle, const double *values, double *out)
{
    foldBundle<VarianceFold>(bundle, values, out);
}

using FoldBundle = void (*)(const Bundle &bundle, const double *values, double *out);

bool inLanes(const Windows &windows, const series::Samples &samples, std::span<double> out, FoldBundle fold)
{
    if (!areTame(samples)) {
        return false;
    }
    WindowSlider slider(windows, samples);
    for (std::size_t step = 0; step < out.size(); step += lanes) {
        fold(nextBundle(slider, step, out.size()), samples.values.data(), out.data() + step);
    }
    return true;
}

} // namespace

bool sumInLanes(const Windows &windows, const series::Samples &samples, std::span<double> out)
{
    return inLanes(windows, samples, out, foldSum);
}

bool meanInLanes(const Windows &windows, const series::Samples &samples, bool growing, std::span<double> out)
{
    return inLanes(windows, samples, out, growing ? foldGrowing : foldMean);
}

bool varianceInLanes(const Windows &windows, const series::Samples &samples, bool root, std::span<double> out)
{
    if (!inLanes(windows, samples, out, foldVariance)) {
        return false;
    }
    for (double &value : out) {
        value = root && !base::isAbsent(value) ? std::sqrt(value) : value;
    }
    return true;
}

} // namespace zumik::promql::exec
