// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/snapshot/record/spool.h"

#include <deque>
#include <optional>
#include <vector>

namespace zumik::snapshot::record {

/// Cuts what is left to record into slices that no server finds heavy: by how many series there are and how
/// often they are scraped, then by how many samples came.
class Slices {
public:
    static constexpr std::uint64_t target = 500'000; ///< samples of one slice
    static constexpr base::Duration least{1000};
    static constexpr base::Duration most = std::chrono::hours(24);

    struct Slice {
        std::size_t selection = 0;
        base::TimeRange range;
    };

    /// `done` is left out, in whatever order.
    void add(std::size_t selection, base::TimeRange range, std::uint64_t series, base::Duration interval,
        const std::vector<SpooledSlice> &done);

    /// The next one; nothing when all were handed out.
    std::optional<Slice> next();

    /// A slice that was answered: the next are made larger or smaller.
    void answered(const Slice &slice, std::uint64_t samples);

    /// A slice to be asked for again; halved where it was too heavy. False where it can't be halved.
    bool again(const Slice &slice, bool halved);

    /// A selection that can't be had.
    void drop(std::size_t selection);

    /// Milliseconds of all selections, each weighed by its samples.
    double total() const { return m_total; }

    double left() const;
    /// The weight of so much of a slice.
    double weightOf(const Slice &slice) const;

private:
    struct Work {
        std::deque<base::TimeRange> left; ///< ascending
        base::Duration width{0};
        double weight = 0; ///< expected samples in a millisecond
    };

    std::vector<Work> m_works; ///< by selection
    double m_total = 0;
};

} // namespace zumik::snapshot::record
