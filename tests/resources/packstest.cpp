// SPDX-License-Identifier: GPL-3.0-or-later
// The packs that ship: read without a note, laid out without an overlap, asking what can be parsed, and
// expecting what their panels ask for.
#include "models/promql/parser.h"
#include "models/promql/selectors.h"
#include "tests/resources/packfixture.h"
#include "tests/support/tempdir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>

namespace zumik::dashboard {

namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

/// Each query of each board, interpolated.
template <typename Use> void eachQuery(Use use)
{
    for (const std::string &uid : boardIds()) {
        const Dashboard dashboard = board(uid);
        for (const Panel &panel : dashboard.panels) {
            for (const Query &query : panel.queries) {
                use(uid, panel, interpolate(query.expression, values(dashboard), Syntax::PromQl));
            }
        }
    }
}

const Pack &packOf(const std::string &board)
{
    const auto &packs = embedded().packs;
    return *std::find_if(packs.begin(), packs.end(), [&](const Pack &pack) {
        return std::any_of(pack.dashboards.begin(), pack.dashboards.end(),
            [&](const PackDashboard &dashboard) { return dashboard.id == board; });
    });
}

bool expects(const Pack &pack, const std::string &board, const std::string &metric)
{
    return std::any_of(
        pack.expectations.begin(), pack.expectations.end(), [&](const PackExpectation &expectation) {
            return expectation.isOf(board)
                && std::find(expectation.series.begin(), expectation.series.end(), metric)
                != expectation.series.end();
        });
}

} // namespace

TEST(Packs, AreEmbeddedWithTheirDashboards)
{
    const PackList &list = embedded();
    for (const base::Error &error : list.errors) {
        ADD_FAILURE() << base::describe(error);
    }
    std::vector<std::string> ids;
    for (const Pack &pack : list.packs) {
        ids.push_back(pack.id);
        EXPECT_FALSE(pack.title.empty());
    }
    EXPECT_THAT(ids, ElementsAre("gpu-fleet", "gpustack", "vllm-control-plane", "zai-proxy", "zumik"));
    EXPECT_THAT(boardIds(),
        UnorderedElementsAre("zumik-api", "zumik-byoc", "zai-proxy-canary", "zai-proxy-tokens",
            "gpustack-models", "gpustack-workers", "gpustack-server", "vllm-control-plane", "gpu-fleet"));
}

TEST(Packs, SayWhyWholeBoardsMayBeEmpty)
{
    for (const std::string &uid : boardIds()) {
        const auto &absences = packOf(uid).absences;
        const bool told = std::any_of(absences.begin(), absences.end(),
            [&](const PackAbsence &absence) { return absence.dashboard == uid && absence.panel.empty(); });
        EXPECT_EQ(told, uid != "zumik-api") << uid << ": the API is there as long as Zumik is";
    }
    const auto &zumik = packOf("zumik-byoc").absences.front();
    EXPECT_EQ(zumik.series, "zumik_byoc_replicas");
    EXPECT_EQ(zumik.sentence, "No cluster is registered yet. Panels fill when the first one reports.");
}

TEST(Packs, SpeakOnlyOfPanelsAndSeriesThatThereAre)
{
    for (const Pack &pack : embedded().packs) {
        for (const PackAbsence &absence : pack.absences) {
            const Dashboard dashboard = board(absence.dashboard);
            EXPECT_TRUE(absence.panel.empty() || panelOf(dashboard, absence.panel).title == absence.panel);
        }
        for (const PackExpectation &expectation : pack.expectations) {
            const bool asked = std::any_of(
                expectation.series.begin(), expectation.series.end(), [](const std::string &metric) {
                    bool found = false;
                    eachQuery([&](const auto &, const auto &, const std::string &expr) {
                        found = found || expr.find(metric) != std::string::npos;
                    });
                    return found;
                });
            EXPECT_TRUE(asked) << pack.id << ": " << expectation.series.front();
        }
    }
}

TEST(Packs, ExpectEverySeriesThatTheyAskFor)
{
    eachQuery([](const std::string &uid, const Panel &panel, const std::string &expr) {
        const auto selectors = promql::selectorsOf(expr);
        ASSERT_TRUE(selectors.ok()) << expr;
        for (const promql::Selector &selector : *selectors) {
            EXPECT_TRUE(expects(packOf(uid), uid, selector.metric))
                << uid << ", " << panel.title << ": " << selector.metric;
        }
    });
}

TEST(Packs, AreUnderstoodInFullAndLaidOutAsWritten)
{
    for (const std::string &uid : boardIds()) {
        const Dashboard dashboard = board(uid);
        EXPECT_EQ(dashboard.uid, uid);
        for (const ImportNote &note : dashboard.notes) {
            ADD_FAILURE() << uid << ": " << note.where << ": " << note.what << " " << note.detail;
        }
        for (const Panel &panel : dashboard.panels) {
            EXPECT_TRUE(panel.type == "row" || !panel.queries.empty()) << panel.title;
            EXPECT_TRUE(panel.type == "row" || panel.description.size() > 10) << uid << ": " << panel.title;
        }
    }
    EXPECT_EQ(panelOf(board("zumik-api"), "Spend per hour").position, (GridPosition{16, 13, 8, 7}));
    EXPECT_EQ(panelOf(board("zumik-byoc"), "TTFT against SLA").position, (GridPosition{16, 0, 8, 11}));
}

TEST(Packs, AskNothingThatCannotBeParsed)
{
    QJsonArray rules;
    eachQuery([&](const std::string &uid, const Panel &panel, const std::string &expr) {
        EXPECT_EQ(expr.find('$'), std::string::npos) << expr;
        const auto parsed = promql::parse(expr);
        EXPECT_TRUE(parsed.ok()) << uid << ", " << panel.title << ": " << expr;
        rules.append(rule(expr, static_cast<int>(rules.size())));
    });
    ASSERT_GT(rules.size(), 120);
    expectParsed(rules);
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
