// SPDX-License-Identifier: GPL-3.0-or-later
// `render` of boards with repeats, filters and library panels, on a real Prometheus and on a snapshot of the
// same past.
#include "tests/app/console.h"
#include "tests/stack/history.h"

#include <QJsonArray>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <map>
#include <memory>

namespace zumik::tests {

namespace {

constexpr double first = 1'750'000'200;
constexpr double last = first + 1800;

const std::string board = R"json({"title": "Clusters of $cluster", "schemaVersion": 39,
    "__elements": {"shared": {"name": "Shared", "model": {"type": "stat", "title": "From the library",
        "targets": [{"refId": "A", "expr": "sum(zumik_byoc_replicas)", "instant": true}]}}},
    "templating": {"list": [
        {"name": "cluster", "type": "query", "multi": true, "includeAll": true, "refresh": 1, "sort": 1,
         "query": "label_values(zumik_byoc_replicas, cluster)", "current": {"value": "$__all"}},
        {"name": "Filters", "type": "adhoc", "filters": []}]},
    "panels": [
        {"id": 1, "type": "row", "title": "Cluster $cluster", "repeat": "cluster", "gridPos": {"y": 0}},
        {"id": 2, "type": "stat", "title": "Replicas of $cluster", "gridPos": {"x": 0, "y": 1, "w": 24, "h": 4},
         "targets": [{"refId": "A", "expr": "sum(zumik_byoc_replicas{cluster=~\"$cluster\"})", "instant": true}]},
        {"id": 3, "type": "row", "title": "All", "gridPos": {"y": 5}},
        {"id": 4, "type": "stat", "title": "Together", "gridPos": {"x": 0, "y": 6, "w": 8, "h": 4},
         "targets": [{"refId": "A", "expr": "sum(zumik_byoc_replicas)", "instant": true}]},
        {"id": 5, "type": "stat", "title": "Broken", "gridPos": {"x": 8, "y": 6, "w": 8, "h": 4},
         "targets": [{"refId": "A", "expr": "sum(zumik_byoc_replicas", "instant": true}]},
        {"id": 6, "libraryPanel": {"uid": "shared", "name": "Shared"}, "gridPos": {"x": 16, "y": 6, "w": 4, "h": 4}},
        {"id": 7, "libraryPanel": {"uid": "gone", "name": "Gone"}, "gridPos": {"x": 20, "y": 6, "w": 4, "h": 4}}]})json";

class RepeatsTest : public testing::TestWithParam<bool> {
protected:
    static void SetUpTestSuite()
    {
        s_dir = std::make_unique<TempDir>("repeats");
        HistoryOptions options{.from = first, .to = last};
        options.world.clusters = 2;
        makeHistory(options, s_dir->file("snapshot"));
        std::filesystem::copy(
            s_dir->file("snapshot"), s_dir->file("served"), std::filesystem::copy_options::recursive);
        s_server = std::make_unique<Prometheus>(PrometheusOptions{.dataDir = s_dir->file("served")});
        writeFile(s_dir->file("board.json"), board);
    }

    static void TearDownTestSuite()
    {
        s_server.reset();
        s_dir.reset();
    }

    static ConsoleRun render(std::vector<std::string> more = {})
    {
        std::vector<std::string> arguments{"render"};
        if (GetParam()) {
            arguments.insert(arguments.end(), {"--snapshot", s_dir->file("snapshot")});
        } else {
            arguments.insert(
                arguments.end(), {"--prometheus", "http://127.0.0.1:" + std::to_string(s_server->port())});
        }
        arguments.insert(arguments.end(),
            {"--dashboard", s_dir->file("board.json"), "--from", text(first), "--to", text(last - 60),
                "--size", "900x600", "--out", s_dir->file("board.png"), "--json"});
        arguments.insert(arguments.end(), more.begin(), more.end());
        return runConsole(arguments);
    }

    static std::string text(double seconds) { return std::to_string(static_cast<long long>(seconds)); }

    /// The first number of each panel, by title.
    static std::map<std::string, double> numbers(const ConsoleRun &run)
    {
        std::map<std::string, double> all;
        for (const QJsonValue panel : run.json().value(QLatin1String("panels")).toArray()) {
            if (const QJsonArray series = panel[QLatin1String("series")].toArray(); !series.isEmpty()) {
                all[panel[QLatin1String("title")].toString().toStdString()] =
                    series[0][QLatin1String("last")].toDouble(std::nan(""));
            }
        }
        return all;
    }

    /// The clusters whose replicas are shown, and the ids of their panels.
    static std::map<std::string, int> clusters(const ConsoleRun &run)
    {
        std::map<std::string, int> all;
        for (const QJsonValue panel : run.json().value(QLatin1String("panels")).toArray()) {
            const std::string title = panel[QLatin1String("title")].toString().toStdString();
            if (title.starts_with("Replicas of ")) {
                all[title.substr(12)] = panel[QLatin1String("id")].toInt();
            }
        }
        return all;
    }

    static inline std::unique_ptr<TempDir> s_dir;
    static inline std::unique_ptr<Prometheus> s_server;
};

} // namespace

TEST_P(RepeatsTest, reportEachCloneWithItsNumberAndItsName)
{
    const ConsoleRun run = render();
    ASSERT_EQ(run.status, 0) << run.err;
    const auto shown = clusters(run);
    ASSERT_EQ(shown.size(), 2U) << run.out;
    EXPECT_EQ(shown.begin()->second, 2);
    EXPECT_GT(shown.rbegin()->second, 2);
    const auto values = numbers(run);
    double sum = 0;
    for (const auto &[cluster, id] : shown) {
        EXPECT_GT(values.at("Replicas of " + cluster), 0);
        sum += values.at("Replicas of " + cluster);
    }
    EXPECT_EQ(values.at("Together"), sum);
    EXPECT_EQ(values.at("From the library"), sum);
    EXPECT_EQ(run.err.find("repeat"), std::string::npos) << run.err;
}

TEST_P(RepeatsTest, takeTheValuesOfTheCommandLineAndOfAnAddress)
{
    const auto all = clusters(render());
    const std::string one = all.rbegin()->first;
    EXPECT_EQ(clusters(render({"--var", "cluster=" + one})).size(), 1U);
    const auto addressed = clusters(render({"--var", "var-cluster=" + one + "&from=now-1h"}));
    EXPECT_EQ(addressed.count(one), 1U);
    EXPECT_EQ(addressed.size(), 1U);
    EXPECT_EQ(clusters(render({"--var", "cluster=All"})), all);
    const auto unknown = clusters(render({"--var", "cluster=nobody"}));
    EXPECT_EQ(unknown.count("nobody"), 1U); // kept, as Grafana keeps it
}

TEST_P(RepeatsTest, canBeRenderedAloneByTheirNumber)
{
    const auto all = clusters(render());
    const int id = all.rbegin()->second;
    const ConsoleRun alone = render({"--panel", std::to_string(id)});
    ASSERT_EQ(alone.status, 0) << alone.err;
    EXPECT_EQ(clusters(alone), (std::map<std::string, int>{{all.rbegin()->first, id}}));
    EXPECT_EQ(render({"--panel", "99"}).status, 2);
}

TEST_P(RepeatsTest, areFilteredByLabels)
{
    const auto all = numbers(render());
    const auto shown = clusters(render());
    const std::string one = shown.rbegin()->first;
    const ConsoleRun run = render({"--var", "Filters=cluster|=|" + one});
    const auto filtered = numbers(run);
    EXPECT_EQ(filtered.at("Together"), all.at("Replicas of " + one));
    EXPECT_EQ(clusters(run), shown); // a variable's query is not filtered
    const ConsoleRun other = render({"--var", "var-Filters=cluster%7C!%3D%7C" + one});
    EXPECT_EQ(numbers(other).at("Together"), all.at("Together") - all.at("Replicas of " + one));
    EXPECT_EQ(panelOf(run.json(), "Broken").value(QLatin1String("reasonCode")), QStringLiteral("bad_query"));
    EXPECT_EQ(render({"--var", "Filters=cluster"}).status, 2);
}

TEST_P(RepeatsTest, sayWhichLibraryPanelIsMissing)
{
    const ConsoleRun run = render();
    bool found = false;
    for (const QJsonValue panel : run.json().value(QLatin1String("panels")).toArray()) {
        if (panel[QLatin1String("id")].toInt() == 7) {
            found = true;
            EXPECT_EQ(panel[QLatin1String("reasonCode")], QStringLiteral("library_missing"));
            EXPECT_TRUE(panel[QLatin1String("reason")].toString().contains(QStringLiteral("Gone")));
        }
    }
    EXPECT_TRUE(found) << run.out;
}

INSTANTIATE_TEST_SUITE_P(Sources, RepeatsTest, testing::Values(false, true),
    [](const auto &source) { return source.param ? "snapshot" : "prometheus"; });

} // namespace zumik::tests
