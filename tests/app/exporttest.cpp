// SPDX-License-Identifier: GPL-3.0-or-later
// `export` as its user runs it: real servers are recorded, and what was recorded is served by real ones.
#include "models/snapshot/archive.h"
#include "tests/app/console.h"
#include "tests/stack/history.h"
#include "tests/support/net.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <simdjson.h>

namespace zumik::tests {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

namespace {

constexpr double first = 1'750'000'200;
constexpr double last = first + 1800;

std::string text(double seconds)
{
    return std::to_string(static_cast<long long>(seconds));
}

/// A Prometheus with half an hour of the world's history, and labels of its own for others.
class ExportTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_dir = std::make_unique<TempDir>("export");
        HistoryOptions options{.from = first, .to = last};
        options.world.clusters = 1;
        makeHistory(options, s_dir->file("data"));
        s_server = std::make_unique<Prometheus>(PrometheusOptions{
            .dataDir = s_dir->file("data"), .globalLines = "  external_labels: {site: outside}\n"});
    }

    static void TearDownTestSuite()
    {
        s_server.reset();
        s_dir.reset();
    }

    static ConsoleRun exported(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin(),
            {"export", "--prometheus", s_server->url(), "--from", text(first + 300), "--to", text(last)});
        return runConsole(arguments);
    }

    static std::string rangeOf(const Prometheus &server, const std::string &expression)
    {
        return PromApi(server.port())
            .get("query_range?query=" + urlEncoded(expression) + "&start=" + text(first + 600)
                + "&end=" + text(last) + "&step=30");
    }

    TempDir m_dir{"exported"};
    std::string m_out = m_dir.file("incident.zsnap");

    static inline std::unique_ptr<TempDir> s_dir;
    static inline std::unique_ptr<Prometheus> s_server;
};

} // namespace

TEST_F(ExportTest, recordsAllSeriesIntoOneFile)
{
    const ConsoleRun run = exported({"--out", m_out});
    ASSERT_EQ(run.status, 0) << run.err;
    const auto archive = snapshot::Archive::open(m_out);
    ASSERT_TRUE(archive.ok()) << describe(archive.error());
    EXPECT_TRUE((*archive)->verify({}).empty());
    const snapshot::Manifest &manifest = (*archive)->manifest();
    EXPECT_GT(manifest.samples, 10'000U);
    EXPECT_EQ(manifest.source.product, "Prometheus");
    EXPECT_EQ(manifest.staleness, snapshot::Manifest::Staleness::Exact);
    EXPECT_EQ(manifest.recorded.at(0).selector, "{__name__!=\"\"}");
    EXPECT_THAT((*archive)->names(), testing::Contains("rules.json"));
    EXPECT_THAT(run.err, HasSubstr("samples of"));
    EXPECT_THAT(run.out, testing::IsEmpty());
}

TEST_F(ExportTest, givesADirectoryThatPrometheusServesWithEqualAnswers)
{
    const std::string directory = m_dir.file("tsdb");
    const ConsoleRun run = exported({"--format", "tsdb-dir", "--out", directory});
    ASSERT_EQ(run.status, 0) << run.err;
    const Prometheus again({.dataDir = directory});
    for (const char *expression : {"up", "sum by (job) (rate({__name__=~\".+_total\"}[5m]))",
             "count({__name__!=\"\"})", "{site=\"outside\"}"}) {
        EXPECT_EQ(rangeOf(again, expression), rangeOf(*s_server, expression)) << expression;
    }
}

TEST_F(ExportTest, recordsADashboardSoThatItsPanelsAnswerTheSame)
{
    const std::string directory = m_dir.file("tsdb");
    const ConsoleRun run = exported({"--dashboard", "zumik-api", "--format", "tsdb-dir", "--out", directory});
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.err, HasSubstr("queries were compared with the server; 0 differ"));
    const ConsoleRun match = exported({"--match", "up", "--out", m_out});
    ASSERT_EQ(match.status, 0) << match.err;
    const auto archive = snapshot::Archive::open(m_out);
    ASSERT_TRUE(archive.ok());
    EXPECT_EQ((*archive)->manifest().series, (*archive)->manifest().recorded.at(0).series);
}

TEST_F(ExportTest, saysWhatIsWrongWithItsArguments)
{
    EXPECT_EQ(exported({}).status, 2);
    EXPECT_EQ(exported({"--out", m_out, "--format", "tar"}).status, 2);
    EXPECT_EQ(exported({"--out", m_out, "--match", "sum(up)"}).status, 5);
    EXPECT_EQ(exported({"--out", m_out, "--dashboard", "no-such"}).status, 2);
    EXPECT_EQ(exported({"--out", m_out, "--from", "1000", "--to", "2000"}).status, 2);
    EXPECT_EQ(exported({"--out", m_dir.file("no/such/folder.zsnap")}).status, 5);
    EXPECT_EQ(exported({"--out", m_out, "--resume"}).status, 5);
    EXPECT_EQ(runConsole({"export", "--snapshot", s_dir->file("data"), "--out", m_out}).status, 2);
    EXPECT_TRUE(fs::is_empty(m_dir.path()));
}

TEST_F(ExportTest, leavesNothingBehindWhenItIsInterruptedAtOnce)
{
    const Prometheus silent;
    silent.pause();
    Process process(
        {.program = ZUMIK_CONSOLE, .arguments = {"export", "--prometheus", silent.url(), "--out", m_out}});
    process.signal(SIGINT);
    const auto status = process.wait(std::chrono::seconds(20));
    silent.resume();
    EXPECT_TRUE(status == 130) << status.value_or(-1);
    EXPECT_TRUE(fs::is_empty(m_dir.path()));
}

TEST_F(ExportTest, recordsVictoriaMetricsWithEstimatedEnds)
{
    VictoriaMetrics victoria;
    importHistory({.from = first, .to = last, .jobs = {"api-core"}}, victoria);
    const ConsoleRun run = runConsole({"export", "--prometheus", victoria.url(), "--from", text(first),
        "--to", text(last), "--out", m_out});
    ASSERT_EQ(run.status, 0) << run.err;
    const auto archive = snapshot::Archive::open(m_out);
    ASSERT_TRUE(archive.ok());
    const snapshot::Manifest &manifest = (*archive)->manifest();
    EXPECT_EQ(manifest.source.product, "VictoriaMetrics");
    EXPECT_EQ(manifest.staleness, snapshot::Manifest::Staleness::Estimated);
    EXPECT_GT(manifest.samples, 1000U);
    EXPECT_THAT(run.err, HasSubstr("estimated"));
}

/// Secrets of the profile, of the server's own configuration, and of texts that people wrote.
TEST_F(ExportTest, takesNoSecretWithIt)
{
    const std::string mark = "MARKEDs3cret";
    const Alertmanager alertmanager;
    http({.port = alertmanager.port(),
        .path = "/api/v2/alerts",
        .method = "POST",
        .headers = {{"Content-Type", "application/json"}},
        .body = R"([{"labels":{"alertname":"a"},"generatorURL":"http://h/?token=)" + mark + R"("}])"});
    Prometheus scraping(
        {.rules = "groups:\n- name: g\n  rules:\n  - {alert: A, expr: vector(1) > 0, annotations: "
                  "{runbook: 'http://u:"
                + mark + "@h/?token=" + mark + "'}}\n"});
    scraping.setScrapeConfigs(staticJob("self", scraping.port(), "/metrics",
        "  params: {token: ['" + mark + "']}\n  basic_auth: {username: u, password: " + mark + "}\n"));
    ASSERT_TRUE(PromApi(scraping.port()).waitFor("count_over_time(up[1m]) > 2"));
    writeFile(m_dir.file("board.json"),
        R"({"uid":"b","title":"B","schemaVersion":39,"links":[{"type":"link","title":"l","url":"https://u:)"
            + mark + R"(@h/?api_key=)" + mark
            + R"("}],"panels":[{"id":1,"type":"timeseries","title":"P","gridPos":)"
              R"({"x":0,"y":0,"w":8,"h":8},"targets":[{"refId":"A","expr":"up"}]}]})");
    writeFile(m_dir.file("profile.json"),
        R"({"name":"p","prometheus":{"url":")" + scraping.url()
            + R"(","auth":{"bearer":{"env":"TOKEN"}},"headers":[{"name":"X-Key","value":{"env":"TOKEN"}}]},)"
            + R"("alertmanager":{"url":")" + alertmanager.url() + R"(","auth":{"bearer":{"env":"TOKEN"}}}})");
    const ConsoleRun run = runConsole({"export", "--profile-file", m_dir.file("profile.json"), "--dashboard",
                                          m_dir.file("board.json"), "--from", "now-1m", "--out", m_out},
        {{"TOKEN", mark}});
    ASSERT_EQ(run.status, 0) << run.err;
    EXPECT_THAT(run.err, Not(HasSubstr(mark)));
    const auto archive = snapshot::Archive::open(m_out);
    ASSERT_TRUE(archive.ok());
    for (const char *wanted : {"rules.json", "targets.json", "alertmanager.json", "dashboards/b.json"}) {
        EXPECT_TRUE((*archive)->has(wanted)) << wanted;
    }
    for (const std::string &name : (*archive)->names()) {
        if (!name.starts_with("block/")) {
            const auto content = (*archive)->read(name);
            ASSERT_TRUE(content.ok()) << name;
            EXPECT_THAT(*content, Not(HasSubstr(mark))) << name;
        }
    }
    EXPECT_THAT(readFile(m_out), Not(HasSubstr(mark))) << "blocks are stored as they are";
}

} // namespace zumik::tests
