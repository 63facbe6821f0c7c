// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/bandlines.h"

#include <algorithm>
#include <cmath>

namespace zumik::plot {

namespace {

/// Rows first..end, end excluded.
struct Rows {
    std::size_t first = 1;
    std::size_t end = 0;

    bool operator==(const Rows &) const = default;
};

/// Those that share line `y` of pixels; where rows are higher, the one that it shows.
Rows rowsAt(int y, double slot, std::size_t count)
{
    const auto first = std::min(count - 1, static_cast<std::size_t>(y / slot));
    const auto behind = static_cast<std::size_t>(std::ceil((y + 1) / slot - 1e-9));
    return {first, std::clamp(slot < 1 ? behind : first + 1, first + 1, count)};
}

/// Over rows of one track, sample by sample.
void gather(const BandCells &cells, Rows rows, std::vector<BandMark> &into)
{
    const std::size_t count = cells.trackOf(rows.first).spans.size();
    into.resize(into.size() + count);
    BandMark *highest = into.data() + into.size() - count;
    for (std::size_t row = rows.first; row < rows.end; ++row) {
        const BandMark *marks = cells.marks.data() + cells.rows[row].first;
        for (std::size_t i = 0; i < count; ++i) {
            highest[i] = std::max(highest[i], marks[i]);
        }
    }
}

std::vector<BandLines::Part> partsOf(const BandCells &cells, Rows rows, std::vector<BandMark> &marks)
{
    std::vector<BandLines::Part> parts;
    for (std::size_t row = rows.first; row < rows.end;) {
        const std::size_t track = cells.rows[row].track;
        std::size_t next = row + 1;
        while (next < rows.end && cells.rows[next].track == track) {
            ++next;
        }
        const bool together = next > row + 1;
        parts.push_back({track, together ? marks.size() : cells.rows[row].first, together});
        if (together) {
            gather(cells, {row, next}, marks);
        }
        row = next;
    }
    return parts;
}

} // namespace

BandLines bandLines(const BandCells &cells, int height)
{
    const double slot = static_cast<double>(height) / static_cast<double>(cells.rows.size());
    BandLines made{cells.reading, height, {}, {}};
    made.lines.resize(static_cast<std::size_t>(height));
    Rows before;
    for (int y = 0; y < height; ++y) {
        const Rows rows = rowsAt(y, slot, cells.rows.size());
        if (rows != before) {
            made.lines[static_cast<std::size_t>(y)] = partsOf(cells, rows, made.marks);
        }
        before = rows;
    }
    return made;
}

} // namespace zumik::plot
