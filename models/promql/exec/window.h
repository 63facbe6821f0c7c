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

/// The windows of one step after the other, both of whose ends only move forward. The samples hold no stale
/// markers.
class WindowSlider {
public:
    WindowSlider(const Windows &windows, const series::Samples &samples)
        : m_windows(windows)
        , m_window{samples.times.data(), samples.values.data()}
        , m_count(samples.times.size())
    {
    }

    /// Steps are asked for in their order.
    const Window &at(std::size_t step)
    {
        m_window.end = m_windows.shift.reference(m_windows.steps, step);
        m_window.start = m_window.end - m_windows.range;
        const std::int64_t earliest = m_window.start + (m_windows.leftOpen ? 1 : 0);
        while (m_window.last < m_count && m_window.times[m_window.last] <= m_window.end) {
            ++m_window.last;
        }
        while (m_window.first < m_window.last && m_window.times[m_window.first] < earliest) {
            ++m_window.first;
        }
        m_window.step = step;
        m_window.at = m_windows.steps.at(step);
        return m_window;
    }

private:
    const Windows m_windows;
    Window m_window;
    const std::size_t m_count;
};

/// Lets `function` see each step's window and writes what it returns; a window without samples yields
/// nothing.
template <typename Function>
void slide(const Windows &windows, const series::Samples &samples, std::span<double> out, Function &&function)
{
    WindowSlider slider(windows, samples);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const Window &window = slider.at(i);
        out[i] = window.first == window.last ? base::absent() : function(window);
    }
}

/// Takes the stale markers out.
void dropStale(series::Samples &samples);

} // namespace zumik::promql::exec
