// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/stalemarkers.h"

#include "models/base/number.h"

#include <algorithm>

namespace zumik::snapshot::record {

namespace {

constexpr std::int64_t none = INT64_MIN;

} // namespace

void StaleMarkers::learn(const series::Labels &up, const series::Samples &samples)
{
    Scrapes &scrapes = m_targets[{std::string(up.get("job")), std::string(up.get("instance"))}];
    for (std::size_t i = 0; i < samples.times.size(); ++i) {
        if (scrapes.times.empty() || samples.times[i] > scrapes.times.back()) {
            scrapes.times.push_back(samples.times[i]);
        }
    }
}

StaleMarkers::Series::Series(const StaleMarkers &markers, const series::Labels &labels)
    : m_isUp(labels.metricName() == "up")
{
    const auto target =
        markers.m_targets.find({std::string(labels.get("job")), std::string(labels.get("instance"))});
    m_scrapes = target != markers.m_targets.end() ? &target->second : nullptr;
}

void StaleMarkers::Series::pass(const series::Samples &in, series::Samples &out)
{
    for (std::size_t i = 0; i < in.times.size(); ++i) {
        endBefore(in.times[i], out);
        if (m_any) {
            const std::int64_t distance = in.times[i] - m_last;
            m_interval = m_interval == 0 ? distance : std::min(m_interval, distance);
        }
        m_any = true;
        m_last = in.times[i];
        out.times.push_back(in.times[i]);
        out.values.push_back(in.values[i]);
    }
}

void StaleMarkers::Series::finish(std::int64_t until, series::Samples &out)
{
    endBefore(until + 1, out);
}

void StaleMarkers::Series::endBefore(std::int64_t time, series::Samples &out)
{
    const std::int64_t marker = m_any ? markerAfter(m_last, time) : none;
    if (marker != none) {
        out.times.push_back(marker);
        out.values.push_back(base::absent());
    }
}

std::int64_t StaleMarkers::Series::markerAfter(std::int64_t last, std::int64_t before) const
{
    // Samples with times of their own (an exporter's) get no markers, and lie beside the scrapes.
    const bool ofScrape =
        m_scrapes != nullptr && std::binary_search(m_scrapes->times.begin(), m_scrapes->times.end(), last);
    if (ofScrape && !m_isUp) {
        return afterScrape(last, before);
    }
    return m_scrapes == nullptr || m_isUp ? afterInterval(last, before) : none;
}

/// At the next scrape, or one interval later where there was none any more.
std::int64_t StaleMarkers::Series::afterScrape(std::int64_t last, std::int64_t before) const
{
    const auto next = std::upper_bound(m_scrapes->times.begin(), m_scrapes->times.end(), last);
    if (next == m_scrapes->times.end()) {
        return afterInterval(last, before);
    }
    // A target that was away for a while ended in between.
    const std::int64_t missed = afterInterval(last, *next);
    const std::int64_t marker = missed != none ? missed : *next;
    return marker < before ? marker : none;
}

std::int64_t StaleMarkers::Series::afterInterval(std::int64_t last, std::int64_t before) const
{
    std::int64_t interval = m_interval;
    if (m_scrapes != nullptr && m_scrapes->times.size() > 1) {
        const auto at = std::upper_bound(m_scrapes->times.begin(), m_scrapes->times.end(), last);
        const auto index = std::max<std::ptrdiff_t>(at - m_scrapes->times.begin() - 1, 1);
        const auto i = static_cast<std::size_t>(index);
        const std::int64_t theirs = m_scrapes->times[i] - m_scrapes->times[i - 1];
        interval = interval == 0 ? theirs : std::min(interval, theirs);
    }
    // Scrapes are late at times; one and a half intervals are none that was missed.
    const bool missed = interval > 0 && before - last > interval + interval / 2;
    return missed ? last + interval : none;
}

} // namespace zumik::snapshot::record
