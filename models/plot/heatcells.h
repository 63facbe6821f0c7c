// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/frame/frame.h"
#include "models/frame/heatstyle.h"

#include <string>
#include <vector>

// From frames to a grid of cells: columns of equal time, rows of buckets. Three ways lead there:
//
//  - Cumulative buckets, as Prometheus answers: series with a numeric `le` label (or, for a query of format
//    "heatmap", a numeric name), sorted by that bound, each less the one below; remainders under 1e-9 are
//    zero (grafana/grafana packages/grafana-prometheus/src/result_transformer.ts). Not Grafana's: series of
//    one bound are added up, an absent or sinking bucket counts as high as the one below it.
//  - Rows as they come, one a series, sorted where all names are numbers (.../panel/heatmap/fields.ts).
//  - Values to be counted into buckets of even size, or even parts of powers (models/frame/heatbuckets.h).
//
// A value at t of the first two stands for the step that ends at t: Grafana calls that field xMax.
namespace zumik::plot {

/// A frame with a grid; `cumulative`: of a query of format "heatmap".
struct HeatSource {
    const frame::Frame *frame = nullptr;
    bool cumulative = false;
};

struct HeatRow {
    double low = 0; ///< bounds; infinite where a bucket is open, both NaN for a row that has only a name
    double high = 0;
    std::string name; ///< for rows without bounds
};

/// What a reader of the picture should know. `count`: of series or samples.
struct HeatNote {
    enum class Kind {
        NoBound, ///< series without an upper bound among those that have one: left out
        NoInfinity, ///< the bucket +Inf is missing: what lies above the last bound isn't shown
        SameBound, ///< series were added up since they have the same bound
        Sinking, ///< cumulative counts that fall with a higher bound: taken as none
        TooMany, ///< rows or columns were left out or made wider
        NotPositive ///< values that a logarithmic axis can't show
    };

    Kind kind = Kind::NoBound;
    std::size_t count = 0;

    bool operator==(const HeatNote &) const = default;
};

struct HeatCells {
    base::Time start; ///< left edge of the first column
    base::Duration step{1};
    std::size_t columns = 0;
    std::vector<HeatRow> rows; ///< the lowest first
    std::vector<double> values; ///< row after row; NaN: nothing there
    bool counted = false; ///< calculated: rows have even sizes
    bool logarithmic = false; ///< then: even parts of powers
    frame::HeatLayout layout = frame::HeatLayout::UpperBound; ///< never Auto
    std::vector<HeatNote> notes;

    double at(std::size_t column, std::size_t row) const { return values[row * columns + column]; }

    base::TimeRange timesOf(std::size_t column) const
    {
        const base::Time from = start + step * static_cast<base::Duration::rep>(column);
        return {from, from + step};
    }
};

/// The limits of what is drawn: more rows or columns than any screen has pixels.
inline constexpr std::size_t mostHeatRows = 2'000;
inline constexpr std::size_t mostHeatColumns = 12'000;
inline constexpr std::size_t mostHeatCells = 8'000'000;

HeatCells heatCells(const std::vector<HeatSource> &sources, const frame::HeatStyle &style);

/// The calculated kind alone. Private to models/plot.
HeatCells countedCells(const std::vector<HeatSource> &sources, const frame::HeatStyle &style);

} // namespace zumik::plot
