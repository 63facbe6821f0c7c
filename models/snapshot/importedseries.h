// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/exposition/entry.h"
#include "models/tsdb/compactstore.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zumik::snapshot {

/// Puts samples in any order together to series. What is in order is compressed at once; what comes late is
/// kept apart and sorted in at the end.
class ImportedSeries {
public:
    /// Where in the file two samples of one series have one time and two values.
    struct Clash {
        std::size_t at = 0;
        std::int64_t time = 0;
    };

    /// `at`: the sample's place in the file.
    void add(const exposition::Sample &sample, std::size_t at);

    bool clashes() const { return m_clashes; }

    const Clash &clash() const { return m_clash; }

    /// Bytes, about.
    std::size_t memory() const { return m_memory; }

    std::uint64_t samples() const { return m_samples; }

    /// All series; nothing when samples clash. Errors: Internal.
    base::Result<std::vector<tsdb::CompactStore::Series>> finish();

private:
    struct Late {
        std::int64_t time;
        double value;
        std::size_t at;
    };

    struct Series {
        series::Labels labels;
        tsdb::CompactSeries samples;
        double lastValue = 0;
        std::vector<Late> late;
    };

    std::size_t numberOf(const exposition::Sample &sample);
    void addLate(Series &series, const Late &late);
    base::Status sortIn(Series &series);
    void clashAt(const Late &late);

    std::vector<Series> m_series;
    std::unordered_map<series::Labels, std::size_t> m_numbers;
    std::unordered_map<std::string, std::size_t> m_written; ///< by name and labels as they stand in the file
    std::string m_key;
    std::size_t m_memory = 0;
    std::uint64_t m_samples = 0;
    bool m_clashes = false;
    Clash m_clash;
};

} // namespace zumik::snapshot
