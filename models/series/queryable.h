// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/stoptoken.h"
#include "models/series/answer.h"
#include "models/series/matcher.h"

#include <memory>
#include <optional>
#include <vector>

namespace zumik::series {

/// Raw samples of one series, ascending in time and at most one a time; values may be stale markers.
struct Samples {
    std::vector<std::int64_t> times; ///< milliseconds since 1970
    std::vector<double> values; ///< as many
    /// Samples in the range that are native histograms, which are not read yet.
    std::size_t histogramsSkipped = 0;

    void clear()
    {
        times.clear();
        values.clear();
        histogramsSkipped = 0;
    }
};

/// The series that a selection found: each label set once, in Labels' order. It keeps what it needs of the
/// store alive, and is the same however often it is read.
class SeriesSet {
public:
    SeriesSet() = default;
    SeriesSet(const SeriesSet &) = delete;
    SeriesSet &operator=(const SeriesSet &) = delete;
    virtual ~SeriesSet() = default;

    virtual std::size_t size() const = 0;
    virtual const Labels &labels(std::size_t index) const = 0;

    /// Replaces what `out` holds by the samples of one series with range.start <= time <= range.end. Several
    /// threads may read at once, each into its own Samples. Errors: FormatInvalid and FileUnreadable, with
    /// file and offset.
    virtual base::Status read(std::size_t index, base::TimeRange range, Samples &out) const = 0;
};

/// A store of series. Safe to be used by several threads at once.
class Queryable {
public:
    virtual ~Queryable() = default;

    /// The series that fulfill all matchers and may have samples within the range (both ends included; a
    /// series without any there may be among them). Errors: Cancelled; FormatInvalid and FileUnreadable with
    /// file and offset.
    virtual base::Result<std::unique_ptr<SeriesSet>> select(
        const std::vector<Matcher> &matchers, base::TimeRange range, const base::StopToken &stop) const = 0;

    /// The names of all labels, sorted.
    virtual base::Result<std::vector<std::string>> labelNames() const = 0;

    /// The values of a label, sorted.
    virtual base::Result<std::vector<std::string>> labelValues(std::string_view name) const = 0;

    /// From the first sample to the last; nothing in an empty store.
    virtual std::optional<base::TimeRange> extent() const = 0;
};

} // namespace zumik::series
