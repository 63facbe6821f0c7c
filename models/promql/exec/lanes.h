// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/window.h"

#include <span>

namespace zumik::promql::exec {

/// Sums, means and variances of windows, several windows side by side: each is added up in order of time, to
/// the same digits as alone, but one need not wait for the other. They return false, and do nothing, where
/// the samples hold anything that isn't finite or could become so: then each value has to be looked at.
bool sumInLanes(const Windows &windows, const series::Samples &samples, std::span<double> out);

/// `growing`: as Prometheus 2.42, the mean grows sample by sample; else sum by count.
bool meanInLanes(const Windows &windows, const series::Samples &samples, bool growing, std::span<double> out);

/// `root`: the standard deviation.
bool varianceInLanes(
    const Windows &windows, const series::Samples &samples, bool root, std::span<double> out);

} // namespace zumik::promql::exec
