// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/decoder.h"

#include <gtest/gtest.h>

namespace zumik::clients::prometheus {

namespace {

using namespace std::chrono_literals;

std::string success(const std::string &data)
{
    return R"({"data":)" + data + R"(,"status":"success"})";
}

template <typename T> auto decode(T (Decoder::*read)(std::string &), std::string json)
{
    Decoder decoder;
    return (decoder.*read)(json);
}

} // namespace

TEST(DecodeLookups, readsLabelSetsAndStrings)
{
    const auto sets = decode(&Decoder::labelSets, success(R"([{"__name__":"up","job":"a"},{}])"));
    ASSERT_TRUE(sets.ok());
    EXPECT_EQ(sets->at(0).toString(), R"(up{job="a"})");
    const auto strings = decode(&Decoder::strings, success(R"(["a","b\u0000c"])"));
    ASSERT_TRUE(strings.ok());
    EXPECT_EQ(*strings, (std::vector<std::string>{"a", std::string("b\0c", 3)}));
    EXPECT_TRUE(decode(&Decoder::strings, success("null"))->empty());
}

TEST(DecodeLookups, readsMetadata)
{
    const auto metadata = decode(&Decoder::metadata,
        success(R"({"up":[{"type":"gauge","help":"h","unit":"u"},{"type":"x"}],"none":[]})"));
    ASSERT_TRUE(metadata.ok());
    ASSERT_EQ(metadata->size(), 1U);
    EXPECT_EQ(metadata->at(0).metric, "up");
    EXPECT_EQ(metadata->at(0).type, "gauge");
    EXPECT_EQ(metadata->at(0).help, "h");
    EXPECT_EQ(metadata->at(0).unit, "u");
}

TEST(DecodeLookups, readsRulesWithTheirAlerts)
{
    const auto groups =
        decode(&Decoder::rules, success(R"~({"groups":[{"name":"g","file":"f.yml","interval":30,"rules":[
        {"type":"alerting","name":"A","query":"up == 0","duration":600,"labels":{"severity":"page"},
         "annotations":{"summary":"{{ $labels.job }}"},"health":"ok","state":"firing","alerts":[
           {"labels":{"alertname":"A"},"annotations":{"summary":"a"},"state":"firing","activeAt":"2026-01-02T03:04:05.678901234Z","value":"1e+00"}]},
        {"type":"recording","name":"r:x","query":"sum(up)","health":"err","lastError":"bad"}]}]})~"));
    ASSERT_TRUE(groups.ok()) << describe(groups.error());
    const auto &group = groups->at(0);
    EXPECT_EQ(group.name, "g");
    EXPECT_EQ(group.interval, 30s);
    const auto &rule = group.rules.at(0);
    EXPECT_EQ(rule.kind, source::Rule::Kind::Alerting);
    EXPECT_EQ(rule.holdFor, 10min);
    EXPECT_EQ(rule.annotations.get("summary"), "{{ $labels.job }}");
    EXPECT_EQ(rule.state, source::AlertState::Firing);
    EXPECT_EQ(base::formatRfc3339(rule.alerts.at(0).activeAt), "2026-01-02T03:04:05.678Z");
    EXPECT_EQ(rule.alerts.at(0).value, 1);
    EXPECT_EQ(group.rules.at(1).kind, source::Rule::Kind::Recording);
    EXPECT_EQ(group.rules.at(1).lastError, "bad");
}

TEST(DecodeLookups, readsAlertsAndTargets)
{
    const auto alerts = decode(&Decoder::alerts,
        success(
            R"({"alerts":[{"labels":{"alertname":"A"},"state":"pending","activeAt":"2026-01-02T03:04:05Z","value":"NaN"}]})"));
    ASSERT_TRUE(alerts.ok());
    EXPECT_EQ(alerts->at(0).state, source::AlertState::Pending);
    const auto targets = decode(&Decoder::targets,
        success(
            R"({"activeTargets":[{"labels":{"job":"a"},"scrapePool":"a","scrapeUrl":"http://x/metrics","health":"down",
        "lastError":"refused","lastScrape":"2026-01-02T03:04:05Z","scrapeInterval":"1m30s"},
        {"health":"unknown","lastScrape":"0001-01-01T00:00:00Z"}],"droppedTargets":[]})"));
    ASSERT_TRUE(targets.ok());
    EXPECT_EQ(targets->at(0).health, source::Target::Health::Down);
    EXPECT_EQ(targets->at(0).scrapeInterval, 90s);
    EXPECT_TRUE(targets->at(0).lastScrape.has_value());
    EXPECT_EQ(targets->at(1).health, source::Target::Health::Unknown);
    EXPECT_FALSE(targets->at(1).lastScrape.has_value());
}

TEST(DecodeLookups, tellsTheProductByWhatItSaysOfItself)
{
    const auto product = [](const std::string &data) {
        return decode(&Decoder::buildInfo, success(data))->product;
    };
    EXPECT_EQ(product(R"({"version":"2.42.0","revision":"abc","goVersion":"go1.19"})"), "Prometheus");
    EXPECT_EQ(product(R"({"version":"0.31.0","revision":"abc"})"), "Thanos");
    EXPECT_EQ(
        product(R"({"application":"Grafana Mimir","version":"2.9.0","revision":"abc"})"), "Grafana Mimir");
    EXPECT_EQ(product("{}"), "VictoriaMetrics");
    EXPECT_EQ(product(R"({"version":"2.24.0"})"), "VictoriaMetrics");
}

TEST(DecodeLookups, givesAnErrorForWhatIsNoSuchAnswer)
{
    for (const char *text :
        {"", "{", "[]", "null", "{}", R"({"status":"success"})", R"({"status":"success","data":1})",
            R"({"status":"error","errorType":"bad_data","error":"e"})"}) {
        EXPECT_FALSE(decode(&Decoder::labelSets, text).ok()) << text;
        EXPECT_FALSE(decode(&Decoder::strings, text).ok()) << text;
        EXPECT_FALSE(decode(&Decoder::metadata, text).ok()) << text;
        EXPECT_FALSE(decode(&Decoder::rules, text).ok()) << text;
        EXPECT_FALSE(decode(&Decoder::alerts, text).ok()) << text;
        EXPECT_FALSE(decode(&Decoder::targets, text).ok()) << text;
        EXPECT_FALSE(decode(&Decoder::buildInfo, text).ok()) << text;
    }
}

TEST(DecodeLookups, findsARefusalInAnyAnswer)
{
    EXPECT_EQ(
        decode(&Decoder::refusal, R"({"status":"error","errorType":"bad_data","error":"e"})")->message, "e");
    EXPECT_FALSE(decode(&Decoder::refusal, success("{}")).has_value());
    EXPECT_FALSE(decode(&Decoder::refusal, "<html>").has_value());
}

} // namespace zumik::clients::prometheus
