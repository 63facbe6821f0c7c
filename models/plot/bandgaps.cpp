// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/bandgaps.h"

#include <algorithm>
#include <optional>

namespace zumik::plot {

namespace {

constexpr std::size_t mostGaps = 8;

/// Between samples that are there; `present` tells which.
template <typename Present> std::vector<base::TimeRange> gapsIn(const BandTrack &track, Present present)
{
    std::vector<base::TimeRange> gaps;
    std::optional<std::size_t> before;
    for (std::size_t cell = 0; cell < track.spans.size() && gaps.size() <= mostGaps; ++cell) {
        if (present(cell)) {
            if (before && cell - *before > 2) {
                gaps.push_back({track.spans[*before].end, track.spans[cell].start});
            }
            before = cell;
        }
    }
    return gaps.size() > mostGaps ? std::vector<base::TimeRange>() : gaps;
}

/// All rows stand on the same instants, evenly apart.
bool shareTimes(const BandCells &cells)
{
    const auto same = [&](const BandRow &row) {
        const BandTrack &track = cells.tracks[row.track];
        const BandTrack &first = cells.tracks[cells.rows.front().track];
        return track.even && track.spans.size() == first.spans.size() && !track.spans.empty()
            && track.spans.front() == first.spans.front() && track.spans.back() == first.spans.back();
    };
    return !cells.rows.empty() && std::all_of(cells.rows.begin(), cells.rows.end(), same);
}

} // namespace

std::vector<base::TimeRange> gapsOfAllRows(const BandCells &cells)
{
    if (!shareTimes(cells)) {
        return {};
    }
    const BandTrack &track = cells.tracks[cells.rows.front().track];
    std::vector<bool> present(track.spans.size());
    std::size_t missing = present.size();
    for (std::size_t row = 0; row < cells.rows.size() && missing > 0; ++row) {
        for (std::size_t cell = 0; cell < present.size(); ++cell) {
            if (!present[cell] && cells.markAt(row, cell) != 0) {
                present[cell] = true;
                --missing;
            }
        }
    }
    return gapsIn(track, [&](std::size_t cell) { return present[cell]; });
}

std::vector<base::TimeRange> BandCells::gapsOf(std::size_t row) const
{
    const BandTrack &track = trackOf(row);
    return track.even ? gapsIn(track, [&](std::size_t cell) { return markAt(row, cell) != 0; })
                      : std::vector<base::TimeRange>();
}

} // namespace zumik::plot
