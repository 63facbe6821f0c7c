// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/bandpixels.h"

#include <algorithm>

namespace zumik::plot {

namespace {

/// Pixels with several samples, up to which each pixel counts as one sample's.
constexpr std::size_t mostShared = 8;

} // namespace

void TrackPixels::mapPixels(std::size_t width)
{
    cellAt.assign(width, -1);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        for (int x = cells[i].from; x < cells[i].until; ++x) {
            const auto at = static_cast<std::size_t>(x);
            if (cellAt[at] < 0) {
                cellAt[at] = static_cast<int>(i);
            } else {
                shared.emplace_back(at, static_cast<int>(i));
            }
            if (shared.size() > mostShared) {
                cellAt.clear();
                return;
            }
        }
    }
}

void TrackPixels::paint(
    const BandMark *marks, const std::vector<BandPaint> &paints, std::uint32_t *line) const
{
    marks += first;
    for (std::size_t x = 0; x < cellAt.size(); ++x) {
        const int cell = cellAt[x];
        line[x] = paints[cell < 0 ? BandMark{0} : marks[cell]].fill;
    }
    for (const auto &[x, cell] : shared) {
        BandMark highest = marks[cellAt[x]];
        for (const auto &[other, further] : shared) {
            highest = other == x ? std::max(highest, marks[further]) : highest;
        }
        line[x] = paints[highest].fill;
    }
}

} // namespace zumik::plot
