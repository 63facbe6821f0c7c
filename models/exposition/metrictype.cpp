// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exposition/metrictype.h"

#include <array>
#include <cstddef>

namespace zumik::exposition {

namespace {

struct Word {
    std::string_view openMetrics;
    std::string_view text; ///< empty: the text format has no such type
};

/// In MetricType's order.
constexpr std::array<Word, 8> words{{
    {"unknown", "untyped"},
    {"counter", "counter"},
    {"gauge", "gauge"},
    {"histogram", "histogram"},
    {"gaugehistogram", {}},
    {"summary", "summary"},
    {"info", {}},
    {"stateset", {}},
}};

} // namespace

std::optional<MetricType> typeNamed(std::string_view word, Format format)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view known = format == Format::Text ? words[i].text : words[i].openMetrics;
        if (!known.empty() && known == word) {
            return static_cast<MetricType>(i);
        }
    }
    return std::nullopt;
}

std::string_view typeName(MetricType type)
{
    return words.at(static_cast<std::size_t>(type)).openMetrics;
}

std::string_view typeWords(Format format)
{
    return format == Format::Text
        ? "counter, gauge, histogram, summary or untyped"
        : "counter, gauge, histogram, gaugehistogram, summary, info, stateset or unknown";
}

} // namespace zumik::exposition
