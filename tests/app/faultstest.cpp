// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console.h"
#include "tests/support/net.h"

#include <QJsonArray>

#include <gtest/gtest.h>

namespace zumik::tests {

namespace {

/// The stack's profile with one text replaced.
std::string altered(const std::string &profile, const std::string &from, const std::string &to)
{
    std::string out = profile;
    const std::size_t at = out.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? out : out.replace(at, from.size(), to);
}

} // namespace

class FaultsTest : public testing::Test {
protected:
    static Stack &stack() { return Stack::shared(); }

    ConsoleRun withProfile(const std::string &profile, std::vector<std::string> arguments)
    {
        writeFile(m_dir.file("profile.json"), profile);
        arguments.insert(arguments.begin() + 1, {"--profile-file", m_dir.file("profile.json")});
        return runConsole(arguments, stack().secrets());
    }

    TempDir m_dir{"faults"};
};

TEST_F(FaultsTest, nobodyListensAtThePrometheusUrl)
{
    const std::string url = "http://127.0.0.1:" + std::to_string(freePort());
    const ConsoleRun run = runConsole({"query", "--prometheus", url, "up"});
    EXPECT_EQ(run.status, 3) << run.err;
    EXPECT_NE(run.err.find("connection_refused"), std::string::npos) << run.err;
    EXPECT_NE(run.err.find(url), std::string::npos) << run.err;
}

TEST_F(FaultsTest, theFarServiceIsDownAndTheTunnelIsNot)
{
    const std::string there = "localhost:" + std::to_string(stack().prometheusPort());
    const ConsoleRun run =
        withProfile(altered(stack().profileJson(), there, "localhost:" + std::to_string(freePort())),
            {"check", "--json"});
    EXPECT_EQ(run.status, 1) << run.err;
    EXPECT_EQ(rowOf(run.json(), "ssh.login").value(QLatin1String("state")), QStringLiteral("ok")) << run.out;
    EXPECT_EQ(rowOf(run.json(), "prometheus.ready").value(QLatin1String("state")), QStringLiteral("fail"))
        << run.out;
    EXPECT_EQ(rowOf(run.json(), "target.api-core").value(QLatin1String("state")), QStringLiteral("ok"))
        << run.out;
}

TEST_F(FaultsTest, theHostKeyIsUnknown)
{
    writeFile(m_dir.file("nobody"), "");
    const ConsoleRun run = withProfile(
        altered(stack().profileJson(), stack().sshd().knownHosts(), m_dir.file("nobody")), {"query", "up"});
    EXPECT_EQ(run.status, 3) << run.err;
    EXPECT_NE(run.err.find("SHA256:"), std::string::npos) << run.err;
}

TEST_F(FaultsTest, theHostKeyHasChanged)
{
    const Sshd stranger;
    const std::string hosts = "[127.0.0.1]:" + std::to_string(stack().sshd().port());
    writeFile(m_dir.file("changed"), stranger.knownHostsLine(hosts, KeyType::Ed25519));
    const ConsoleRun run = withProfile(
        altered(stack().profileJson(), stack().sshd().knownHosts(), m_dir.file("changed")), {"query", "up"});
    EXPECT_EQ(run.status, 3) << run.err;
    EXPECT_NE(run.err.find("host_key_changed"), std::string::npos) << run.err;
    EXPECT_NE(run.err.find("changed:1"), std::string::npos) << run.err;
}

TEST_F(FaultsTest, theKeyIsNotLetIn)
{
    const Sshd other; // its users' keys are strangers to the stack's server
    const ConsoleRun run = withProfile(
        altered(stack().profileJson(), stack().sshd().identity(), other.identity()), {"query", "up"});
    EXPECT_EQ(run.status, 4) << run.err;
    EXPECT_NE(run.err.find("ssh_auth_failed"), std::string::npos) << run.err;
}

TEST_F(FaultsTest, theTokenIsWrong)
{
    writeFile(m_dir.file("profile.json"), stack().profileJson());
    auto secrets = stack().secrets();
    secrets["METRICS_TOKEN"] = "not-the-token";
    const ConsoleRun run =
        runConsole({"check", "--profile-file", m_dir.file("profile.json"), "--json"}, secrets);
    EXPECT_EQ(run.status, 1);
    EXPECT_EQ(rowOf(run.json(), "target.api-core").value(QLatin1String("state")), QStringLiteral("fail"))
        << run.out;
    EXPECT_EQ((run.out + run.err).find("not-the-token"), std::string::npos);
}

TEST_F(FaultsTest, aSecretIsNotThere)
{
    writeFile(m_dir.file("profile.json"), stack().profileJson());
    auto secrets = stack().secrets();
    secrets["METRICS_TOKEN"] = "";
    const ConsoleRun run =
        runConsole({"check", "--profile-file", m_dir.file("profile.json"), "--json"}, secrets);
    EXPECT_EQ(run.status, 1);
    const QString detail = rowOf(run.json(), "target.api-core").value(QLatin1String("detail")).toString();
    EXPECT_FALSE(detail.isEmpty()) << run.out;
}

TEST_F(FaultsTest, aProfileWithAnUnknownKeyIsRefusedByName)
{
    const ConsoleRun run =
        withProfile(R"({"name":"x","prometheus":{"url":"http://h","tokn":1}})", {"query", "up"});
    EXPECT_EQ(run.status, 5);
    EXPECT_NE(run.err.find("tokn"), std::string::npos) << run.err;
}

TEST_F(FaultsTest, aUrlWithAPasswordInItIsRefusedAndNotRepeated)
{
    const ConsoleRun run = runConsole({"query", "--prometheus", "http://me:hunter2@127.0.0.1:1", "up"});
    EXPECT_EQ(run.status, 2) << run.err;
    EXPECT_EQ(run.err.find("hunter2"), std::string::npos) << run.err;
}

TEST_F(FaultsTest, aDashboardThatIsNoDashboardIsRefusedAndNoPictureIsLeft)
{
    writeFile(m_dir.file("bad.json"), "{ \"panels\": [ ");
    const ConsoleRun run = withProfile(stack().profileJson(),
        {"render", "--dashboard", m_dir.file("bad.json"), "--out", m_dir.file("bad.png")});
    EXPECT_EQ(run.status, 5) << run.err;
    EXPECT_NE(run.err.find("bad.json"), std::string::npos) << run.err;
    EXPECT_FALSE(std::filesystem::exists(m_dir.file("bad.png")));
}

TEST_F(FaultsTest, anUnknownDashboardOrPanelIsAUsageError)
{
    EXPECT_EQ(
        withProfile(stack().profileJson(), {"render", "--dashboard", "nope", "--out", m_dir.file("x.png")})
            .status,
        2);
    EXPECT_EQ(withProfile(stack().profileJson(),
                  {"render", "--dashboard", "zumik-api", "--panel", "999", "--out", m_dir.file("x.png")})
                  .status,
        2);
}

TEST_F(FaultsTest, aPanelOfAnUnknownTypeAndABadQueryLeaveTheOthersDrawn)
{
    writeFile(m_dir.file("mixed.json"), R"({"title":"mixed","schemaVersion":39,"panels":[
        {"id":1,"type":"holograph","title":"odd","gridPos":{"x":0,"y":0,"w":8,"h":8},"targets":[{"refId":"A","expr":"up"}]},
        {"id":2,"type":"timeseries","title":"broken","gridPos":{"x":8,"y":0,"w":8,"h":8},"targets":[{"refId":"A","expr":"sum(up"}]},
        {"id":3,"type":"timeseries","title":"fine","gridPos":{"x":16,"y":0,"w":8,"h":8},"targets":[{"refId":"A","expr":"up"}]},
        {"id":4,"type":"timeseries","title":"absent","gridPos":{"x":0,"y":8,"w":8,"h":8},"targets":[{"refId":"A","expr":"no_such_metric"}]},
        {"id":5,"type":"timeseries","title":"nowhere","gridPos":{"x":8,"y":8,"w":8,"h":8},"targets":[{"refId":"A","expr":"up{job=\"nobody\"}"}]}
    ]})");
    const ConsoleRun run = withProfile(stack().profileJson(),
        {"render", "--dashboard", m_dir.file("mixed.json"), "--from", "now-5m", "--out", m_dir.file("m.png"),
            "--json"});
    EXPECT_EQ(run.status, 0) << run.err;
    const auto field = [&](const char *title, const char *key) {
        return panelOf(run.json(), title).value(QLatin1String(key)).toString().toStdString();
    };
    EXPECT_EQ(field("odd", "reasonCode"), "unsupported") << run.out;
    EXPECT_EQ(field("broken", "state"), "error");
    EXPECT_EQ(field("broken", "reasonCode"), "bad_query");
    EXPECT_EQ(field("fine", "state"), "data");
    EXPECT_EQ(field("absent", "reasonCode"), "unknown_metric");
    EXPECT_EQ(field("nowhere", "reasonCode"), "unknown_label_value");
}

TEST_F(FaultsTest, aTimeThatTheServerHasForgottenIsToldFromAMetricThatNobodyExposes)
{
    writeFile(m_dir.file("old.json"), R"({"title":"old","schemaVersion":39,"panels":[
        {"id":1,"type":"timeseries","title":"kept","gridPos":{"x":0,"y":0,"w":8,"h":8},"targets":[{"refId":"A","expr":"up"}]}
    ]})");
    const ConsoleRun run = withProfile(stack().profileJson(),
        {"render", "--dashboard", m_dir.file("old.json"), "--from", "now-90d", "--to", "now-89d", "--out",
            m_dir.file("old.png"), "--json"});
    EXPECT_EQ(panelOf(run.json(), "kept").value(QLatin1String("reasonCode")), QStringLiteral("retention"))
        << run.out << run.err;
}

} // namespace zumik::tests
