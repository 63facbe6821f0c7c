// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/colors.h"
#include "models/frame/fieldconfig.h"
#include "models/plot/geometry.h"
#include "models/plot/timeticks.h"
#include "models/plot/trace.h"
#include "models/series/column.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zumik::plot {

struct AxisTick {
    double value = 0;
    float y = 0;
    std::string label;
};

struct ValueAxis {
    bool right = false;
    bool hidden = false; ///< scale only
    bool gridLines = false;
    std::optional<std::size_t> colored; ///< its labels are in the color of this series
    float edge = 0; ///< x of the edge that its labels keep away from
    Area area;
    std::string title;
    std::optional<float>
        titleAt; ///< x of the middle of the title, which stands upright; none: it has no room
    std::vector<AxisTick> ticks;
    std::optional<float> zero; ///< y of zero, when it lies inside
};

struct XTick {
    float x = 0; ///< of the grid line
    float labelLeft = 0; ///< of the label; empty label: none had room
    std::string label;
    TimeTick tick;
};

/// From `y` up to the next stop, or blending into it: what a series is painted with at that height.
struct PaintStop {
    float y = 0;
    frame::ValueColor color;
};

/// A series as it is drawn. Colors are the caller's, by `series`.
struct SeriesShape {
    std::size_t series = 0; ///< index into PlotInput::series
    std::size_t axis = 0;
    Trace trace;
    std::vector<Box> bars;
    float baseline = 0; ///< y where an unstacked fill ends
    float fill = 0; ///< 0..1
    bool stacked = false;
    bool line = true;
    float width = 1; ///< as the dashboard says
    std::vector<double> dash;
    float pointSize = 0; ///< px; 0: the theme's
    frame::Gradient gradient = frame::Gradient::None;
    std::vector<PaintStop> stops; ///< Gradient::Scheme: from the bottom up
    bool blends = false; ///< between two stops
};

/// A limit of the dashboard's, drawn across the plot.
struct ThresholdMark {
    float y = 0; ///< of the line, inside the plot
    float until = 0; ///< the area reaches from y to here
    bool line = false;
    bool dashed = true;
    bool area = false;
    std::string color; ///< as in the dashboard
    std::string label; ///< the limit with its unit
};

/// What the values under a pointer are read from.
struct SeriesSamples {
    series::Grid grid;
    series::Column values; ///< as they came
    std::shared_ptr<const std::vector<double>> drawn; ///< stacked or turned over; null: as they came
    std::size_t axis = 0;
    bool visible = true;

    double drawnAt(std::size_t index) const { return drawn ? (*drawn)[index] : values[index]; }
};

/// A sample under or near the pointer.
struct Hit {
    std::size_t series = 0;
    std::size_t index = 0; ///< into its column
    base::Time time;
    double value = 0;
    Point at;
};

/// Everything a painter needs, in pixels; immutable once built.
struct PlotScene {
    float width = 0;
    float height = 0;
    Box plot;
    base::TimeRange range;
    std::vector<ValueAxis> axes; ///< at least one
    std::vector<XTick> times;
    std::vector<SeriesShape> shapes;
    std::vector<ThresholdMark> thresholds;
    std::vector<Box> gaps; ///< no series has a sample there
    std::optional<Box> stale; ///< from the last sample to now
    std::optional<Box> future; ///< after now
    std::vector<SeriesSamples> samples; ///< one for each series of the input
    float neededLeft = 0; ///< margins that the labels ask for, to align panels of one column
    float neededRight = 0;

    /// Clamped to the plot and the range.
    base::Time timeAt(float x) const;
    float xOf(base::Time time) const;

    /// The sample of every visible series that has one within half a step of `time`.
    std::vector<Hit> valuesAt(base::Time time) const;

    /// Of those, the nearest to the pointer; none farther away than `reach` pixels.
    std::optional<Hit> nearest(Point pointer, float reach) const;

    /// The instant of a sample nearest to `time`: where a crosshair snaps to. `time` where there is none.
    base::Time snapped(base::Time time) const;

    /// The range between two x; nothing when they are closer than `least` pixels.
    std::optional<base::TimeRange> rangeBetween(float a, float b, float least = 4) const;
};

} // namespace zumik::plot
