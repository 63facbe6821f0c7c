// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/series/labels.h"

#include <optional>
#include <string>
#include <vector>

namespace zumik::source {

struct MetricMetadata {
    std::string metric;
    std::string type; ///< counter, gauge, histogram, summary, info, stateset, unknown
    std::string help;
    std::string unit;
};

enum class AlertState { Inactive, Pending, Firing };

struct Alert {
    series::Labels labels;
    series::Labels annotations; ///< rendered by the server
    AlertState state = AlertState::Inactive;
    base::Time activeAt; ///< when pending began; firing began about `for` later
    double value = 0;
};

struct Rule {
    enum class Kind { Recording, Alerting };

    Kind kind = Kind::Recording;
    std::string name;
    std::string query;
    base::Duration holdFor{0}; ///< the rule's `for`
    series::Labels labels;
    series::Labels annotations; ///< as written: templates not rendered
    std::string health; ///< ok, err, unknown
    std::string lastError;
    AlertState state = AlertState::Inactive;
    std::vector<Alert> alerts;
};

struct RuleGroup {
    std::string name;
    std::string file;
    base::Duration interval{0};
    std::vector<Rule> rules;
};

struct Target {
    enum class Health { Up, Down, Unknown };

    series::Labels labels;
    std::string scrapePool;
    std::string scrapeUrl;
    Health health = Health::Unknown;
    std::string lastError;
    std::optional<base::Time> lastScrape;
    base::Duration scrapeInterval{0}; ///< 0 where the server doesn't say
};

struct BuildInfo {
    std::string product; ///< "Prometheus", "VictoriaMetrics", ... as far as it can be told
    std::string version;
};

} // namespace zumik::source
