// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/exposition/metrictype.h"
#include "models/series/labels.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace zumik::exposition {

/// What a Reader has come to. Comments and empty lines are passed over.
enum class Entry : std::uint8_t {
    Sample, ///< Reader::sample
    Type, ///< Reader::metadata: `type`
    Help, ///< Reader::metadata: `text`
    Unit, ///< Reader::metadata: `text`; only in OpenMetrics
    End, ///< nothing follows
};

/// An example of what was counted, a trace's id as a rule. Its labels have no metric's name.
struct Exemplar {
    std::span<const series::Label> labels;
    double value = 0;
    std::optional<base::Time> time;
};

/// Views into the body, or into the Reader where an escape had to be resolved.
struct Sample {
    std::string_view name;
    /// In the body's order, each name once, without "__name__". A value may be empty, which means that the
    /// label is absent.
    std::span<const series::Label> labels;
    double value = 0; ///< a NaN has the one bit pattern that Prometheus stores, never the stale marker's
    std::optional<base::Time> time; ///< nothing: the time of the scrape
    std::optional<Exemplar> exemplar;
};

/// What a comment of the form "# TYPE name text" says of a metric family.
struct Metadata {
    std::string_view family;
    MetricType type = MetricType::Unknown; ///< Unknown for HELP and UNIT
    std::string_view text; ///< escapes resolved; the type's word for TYPE
};

/// The sample's labels with the metric's name as "__name__", as the stores want them.
series::Labels labelsOf(const Sample &sample);

} // namespace zumik::exposition
