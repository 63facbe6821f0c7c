// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exposition/format.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace zumik::exposition {

enum class MetricType : std::uint8_t {
    Unknown, ///< "untyped" in the text format
    Counter,
    Gauge,
    Histogram,
    GaugeHistogram, ///< only in OpenMetrics, as Info and StateSet
    Summary,
    Info,
    StateSet,
};

/// The type of a word after "# TYPE name "; nothing when the format doesn't know it. Case matters.
std::optional<MetricType> typeNamed(std::string_view word, Format format);

/// OpenMetrics's word, which Prometheus's metadata API uses as well.
std::string_view typeName(MetricType type);

/// The words that the format knows, for people: "counter, gauge or summary".
std::string_view typeWords(Format format);

} // namespace zumik::exposition
