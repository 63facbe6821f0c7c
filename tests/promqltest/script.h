// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/duration.h"
#include "models/series/grid.h"
#include "models/series/labels.h"
#include "tests/promqltest/messagerule.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace zumik::promqltest {

/// One place of a series of a script.
struct Point {
    enum class Kind {
        Absent, ///< "_"
        Float, ///< a stale marker as well
        Histogram ///< a native one; what it holds is not read
    };

    Kind kind = Kind::Absent;
    double value = 0;
};

/// `up{job="a"} 1 2+1x3 _ stale`: of a load, a place each step from the epoch on; of an eval, what is
/// expected.
struct SeriesLine {
    series::Labels labels;
    std::vector<Point> points;
    bool hasStartTimes = false; ///< of Prometheus's newest scripts; they are not read

    bool hasHistogram() const;
};

/// The same labels again: the later line counts and the earlier is forgotten, as in Prometheus.
void put(std::vector<SeriesLine> &lines, SeriesLine line);

struct Load {
    int line = 0;
    base::Duration step{0};
    /// Classic histograms are to be loaded as native ones with custom buckets as well.
    bool withNativeBuckets = false;
    std::vector<SeriesLine> series;
};

struct Clear { };

/// A query, and all that is said about its answer.
struct Eval {
    int line = 0;
    std::string expression;
    base::Time at; ///< of an instant query
    std::optional<series::Grid> grid; ///< of a range query

    bool ordered = false; ///< the series come in the order of the lines
    bool fails = false;
    std::vector<MessageRule> failure;
    bool warns = false; ///< one warning at least
    bool informs = false;
    std::vector<MessageRule> warnings; ///< each is found, and nothing else
    std::vector<MessageRule> infos;
    bool noWarnings = false;
    bool noInfos = false;

    std::vector<SeriesLine> series;
    std::optional<double> scalar;
    std::optional<std::string> text;
    std::optional<series::Grid> window; ///< an instant query of a range vector: the times of the points

    bool expectsHistogram() const;
};

struct Script {
    std::string file;
    std::vector<std::variant<Load, Clear, Eval>> commands;
};

} // namespace zumik::promqltest
