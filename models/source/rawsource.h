// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/matcher.h"
#include "models/series/queryable.h"
#include "models/source/metricsource.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace zumik::source {

/// Raw samples: those with range.start <= time <= range.end of all series that fulfill the matchers.
struct RawQuery {
    std::vector<series::Matcher> matchers;
    base::TimeRange range;
};

/// What an answer held.
struct RawCounts {
    std::uint64_t series = 0;
    std::uint64_t samples = 0;
    std::uint64_t histogramsSkipped = 0; ///< samples of native histograms
    std::uint64_t bytes = 0; ///< as they came over the way
};

/// Takes one series after the other, each whole and once, in Labels' order. Called in a thread of the
/// source's, one call at a time. An error ends the reading and becomes its answer.
using RawSink = std::function<base::Status(const series::Labels &, const series::Samples &)>;

/// Where a server's raw samples come from. Its answers are small as its questions are: whoever asks cuts a
/// long range into slices. The contract is that of models/async; the sink is not called any more once the
/// answer is delivered, whatever it is.
class RawSource {
public:
    enum class Exactness {
        Exact, ///< every bit, and the stale markers
        NoStaleMarkers ///< where a series ended has to be told from what else is known
    };

    virtual ~RawSource() = default;

    /// Finds out how this server gives raw samples. Before the first `read`. `end` is that of what will be
    /// read: what was scraped then tells which labels the server adds to what it gives away.
    virtual void prepare(base::Time end, base::StopToken, async::Receiver, Answer<Exactness>) = 0;

    /// Errors: those of MetricSource; TooLarge for an answer that has to be asked for in smaller pieces.
    virtual void read(RawQuery, RawSink, base::StopToken, async::Receiver, Answer<RawCounts>) = 0;
};

} // namespace zumik::source
