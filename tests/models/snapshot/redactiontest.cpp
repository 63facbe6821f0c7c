// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/redaction.h"

#include "models/promql/stringliteral.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace zumik::snapshot {

using series::Labels;
using testing::HasSubstr;
using testing::MatchesRegex;

namespace {

Redaction replacing(std::vector<std::string> labels)
{
    return Redaction({.dropped = {}, .replaced = std::move(labels)});
}

Redaction dropping(std::vector<std::string> labels)
{
    return Redaction({.dropped = std::move(labels), .replaced = {}});
}

/// Words of letters, digits, punctuation and UTF-8, long enough to be searched for.
std::string randomValue(std::mt19937_64 &random)
{
    static const std::vector<std::string> pieces{"a", "b", "Z", "7", "-", ".", "_", ":", "/", " ", "\"", "\\",
        "\n", "{", "(", "+", "|", "\xC3\xBC", "%", "node", "acme"};
    std::string value =
        std::string(1, static_cast<char>('a' + random() % 26)) + "q" + std::to_string(random() % 1000);
    for (std::size_t i = random() % 6; i > 0; --i) {
        value += pieces[random() % pieces.size()];
    }
    return value + "x";
}

} // namespace

TEST(Redaction, givesAValueOnePseudonymAndOthersOthers)
{
    Redaction redaction = replacing({"tenant_name"});
    const Labels a = redaction.labels({{"__name__", "up"}, {"tenant_name", "a"}, {"job", "j"}});
    const Labels b = redaction.labels({{"__name__", "up"}, {"tenant_name", "b"}, {"job", "j"}});
    EXPECT_EQ(a, redaction.labels({{"__name__", "up"}, {"tenant_name", "a"}, {"job", "j"}}));
    EXPECT_NE(a.get("tenant_name"), b.get("tenant_name"));
    EXPECT_THAT(std::string(a.get("tenant_name")), MatchesRegex("tenant_name-[0-9a-f]{8,}"));
    EXPECT_EQ(a.get("job"), "j");
}

TEST(Redaction, hasAKeyOfItsOwnForEachFile)
{
    const auto name = [](Redaction redaction) {
        return std::string(redaction.labels({{"tenant", "acme"}}).get("tenant"));
    };
    EXPECT_NE(name(replacing({"tenant"})), name(replacing({"tenant"})));
    const RedactionRules rules{.dropped = {}, .replaced = {"tenant"}};
    EXPECT_EQ(name(Redaction(rules, Pseudonyms({1}))), name(Redaction(rules, Pseudonyms({1}))));
    EXPECT_NE(name(Redaction(rules, Pseudonyms({1}))), name(Redaction(rules, Pseudonyms({2}))));
}

TEST(Redaction, findsValuesInOtherLabelsWhereverTheyWereLearned)
{
    Redaction redaction = replacing({"Hostname"});
    redaction.learn(Labels({{"__name__", "gpu"}, {"Hostname", "node-7"}}));
    const Labels up = redaction.labels({{"__name__", "up"}, {"instance", "node-7:9100"}, {"job", "node"}});
    EXPECT_THAT(std::string(up.get("instance")), MatchesRegex("Hostname-[0-9a-f]+:9100"));
    EXPECT_EQ(up.get("job"), "node");
    EXPECT_EQ(redaction.found(), 1U);
    EXPECT_EQ(redaction.late(), 0U);
}

TEST(Redaction, findsAValueInTheLabelsBeforeItsOwn)
{
    Redaction redaction = replacing({"tenant"});
    const Labels alert = redaction.labels({{"instance", "acme:1"}, {"tenant", "acme"}});
    EXPECT_EQ(alert.get("instance"), std::string(alert.get("tenant")) + ":1");
}

TEST(Redaction, countsTheValuesThatCameTooLate)
{
    Redaction redaction = replacing({"tenant"});
    (void)redaction.text("acme has nothing yet");
    redaction.learn(Labels({{"tenant", "acme"}}));
    EXPECT_EQ(redaction.late(), 1U);
    redaction.learn(Labels({{"tenant", "acme"}}));
    EXPECT_EQ(redaction.late(), 1U);
}

TEST(Redaction, learnsFromMatchersOfExpressions)
{
    Redaction redaction = replacing({"tenant"});
    redaction.learnQuery(R"(sum(up{tenant="newcomer"}) / on() up{tenant!="other1",job="jobs"})");
    EXPECT_EQ(redaction.left("newcomer other1 jobs"), 2U);
    EXPECT_EQ(redaction.late(), 0U);
}

TEST(Redaction, refusesDropsThatMergeTwoSeriesAndNamesNoValue)
{
    Redaction redaction = dropping({"tenant"});
    ASSERT_TRUE(redaction.series({{"__name__", "up"}, {"job", "secretjob"}, {"tenant", "acme"}}));
    EXPECT_TRUE(redaction.series({{"__name__", "up"}, {"job", "secretjob"}, {"tenant", "acme"}}));
    const auto merged = redaction.series({{"__name__", "up"}, {"job", "secretjob"}, {"tenant", "globex"}});
    ASSERT_FALSE(merged);
    EXPECT_EQ(merged.error().code, base::ErrorCode::InvalidArgument);
    EXPECT_THAT(merged.error().message, HasSubstr("up{job,tenant} and up{job,tenant}"));
    for (const char *value : {"secretjob", "acme", "globex"}) {
        EXPECT_EQ(describe(merged.error()).find(value), std::string::npos);
    }
    EXPECT_TRUE(redaction.series({{"__name__", "up"}, {"job", "other"}, {"tenant", "globex"}}));
}

TEST(Redaction, keepsNamesOfMetricsAndListsThoseWithAValue)
{
    Redaction redaction = replacing({"tenant"});
    redaction.learn("tenant", "acme");
    const Labels labels = redaction.labels({{"__name__", "acme_requests_total"}, {"tenant", "acme"}});
    EXPECT_EQ(labels.metricName(), "acme_requests_total");
    EXPECT_TRUE(redaction.names().contains("acme_requests_total"));
}

TEST(Redaction, redactsRulesAlertsAndTargets)
{
    Redaction redaction = replacing({"tenant"});
    redaction.learn("tenant", "acme");
    source::Alert alert;
    alert.labels = Labels({{"alertname", "Down"}, {"tenant", "acme"}});
    alert.annotations = Labels({{"summary", "acme is down"}});
    source::Rule rule;
    rule.query = R"(up{tenant="acme"} == 0)";
    rule.labels = Labels({{"tenant", "{{ $labels.tenant }}"}, {"team", "acme-ops"}});
    rule.lastError = "acme: many-to-many";
    rule.alerts = {alert};
    std::vector<std::string> differences;
    const source::RuleGroup group = redaction.group(
        {.name = "acme", .file = "/etc/acme.yml", .interval = {}, .rules = {rule}}, differences);
    source::Target target;
    target.labels = Labels({{"instance", "acme:1"}, {"tenant", "acme"}});
    target.scrapePool = "acme";
    target.scrapeUrl = "http://acme:1/metrics";
    target.lastError = "Get \"http://acme:1/metrics\": refused";
    target = redaction.target(target);

    const source::Rule &out = group.rules.front();
    std::string all = group.name + group.file + ' ' + out.query + out.labels.toString() + out.lastError
        + out.alerts[0].labels.toString() + out.alerts[0].annotations.toString() + target.labels.toString()
        + ' ' + target.scrapePool + ' ' + target.scrapeUrl + target.lastError;
    EXPECT_EQ(all.find("acme"), std::string::npos) << all;
    EXPECT_EQ(out.labels.get("tenant"), "{{ $labels.tenant }}");
    EXPECT_EQ(out.alerts[0].labels.get("alertname"), "Down");
}

/// Whatever the values are and wherever they stand.
TEST(Redaction, leavesNoValueAnywhere)
{
    const unsigned seed = std::random_device()();
    SCOPED_TRACE(seed);
    std::mt19937_64 random(seed);
    for (int round = 0; round < 50; ++round) {
        Redaction redaction({.dropped = {"host"}, .replaced = {"tenant_name"}});
        std::vector<std::string> values;
        std::vector<Labels> all;
        for (int i = 0; i < 30; ++i) {
            const std::string tenant = randomValue(random);
            const std::string host = randomValue(random);
            values.insert(values.end(), {tenant, host});
            all.push_back(
                Labels({{"__name__", "m"}, {"i", std::to_string(i)}, {"tenant_name", tenant}, {"host", host},
                    {"instance", host + ":9100"}, {"path", "/" + values[random() % values.size()] + "/x"}}));
            redaction.learn(all.back());
        }
        std::string out;
        std::vector<std::string> differences;
        for (const Labels &labels : all) {
            const auto series = redaction.series(labels);
            ASSERT_TRUE(series);
            for (std::size_t i = 0; i < series->size(); ++i) {
                out.append(series->at(i).value).append("\n");
            }
        }
        for (const std::string &value : values) {
            const std::string literal = promql::quotedLiteral(value);

            const std::string quoted = promql::quotedLiteral(literal);
            out += redaction.query("m{tenant_name=" + literal + ",host!=" + literal + ",x=~" + literal + "}")
                       .text
                + '\n';
            out += redaction.text("(" + value + ")") + '\n';
            const auto board =
                redaction.dashboard("{\"title\":" + literal + ",\"nested\":" + quoted + "}", differences);
            ASSERT_TRUE(board) << literal;
            out += *board + '\n';
        }
        EXPECT_EQ(redaction.left(out), 0U);
        EXPECT_EQ(redaction.late(), 0U);
        for (const std::string &value : values) {
            EXPECT_EQ(out.find(value), std::string::npos) << value;
        }
    }
}

} // namespace zumik::snapshot
