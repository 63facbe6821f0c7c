// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/tailrule.h"

namespace zumik::session {

source::TailRule tailRuleFor(const source::BuildInfo &build, std::optional<base::Duration> scrapeInterval)
{
    using namespace std::chrono_literals;
    const auto is = [&](std::string_view product) {
        return build.product.find(product) != std::string::npos;
    };
    source::TailRule rule;
    if (is("VictoriaMetrics")) {
        rule.settle = 90s;
    } else if (!is("Prometheus")) { // Thanos, Mimir, and whatever doesn't say
        rule.settle = 5min;
    }
    rule.scrapeInterval = scrapeInterval.value_or(rule.scrapeInterval);
    return rule;
}

} // namespace zumik::session
