// SPDX-License-Identifier: GPL-3.0-or-later
// The packs that ship: read without a note, laid out without an overlap, and with expressions that a real
// Prometheus parses and evaluates to what the panel promises (promtool).
#include "models/dashboard/packs.h"
#include "models/dashboard/interpolate.h"
#include "models/dashboard/reader.h"
#include "models/dashboard/variables.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <filesystem>
#include <set>

namespace zumik::dashboard {

namespace {

using testing::ElementsAre;

PackList embedded()
{
    return readPacks(QStringLiteral(":/zumik/dashboards"));
}

Dashboard board(const std::string &uid)
{
    const QString file = QStringLiteral(":/zumik/dashboards/zumik/%1.json").arg(QString::fromStdString(uid));
    QFile resource(file);
    EXPECT_TRUE(resource.open(QIODevice::ReadOnly)) << uid;
    auto read = readDashboard(resource.readAll().toStdString(), file.toStdString());
    EXPECT_TRUE(read.ok()) << uid;
    return read ? *read : Dashboard{};
}

Interpolation values(const Dashboard &dashboard)
{
    Interpolation made = interpolationOf(dashboard.variables, {base::Time{0}, base::Time{3600000}});
    made.step = base::Duration{15000};
    made.rateInterval = base::Duration{300000};
    made.variables["cluster"] = {{"byc_1"}, {"byc_1"}, false, false, false};
    return made;
}

const Panel &panelOf(const Dashboard &dashboard, std::string_view title)
{
    for (const Panel &panel : dashboard.panels) {
        if (panel.title == title) {
            return panel;
        }
    }
    ADD_FAILURE() << "no panel " << title;
    static const Panel none;
    return none;
}

std::string expression(const Dashboard &dashboard, std::string_view title, std::string_view legend)
{
    for (const Query &query : panelOf(dashboard, title).queries) {
        if (query.legendFormat == legend) {
            return interpolate(query.expression, values(dashboard), Syntax::PromQl);
        }
    }
    ADD_FAILURE() << "no query " << legend << " in " << title;
    return {};
}

QJsonObject rule(const std::string &expr, int number)
{
    return {{QStringLiteral("record"), QStringLiteral("r%1").arg(number)},
        {QStringLiteral("expr"), QString::fromStdString(expr)}};
}

/// YAML is a superset of JSON, so Qt can write what promtool reads.
void writeYaml(const tests::TempDir &dir, std::string_view name, const QJsonObject &content)
{
    tests::writeFile(dir.file(name), QJsonDocument(content).toJson().toStdString());
}

struct Input {
    std::string series;
    std::string values; ///< promtool's notation: "0+60x60"
};

/// Runs promtool on one expression at an hour: `expected` is the value of its only sample, nothing for none.
void expectValue(const std::string &expr, const std::vector<Input> &inputs, std::optional<double> expected)
{
    QJsonArray series;
    for (const Input &input : inputs) {
        series.append(QJsonObject{{QStringLiteral("series"), QString::fromStdString(input.series)},
            {QStringLiteral("values"), QString::fromStdString(input.values)}});
    }
    QJsonArray samples;
    if (expected) {
        samples.append(QJsonObject{
            {QStringLiteral("labels"), QStringLiteral("{}")}, {QStringLiteral("value"), *expected}});
    }
    const QJsonObject query{{QStringLiteral("expr"), QString::fromStdString(expr)},
        {QStringLiteral("eval_time"), QStringLiteral("1h")}, {QStringLiteral("exp_samples"), samples}};
    const QJsonObject group{{QStringLiteral("interval"), QStringLiteral("1m")},
        {QStringLiteral("input_series"), series}, {QStringLiteral("promql_expr_test"), QJsonArray{query}}};
    const tests::TempDir dir("promtool");
    writeYaml(dir, "test.yml",
        {{QStringLiteral("rule_files"), QJsonArray{}}, {QStringLiteral("tests"), QJsonArray{group}}});
    const auto outcome = tests::run({"promtool", {"test", "rules", dir.file("test.yml")}});
    EXPECT_EQ(outcome.status, 0) << expr << "\n" << outcome.output;
}

const char *const boards[] = {"zumik-api", "zumik-byoc"};

} // namespace

TEST(Packs, AreEmbeddedWithTheirDashboards)
{
    const PackList list = embedded();
    EXPECT_TRUE(list.errors.empty());
    ASSERT_EQ(list.packs.size(), 1U);
    EXPECT_EQ(list.packs[0].id, "zumik");
    ASSERT_EQ(list.packs[0].dashboards.size(), 2U);
    EXPECT_EQ(list.packs[0].dashboards[0].title, "Zumik API (managed providers)");
    EXPECT_EQ(list.packs[0].dashboards[1].title, "BYOC runtime (GPU / KV cache)");
    ASSERT_EQ(list.packs[0].absences.size(), 1U);
    EXPECT_EQ(list.packs[0].absences[0].dashboard, "zumik-byoc");
    EXPECT_EQ(list.packs[0].absences[0].series, "zumik_byoc_replicas");
    EXPECT_EQ(list.packs[0].absences[0].sentence,
        "No cluster is registered yet. Panels fill when the first one reports.");
}

TEST(Packs, AreUnderstoodInFullAndLaidOutAsWritten)
{
    for (const char *uid : boards) {
        const Dashboard dashboard = board(uid);
        EXPECT_EQ(dashboard.uid, uid);
        for (const ImportNote &note : dashboard.notes) {
            ADD_FAILURE() << uid << ": " << note.where << ": " << note.what << " " << note.detail;
        }
        std::set<std::pair<int, int>> cells;
        for (const Panel &panel : dashboard.panels) {
            EXPECT_LE(panel.position.x + panel.position.width, 24) << panel.title;
            EXPECT_TRUE(cells.insert({panel.position.x, panel.position.y}).second) << panel.title;
            EXPECT_TRUE(panel.type == "row" || !panel.queries.empty()) << panel.title;
        }
    }
    EXPECT_EQ(panelOf(board("zumik-api"), "Spend per hour").position, (GridPosition{16, 13, 8, 7}));
    EXPECT_EQ(panelOf(board("zumik-byoc"), "TTFT against SLA").position, (GridPosition{16, 0, 8, 11}));
}

TEST(Packs, ShowEveryPanelOfTheirSystem)
{
    const Dashboard api = board("zumik-api");
    const Dashboard byoc = board("zumik-byoc");
    EXPECT_EQ(panelOf(api, "Request rate").defaults.unit, "reqps");
    EXPECT_EQ(panelOf(api, "Latency").defaults.unit, "ms");
    EXPECT_EQ(panelOf(api, "5xx error rate").defaults.unit, "percentunit");
    EXPECT_EQ(panelOf(api, "5xx error rate").defaults.thresholds.steps.at(1).from, 0.01);
    EXPECT_EQ(
        panelOf(api, "Inference requests by provider").defaults.style.stacking, frame::Stacking::Normal);
    EXPECT_EQ(panelOf(api, "Spend").defaults.unit, "currencyUSD");
    EXPECT_EQ(panelOf(byoc, "GPU utilization").defaults.max, 100);
    EXPECT_EQ(panelOf(byoc, "TTFT against SLA").defaults.unit, "s");
    EXPECT_EQ(panelOf(byoc, "LMCache hit ratio").defaults.unit, "percentunit");
    EXPECT_EQ(panelOf(byoc, "KV transfer throughput").defaults.unit, "Bps");
    EXPECT_EQ(panelOf(byoc, "GPU temperature").defaults.unit, "celsius");
    for (const char *title :
        {"Queue depth", "Replicas", "GPU memory used", "GPU power", "GPUs with an XID error", "XID errors"}) {
        EXPECT_FALSE(panelOf(byoc, title).queries.empty());
    }
    ASSERT_EQ(byoc.variables.size(), 2U);
    const VariableQuery query = LabelValuesQuery{"zumik_byoc_replicas", "cluster"};
    EXPECT_EQ(parseVariableQuery(byoc.variables[1].query), query);
    EXPECT_FALSE(byoc.variables[1].multi);
}

TEST(Packs, AskNothingThatPrometheusCannotParse)
{
    QJsonArray rules;
    for (const char *uid : boards) {
        const Dashboard dashboard = board(uid);
        for (const Panel &panel : dashboard.panels) {
            for (const Query &query : panel.queries) {
                const std::string expr = interpolate(query.expression, values(dashboard), Syntax::PromQl);
                EXPECT_EQ(expr.find('$'), std::string::npos) << expr;
                rules.append(rule(expr, static_cast<int>(rules.size())));
            }
        }
    }
    ASSERT_GT(rules.size(), 20);
    const QJsonObject group{{QStringLiteral("name"), QStringLiteral("g")}, {QStringLiteral("rules"), rules}};
    const tests::TempDir dir("promtool");
    writeYaml(dir, "rules.yml", {{QStringLiteral("groups"), QJsonArray{group}}});
    const auto outcome = tests::run({"promtool", {"check", "rules", dir.file("rules.yml")}});
    EXPECT_EQ(outcome.status, 0) << outcome.output;
}

TEST(ZumikApi, DrawsZeroWhereNo5xxSeriesExistsAndNothingWithoutTraffic)
{
    const Dashboard api = board("zumik-api");
    const std::string rate = expression(api, "Request rate", "5xx");
    const std::string share = expression(api, "5xx error rate", "5xx share");
    const std::vector<Input> good{{"http_requests_total{status=\"200\"}", "0+60x60"}};
    expectValue(rate, good, 0);
    expectValue(share, good, 0);
    const std::vector<Input> bad{good[0], {"http_requests_total{status=\"503\"}", "0+20x60"}};
    expectValue(share, bad, 0.25);
    expectValue(rate, {}, std::nullopt);
    expectValue(share, {}, std::nullopt);
    expectValue(share, {{"http_requests_total{status=\"200\"}", "5+0x60"}}, std::nullopt);
}

TEST(ZumikApi, CountsSpendInDollarsAnHour)
{
    const Dashboard api = board("zumik-api");
    expectValue("round(" + expression(api, "Spend", "per hour") + ", 0.001)",
        {{"zumik_inference_charged_micros_total", "0+1000000x60"}}, 60);
}

TEST(ZumikByoc, TakesTheTtftOfWhateverServes)
{
    const std::string p50 = expression(board("zumik-byoc"), "TTFT against SLA", "p50");
    for (const std::string metric : {"sglang_time_to_first_token_seconds_bucket",
             "sglang:time_to_first_token_seconds_bucket", "vllm:time_to_first_token_seconds_bucket"}) {
        const std::string open = metric + "{cluster=\"byc_1\",le=\"";
        expectValue(p50,
            {{open + "1\"}", "0+60x60"}, {open + "2\"}", "0+60x60"}, {open + "+Inf\"}", "0+60x60"}}, 0.5);
    }
    // An idle SGLang beside a serving vLLM, whose buckets differ.
    expectValue(p50,
        {{"sglang_time_to_first_token_seconds_bucket{cluster=\"byc_1\",le=\"3\"}", "5+0x60"},
            {"sglang_time_to_first_token_seconds_bucket{cluster=\"byc_1\",le=\"+Inf\"}", "5+0x60"},
            {"vllm:time_to_first_token_seconds_bucket{cluster=\"byc_1\",le=\"1\"}", "0+60x60"},
            {"vllm:time_to_first_token_seconds_bucket{cluster=\"byc_1\",le=\"+Inf\"}", "0+60x60"}},
        0.5);
}

TEST(ZumikByoc, DrawsTheSlaInSeconds)
{
    const std::string sla = expression(board("zumik-byoc"), "TTFT against SLA", "SLA");
    expectValue(sla, {{"zumik_byoc_target_ttft_ms{cluster=\"byc_1\"}", "400+0x60"}}, 0.4);
    expectValue(sla, {{"zumik_byoc_target_ttft_ms{cluster=\"byc_2\"}", "400+0x60"}}, std::nullopt);
}

TEST(ZumikByoc, FindsCacheQueueAndTransfersUnderAnyName)
{
    const Dashboard byoc = board("zumik-byoc");
    const std::string hits = expression(byoc, "LMCache hit ratio", "hits / lookups");
    const std::string labels = "{cluster=\"byc_1\"}";
    expectValue(hits,
        {{"lmcache_hit_tokens_total" + labels, "0+30x60"},
            {"lmcache_lookup_tokens_total" + labels, "0+60x60"}},
        0.5);
    expectValue(hits,
        {{"lmcache:num_hit_tokens_total" + labels, "0+15x60"},
            {"lmcache:num_requested_tokens_total" + labels, "0+60x60"}},
        0.25);
    const std::string queue = expression(byoc, "Queue depth", "router queue");
    for (const std::string metric : {"dynamo_router_queue_depth", "dynamo_frontend_queued_requests",
             "inference_extension_flow_control_queue_size", "inference_pool_average_queue_size"}) {
        expectValue(queue, {{metric + labels, "7+0x60"}}, 7);
    }
    const std::string moved = expression(byoc, "KV transfer throughput", "transfers");
    expectValue(moved, {{"mooncake_transfer_bytes_total" + labels, "0+600x60"}}, 10);
    expectValue(moved,
        {{"mooncake_transfer_read_bytes" + labels, "0+600x60"},
            {"mooncake_transfer_write_bytes" + labels, "0+60x60"}},
        11);
}

TEST(ZumikByoc, TellsNoXidErrorFromNoGpu)
{
    const std::string count = expression(board("zumik-byoc"), "GPUs with an XID error", "GPUs");
    expectValue(count, {{"DCGM_FI_DEV_XID_ERRORS{cluster=\"byc_1\",gpu=\"0\"}", "0+0x60"}}, 0);
    expectValue(count, {{"DCGM_FI_DEV_XID_ERRORS{cluster=\"byc_1\",gpu=\"0\"}", "79+0x60"}}, 1);
    expectValue(count, {}, std::nullopt);
}

TEST(Packs, ThatCannotBeReadHideNoOthers)
{
    const tests::TempDir root("packs");
    for (const char *name : {"good", "broken", "no-id", "missing"}) {
        std::filesystem::create_directories(root.path() / name);
    }
    tests::writeFile(
        root.path() / "good/pack.json", R"({"id": "good", "title": "Good", "dashboards": ["a.json"]})");
    tests::writeFile(root.path() / "good/a.json", R"({"uid": "a", "title": "A", "panels": []})");
    tests::writeFile(root.path() / "broken/pack.json", "{");
    tests::writeFile(root.path() / "no-id/pack.json", "{}");
    tests::writeFile(
        root.path() / "missing/pack.json", R"({"id": "m", "title": "M", "dashboards": ["none.json"]})");
    const PackList list = readPacks(QString::fromStdString(root.path().string()));
    ASSERT_EQ(list.packs.size(), 1U);
    ASSERT_EQ(list.packs[0].dashboards.size(), 1U);
    EXPECT_EQ(list.packs[0].dashboards[0].id, "a");
    std::vector<base::ErrorCode> codes;
    for (const base::Error &error : list.errors) {
        codes.push_back(error.code);
    }
    EXPECT_THAT(codes,
        ElementsAre(
            base::ErrorCode::JsonInvalid, base::ErrorCode::FileNotFound, base::ErrorCode::FormatInvalid));
}

/// More dashboards, from a folder that ZUMIK_DASHBOARDS names, on any machine that has some.
TEST(Dashboards, OfOthersAreReadToo)
{
    const QString folder = qEnvironmentVariable("ZUMIK_DASHBOARDS");
    const std::filesystem::path path(folder.toStdString());
    if (folder.isEmpty()) {
        return;
    }
    for (const auto &entry : std::filesystem::directory_iterator(path)) {
        if (entry.path().extension() == ".json") {
            const auto dashboard = readDashboard(tests::readFile(entry.path()), entry.path().string());
            ASSERT_TRUE(dashboard.ok()) << base::describe(dashboard.error());
            EXPECT_FALSE(dashboard->panels.empty()) << entry.path();
            for (const ImportNote &note : dashboard->notes) {
                std::printf("%s: %s: %s: %s\n", entry.path().filename().c_str(), note.where.c_str(),
                    note.what.c_str(), note.detail.c_str());
            }
        }
    }
}

} // namespace zumik::dashboard
