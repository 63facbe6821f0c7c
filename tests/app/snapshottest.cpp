// SPDX-License-Identifier: GPL-3.0-or-later
// A snapshot as the source of query, render and the window; a real Prometheus serves a copy of its blocks.
#include "tests/app/driven.h"
#include "tests/stack/history.h"

#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>

namespace zumik::tests {

namespace fs = std::filesystem;

namespace {

constexpr double first = 1'750'000'200; // 75 minutes on two blocks
constexpr double last = first + 4500;
constexpr const char *ready = R"({"wait":{"page":"board","state":"idle"},"ms":30000})";

class SnapshotTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        s_dir = std::make_unique<TempDir>("snapshot");
        HistoryOptions options{.from = first, .to = last};
        options.world.clusters = 2;
        makeHistory(options, snapshot());
        fs::copy(snapshot(), s_dir->file("served"), fs::copy_options::recursive);
        s_server = std::make_unique<Prometheus>(PrometheusOptions{.dataDir = s_dir->file("served")});
    }

    static void TearDownTestSuite()
    {
        s_server.reset();
        s_dir.reset();
    }

    static std::string snapshot() { return s_dir->file("incident-2025-06-15"); }

    /// One of its blocks.
    static std::string someBlock(const std::string &directory)
    {
        std::vector<std::string> blocks;
        for (const auto &each : fs::directory_iterator(directory)) {
            blocks.push_back(each.path().string());
        }
        return *std::min_element(blocks.begin(), blocks.end());
    }

    /// A copy to do harm to.
    std::string copied()
    {
        fs::copy(snapshot(), m_dir.file("copy"), fs::copy_options::recursive);
        return m_dir.file("copy");
    }

    static ConsoleRun query(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin(), {"query", "--snapshot", snapshot()});
        return runConsole(arguments);
    }

    static std::string asked(const std::string &path, const std::string &expression, const std::string &rest)
    {
        return PromApi(s_server->port()).get(path + "?query=" + urlEncoded(expression) + rest);
    }

    static std::string text(double seconds) { return std::to_string(static_cast<long long>(seconds)); }

    static Driven drive(std::vector<std::string> steps, std::vector<std::string> arguments = {})
    {
        arguments.insert(arguments.end(), {"--snapshot", snapshot()});
        return Driven(steps, {}, {}, arguments);
    }

    TempDir m_dir{"harmed"};
    static inline std::unique_ptr<TempDir> s_dir;
    static inline std::unique_ptr<Prometheus> s_server;
};

/// The answer with its series in one order: an instant vector's means nothing.
QByteArray inOrder(const std::string &json)
{
    const QJsonObject whole = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
    const QJsonObject data = whole.value(QLatin1String("data")).toObject();
    QByteArrayList rows;
    const QString type = data.value(QLatin1String("resultType")).toString();
    if (type == QLatin1String("scalar") || type == QLatin1String("string") || type.isEmpty()) {
        return QByteArray::fromStdString(json).trimmed();
    }
    for (const QJsonValue row : data.value(QLatin1String("result")).toArray()) {
        rows << QJsonDocument(row.toObject()).toJson(QJsonDocument::Compact);
    }
    std::sort(rows.begin(), rows.end());
    return whole.value(QLatin1String("status")).toString().toUtf8() + ' ' + type.toUtf8() + '\n'
        + rows.join('\n');
}

TEST_F(SnapshotTest, instantQueriesAreAnsweredAsAPrometheusDoesOnTheSameBlocks)
{
    const std::string time = text(first + 4000);
    for (const std::string expression :
        {"zumik_byoc_replicas", "sum by (job) (rate(http_requests_total[5m]))",
            "histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket[5m])))",
            "topk(2, zumik_byoc_gpu_utilization)", "zumik_byoc_replicas[1m]", "1 + 2 * 3.25",
            "\"a \\\"text\\\"\"", "scalar(sum(zumik_byoc_replicas))",
            "count({__name__=~\".+\"}) by (__name__)", "nothing_of_that_name",
            "zumik_byoc_replicas offset 30m", "1/0", "-1 * vector(0)", "vector(0)/0"}) {
        const ConsoleRun run = query({expression, "--time", time});
        EXPECT_EQ(run.status, 0) << expression << run.err;
        EXPECT_TRUE(run.err.empty()) << run.err;
        EXPECT_EQ(inOrder(run.out), inOrder(asked("query", expression, "&time=" + time))) << expression;
    }
}

TEST_F(SnapshotTest, aBoardIsComparedWithWhatAPrometheusSaysOfThatTime)
{
    const std::string expression = "sum(http_requests_total)";
    const QByteArray board = R"_({"title": "t", "panels": [{"id": 1, "type": "stat", "title": "load",
        "targets": [{"refId": "A", "instant": true, "expr": "EXPRESSION"}]}]})_";
    writeFile(m_dir.file("board.json"),
        QByteArray(board).replace("EXPRESSION", QByteArray::fromStdString(expression)).toStdString());
    const ConsoleRun run = runConsole({"render", "--snapshot", snapshot(), "--dashboard",
        m_dir.file("board.json"), "--from", text(first + 3000), "--to", text(first + 4000), "--compare",
        "30m", "--out", m_dir.file("a.png"), "--json"});
    ASSERT_EQ(run.status, 0) << run.err;
    const QJsonObject baseline = panelOf(run.json(), "load").value(QLatin1String("baseline")).toObject();
    const QJsonArray series = baseline.value(QLatin1String("series")).toArray();
    ASSERT_EQ(series.size(), 1) << run.out;
    const double then = series[0].toObject().value(QLatin1String("last")).toDouble();
    const QJsonDocument answer = QJsonDocument::fromJson(
        QByteArray::fromStdString(asked("query", expression, "&time=" + text(first + 2200))));
    EXPECT_DOUBLE_EQ(then,
        answer[QLatin1String("data")][QLatin1String("result")][0][QLatin1String("value")][1]
            .toString()
            .toDouble());
    EXPECT_GT(then, 0);
}

TEST_F(SnapshotTest, rangesAreAnsweredToTheByteAsAPrometheusDoesOnTheSameBlocks)
{
    const std::string from = text(first - 60);
    const std::string to = text(first + 4000);
    for (const std::string expression :
        {"zumik_byoc_replicas", "sum by (job) (rate(http_requests_total[5m]))", "time()", "vector(1.5)",
            "max_over_time(zumik_byoc_replicas[10m:1m])", "nothing_of_that_name"}) {
        const ConsoleRun run = query({expression, "--start", from, "--end", to, "--step", "47s"});
        EXPECT_EQ(run.status, 0) << expression << run.err;
        const std::string server =
            asked("query_range", expression, "&start=" + from + "&end=" + to + "&step=47");
        EXPECT_EQ(run.out, server + "\n") << expression;
    }
}

TEST_F(SnapshotTest, nowIsItsLastSample)
{
    const ConsoleRun now = query({"time()"});
    EXPECT_EQ(now.out,
        R"({"status":"success","data":{"resultType":"scalar","result":[)" + text(last) + ",\"" + text(last)
            + "\"]}}\n")
        << now.err;
    const ConsoleRun range = query({"vector(1)", "--start", "now-1m", "--end", "now", "--step", "1m"});
    EXPECT_NE(
        range.out.find("[[" + text(last - 60) + ",\"1\"],[" + text(last) + ",\"1\"]]"), std::string::npos)
        << range.out << range.err;
}

TEST_F(SnapshotTest, isAskedAsPrometheus2OrAsPrometheus3)
{
    // Both ends of the window fall on a sample; version 3 leaves the left one out.
    const std::string count = "max(count_over_time(zumik_byoc_replicas[1m]))";
    const std::string time = text(first + 1800);
    EXPECT_NE(query({count, "--time", time}).out.find("\"5\""), std::string::npos);
    EXPECT_NE(query({count, "--time", time, "--semantics", "2"}).out.find("\"5\""), std::string::npos);
    EXPECT_NE(query({count, "--time", time, "--semantics", "3"}).out.find("\"4\""), std::string::npos);
    const ConsoleRun doubted = query({"rate(zumik_byoc_replicas[5m])", "--time", time, "--semantics", "3"});
    EXPECT_NE(doubted.out.find("\"infos\":[\"PromQL info: "), std::string::npos) << doubted.out;
}

TEST_F(SnapshotTest, errorsHaveTheStatusOfTheirKind)
{
    const ConsoleRun invalid = query({"sum(up"});
    EXPECT_EQ(invalid.status, 5);
    EXPECT_NE(invalid.err.find("line 1, column 7"), std::string::npos) << invalid.err;
    EXPECT_TRUE(invalid.out.empty());
    EXPECT_NE(asked("query", "sum(up", {}).find("bad_data"), std::string::npos);

    const std::string twins = "zumik_byoc_replicas + on() zumik_byoc_replicas";
    const ConsoleRun failed = query({twins});
    EXPECT_EQ(failed.status, 6);
    EXPECT_TRUE(failed.out.empty());
    const std::string theirs = asked("query", twins, "&time=" + text(last));
    EXPECT_NE(theirs.find("\"errorType\":\"execution\""), std::string::npos) << theirs;

    EXPECT_EQ(query({"up[5m]", "--start", "now-1m", "--end", "now", "--step", "1m"}).status, 5);
    EXPECT_EQ(query({"up", "--time", "yesterday"}).status, 2);
    EXPECT_EQ(query({"up", "--semantics", "1"}).status, 2);
    EXPECT_EQ(runConsole({"check", "--snapshot", snapshot()}).status, 2);
    EXPECT_EQ(runConsole({"fetch", "--snapshot", snapshot(), "http://h/"}).status, 2);
}

TEST_F(SnapshotTest, whatIsNoSnapshotIsUnusableInput)
{
    EXPECT_EQ(runConsole({"query", "--snapshot", m_dir.file("none"), "up"}).status, 5);
    EXPECT_EQ(runConsole({"query", "--snapshot", m_dir.file("."), "up"}).status, 5);
    writeFile(m_dir.file("a.zsnap"), "PK");
    const ConsoleRun file = runConsole({"query", "--snapshot", m_dir.file("a.zsnap"), "up"});
    EXPECT_EQ(file.status, 5);
    EXPECT_NE(file.err.find("a.zsnap"), std::string::npos) << file.err;
}

TEST_F(SnapshotTest, aBadBlockIsLeftOutAndToldOfBesideTheAnswer)
{
    const std::string directory = copied();
    const std::string bad = someBlock(directory);
    fs::resize_file(bad + "/index", 20);
    const ConsoleRun run = runConsole({"query", "--snapshot", directory, "sum(zumik_byoc_replicas)"});
    EXPECT_EQ(run.status, 0) << run.err;
    EXPECT_NE(run.err.find("left out: "), std::string::npos) << run.err;
    EXPECT_NE(run.err.find(bad + "/index, byte "), std::string::npos) << run.err;
    EXPECT_NE(run.out.find("\"warnings\":[\"a block of the snapshot can't be read: "), std::string::npos)
        << run.out;
    const ConsoleRun alone = runConsole({"query", "--snapshot", bad, "up"});
    EXPECT_EQ(alone.status, 5);
    EXPECT_NE(alone.err.find(bad + "/index, byte "), std::string::npos) << alone.err;
}

TEST_F(SnapshotTest, oneBlockIsASnapshotToo)
{
    const ConsoleRun run = runConsole({"query", "--snapshot", someBlock(snapshot()), "time()"});
    EXPECT_EQ(run.status, 0) << run.err;
}

TEST_F(SnapshotTest, boardsAreDrawnOfIt)
{
    const ConsoleRun rendered = runConsole({"render", "--snapshot", snapshot(), "--dashboard", "zumik-api",
        "--from", "now-30m", "--size", "1200x800", "--out", m_dir.file("api.png"), "--json"});
    ASSERT_EQ(rendered.status, 0) << rendered.err;
    EXPECT_EQ(QImage(QString::fromStdString(m_dir.file("api.png"))).size(), QSize(1200, 800));
    const QJsonArray panels = rendered.json().value(QLatin1String("panels")).toArray();
    EXPECT_GE(panels.size(), 5);
    for (const QJsonValue panel : panels) {
        EXPECT_EQ(panel[QLatin1String("state")], QStringLiteral("data"))
            << panel[QLatin1String("title")].toString().toStdString() << rendered.out;
    }
}

TEST_F(SnapshotTest, itsWindowSaysReplayAndWhenNowIs)
{
    Driven driven = drive({ready, dumpStep("a"), R"({"key":"R"})", ready, dumpStep("b"), R"({"key":"["})",
                              ready, dumpStep("c"), shotStep("c")},
        {"--dashboard", "zumik-byoc"});
    ASSERT_EQ(driven.finish(), 0) << driven.out() << driven.err();
    EXPECT_EQ(driven.dump("a").value(QLatin1String("connection")).toString(), QStringLiteral("replay"));
    const QString band = driven.nameBeginning("a", "REPLAY");
    EXPECT_TRUE(band.contains(QStringLiteral("15 Jun 2025"))) << band.toStdString();
    EXPECT_TRUE(driven.nameBeginning("a", "Refresh").isEmpty());
    EXPECT_FALSE(driven.nameBeginning("a", "Cluster: ").isEmpty()) << driven.dumpText("a").toStdString();
    for (const char *dump : {"a", "b"}) {
        const QJsonObject panel = panelOf(driven.dump(dump), "Replicas");
        EXPECT_EQ(panel.value(QLatin1String("state")).toString(), QStringLiteral("data"))
            << driven.dumpText(dump).toStdString();
    }
    EXPECT_NE(driven.nameBeginning("a", "Time range: "), driven.nameBeginning("c", "Time range: "));
}

/// What the program asks of the system's network while it runs so; each line a call.
class Traced {
public:
    explicit Traced(const std::vector<std::string> &arguments)
    {
        std::vector<std::string> all{
            "-f", "-qq", "-e", "trace=%network", "-o", m_dir.file("calls"), ZUMIK_CONSOLE};
        all.insert(all.end(), arguments.begin(), arguments.end());
        Command command{"strace", all};
        command.environment["QT_QPA_PLATFORM"] = "offscreen";
        command.directory = m_dir.path().string();
        command.outputFile = m_dir.file("out");
        command.errorFile = m_dir.file("err");
        Process process(command);
        status = process.wait(std::chrono::seconds(120)).value_or(-1);
    }

    /// Netlink tells of interfaces, and is no way out.
    bool reachesOut() const
    {
        return readFile(m_dir.file("calls")).find("socket(AF_INET") != std::string::npos;
    }

    int status = -1;

    std::string err() const { return readFile(m_dir.file("err")); }

private:
    TempDir m_dir{"traced"};
};

TEST_F(SnapshotTest, noNetworkConnectionIsMade)
{
    const Traced rendered({"render", "--snapshot", snapshot(), "--dashboard", "zumik-byoc", "--size",
        "800x600", "--out", m_dir.file("a.png")});
    ASSERT_EQ(rendered.status, 0) << rendered.err();
    EXPECT_FALSE(rendered.reachesOut());
    writeFile(m_dir.file("script.jsonl"),
        std::string(ready)
            + "\n"
              R"({"key":","})"
              "\n"
            + ready
            + "\n"
              R"({"key":"Home"})"
              "\n"
            + ready + "\n");
    const Traced window({"drive", "--snapshot", snapshot(), "--dashboard", "zumik-byoc", "--script",
        m_dir.file("script.jsonl")});
    ASSERT_EQ(window.status, 0) << window.err();
    EXPECT_FALSE(window.reachesOut());
    // Of a server's data it would be seen.
    writeFile(m_dir.file("live.json"),
        R"({"name": "live", "prometheus": {"url": "http://127.0.0.1:)" + std::to_string(s_server->port())
            + "\"}}");
    const Traced live({"query", "--profile-file", m_dir.file("live.json"), "up"});
    ASSERT_EQ(live.status, 0) << live.err();
    EXPECT_TRUE(live.reachesOut());
}

TEST_F(SnapshotTest, itsPresentIsMovedByKeys)
{
    Driven driven = drive({ready, R"({"key":"Home"})", ready, dumpStep("begin"), R"({"key":"."})", ready,
                              dumpStep("step"), R"({"key":"End"})", ready, dumpStep("end")},
        {"--dashboard", "zumik-byoc"});
    ASSERT_EQ(driven.finish(), 0) << driven.out() << driven.err();
    const auto band = [&](const char *dump) {
        return driven.nameBeginning(dump, "REPLAY");
    };
    EXPECT_NE(band("begin"), band("step"));
    EXPECT_NE(band("step"), band("end"));
    EXPECT_TRUE(band("end").contains(QStringLiteral("Now is Sun 15 Jun 2025"))) << band("end").toStdString();
    EXPECT_NE(driven.dumpText("begin"), driven.dumpText("end"));
}

TEST_F(SnapshotTest, itsWindowSaysWhyItCannotBeOpened)
{
    writeFile(m_dir.file("a.zsnap"), "PK");
    Driven driven({R"({"wait":{"page":"connecting","state":"idle"},"ms":20000})", dumpStep("a")}, {}, {},
        {"--snapshot", m_dir.file("a.zsnap")});
    ASSERT_EQ(driven.finish(), 0) << driven.out() << driven.err();
    EXPECT_FALSE(driven.nameBeginning("a", "a.zsnap can't be opened").isEmpty());
}

} // namespace

} // namespace zumik::tests
