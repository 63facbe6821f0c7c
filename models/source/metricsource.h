// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/receiver.h"
#include "models/base/result.h"
#include "models/base/stoptoken.h"
#include "models/series/answer.h"
#include "models/source/serverinfo.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace zumik::source {

/// Visible panels first; background work (discovery, diagnosis) never delays them.
enum class Priority { Visible, OffScreen, Background };

struct RangeQuery {
    std::string expression;
    series::Grid grid;
    Priority priority = Priority::Visible;
    /// Series beyond this many are counted in Matrix::seriesDropped, not kept.
    std::size_t maxSeries = 10'000;
    /// Nothing of what is known already may stand for a part of the answer.
    bool whole = false;
    /// How long before the range that is looked at, where it is what that is compared with: neither is to
    /// take the place of what is known of the other.
    base::Duration behind{0};
};

struct InstantQuery {
    std::string expression;
    base::Time time;
    Priority priority = Priority::Visible;
};

/// `matchers` are whole selectors, each one enough; empty: everything. The range narrows what the server
/// looks at.
struct SeriesQuery {
    std::vector<std::string> matchers;
    base::TimeRange range;
};

struct LabelValuesQuery {
    std::string label;
    std::vector<std::string> matchers;
    base::TimeRange range;
};

template <typename T> using Answer = std::function<void(base::Result<T>)>;

/// Answers PromQL and look-ups; to a panel live, replay and direct scrape are the same. Every call is
/// asynchronous by the contract of models/async. Errors: those of ErrorCode that the way to the data can
/// have; QueryInvalid for an expression that doesn't parse, QueryFailed for one that can't be evaluated.
class MetricSource {
public:
    virtual ~MetricSource();

    virtual void range(RangeQuery, base::StopToken, async::Receiver, Answer<series::Matrix>) = 0;
    virtual void instant(InstantQuery, base::StopToken, async::Receiver, Answer<series::Instant>) = 0;
    virtual void seriesOf(
        SeriesQuery, base::StopToken, async::Receiver, Answer<std::vector<series::Labels>>) = 0;
    /// Sorted, each once.
    virtual void labelNames(
        SeriesQuery, base::StopToken, async::Receiver, Answer<std::vector<std::string>>) = 0;
    virtual void labelValues(
        LabelValuesQuery, base::StopToken, async::Receiver, Answer<std::vector<std::string>>) = 0;
    virtual void metadata(base::StopToken, async::Receiver, Answer<std::vector<MetricMetadata>>) = 0;
    virtual void rules(base::StopToken, async::Receiver, Answer<std::vector<RuleGroup>>) = 0;
    virtual void alerts(base::StopToken, async::Receiver, Answer<std::vector<Alert>>) = 0;
    virtual void targets(base::StopToken, async::Receiver, Answer<std::vector<Target>>) = 0;
    virtual void buildInfo(base::StopToken, async::Receiver, Answer<BuildInfo>) = 0;

    /// The source's present: the server's clock as far as known, or the replay's.
    virtual base::Time now() const = 0;
};

} // namespace zumik::source
