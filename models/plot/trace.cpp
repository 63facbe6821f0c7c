// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/trace.h"

#include "models/plot/smooth.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace zumik::plot {

namespace {

/// Samples of one run, thinned out: the indices to draw, ascending.
class Column {
public:
    void add(std::size_t index, double value)
    {
        if (m_empty) {
            m_first = m_min = m_max = m_last = index;
            m_low = m_high = value;
            m_empty = false;
            return;
        }
        if (value < m_low) {
            m_low = value;
            m_min = index;
        }
        if (value > m_high) {
            m_high = value;
            m_max = index;
        }
        m_last = index;
    }

    void flush(std::vector<std::size_t> &out)
    {
        if (m_empty) {
            return;
        }
        out.push_back(m_first);
        for (const std::size_t index : {std::min(m_min, m_max), std::max(m_min, m_max), m_last}) {
            if (index > out.back()) {
                out.push_back(index);
            }
        }
        m_empty = true;
    }

private:
    bool m_empty = true;
    std::size_t m_first = 0;
    std::size_t m_min = 0;
    std::size_t m_max = 0;
    std::size_t m_last = 0;
    double m_low = 0;
    double m_high = 0;
};

class Tracer {
public:
    Tracer(const TraceInput &input, const Area &area)
        : m_input(input)
        , m_area(area)
        , m_x0(area.x(input.grid.start))
        , m_dx((area.x(input.grid.start + input.grid.step * 1000) - m_x0) / 1000)
        , m_dense(m_dx < 0.5F)
    {
    }

    Trace run()
    {
        const IndexSpan span = samplesIn(m_input.grid, m_area.range);
        if (!m_dense && m_input.interpolation == frame::Interpolation::Linear) {
            return runOfAll(span);
        }
        std::size_t previous = span.end;
        for (std::size_t i = span.first; i < std::min(span.end, m_input.values.size()); ++i) {
            if (!m_area.scale.shows(m_input.values[i])) {
                continue;
            }
            if (previous != span.end && !joins(previous, i)) {
                finishRun();
            }
            add(i);
            previous = i;
        }
        finishRun();
        return std::move(m_trace);
    }

private:
    /// Every sample is a point of its own: the common case, and the one with most points.
    Trace runOfAll(IndexSpan span)
    {
        const Area::Rows rows(m_area);
        const std::size_t end = std::min(span.end, m_input.values.size());
        m_trace.points.reserve(end > span.first ? end - span.first : 0);
        std::size_t previous = span.end;
        std::size_t start = 0;
        for (std::size_t i = span.first; i < end; ++i) {
            const float y = rows.y(m_input.values[i]);
            if (std::isnan(y)) {
                continue;
            }
            if (previous != span.end && !joins(previous, i)) {
                start = closeRun(start);
            }
            m_trace.points.push_back({x(i), y});
            if (!m_input.bases.empty()) {
                m_trace.bases.push_back(rows.y(m_input.bases[i]));
            }
            previous = i;
        }
        closeRun(start);
        return std::move(m_trace);
    }

    /// Where the next run starts.
    std::size_t closeRun(std::size_t start)
    {
        const std::size_t count = m_trace.points.size() - start;
        if (count == 1) {
            m_trace.dots.push_back(m_trace.points.back());
            m_trace.points.pop_back();
            m_trace.bases.resize(m_input.bases.empty() ? 0 : start);
        } else if (count > 1) {
            m_trace.runs.push_back(static_cast<std::uint32_t>(start));
        }
        return m_trace.points.size();
    }

    float x(std::size_t index) const { return m_x0 + static_cast<float>(index) * m_dx; }

    bool joins(std::size_t a, std::size_t b) const
    {
        const base::Duration gap = m_input.grid.step * static_cast<base::Duration::rep>(b - a);
        if (m_input.gapAfter && gap > *m_input.gapAfter) {
            return false;
        }
        if (b == a + 1 || m_input.spanNulls) {
            return true;
        }
        return m_input.spanNullsUpTo && gap <= *m_input.spanNullsUpTo;
    }

    void add(std::size_t index)
    {
        if (!m_dense) {
            m_indices.push_back(index);
            return;
        }
        const int pixel = static_cast<int>(std::floor(x(index)));
        if (pixel != m_pixel) {
            m_column.flush(m_indices);
            m_pixel = pixel;
        }
        m_column.add(index, m_input.values[index]);
    }

    void finishRun()
    {
        m_column.flush(m_indices);
        m_pixel = -1'000'000;
        if (m_indices.size() == 1) {
            m_trace.dots.push_back({x(m_indices[0]), m_area.y(m_input.values[m_indices[0]])});
        } else if (m_indices.size() > 1) {
            m_trace.runs.push_back(static_cast<std::uint32_t>(m_trace.points.size()));
            const std::vector<Point> points = line(m_input.values);
            m_trace.points.insert(m_trace.points.end(), points.begin(), points.end());
            if (!m_input.bases.empty()) {
                for (const Point &point : line(m_input.bases)) {
                    m_trace.bases.push_back(point.y);
                }
            }
        }
        m_indices.clear();
    }

    std::vector<Point> line(std::span<const double> values) const
    {
        std::vector<Point> points;
        points.reserve(m_indices.size());
        const Area::Rows rows(m_area);
        for (const std::size_t index : m_indices) {
            points.push_back({x(index), rows.y(values[index])});
        }
        return interpolated(std::move(points), m_input.interpolation);
    }

    const TraceInput &m_input;
    const Area &m_area;
    float m_x0;
    float m_dx;
    bool m_dense;
    int m_pixel = -1'000'000;
    Column m_column;
    std::vector<std::size_t> m_indices;
    Trace m_trace;
};

} // namespace

float Area::x(base::Time time) const
{
    const double length = std::max<double>(1, static_cast<double>(range.length().count()));
    const double fraction = static_cast<double>((time - range.start).count()) / length;
    return box.left + static_cast<float>(fraction * static_cast<double>(box.width()));
}

float Area::y(double value) const
{
    return Rows(*this).y(value);
}

IndexSpan samplesIn(const series::Grid &grid, base::TimeRange range)
{
    if (grid.count == 0 || grid.step.count() <= 0) {
        return {};
    }
    const auto at = [&](base::Time time, std::int64_t roundUp) {
        const std::int64_t ms = (time - grid.start).count();
        const std::int64_t index = ms < 0 ? -1 : (ms + (grid.step.count() - 1) * roundUp) / grid.step.count();
        return std::clamp<std::int64_t>(index, -1, static_cast<std::int64_t>(grid.count));
    };
    const std::int64_t first = std::max<std::int64_t>(0, at(range.start, 0));
    const std::int64_t last = at(range.end, 1);
    const auto end = std::min<std::int64_t>(static_cast<std::int64_t>(grid.count), last + 1);
    return {static_cast<std::size_t>(first), static_cast<std::size_t>(std::max(first, end))};
}

Trace makeTrace(const TraceInput &input, const Area &area)
{
    return Tracer(input, area).run();
}

std::vector<Point> samplePoints(const TraceInput &input, const Area &area)
{
    std::vector<Point> points;
    const IndexSpan span = samplesIn(input.grid, area.range);
    for (std::size_t i = span.first; i < std::min(span.end, input.values.size()); ++i) {
        const Point point{area.x(input.grid.at(i)), area.y(input.values[i])};
        const bool apart = points.empty() || point.x - points.back().x >= 1;
        if (!std::isnan(point.y) && apart) {
            points.push_back(point);
        }
    }
    return points;
}

} // namespace zumik::plot
