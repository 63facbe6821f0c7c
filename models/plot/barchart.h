// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/bars.h"

#include <string>

// Frames as a bar chart reads them: one field names the places, the numbers are the bars. Source: prepSeries
// in grafana/grafana public/app/plugins/panel/barchart/utils.ts.
namespace zumik::plot {

struct BarTable {
    enum class Trouble {
        None,
        NoPlaces, ///< neither a text nor a time names the rows
        NoNumbers
    };

    Trouble trouble = Trouble::None;
    const frame::Field *names = nullptr; ///< of the places; null: `times` are
    std::vector<base::Time> times;
    std::vector<std::size_t> rows; ///< of `names`, one a place
    std::vector<BarSeries> series;
    const frame::Field *colors = nullptr; ///< the field whose values color the bars
    std::size_t allRows = 0; ///< with those that are left out
    std::size_t allSeries = 0;
    std::size_t framesLeftOut = 0;

    std::size_t places() const { return names != nullptr ? rows.size() : times.size(); }
};

/// Bars that are drawn at most; more are thinner than a pixel anyway.
inline constexpr std::size_t mostBars = 2000;
/// Series that stand side by side at most.
inline constexpr std::size_t mostBarSeries = 100;

/// `xField` names the places; empty or not there: the first text, else the time. Time series of several
/// queries are joined by time, and of too many times the latest stay; of tables the first one and its first
/// rows. The fields live as long as the frames.
BarTable barTable(const std::vector<frame::Frame> &frames, const std::string &xField = {},
    const std::string &colorField = {}, std::size_t most = mostBars);

} // namespace zumik::plot
