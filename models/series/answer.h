// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/column.h"
#include "models/series/grid.h"
#include "models/series/labels.h"

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

namespace zumik::series {

/// A doubt that travels beside a value: the server's own words.
struct Annotation {
    enum class Level {
        Info,
        Warning,
        Partial ///< some of the storage was not read; the message may be empty
    };

    Level level = Level::Warning;
    std::string message;

    bool operator==(const Annotation &) const = default;
};

using Annotations = std::vector<Annotation>;

/// Sums may be too low and series missing.
inline bool isPartial(const Annotations &annotations)
{
    return std::any_of(annotations.begin(), annotations.end(),
        [](const Annotation &each) { return each.level == Annotation::Level::Partial; });
}

struct Series {
    Labels labels;
    Column values;
};

/// The answer to a range query. Every column has grid.count values. Order of series: the server's.
struct Matrix {
    Grid grid;
    std::vector<Series> series;
    Annotations annotations;
    /// What a limit of ours cut off, so that nobody takes a part for the whole.
    std::size_t seriesDropped = 0;
    /// Series that came as native histograms, which are not drawn yet.
    std::size_t histogramsSkipped = 0;
};

struct Sample {
    Labels labels;
    base::Time time;
    double value = 0;
};

/// Raw samples at their own times: the answer to an instant query of a range selector.
struct RawSeries {
    Labels labels;
    std::vector<base::Time> times;
    std::vector<double> values;
};

struct Scalar {
    base::Time time;
    double value = 0;
};

struct Text {
    base::Time time;
    std::string value;
};

/// The answer to an instant query, one of PromQL's four kinds.
struct Instant {
    std::variant<std::vector<Sample>, std::vector<RawSeries>, Scalar, Text> value;
    Annotations annotations;
    /// What a limit of ours cut off.
    std::size_t seriesDropped = 0;
    std::size_t histogramsSkipped = 0;
};

} // namespace zumik::series
