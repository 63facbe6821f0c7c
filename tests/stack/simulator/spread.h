// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace zumik::simulator {

/// How durations and sizes are spread: log-normal, half of them below `median`; `sigma` of the logarithm.
struct Spread {
    double median;
    double sigma = 0.6;

    /// The share that is at most `bound`.
    double below(double bound) const;

    double mean() const;
};

} // namespace zumik::simulator
