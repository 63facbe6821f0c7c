// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console.h"
#include "tests/support/wait.h"

#include <QJsonArray>

#include <gtest/gtest.h>

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

    QJsonObject panel(const char *board, const char *title)
    {
        const ConsoleRun run =
            runConsole({"render", "--profile-file", m_dir.file("profile.json"), "--dashboard", board,
                           "--from", "now-3m", "--out", m_dir.file("x.png"), "--json"},
                stack().secrets());
        return panelOf(run.json(), title);
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

TEST_F(IncidentsTest, aTargetThatIsDownIsNamedByCheck)
{
    const auto targets = [&] {
        return rowOf(
            runConsole({"check", "--profile-file", m_dir.file("profile.json"), "--json"}, stack().secrets())
                .json(),
            "targets");
    };
    EXPECT_EQ(targets().value(QLatin1String("state")), QStringLiteral("ok"));
    stack().setIncident("target-down", true);
    EXPECT_TRUE(
        eventually([&] { return targets().value(QLatin1String("state")) == QStringLiteral("warn"); }));
    stack().setIncident("target-down", false);
    EXPECT_TRUE(eventually([&] { return targets().value(QLatin1String("state")) == QStringLiteral("ok"); }));
}

} // namespace zumik::tests
