// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/grid.h"

#include <cstdint>

namespace zumik::clients::prometheus {

/// Which step of the grid a sample belongs to.
///
/// The rule. Servers may move the instants of a range query (VictoriaMetrics aligns start and end to the step
/// on its own); the timestamps that return are the true ones. So the first sample of an answer decides the
/// phase: the whole grid moves by that sample's distance from its nearest step, at most half a step. After
/// that a sample belongs to the nearest step, the later one when it lies exactly between two; samples before
/// the first or after the last step are left out.
class Placement {
public:
    static constexpr std::size_t outside = SIZE_MAX;

    explicit Placement(const series::Grid &grid)
        : m_grid(grid)
    {
    }

    /// The step of a sample at `ms`, or `outside`.
    std::size_t indexOf(std::int64_t ms)
    {
        const std::int64_t step = m_grid.step.count();
        const std::int64_t nearest = floorDiv(ms - m_grid.start.ms + step / 2, step);
        if (!m_anchored) {
            m_anchored = true;
            m_grid.start.ms = ms - nearest * step;
        }
        return nearest < 0 || nearest >= static_cast<std::int64_t>(m_grid.count)
            ? outside
            : static_cast<std::size_t>(nearest);
    }

    /// The grid as the timestamps tell it.
    const series::Grid &grid() const { return m_grid; }

private:
    static std::int64_t floorDiv(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

    series::Grid m_grid;
    bool m_anchored = false;
};

/// Times beyond this many ms from 1970 are no times: keeps the arithmetic above in range.
inline constexpr std::int64_t maxTimeMs = 1'000'000'000'000'000;

} // namespace zumik::clients::prometheus
