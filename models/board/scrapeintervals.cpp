// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/scrapeintervals.h"

#include "models/promql/selectors.h"

#include <algorithm>

namespace zumik::board {

ScrapeIntervals::ScrapeIntervals(const std::vector<source::Target> &targets)
{
    std::map<base::Duration, std::size_t> counts;
    for (const source::Target &target : targets) {
        if (target.scrapeInterval.count() <= 0) {
            continue;
        }
        ++counts[target.scrapeInterval];
        auto &ofJob = m_byJob[std::string(target.labels.get("job"))];
        ofJob = std::max(ofJob, target.scrapeInterval);
    }
    std::size_t most = 0;
    for (const auto &[interval, count] : counts) {
        if (count >= most) {
            most = count;
            m_usual = interval;
        }
    }
}

base::Duration ScrapeIntervals::of(std::string_view expression) const
{
    const auto selectors = promql::selectorsOf(expression);
    if (!selectors) {
        return m_usual;
    }
    base::Duration longest{0};
    for (const promql::Selector &selector : *selectors) {
        for (const promql::LabelMatcher &matcher : selector.matchers) {
            const auto job =
                matcher.name == "job" && matcher.op == "=" ? m_byJob.find(matcher.value) : m_byJob.end();
            if (job != m_byJob.end()) {
                longest = std::max(longest, job->second);
            }
        }
    }
    return longest.count() > 0 ? longest : m_usual;
}

} // namespace zumik::board
