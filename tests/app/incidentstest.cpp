// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console.h"
#include "tests/support/wait.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace zumik::tests {

using namespace std::chrono_literals;

/// Each incident that a panel of the Zumik boards shows is switched on, until the panel shows it, and off,
/// until the panel turns back: windows of five minutes go on showing what was, but less and less of it.
class IncidentsTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        StackOptions options;
        options.world.clusters = 1;
        ASSERT_TRUE(Stack::shared(options).waitForTargets());
        ASSERT_TRUE(stack().api().waitFor("count_over_time(zumik_byoc_replicas[1m]) > 8"));
    }

    static Stack &stack() { return Stack::shared(); }

    IncidentsTest() { writeFile(m_dir.file("profile.json"), stack().profileJson()); }

    QJsonObject panel(const std::string &board, const char *title, const char *from = "now-3m")
    {
        const ConsoleRun run =
            runConsole({"render", "--profile-file", m_dir.file("profile.json"), "--dashboard", board,
                           "--from", from, "--out", m_dir.file("x.png"), "--json"},
                stack().secrets());
        return panelOf(run.json(), title);
    }

    /// A dashboard of the user's own: one stat panel, "Watched". The Zumik packs have no panel for the
    /// systems beside Zumik.
    std::string boardOf(const char *expression, const char *legend = "value")
    {
        QJsonObject query;
        query[QLatin1String("refId")] = QLatin1String("A");
        query[QLatin1String("expr")] = QLatin1String(expression);
        query[QLatin1String("legendFormat")] = QLatin1String(legend);
        QJsonObject watched = QJsonDocument::fromJson(R"({"id": 1, "type": "stat", "title": "Watched",
            "gridPos": {"x": 0, "y": 0, "w": 12, "h": 8}})")
                                  .object();
        watched[QLatin1String("targets")] = QJsonArray{query};
        QJsonObject board;
        board[QLatin1String("title")] = QLatin1String("Watch");
        board[QLatin1String("panels")] = QJsonArray{watched};
        std::string path = m_dir.file("watch.json");
        writeFile(path, QJsonDocument(board).toJson().toStdString());
        return path;
    }

    double last(const char *board, const char *title, const char *series)
    {
        return lastOf(panel(board, title), series);
    }

    static bool eventually(const std::function<bool()> &holds) { return waitFor(holds, 50s); }

    TempDir m_dir{"incidents"};
};

TEST_F(IncidentsTest, aBurstOf5xxRaisesTheErrorRate)
{
    const auto share = [&] {
        const QJsonArray all = panel("zumik-api", "5xx error rate").value(QLatin1String("series")).toArray();
        return all.isEmpty() ? std::nan("") : all.first()[QLatin1String("last")].toDouble();
    };
    EXPECT_LT(share(), 0.01);
    stack().setIncident("5xx-burst", true);
    EXPECT_TRUE(eventually([&] { return share() > 0.02; })) << share();
    stack().setIncident("5xx-burst", false);
    const double peak = share();
    EXPECT_TRUE(eventually([&] { return share() < peak * 0.95; })) << share() << " of " << peak;
}

TEST_F(IncidentsTest, aStuckGpuShowsItsXid)
{
    const auto withXid = [&] {
        const QJsonArray all =
            panel("zumik-byoc", "GPUs with an XID error").value(QLatin1String("series")).toArray();
        return all.isEmpty() ? std::nan("") : all.first()[QLatin1String("last")].toDouble();
    };
    EXPECT_EQ(withXid(), 0);
    stack().setIncident("stuck-gpu", true);
    EXPECT_TRUE(eventually([&] { return withXid() == 1; })) << withXid();
    EXPECT_EQ(panel("zumik-byoc", "XID errors").value(QLatin1String("state")), QStringLiteral("data"));
    stack().setIncident("stuck-gpu", false);
    EXPECT_TRUE(eventually([&] { return withXid() == 0; })) << withXid();
}

TEST_F(IncidentsTest, timeToFirstTokenCrossesItsSla)
{
    const auto ratio = [&] {
        const QJsonObject ttft = panel("zumik-byoc", "TTFT against SLA");
        return lastOf(ttft, "p95") / lastOf(ttft, "SLA");
    };
    const double before = ratio();
    EXPECT_TRUE(std::isfinite(before));
    stack().setIncident("ttft-over-sla", true);
    EXPECT_TRUE(eventually([&] { return ratio() > 1 && ratio() > before * 1.2; }))
        << ratio() << " from " << before;
    stack().setIncident("ttft-over-sla", false);
    const double peak = ratio();
    EXPECT_TRUE(eventually([&] { return ratio() < peak * 0.99; })) << ratio() << " of " << peak;
}

TEST_F(IncidentsTest, aSurgeOfSpendingShowsInTheSpendOfTheRange)
{
    const auto spent = [&] {
        return lastOf(panel("zumik-api", "Spend", "now-20s"), "in this range");
    };
    const double before = spent();
    EXPECT_GT(before, 0);
    stack().setIncident("spend-surge", true);
    EXPECT_TRUE(eventually([&] { return spent() > before * 2.5; })) << spent() << " from " << before;
    stack().setIncident("spend-surge", false);
    EXPECT_TRUE(eventually([&] { return spent() < before * 2; })) << spent() << " from " << before;
}

TEST_F(IncidentsTest, theGpusOfANodeThatIsGoneAreNoLongerDrawn)
{
    const auto gpus = [&] {
        return panel("zumik-byoc", "GPU utilization", "now-5s")
            .value(QLatin1String("series"))
            .toArray()
            .size();
    };
    const auto all = gpus();
    EXPECT_EQ(all, 16);
    stack().setIncident("node-gone", true);
    EXPECT_TRUE(eventually([&] { return gpus() == all / 2; })) << gpus();
    stack().setIncident("node-gone", false);
    EXPECT_TRUE(eventually([&] { return gpus() == all; })) << gpus();
}

TEST_F(IncidentsTest, anUnhealthyEngineShowsAsSuch)
{
    const std::string board = boardOf("min(gateway_engine_healthy)");
    const auto healthy = [&] {
        return lastOf(panel(board, "Watched"), "value");
    };
    EXPECT_EQ(healthy(), 1);
    stack().setIncident("engine-unhealthy", true);
    EXPECT_TRUE(eventually([&] { return healthy() == 0; })) << healthy();
    stack().setIncident("engine-unhealthy", false);
    EXPECT_TRUE(eventually([&] { return healthy() == 1; })) << healthy();
}

TEST_F(IncidentsTest, aBadCanaryFailsWhereProductionDoesNot)
{
    // The share, not the rate: at night there are few requests to fail.
    const std::string board =
        boardOf("(sum by (variant) (rate(zai_proxy_requests_total{status_code=~\"5..\"}[30s]))"
                " or sum by (variant) (zai_proxy_requests_total) * 0)"
                " / sum by (variant) (rate(zai_proxy_requests_total{method=\"POST\"}[30s]))",
            "{{variant}}");
    const auto failing = [&](const char *variant) {
        return lastOf(panel(board, "Watched"), variant);
    };
    EXPECT_LT(failing("canary"), 0.1) << "one stray error among few requests";
    stack().setIncident("canary-gone-bad", true);
    EXPECT_TRUE(eventually([&] { return failing("canary") > 0.1; })) << failing("canary");
    EXPECT_EQ(failing("production"), 0);
    stack().setIncident("canary-gone-bad", false);
    EXPECT_TRUE(eventually([&] { return failing("canary") < 0.1; })) << failing("canary");
}

TEST_F(IncidentsTest, aReplacedPodTakesTheOldOnesPlace)
{
    const std::string board = boardOf("count by (pod) (kube_pod_info{pod=~\".*canary.*\"})", "{{pod}}");
    const auto pods = [&] {
        QStringList names;
        for (const QJsonValue series :
            panel(board, "Watched", "now-5s").value(QLatin1String("series")).toArray()) {
            names << series[QLatin1String("name")].toString();
        }
        return names;
    };
    const QStringList first = pods();
    ASSERT_EQ(first.size(), 1);
    stack().setIncident("pod-replaced", true);
    EXPECT_TRUE(eventually([&] { return pods().size() == 1 && pods() != first; }));
    const QStringList second = pods();
    stack().setIncident("pod-replaced", false);
    EXPECT_TRUE(eventually([&] { return pods().size() == 1 && pods() != second; }));
}

TEST_F(IncidentsTest, aTargetThatIsDownIsNamedByCheck)
{
    const auto targets = [&] {
        return rowOf(
            runConsole({"check", "--profile-file", m_dir.file("profile.json"), "--json"}, stack().secrets())
                .json(),
            "targets");
    };
    const auto becomes = [&](const char *state) {
        return eventually([&] { return targets().value(QLatin1String("state")) == QLatin1String(state); });
    };
    const auto doubted = [&] {
        const QJsonArray warnings =
            panel("zumik-api", "Request rate").value(QLatin1String("warnings")).toArray();
        return std::any_of(warnings.begin(), warnings.end(), [](const QJsonValue &warning) {
            return warning.toString().startsWith(QLatin1String("target_down: api-core"));
        });
    };
    ASSERT_TRUE(becomes("ok")); // the pod that was replaced is a target until discovery has looked again
    stack().setIncident("target-down", true);
    EXPECT_TRUE(becomes("warn"));
    // The warning may have been the replaced pod's; api-core's comes with its next scrape.
    EXPECT_TRUE(eventually(doubted)) << "its rates are drawn for minutes, of samples from before";
    const std::string board = boardOf("rate(http_requests_total{job=\"api-core\"}[5s])");
    const auto reason = [&] {
        return panel(board, "Watched", "now-5s").value(QLatin1String("reasonCode")).toString();
    };
    EXPECT_TRUE(eventually([&] { return reason() == QLatin1String("target_down"); }))
        << reason().toStdString() << ", once no sample is left";
    stack().setIncident("target-down", false);
    EXPECT_TRUE(becomes("ok"));
    EXPECT_FALSE(doubted());
}

} // namespace zumik::tests
