// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/queryable.h"
#include "models/tsdb/guarded.h"
#include "models/tsdb/headseries.h"

#include <map>
#include <span>
#include <unordered_map>

namespace zumik::tsdb {

/// The samples of a direct scrape, in memory. One thread appends, others select and read meanwhile: what was
/// selected is the store of one moment between two appends, and stays it, whatever is appended or trimmed
/// later. Reading takes no lock.
class Head final : public series::Queryable {
public:
    /// Names a series until it's trimmed away; never given to another.
    using SeriesRef = std::uint64_t;

    enum class Outcome {
        Added,
        Repeated, ///< the same sample again, which changes nothing
        Duplicate, ///< another value at the time of the newest sample: Prometheus's "duplicate sample for
                   ///< timestamp"
        OutOfOrder, ///< older than the series's newest sample: its "out of order sample"
        UnknownSeries ///< it was trimmed away, or never there: ask `series` for it again
    };

    struct NewSample {
        SeriesRef series = 0;
        std::int64_t time = 0; ///< milliseconds since 1970
        double value = 0; ///< base::absent(): the series ends here
    };

    /// The series of these labels, which is made when it isn't there; it's seen from its first sample on.
    SeriesRef series(const series::Labels &labels);

    /// All of them between the same two moments: whoever selects has all or none. What comes of each. Samples
    /// that are refused don't keep the others out.
    std::vector<Outcome> append(std::span<const NewSample> samples);

    /// One sample.
    Outcome append(const series::Labels &labels, base::Time time, double value);

    /// Marks series as ended: a stale marker for each.
    std::vector<Outcome> markStale(std::span<const SeriesRef> series, base::Time time);

    /// Forgets what is older, chunk by chunk: of up to 120 samples of a series those stay of which one isn't.
    /// A series of which nothing is left goes.
    void trim(base::Time before);

    std::size_t seriesCount() const;

    base::Result<std::unique_ptr<series::SeriesSet>> select(const std::vector<series::Matcher> &matchers,
        base::TimeRange range, const base::StopToken &stop) const override;
    base::Result<std::vector<std::string>> labelNames() const override;
    base::Result<std::vector<std::string>> labelValues(std::string_view name) const override;
    std::optional<base::TimeRange> extent() const override;

private:
    Outcome appendOne(const NewSample &sample) ZUMIK_REQUIRES(m_mutex);
    SeriesRef refOf(const series::Labels &labels) ZUMIK_REQUIRES(m_mutex);

    struct Entry {
        SeriesRef ref;
        HeadSeries series;
    };

    using ByLabels = std::map<series::Labels, Entry>;

    mutable SharedMutex m_mutex;
    ByLabels m_series ZUMIK_GUARDED_BY(m_mutex);
    std::unordered_map<SeriesRef, ByLabels::iterator> m_byRef ZUMIK_GUARDED_BY(m_mutex);
    SeriesRef m_lastRef ZUMIK_GUARDED_BY(m_mutex) = 0;
};

} // namespace zumik::tsdb
