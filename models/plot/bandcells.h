// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/frame/frame.h"
#include "models/plot/bandpalette.h"
#include "models/plot/bandtracks.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// From frames to rows of states over time, for state timelines and status histories: one row a field, of
// numbers or texts, in the order of the answer. Rules: grafana/grafana
// public/app/core/components/TimelineChart/utils.ts and timeline.ts.
//
//  - State timeline: a sample holds until the next one; on a grid, no longer than a step; in a table, the
//    last one until the end, or each until the time in the table's second time column.
//  - Status history: a sample stands in the middle of a step.
//  - A missing sample, and a NaN, is no state, unless a mapping makes one of it; spanNulls lets the state
//    before last until the next.
//  - Neighbors are merged where values are equal or mapped to the same text and color; by thresholds, also
//    where they are on the same step. (Grafana forgets mappings then; here they come first.)
//  - A text without a mapped color has the first threshold's, the low end's of a ramp, or (not Grafana's,
//    which has one for all) a palette color of its own.
namespace zumik::plot {

struct BandRow {
    const frame::Field *field = nullptr;
    std::size_t track = 0;
    std::size_t first = 0; ///< of its cells in `marks`
    frame::ValueRange range;
    bool bySteps = false; ///< merged by thresholds: a state is a step
};

/// What stands for a color beside the plot.
struct BandLegendItem {
    std::string text;
    BandMark mark = 0;
};

/// The ramp that values without a mapping are on.
struct BandRamp {
    std::string scheme;
    frame::ValueRange range;
    const frame::FieldConfig *config = nullptr;
    double opacity = 100;
};

struct BandStyle {
    bool history = false; ///< status history, not timeline
    bool merge = true;
    std::size_t skip = 0; ///< rows of the pages before this one
    std::size_t rowsOfPage = 0; ///< 0: all rows
};

struct BandCells {
    std::vector<BandTrack> tracks;
    std::vector<BandRow> rows; ///< the first on top
    std::vector<BandMark> marks; ///< cell after cell, row after row; 0: no state
    std::vector<std::uint8_t> starts; ///< a state begins with the cell; empty: with each
    BandPalette palette; ///< in ascending rank
    std::vector<BandLegendItem> legend;
    std::optional<BandRamp> ramp;
    /// Times of two samples and more in which no row has a state; none where rows differ in their times, or
    /// where such times are many (more than eight): then states are rare by nature.
    std::vector<base::TimeRange> gaps;
    std::size_t allRows = 0; ///< with those of other pages
    std::uint64_t reading = 0; ///< which reading of frames they come from: each has another number
    std::size_t leftOut = 0; ///< rows beyond the limit
    bool timeless = false; ///< there were frames, and none with a time

    const BandTrack &trackOf(std::size_t row) const { return tracks[rows[row].track]; }

    BandMark markAt(std::size_t row, std::size_t cell) const { return marks[rows[row].first + cell]; }

    bool startsAt(std::size_t row, std::size_t cell) const
    {
        return starts.empty() || starts[rows[row].first + cell] != 0;
    }

    /// The cells of the state that `cell` belongs to, first and behind the last; none where there is no
    /// state.
    std::pair<std::size_t, std::size_t> stateAround(std::size_t row, std::size_t cell) const;

    /// Likewise, of one row: between its states. None in a table, where nobody knows how often one is told.
    std::vector<base::TimeRange> gapsOf(std::size_t row) const;

    /// The state as it is read: mapped text, threshold step ("10+"), or value with unit.
    std::string textAt(std::size_t row, std::size_t cell, const BandWords &words) const;
};

inline constexpr std::size_t mostBandRows = 20'000;
inline constexpr std::size_t mostBandCells = 16'000'000;
inline constexpr std::size_t mostLegendItems = 60;

/// The frames must outlive the cells.
BandCells bandCells(
    const std::vector<const frame::Frame *> &frames, const BandStyle &style, const BandWords &words);

/// "< 10", "10+" of a threshold's step, as Grafana's legend has it.
std::string stepText(const frame::FieldConfig &config, std::size_t step, const BandWords &words);

} // namespace zumik::plot
