// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/fieldconfig.h"
#include "models/plot/geometry.h"
#include "models/plot/scale.h"
#include "models/series/grid.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace zumik::plot {

/// From time and value to pixels.
struct Area {
    Box box;
    base::TimeRange range;
    Scale scale;

    float x(base::Time time) const;
    /// Clamped to fifty heights above and below, so that no value leaves the painter's number range; NaN for
    /// what the scale cannot show.
    float y(double value) const;

    class Rows;
};

/// `y` for many values.
class Area::Rows {
public:
    explicit Rows(const Area &area)
        : m_scale(area.scale)
        , m_bottom(area.box.bottom)
        , m_height(area.box.height())
    {
    }

    float y(double value) const
    {
        const double fraction = m_scale.fraction(value);
        // Never below or above for a NaN, which stays one.
        const double bounded = fraction < -50 ? -50 : fraction > 50 ? 50 : fraction;
        return m_bottom - static_cast<float>(bounded) * m_height;
    }

private:
    Scale m_scale;
    float m_bottom;
    float m_height;
};

/// The values of one series on its grid, and how they are to be joined.
struct TraceInput {
    series::Grid grid;
    std::span<const double> values; ///< grid.count of them; anything not finite is a gap
    std::span<const double> bases = {}; ///< lower edges of a stack; empty: none
    frame::Interpolation interpolation = frame::Interpolation::Linear;
    bool spanNulls = false;
    std::optional<base::Duration> spanNullsUpTo = std::nullopt;
    std::optional<base::Duration> gapAfter = std::nullopt; ///< samples farther apart are not joined
};

/// Lines as runs of points between gaps. Samples that stand alone make no line: they are dots.
struct Trace {
    std::vector<Point> points;
    std::vector<float> bases; ///< y of the lower edge under each point; empty without TraceInput::bases
    std::vector<std::uint32_t> runs; ///< index of each run's first point
    std::vector<Point> dots;

    std::size_t runEnd(std::size_t run) const
    {
        return run + 1 < runs.size() ? runs[run + 1] : points.size();
    }
};

/// Where more than two samples share a pixel column, the column's first, smallest, largest and last are kept:
/// what is drawn covers the same pixels, and no extreme is lost.
Trace makeTrace(const TraceInput &input, const Area &area);

/// Every drawable sample as a point, at most one a pixel column.
std::vector<Point> samplePoints(const TraceInput &input, const Area &area);

/// Indices of the samples inside the range, and one more on either side so that lines reach its edges.
struct IndexSpan {
    std::size_t first = 0;
    std::size_t end = 0;
};

IndexSpan samplesIn(const series::Grid &grid, base::TimeRange range);

} // namespace zumik::plot
