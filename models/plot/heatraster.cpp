// SPDX-License-Identifier: GPL-3.0-or-later
// Both axes are worked out once, as a run of cells for each pixel; then pixels look up and never compute.
// A line of pixels that shows the same rows as the line above it is copied. Steps: pixels plus cells.
#include "models/plot/heatraster.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zumik::plot {

namespace {

/// Cells under one pixel: first..last; none where last < first (a gap, or no data).
struct Run {
    std::int32_t first = 0;
    std::int32_t last = -1;

    bool operator==(const Run &) const = default;
};

/// `origin` is the first cell's edge in pixels, `size` a cell's length.
std::vector<Run> runsOf(std::size_t pixels, std::size_t cells, double origin, double size, int gap)
{
    std::vector<Run> runs(pixels);
    const auto limit = static_cast<double>(pixels);
    const auto first =
        static_cast<std::size_t>(std::clamp(std::floor(-origin / size) - 1, 0.0, static_cast<double>(cells)));
    for (std::size_t cell = first; cell < cells; ++cell) {
        const double from = origin + static_cast<double>(cell) * size;
        const double until =
            origin + static_cast<double>(cell + 1) * size; // the next one's `from`, to the bit
        if (from >= limit) {
            break;
        }
        const auto left = std::llround(std::max(from, 0.0));
        const auto right = std::llround(std::min(until, limit));
        const auto end = std::max(left + 1, right - (until < limit ? gap : 0));
        for (auto pixel = left; until > 0 && pixel < std::min<long long>(end, runs.size()); ++pixel) {
            Run &run = runs[static_cast<std::size_t>(pixel)];
            const auto index = static_cast<std::int32_t>(cell);
            run = {run.last < run.first ? index : run.first, index};
        }
    }
    return runs;
}

/// A gap is worth its pixels only between cells that are larger than it.
int gapFor(double gap, double cell)
{
    const auto pixels = static_cast<int>(std::lround(gap));
    return cell >= 2 * pixels + 1 ? pixels : cell >= 4 && pixels > 0 ? 1 : 0;
}

std::uint32_t premultiplied(frame::Argb color)
{
    const std::uint32_t alpha = color >> 24U;
    const auto part = [&](unsigned shift) {
        return ((color >> shift & 0xFFU) * alpha + 127) / 255 << shift;
    };
    return alpha << 24U | part(16) | part(8) | part(0);
}

class Rasterizer {
public:
    Rasterizer(const HeatScene &scene, double ratio, Raster &raster)
        : m_scene(scene)
        , m_ratio(ratio)
        , m_raster(raster)
    {
        raster.clearFor(scene.plane.plot, ratio);
        const std::vector<frame::Argb> &palette = scene.colors.palette();
        std::transform(palette.begin(), palette.end(), m_colors.begin() + 1, premultiplied);
    }

    void paint()
    {
        if (m_raster.pixels.empty() || m_scene.shades.empty() || m_scene.endRow <= m_scene.firstRow) {
            return;
        }
        const std::vector<Run> columns = columnRuns();
        const std::vector<Run> rows = rowRuns();
        std::vector<Shade> strongest(m_scene.cells.columns);
        for (std::size_t y = 0; y < rows.size(); ++y) {
            std::uint32_t *line = m_raster.pixels.data() + y * columns.size();
            if (y > 0 && rows[y] == rows[y - 1]) {
                std::copy(line - columns.size(), line, line);
            } else if (rows[y].last >= rows[y].first) {
                gather(rows[y], strongest);
                paintLine(columns, strongest, line);
            }
        }
    }

private:
    std::vector<Run> columnRuns() const
    {
        const double pixelsPerMs =
            m_raster.width / std::max(1.0, static_cast<double>(m_scene.plane.range.length().count()));
        const double size = static_cast<double>(m_scene.cells.step.count()) * pixelsPerMs;
        const double origin =
            static_cast<double>((m_scene.cells.start - m_scene.plane.range.start).count()) * pixelsPerMs;
        return runsOf(static_cast<std::size_t>(m_raster.width), m_scene.cells.columns, origin, size,
            gapFor(double(m_scene.gap) * m_ratio, size));
    }

    /// From the top.
    std::vector<Run> rowRuns() const
    {
        const std::size_t count = m_scene.endRow - m_scene.firstRow;
        const double size = static_cast<double>(m_raster.height) / static_cast<double>(count);
        std::vector<Run> runs = runsOf(static_cast<std::size_t>(m_raster.height), count, 0, size,
            gapFor(double(m_scene.gap) * m_ratio, size));
        const auto last = static_cast<std::int32_t>(m_scene.endRow) - 1;
        const auto first = static_cast<std::int32_t>(m_scene.firstRow);
        for (Run &run : runs) {
            if (run.last >= run.first) {
                run = m_scene.reverse ? Run{first + run.first, first + run.last}
                                      : Run{last - run.last, last - run.first};
            }
        }
        return runs;
    }

    void gather(const Run &rows, std::vector<Shade> &strongest) const
    {
        const std::size_t columns = strongest.size();
        const Shade *shades = m_scene.shades.data() + static_cast<std::size_t>(rows.first) * columns;
        std::copy(shades, shades + columns, strongest.begin());
        for (std::int32_t row = rows.first + 1; row <= rows.last; ++row) {
            shades += columns;
            std::transform(strongest.begin(), strongest.end(), shades, strongest.begin(),
                [](Shade a, Shade b) { return std::max(a, b); });
        }
    }

    void paintLine(
        const std::vector<Run> &columns, const std::vector<Shade> &shades, std::uint32_t *line) const
    {
        for (std::size_t x = 0; x < columns.size(); ++x) {
            Shade shade = 0;
            for (std::int32_t column = columns[x].first; column <= columns[x].last; ++column) {
                shade = std::max(shade, shades[static_cast<std::size_t>(column)]);
            }
            line[x] = m_colors[shade];
        }
    }

    const HeatScene &m_scene;
    double m_ratio;
    Raster &m_raster;
    std::array<std::uint32_t, 256> m_colors{}; ///< by shade; 0 is transparent
};

} // namespace

void rasterize(const HeatScene &scene, double ratio, Raster &raster)
{
    Rasterizer(scene, ratio, raster).paint();
}

} // namespace zumik::plot
