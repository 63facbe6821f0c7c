// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/queryable.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace zumik::snapshot::record {

/// Puts stale markers where Prometheus would have put them (prometheus: scrape/scrape.go and
/// rules/manager.go), for samples that came without: every scrape of a target writes a sample of `up` at the
/// time that all its samples have. Where a series has none at such a time, it ended there; so it did where
/// the scrape failed (up is 0). A target that went away ends its series with the marker that `up` itself
/// gets. Series of no known target (those of rules) end when they miss one of their own intervals.
class StaleMarkers {
public:
    StaleMarkers() = default;

    /// First all series of `up`, in the order of time.
    void learn(const series::Labels &up, const series::Samples &samples);

    /// Begins a series.
    class Series;

private:
    using Target = std::pair<std::string, std::string>; ///< job, instance

    struct Scrapes {
        std::vector<std::int64_t> times;
    };

    std::map<Target, Scrapes> m_targets;
};

/// One series, in pieces of ascending time.
class StaleMarkers::Series {
public:
    Series(const StaleMarkers &markers, const series::Labels &labels);

    /// The samples with markers before, between and (only where the series ended) behind them. `until`: the
    /// end of what was asked for; a marker behind the last sample is written by `finish`.
    void pass(const series::Samples &in, series::Samples &out);
    void finish(std::int64_t until, series::Samples &out);

private:
    void endBefore(std::int64_t time, series::Samples &out);
    std::int64_t markerAfter(std::int64_t last, std::int64_t before) const;
    std::int64_t afterScrape(std::int64_t last, std::int64_t before) const;
    std::int64_t afterInterval(std::int64_t last, std::int64_t before) const;

    const Scrapes *m_scrapes = nullptr;
    bool m_isUp = false;
    bool m_any = false;
    std::int64_t m_last = 0;
    std::int64_t m_interval = 0; ///< the shortest distance of two samples so far
};

} // namespace zumik::snapshot::record
