// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/nativeseries.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace zumik::promqltest {

namespace {

/// The series that a classic one becomes part of: x_bucket{le="1", a="b"}, x_count and x_sum of x{a="b"}.
std::optional<series::Labels> nativeOf(const series::Labels &labels)
{
    constexpr std::array<std::string_view, 3> endings{"_bucket", "_count", "_sum"};
    const std::string_view name = labels.metricName();
    for (const std::string_view ending : endings) {
        if (name.ends_with(ending)) {
            return labels.without("le").with("__name__", name.substr(0, name.size() - ending.size()));
        }
    }
    return std::nullopt;
}

} // namespace

void NativeSeries::add(const Load &load)
{
    for (const SeriesLine &line : load.series) {
        if (line.hasHistogram() || line.hasStartTimes) {
            m_labels.push_back(line.labels);
        }
        if (const auto native = nativeOf(line.labels); native && load.withNativeBuckets) {
            m_labels.push_back(*native);
        }
    }
}

bool NativeSeries::areUsedBy(const promql::Expression &expression) const
{
    if (const auto *selector = expression.as<promql::VectorSelector>()) {
        return std::any_of(m_labels.begin(), m_labels.end(),
            [&](const series::Labels &labels) { return series::matchesAll(selector->matchers, labels); });
    }
    const auto parts = promql::partsOf(expression);
    return std::any_of(
        parts.begin(), parts.end(), [&](const promql::Expression *part) { return areUsedBy(*part); });
}

} // namespace zumik::promqltest
