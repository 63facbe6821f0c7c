// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/scrapetargets.h"

#include "models/base/number.h"

#include <algorithm>
#include <optional>

namespace zumik::replay {

namespace {

constexpr base::Duration looksBack = std::chrono::hours(1); ///< some scrapes of even the slowest job
constexpr base::Duration goneAfter = std::chrono::minutes(5); ///< as a series ends without a stale marker

std::optional<source::Target> targetOf(
    const series::Labels &labels, const series::Samples &samples, base::Time time)
{
    const bool gone = samples.times.empty() || base::isAbsent(samples.values.back())
        || samples.times.back() < (time - goneAfter).ms;
    if (gone) {
        return std::nullopt;
    }
    source::Target target;
    target.labels = labels.without("__name__");
    target.scrapePool = std::string(labels.get("job"));
    target.health = samples.values.back() == 1 ? source::Target::Health::Up : source::Target::Health::Down;
    target.lastScrape = base::Time{samples.times.back()};
    target.scrapeInterval = usualStep(samples.times);
    return target;
}

} // namespace

/// Prometheus keeps to its beat within milliseconds.
base::Duration usualStep(const std::vector<std::int64_t> &times)
{
    std::vector<std::int64_t> steps;
    for (std::size_t i = 1; i < times.size(); ++i) {
        steps.push_back(times[i] - times[i - 1]);
    }
    if (steps.empty()) {
        return base::Duration{0};
    }
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::nth_element(steps.begin(), middle, steps.end());
    const std::int64_t unit = *middle < 1000 ? 100 : 1000;
    return base::Duration{std::max<std::int64_t>((*middle + unit / 2) / unit * unit, 1)};
}

base::Result<std::vector<source::Target>> targetsIn(
    const series::Queryable &store, base::Time time, const base::StopToken &stop)
{
    const base::TimeRange range{time - looksBack, time};
    const auto set = store.select({series::Matcher::equal("__name__", "up")}, range, stop);
    if (!set) {
        return set.error();
    }
    std::vector<source::Target> targets;
    series::Samples samples;
    for (std::size_t i = 0; i < (*set)->size() && !stop.stop_requested(); ++i) {
        if (const base::Status read = (*set)->read(i, range, samples); !read) {
            return read.error();
        }
        if (auto target = targetOf((*set)->labels(i), samples, time)) {
            targets.push_back(std::move(*target));
        }
    }
    return targets;
}

} // namespace zumik::replay
