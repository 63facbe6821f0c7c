// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/bandcells.h"
#include "models/plot/scene.h"
#include "models/plot/words.h"

#include <optional>
#include <string>
#include <vector>

namespace zumik::plot {

enum class BandText { Auto, Always, Never };
enum class BandAlign { Left, Center, Right };

/// A state of a row: one or many samples that are drawn as one.
struct BandHit {
    std::size_t row = 0;
    std::size_t cell = 0; ///< the first sample's
    std::size_t end = 0; ///< behind the last
    base::TimeRange times; ///< clipped to the plot's range
    BandMark mark = 0; ///< 0: no state
    Box box; ///< in the plot's pixels, clipped to it

    bool operator==(const BandHit &other) const { return row == other.row && cell == other.cell; }
};

/// A state's text, written into its box.
struct BandLabel {
    Box box;
    float left = 0;
    std::string text;
    BandMark mark = 0;
};

/// A value beside the ramp: `at` is its share, 0..1.
struct BandTick {
    double at = 0;
    std::string label;
};

/// Everything a painter needs of a state timeline or a status history; immutable once built.
struct BandScene {
    PlotScene plane; ///< plot, axes, times and gaps, those of single rows too; it has no series
    BandCells cells;
    std::vector<BandPaint> paints; ///< by mark; the first is none's
    std::vector<BandLabel> labels;
    std::vector<frame::Argb> rampColors; ///< from the low end; empty: no ramp
    std::vector<BandTick> rampTicks;
    bool history = false;
    double rowHeight = 0.9; ///< 0..1 of a row's room
    double columnWidth = 1; ///< 0..1 of a sample's time

    /// The height of a row's room, px.
    float slot() const;

    /// Rows are six pixels high and more: there is air between them.
    bool parted() const;

    /// Top and bottom of a row's bands; unparted rows touch.
    std::pair<float, float> edgesOf(std::size_t row) const;

    /// Of a sample's band, unclipped by the range.
    base::TimeRange timesOf(std::size_t row, std::size_t cell) const;

    /// The state at a point of the plot; where rows share its pixel, the one that is seen. A hit without mark
    /// where a row has no state; nothing where it has no sample.
    std::optional<BandHit> at(Point point) const;
    /// The state that holds a row's sample.
    std::optional<BandHit> state(std::size_t row, std::size_t cell) const;
    /// The sample at a time.
    std::optional<std::size_t> cellAt(std::size_t row, base::Time time) const;

    /// Cells of a track that the plot's range touches: first and behind the last.
    std::pair<std::size_t, std::size_t> visibleCells(std::size_t track) const;

private:
    std::size_t rowAt(Point point) const;
};

struct BandInput {
    std::vector<const frame::Frame *> frames; ///< they must live as long as the scene
    BandStyle style;
    BandText show = BandText::Auto;
    BandAlign align = BandAlign::Left;
    double rowHeight = 0.9;
    double columnWidth = 1;
    base::TimeRange range;
    std::optional<base::Time> now;
    float width = 0;
    float height = 0;
    float textHeight = 12; ///< of a line
    float left = 46; ///< margins; the left one grows when labels need more
    float right = 12;
    float top = 8;
    float bottom = 20;
};

BandScene buildBandScene(const BandInput &input, const Words &words, const BandWords &bandWords);

/// The same cells in other pixels, another range or theme: what does not depend on them is kept.
BandScene rebuiltBandScene(
    BandScene scene, const BandInput &input, const Words &words, const BandWords &bandWords);

} // namespace zumik::plot
