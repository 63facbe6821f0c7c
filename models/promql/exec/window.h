// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/number.h"
#include "models/promql/exec/steps.h"
#include "models/series/queryable.h"

#include <span>

namespace zumik::promql::exec {

/// The samples of a series that fall into the window before one instant. Times in milliseconds.
struct Window {
    const std::int64_t *times = nullptr;
    const double *values = nullptr;
    std::size_t first = 0; ///< the samples [first, last) of the series
    std::size_t last = 0;
    std::int64_t start = 0;
    std::int64_t end = 0;
    std::size_t step = 0; ///< which instant
    std::int64_t at = 0; ///< and when

    std::size_t size() const { return last - first; }
};

/// How a range selector looks back from each step.
struct Windows {
    Steps steps;
    Shift shift;
    std::int64_t range = 0;
    bool leftOpen = false;
};

/// Lets `function` see each step's window, both of whose ends only move forward, and writes what it returns;
/// a window without samples yields nothing. The samples hold no stale markers.
template <typename Function>
void slide(const Windows &windows, const series::Samples &samples, std::span<double> out, Function &&function)
{
    Window window{samples.times.data(), samples.values.data()};
    const std::size_t count = samples.times.size();
    const std::int64_t open = windows.leftOpen ? 1 : 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        window.end = windows.shift.reference(windows.steps, i);
        window.start = window.end - windows.range;
        while (window.last < count && window.times[window.last] <= window.end) {
            ++window.last;
        }
        while (window.first < window.last && window.times[window.first] < window.start + open) {
            ++window.first;
        }
        window.step = i;
        window.at = windows.steps.at(i);
        out[i] = window.first == window.last ? base::absent() : function(window);
    }
}

/// Takes the stale markers out.
void dropStale(series::Samples &samples);

} // namespace zumik::promql::exec
