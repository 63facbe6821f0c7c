// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/refreshchoice.h"

#include <algorithm>

namespace zumik::widgets::dashboard {

namespace {

using namespace std::chrono_literals;

constexpr base::Duration off{0};
constexpr std::initializer_list<base::Duration> steps{5s, 15s, 30s, 1min, 5min};

} // namespace

std::vector<base::Duration> refreshSteps(std::optional<base::Duration> scrapeInterval)
{
    std::vector<base::Duration> offered{off};
    std::copy_if(steps.begin(), steps.end(), std::back_inserter(offered),
        [&](base::Duration step) { return step >= scrapeInterval.value_or(off); });
    return offered;
}

base::Duration allowedRefresh(base::Duration wish, std::optional<base::Duration> scrapeInterval)
{
    const base::Duration least = scrapeInterval.value_or(off);
    if (wish <= off) {
        return off;
    }
    if (wish >= least) {
        return wish;
    }
    const auto *step = std::find_if(steps.begin(), steps.end(), [&](base::Duration s) { return s >= least; });
    return step == steps.end() ? least : *step;
}

base::Duration refreshFromText(std::string_view text)
{
    const auto duration = base::parseDuration(text);
    return duration ? *duration : off;
}

} // namespace zumik::widgets::dashboard
