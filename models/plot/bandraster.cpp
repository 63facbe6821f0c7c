// SPDX-License-Identifier: GPL-3.0-or-later
// Two ways. Rows with room for edges are drawn state by state into one line of pixels, which is copied down
// the row. Rows that are lower are taken together by pixel: first sample by sample over the rows of a pixel
// (marks rise with rank, so that this is a maximum of two arrays), which is kept in BandLines, then over the
// samples of each pixel. Steps: pixels plus visible cells; for low rows, all cells once, then pixels plus
// visible samples for each line.
#include "models/plot/bandraster.h"

#include "models/plot/bandpixels.h"

#include <algorithm>
#include <cmath>

namespace zumik::plot {

namespace {

/// In pixels of the scene: a row's room for edges, and a band's width for them.
constexpr float leastForEdges = 6;
constexpr int leastWidthForEdges = 4;
/// A sample's width from which on gaps part it from its neighbors.
constexpr double leastParted = 5;

class BandRasterizer {
public:
    BandRasterizer(const BandScene &scene, double ratio, Raster &raster, BandLines &lines)
        : m_scene(scene)
        , m_ratio(ratio)
        , m_raster(raster)
        , m_lines(lines)
    {
        raster.clearFor(scene.plane.plot, ratio);
        m_line.resize(static_cast<std::size_t>(raster.width));
        m_edges.resize(m_line.size());
    }

    void paint()
    {
        if (m_raster.pixels.empty() || m_scene.cells.rows.empty()) {
            return;
        }
        layOutTracks();
        if (m_scene.slot() >= leastForEdges) {
            for (std::size_t row = 0; row < m_scene.cells.rows.size(); ++row) {
                paintRow(row);
            }
        } else {
            paintSqueezed();
        }
    }

private:
    void layOutTracks()
    {
        m_tracks.resize(m_scene.cells.tracks.size());
        std::vector<bool> done(m_tracks.size(), false);
        for (std::size_t row = 0; row < m_scene.cells.rows.size(); ++row) {
            const std::size_t track = m_scene.cells.rows[row].track;
            if (!done[track]) {
                layOutTrack(row, m_tracks[track]);
                done[track] = true;
            }
        }
    }

    void layOutTrack(std::size_t row, TrackPixels &track) const
    {
        const BandTrack &from = m_scene.cells.trackOf(row);
        const auto [first, end] = m_scene.visibleCells(m_scene.cells.rows[row].track);
        track.first = first;
        for (std::size_t cell = first; cell < end; ++cell) {
            const Stretch whole = pixelsOf(from.spans[cell]);
            track.cells.push_back(m_scene.history ? withoutGap(whole, from.spans[cell]) : whole);
        }
    }

    double scale() const
    {
        return m_raster.width / std::max(1.0, static_cast<double>(m_scene.plane.range.length().count()));
    }

    Stretch pixelsOf(base::TimeRange times) const
    {
        const base::TimeRange &range = m_scene.plane.range;
        const auto at = [&](base::Time time) {
            const double x = static_cast<double>((time - range.start).count()) * scale();
            return static_cast<int>(std::lround(std::clamp(x, 0.0, static_cast<double>(m_raster.width))));
        };
        const int from = at(times.start);
        const bool inside = times.end > range.start && times.start < range.end;
        return {from, inside ? std::max(at(times.end), std::min(from + 1, m_raster.width)) : from};
    }

    /// The same gap between all samples; none where they are too narrow for it.
    Stretch withoutGap(Stretch whole, base::TimeRange times) const
    {
        const double wide = static_cast<double>(times.length().count()) * scale();
        const bool parted = m_scene.columnWidth < 1 && wide >= leastParted * m_ratio;
        const int gap =
            parted ? std::max(1, static_cast<int>(std::lround(wide * (1 - m_scene.columnWidth)))) : 0;
        const int until = whole.until < m_raster.width ? whole.until - (gap - gap / 2) : whole.until;
        const int from = whole.from > 0 ? whole.from + gap / 2 : 0;
        return {std::min(from, whole.until), std::max(until, std::min(from + 1, whole.until))};
    }

    void paintRow(std::size_t row)
    {
        std::fill(m_line.begin(), m_line.end(), BandMark{0});
        std::fill(m_edges.begin(), m_edges.end(), std::uint8_t{0});
        const BandRow &one = m_scene.cells.rows[row];
        const TrackPixels &track = m_tracks[one.track];
        const auto wide = static_cast<int>(std::lround(one.field->config.style.lineWidth));
        const int edge = std::clamp(static_cast<int>(std::lround(wide * m_ratio)), 0, 10);
        for (std::size_t i = 0; i < track.cells.size();) {
            const std::size_t from = i++;
            const BandMark mark = m_scene.cells.markAt(row, track.first + from);
            while (mark != 0 && i < track.cells.size() && !m_scene.cells.startsAt(row, track.first + i)
                && m_scene.cells.markAt(row, track.first + i) != 0) {
                ++i;
            }
            if (mark != 0) {
                addState({track.cells[from].from, track.cells[i - 1].until}, mark, edge);
            }
        }
        copyDown(row, edge);
    }

    void addState(Stretch pixels, BandMark mark, int edge)
    {
        const int wide = pixels.until - pixels.from;
        const bool edged = edge > 0 && wide >= leastWidthForEdges * m_ratio;
        for (int x = pixels.from; x < pixels.until; ++x) {
            const auto at = static_cast<std::size_t>(x);
            const bool side = x < pixels.from + edge || x >= pixels.until - edge;
            if (mark >= m_line[at]) {
                m_line[at] = mark;
                m_edges[at] = edged ? (side ? 2 : 1) : 0;
            }
        }
    }

    void copyDown(std::size_t row, int edge)
    {
        const auto [top, bottom] = m_scene.edgesOf(row);
        const float above = m_scene.plane.plot.top;
        const int from = pixelRow(top - above);
        const int until = std::max(pixelRow(bottom - above), std::min(from + 1, m_raster.height));
        for (int y = from; y < until; ++y) {
            const bool rim = y < from + edge || y >= until - edge;
            std::uint32_t *line = lineAt(y);
            if (y > from && y < until - edge && y - 1 >= from + edge) {
                std::copy(line - m_line.size(), line, line);
                continue;
            }
            for (std::size_t x = 0; x < m_line.size(); ++x) {
                const BandPaint &paint = m_scene.paints[m_line[x]];
                line[x] = m_edges[x] == 2 || (rim && m_edges[x] == 1) ? paint.edge : paint.fill;
            }
        }
    }

    int pixelRow(float y) const
    {
        return std::clamp(static_cast<int>(std::lround(double(y) * m_ratio)), 0, m_raster.height);
    }

    std::uint32_t *lineAt(int y)
    {
        return m_raster.pixels.data() + static_cast<std::size_t>(y) * m_line.size();
    }

    void paintSqueezed()
    {
        if (!m_lines.fit(m_scene.cells, m_raster.height)) {
            m_lines = bandLines(m_scene.cells, m_raster.height);
        }
        for (TrackPixels &track : m_tracks) {
            track.mapPixels(m_line.size());
        }
        for (int y = 0; y < m_raster.height; ++y) {
            const auto &parts = m_lines.lines[static_cast<std::size_t>(y)];
            if (parts.empty() && y > 0) {
                std::copy(lineAt(y - 1), lineAt(y), lineAt(y));
                continue;
            }
            if (parts.size() == 1 && !m_tracks[parts[0].track].cellAt.empty()) {
                m_tracks[parts[0].track].paint(marksOf(parts[0]), m_scene.paints, lineAt(y));
            } else {
                paintShared(parts, lineAt(y));
            }
        }
    }

    const BandMark *marksOf(const BandLines::Part &part) const
    {
        return (part.together ? m_lines.marks : m_scene.cells.marks).data() + part.first;
    }

    void paintShared(const std::vector<BandLines::Part> &parts, std::uint32_t *line)
    {
        std::fill(m_line.begin(), m_line.end(), BandMark{0});
        for (const BandLines::Part &part : parts) {
            spread(m_tracks[part.track], marksOf(part));
        }
        std::transform(
            m_line.begin(), m_line.end(), line, [this](BandMark mark) { return m_scene.paints[mark].fill; });
    }

    /// `marks` are those of all the track's samples.
    void spread(const TrackPixels &track, const BandMark *marks)
    {
        marks += track.first;
        for (std::size_t i = 0; i < track.cells.size(); ++i) {
            for (int x = track.cells[i].from; x < track.cells[i].until; ++x) {
                BandMark &pixel = m_line[static_cast<std::size_t>(x)];
                pixel = std::max(pixel, marks[i]);
            }
        }
    }

    const BandScene &m_scene;
    double m_ratio;
    Raster &m_raster;
    BandLines &m_lines;
    std::vector<TrackPixels> m_tracks;
    std::vector<BandMark> m_line; ///< of pixels
    std::vector<std::uint8_t> m_edges; ///< 0: fill only, 1: inside edges, 2: an edge
};

} // namespace

void rasterize(const BandScene &scene, double ratio, Raster &raster, BandLines &lines)
{
    BandRasterizer(scene, ratio, raster, lines).paint();
}

} // namespace zumik::plot
