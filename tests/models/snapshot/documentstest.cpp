// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/documents.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace zumik::snapshot {

namespace {

source::RuleGroup group()
{
    source::Alert alert{{{"alertname", "Down"}, {"job", "a\"b\\c\n\xC3\xA9"}}, {{"summary", "it is down"}},
        source::AlertState::Firing, {1'763'600'000'123}, std::numeric_limits<double>::infinity()};
    source::Rule alerting{source::Rule::Kind::Alerting, "Down", "up == 0", base::Duration{60'000},
        {{"severity", "page"}}, {{"summary", "{{ $labels.job }} is down"}}, "ok", "",
        source::AlertState::Firing, {alert}};
    source::Rule recording{source::Rule::Kind::Recording, "job:up:sum", "sum(up)", {}, {}, {}, "err",
        "too many samples", {}, {}};
    return {"g", "/etc/rules.yml", base::Duration{15'000}, {alerting, recording}};
}

template <typename T> std::string messageOf(const base::Result<T> &read)
{
    EXPECT_FALSE(read);
    return read ? std::string() : describe(read.error());
}

} // namespace

TEST(RuleDocument, readsBackWhatWasWritten)
{
    const std::string json = toJson(std::vector{group()});
    const auto read = readRules(json);
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_EQ(toJson(*read), json);
    const source::Rule &rule = read->at(0).rules.at(0);
    EXPECT_EQ(rule.kind, source::Rule::Kind::Alerting);
    EXPECT_EQ(rule.holdFor, base::Duration{60'000});
    EXPECT_EQ(rule.alerts.at(0).labels, group().rules[0].alerts[0].labels);
    EXPECT_EQ(rule.alerts.at(0).state, source::AlertState::Firing);
    EXPECT_EQ(rule.alerts.at(0).activeAt.ms, 1'763'600'000'123);
    EXPECT_TRUE(std::isinf(rule.alerts.at(0).value));
    EXPECT_EQ(read->at(0).rules.at(1).lastError, "too many samples");
    EXPECT_EQ(read->at(0).interval, base::Duration{15'000});
}

TEST(RuleDocument, namesTheKeyThatIsWrong)
{
    const auto wrong = [](const std::string &rule) {
        return messageOf(readRules(R"({"groups": [{"rules": [)" + rule + "]}]}"));
    };
    EXPECT_NE(wrong(R"({"kind": "other"})").find("groups[0].rules[0].kind"), std::string::npos);
    EXPECT_NE(wrong(R"({"kind": "alerting", "state": "on"})").find("rules[0].state"), std::string::npos);
    EXPECT_NE(wrong(R"({"kind": "alerting", "labels": {"a": 1}})").find("labels.a"), std::string::npos);
    EXPECT_NE(wrong(R"({"kind": "alerting", "alerts": [{"value": "x"}]})").find("alerts[0].value"),
        std::string::npos);
    EXPECT_NE(messageOf(readRules("{\"groups\": 1}")).find("groups"), std::string::npos);
    EXPECT_NE(messageOf(readRules("[")).find("json_invalid"), std::string::npos);
}

TEST(TargetDocument, readsBackWhatWasWritten)
{
    source::Target target{{{"job", "node"}, {"instance", "h:9100"}}, "node", "http://h:9100/metrics",
        source::Target::Health::Down, "refused", base::Time{1'763'600'000'000}, base::Duration{15'000}};
    source::Target other;
    const std::string json = toJson(std::vector{target, other});
    const auto read = readTargets(json);
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_EQ(toJson(*read), json);
    EXPECT_EQ(read->at(0).labels, target.labels);
    EXPECT_EQ(read->at(0).health, source::Target::Health::Down);
    EXPECT_EQ(read->at(0).lastScrape, target.lastScrape);
    EXPECT_EQ(read->at(0).scrapeInterval, base::Duration{15'000});
    EXPECT_FALSE(read->at(1).lastScrape);
    EXPECT_NE(messageOf(readTargets(R"({"targets": [{"lastScrape": "now"}]})")).find("lastScrape"),
        std::string::npos);
}

TEST(MetadataDocument, readsBackWhatWasWritten)
{
    const std::vector<source::MetricMetadata> metadata{{"up", "gauge", "Is it \"up\"?", "s"}};
    const auto read = readMetadata(toJson(metadata));
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_EQ(read->at(0).metric, "up");
    EXPECT_EQ(read->at(0).help, "Is it \"up\"?");
    EXPECT_EQ(read->at(0).unit, "s");
    EXPECT_NE(messageOf(readMetadata(R"({"metadata": [{}]})")).find("metadata[0].metric"), std::string::npos);
}

} // namespace zumik::snapshot
