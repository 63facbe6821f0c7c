// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/grid.h"
#include "models/series/queryable.h"

#include <functional>
#include <string>
#include <vector>

namespace zumik::bench {

/// 1,248 series over 12 h at 15 s: 512 counters (requests_total), 512 gauges
/// (gpu_utilization), 16 histograms of 13 buckets (latency_bucket) and 16 infos to join (node_info). Made
/// from a seed, so that each run has the same.
class Dataset {
public:
    /// `scale` multiplies the number of counters and gauges.
    explicit Dataset(std::size_t scale = 1);

    struct Series {
        series::Labels labels;
        std::function<double(std::size_t sample)> valueAt;
    };

    static constexpr std::int64_t start = 1'700'000'000'000;
    static constexpr std::size_t samples = 2880;

    /// In the order of their labels.
    const std::vector<Series> &series() const { return m_series; }

    void read(std::size_t series, series::Samples &out) const;

    std::size_t totalSamples() const { return m_series.size() * samples; }

    /// Writes one block; its directory. Ends the program when it can't.
    std::string writeBlock(const std::string &directory) const;

    /// The samples in VictoriaMetrics's JSON lines.
    std::string jsonLines(std::size_t first, std::size_t count) const;

private:
    void addCounters(std::size_t count);
    void addGauges(std::size_t count);
    void addHistograms();
    void addInfos();

    std::vector<Series> m_series;
};

} // namespace zumik::bench
