// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/boardfiles/openedfile.h"

#include "models/boardfiles/ruleboard.h"
#include "models/dashboard/reader.h"

#include <gtest/gtest.h>

namespace zumik::boardfiles {

namespace {

constexpr char board[] =
    R"({"uid":"u1","title":"GPU","tags":["a","b"],"panels":[{"title":"no","uid":"no"}]})";

OpenedFile opened(const std::string &content, const std::string &name)
{
    auto file = openFile(QByteArray::fromStdString(content), name);
    EXPECT_TRUE(file) << describe(file.error());
    return file ? std::move(*file) : OpenedFile{};
}

base::Error failure(const std::string &content, const std::string &name)
{
    const auto file = openFile(QByteArray::fromStdString(content), name);
    EXPECT_FALSE(file);
    return file ? base::Error{} : file.error();
}

TEST(OpenedFile, aDashboardIsTheFileItself)
{
    const OpenedFile file = opened(board, "a.json");
    ASSERT_EQ(file.boards.size(), 1U);
    EXPECT_EQ(file.boards[0].key, "");
    EXPECT_EQ(file.boards[0].json, QByteArray(board));
    EXPECT_EQ(file.boards[0].glance.uid, "u1");
    EXPECT_EQ(file.boards[0].glance.title, "GPU");
    EXPECT_EQ(file.boards[0].glance.tags, (std::vector<std::string>{"a", "b"}));
}

TEST(OpenedFile, theApisEnvelopeIsLookedInto)
{
    const OpenedFile file =
        opened(R"({"meta":{"slug":"x"},"dashboard":)" + std::string(board) + "}", "a.json");
    ASSERT_EQ(file.boards.size(), 1U);
    EXPECT_EQ(file.boards[0].glance.title, "GPU");
}

TEST(OpenedFile, aGrafanaResourceHasItsNameAsUid)
{
    const OpenedFile file = opened(
        R"({"apiVersion":"dashboard.grafana.app/v1","kind":"Dashboard","metadata":{"name":"res"},"spec":{"title":"T","panels":[]}})",
        "a.json");
    ASSERT_EQ(file.boards.size(), 1U);
    EXPECT_EQ(file.boards[0].glance.uid, "res");
    EXPECT_EQ(file.boards[0].glance.title, "T");
    EXPECT_EQ(file.boards[0].key, "");
}

TEST(OpenedFile, aConfigMapHoldsSeveral)
{
    const OpenedFile file = opened(R"(apiVersion: v1
kind: ConfigMap
metadata: {name: boards, labels: {grafana_dashboard: "1"}}
data:
  gpu.json: |
    {"uid":"u1","title":"GPU","panels":[]}
  other.json: >-
    {"uid":"u2","title":"Other","panels":[]}
  run.sh: echo
)",
        "cm.yaml");
    ASSERT_EQ(file.boards.size(), 2U);
    EXPECT_EQ(file.boards[0].key, "gpu.json");
    EXPECT_EQ(file.boards[1].glance.title, "Other");
    EXPECT_TRUE(file.troubles.empty());
}

TEST(OpenedFile, aBrokenPartLeavesTheOthers)
{
    const OpenedFile file = opened(
        R"({"kind":"ConfigMap","data":{"a.json":"{\"title\":","b.json":"{\"title\":\"B\",\"panels\":[]}"}})",
        "cm.json");
    ASSERT_EQ(file.boards.size(), 1U);
    ASSERT_EQ(file.troubles.size(), 1U);
    EXPECT_EQ(file.troubles[0].where, "cm.json#a.json");
    EXPECT_EQ(file.troubles[0].code, base::ErrorCode::JsonInvalid);
}

TEST(OpenedFile, listsAndDocumentsAreTakenApart)
{
    const OpenedFile file = opened(R"(kind: List
items:
- kind: ConfigMap
  data: {a.json: '{"title":"A","panels":[]}'}
- kind: ConfigMap
  data: {a.json: '{"title":"B","panels":[]}'}
---
kind: GrafanaDashboard
metadata: {name: c}
spec:
  json: '{"title":"C","panels":[]}'
)",
        "all.yml");
    ASSERT_EQ(file.boards.size(), 3U);
    EXPECT_EQ(file.boards[0].key, "a.json");
    EXPECT_EQ(file.boards[1].key, "a.json~2");
    EXPECT_EQ(file.boards[2].key, "c");
    EXPECT_EQ(file.boards[2].glance.title, "C");
}

TEST(OpenedFile, anOperatorsDashboardThatIsElsewhereIsTold)
{
    const base::Error error =
        failure("kind: GrafanaDashboard\nmetadata: {name: c}\nspec: {url: 'https://x'}\n", "c.yaml");
    EXPECT_EQ(error.code, base::ErrorCode::FormatUnsupported);
    EXPECT_EQ(error.where, "c.yaml#c");
    EXPECT_NE(error.message.find("url"), std::string::npos);
}

TEST(OpenedFile, rulesAreCounted)
{
    EXPECT_EQ(opened("groups:\n- name: a\n  rules: []\n- name: b\n  rules: []\n", "r.yaml").ruleGroups, 2U);
    const OpenedFile resource =
        opened("kind: PrometheusRule\nspec:\n  groups:\n  - name: a\n    rules: []\n", "r.yaml");
    EXPECT_EQ(resource.ruleGroups, 1U);
    EXPECT_TRUE(resource.boards.empty());
}

TEST(OpenedFile, aBoardDrawsTheExpressionsOfRules)
{
    const OpenedFile file = opened(R"(
kind: PrometheusRule
metadata: {name: gpu-rules}
spec:
  groups:
  - name: gpu
    rules:
    - {alert: Hot, expr: 'temp > 90', for: 5m, labels: {severity: page}, annotations: {summary: Too hot}}
    - {record: 'job:load:avg', expr: avg by (job) (load)}
    - {alert: Third, expr: up == 0}
  - {name: empty, rules: []}
)",
        "r.yaml");
    EXPECT_EQ(file.ruleGroups, 2U);
    ASSERT_EQ(file.boards.size(), 1U);
    EXPECT_EQ(file.boards[0].key, "gpu-rules");
    const auto read = dashboard::readDashboard(
        {file.boards[0].json.constData(), std::size_t(file.boards[0].json.size())}, "r");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->title, "gpu-rules");
    ASSERT_EQ(read->panels.size(), 4U);
    EXPECT_EQ(read->panels[0].title, "gpu");
    EXPECT_EQ(read->panels[1].title, "Hot");
    EXPECT_EQ(read->panels[1].queries[0].expression, "temp > 90");
    EXPECT_EQ(
        read->panels[1].description, "expr: temp > 90\n\nfor: 5m\n\nseverity: page\n\nsummary: Too hot");
    EXPECT_EQ(read->panels[2].title, "job:load:avg");
    EXPECT_EQ(read->panels[3].position.y, read->panels[1].position.y + 8);
}

TEST(OpenedFile, ofVeryManyRulesTheFirstAreDrawn)
{
    std::string text = "groups:\n- name: many\n  rules:\n";
    for (int i = 0; i < mostRules + 100; ++i) {
        text += "  - {alert: a, expr: up}\n";
    }
    const OpenedFile file = opened(text, "r.yaml");
    ASSERT_EQ(file.boards.size(), 1U);
    const auto read = dashboard::readDashboard(
        {file.boards[0].json.constData(), std::size_t(file.boards[0].json.size())}, "r");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->panels.size(), std::size_t(mostRules) + 1);
}

TEST(OpenedFile, whatIsNeitherSaysSo)
{
    EXPECT_EQ(failure("a: 1\n", "values.yaml").code, base::ErrorCode::FormatInvalid);
    EXPECT_EQ(failure("  \n", "a.json").code, base::ErrorCode::FormatInvalid);
    EXPECT_EQ(failure("{}", "a.json").code, base::ErrorCode::FormatInvalid);
    EXPECT_EQ(failure("[1]", "a.json").code, base::ErrorCode::FormatInvalid);
}

TEST(OpenedFile, halfAFileIsNoFileWhereverItIsCut)
{
    const std::string whole = board;
    for (std::size_t cut = 1; cut < whole.size(); ++cut) {
        const auto file = openFile(QByteArray::fromStdString(whole.substr(0, cut)), "a.json");
        ASSERT_FALSE(file) << cut;
    }
    EXPECT_EQ(failure(whole.substr(0, 40), "a.json").where.rfind("a.json:1", 0), 0U) << "line and column";
    EXPECT_FALSE(openFile(QByteArray::fromStdString(whole + "{}"), "a.json"));
}

} // namespace

} // namespace zumik::boardfiles
