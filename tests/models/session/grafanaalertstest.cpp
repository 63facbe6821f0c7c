// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/grafanaalerts.h"

#include <gtest/gtest.h>

namespace zumik::session {

namespace {

using source::AlertState;
using State = GrafanaAlert::State;

source::Rule ruleOf(
    const std::string &name, std::vector<source::Alert> alerts, const std::string &health = "ok")
{
    source::Rule rule;
    rule.kind = source::Rule::Kind::Alerting;
    rule.name = name;
    rule.health = health;
    rule.alerts = std::move(alerts);
    return rule;
}

source::Alert alertOf(AlertState state, std::int64_t since)
{
    return {{{"alertname", "x"}, {"a", "b"}}, {{"summary", "s"}}, state, base::Time{since}, 1};
}

} // namespace

TEST(GrafanaAlerts, theWorstStandFirstAndAmongThemTheOldest)
{
    auto broken = ruleOf("broken", {}, "error");
    broken.lastError = "no such data source";
    const GrafanaAlerts alerts = grafanaAlerts({{"g", "Operations", {},
        {ruleOf("waits", {alertOf(AlertState::Pending, 1)}), broken,
            ruleOf("late", {alertOf(AlertState::Firing, 9), alertOf(AlertState::Inactive, 1)}),
            ruleOf("early", {alertOf(AlertState::Firing, 5)})}}});
    ASSERT_EQ(alerts.list.size(), 4U);
    EXPECT_EQ(alerts.list[0].name, "early");
    EXPECT_EQ(alerts.list[1].name, "late");
    EXPECT_EQ(alerts.list[2].name, "broken");
    EXPECT_EQ(alerts.list[2].error, "no such data source");
    EXPECT_EQ(alerts.list[3].state, State::Pending);
    EXPECT_EQ(alerts.list[0].folder, "Operations");
    EXPECT_EQ(alerts.list[0].labels, (series::Labels{{"a", "b"}}));
    EXPECT_EQ(alerts.rules, 4U);
    EXPECT_EQ(alerts.firing, 2U);
    EXPECT_EQ(alerts.pending, 1U);
    EXPECT_EQ(alerts.failed, 1U);
}

TEST(GrafanaAlerts, recordingRulesAreNone)
{
    source::Rule recording;
    recording.health = "err";
    EXPECT_EQ(grafanaAlerts({{"g", "f", {}, {recording}}}).rules, 0U);
}

} // namespace zumik::session
