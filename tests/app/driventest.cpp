// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a script uses it, on the whole stack.
#include "tests/app/driven.h"
#include "tests/support/wait.h"

#include <QImage>
#include <QSet>

#include <gtest/gtest.h>

#include <algorithm>

namespace zumik::tests {

namespace {

constexpr const char *ready = R"({"wait":{"page":"board","state":"idle"},"ms":20000})";

QSet<QString> keysOf(const QJsonObject &object)
{
    const QStringList keys = object.keys();
    return {keys.begin(), keys.end()};
}

class DrivenTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        StackOptions options;
        options.world.clusters = 2;
        options.historySeconds = 900;
        options.alertmanager = false;
        options.nodeExporter = false;
        options.queryLog = true;
        ASSERT_TRUE(Stack::shared(options).waitForTargets());
        ASSERT_TRUE(Stack::shared().api().waitFor("count_over_time(zumik_byoc_replicas[1m]) > 5"));
    }

    static Stack &stack() { return Stack::shared(); }

    Driven drive(const std::vector<std::string> &steps, const std::string &profile = {})
    {
        return Driven(steps, profile.empty() ? stack().profileJson() : profile, stack().secrets());
    }
};

TEST_F(DrivenTest, connectsAndDumpsThePanelsWithTheKeysOfRender)
{
    Driven driven = drive({ready, dumpStep("a")});
    ASSERT_EQ(driven.finish(), 0) << driven.out();
    const QJsonObject dump = driven.dump("a");
    EXPECT_EQ(dump.value(QLatin1String("connection")).toString(), QStringLiteral("connected"));
    const QJsonObject panel = panelOf(dump, "Request rate");
    EXPECT_EQ(panel.value(QLatin1String("state")).toString(), QStringLiteral("data"));
    const ConsoleRun rendered =
        runConsole({"render", "--profile-file", driven.file("profile.json"), "--dashboard", "zumik-api",
                       "--out", driven.file("a.png"), "--json"},
            stack().secrets());
    EXPECT_EQ(keysOf(panel), keysOf(panelOf(rendered.json(), "Request rate"))) << rendered.err;
    EXPECT_TRUE(
        dump.value(QLatin1String("guiStalls")).toObject().value(QLatin1String("over50ms")).isDouble());
}

TEST_F(DrivenTest, switchesTheCluster)
{
    Driven driven = drive({ready, R"_({"click":"BYOC runtime (GPU / KV cache)"})_", ready, dumpStep("a"),
        R"({"click":"Cluster"})", R"({"wait":{"control":"Choices"}})", R"({"key":"Down"})",
        R"({"key":"Return"})", ready, dumpStep("b")});
    ASSERT_EQ(driven.finish(), 0) << driven.out();
    const QString before = driven.nameBeginning("a", "Cluster: ");
    const QString after = driven.nameBeginning("b", "Cluster: ");
    EXPECT_FALSE(before.isEmpty());
    EXPECT_FALSE(after.isEmpty());
    EXPECT_NE(before, after);
    const QJsonObject a = panelOf(driven.dump("a"), "GPU utilization");
    const QJsonObject b = panelOf(driven.dump("b"), "GPU utilization");
    EXPECT_EQ(b.value(QLatin1String("state")).toString(), QStringLiteral("data"));
    EXPECT_NE(a.value(QLatin1String("series")), b.value(QLatin1String("series")));
}

TEST_F(DrivenTest, draggingOnAChartZoomsAndZTakesItBack)
{
    Driven driven =
        drive({ready, dumpStep("a"), R"({"drag":"Chart","in":"Latency","from":[0.4,0.5],"to":[0.7,0.5]})",
            ready, dumpStep("b"), R"({"key":"z"})", ready, dumpStep("c")});
    ASSERT_EQ(driven.finish(), 0) << driven.out();
    EXPECT_EQ(driven.nameBeginning("a", "Time range: "), QStringLiteral("Time range: last 6 h"));
    const QString zoomed = driven.nameBeginning("b", "Time range: ");
    EXPECT_TRUE(zoomed.contains(QStringLiteral(" to "))) << zoomed.toStdString();
    EXPECT_NE(driven.nameBeginning("c", "Time range: "), zoomed);
}

TEST_F(DrivenTest, changesTheRangeByKeysAlone)
{
    Driven driven =
        drive({ready, R"({"key":"t"})", R"({"wait":{"control":"From"}})", R"({"type":"now-15m\t"})",
            R"({"type":"now\n"})", R"({"wait":{"gone":"From"}})", ready, dumpStep("a")});
    ASSERT_EQ(driven.finish(), 0) << driven.out();
    EXPECT_EQ(driven.nameBeginning("a", "Time range: "), QStringLiteral("Time range: last 15 m"));
}

TEST_F(DrivenTest, losesPrometheusKeepsWhatItShowedAndFindsItAgain)
{
    std::string often = stack().profileJson();
    often.replace(often.find("15s"), 3, "1s");
    Driven driven =
        drive({ready, R"({"click":"Refresh interval"})", R"({"click":"5 s"})", dumpStep("a"),
                  R"({"wait":{"state":"lost"},"ms":20000})", dumpStep("b"), R"({"click":"Retry"})",
                  R"({"wait":{"state":"connected"},"ms":40000})", ready, dumpStep("c")},
            often);
    ASSERT_TRUE(driven.reaches(4)) << driven.out();
    stack().prometheus().stop();
    const bool lost = driven.reaches(6);
    stack().prometheus().restart();
    ASSERT_TRUE(lost) << driven.out();
    ASSERT_EQ(driven.finish(), 0) << driven.out();
    EXPECT_EQ(panelOf(driven.dump("b"), "Request rate").value(QLatin1String("shown")),
        panelOf(driven.dump("a"), "Request rate").value(QLatin1String("shown")));
    EXPECT_FALSE(driven.nameBeginning("b", "DISCONNECTED").isEmpty());
    EXPECT_TRUE(driven.nameBeginning("c", "DISCONNECTED").isEmpty());
    EXPECT_EQ(panelOf(driven.dump("c"), "Request rate").value(QLatin1String("state")).toString(),
        QStringLiteral("data"));
}

/// Of the picture's middle, where the panels are.
int brightest(const QString &file)
{
    const QImage picture(file);
    int most = 0;
    for (int y = 200; y < 800; ++y) {
        for (int x = 300; x < 1300; ++x) {
            most = std::max(most, picture.pixelColor(x, y).lightness());
        }
    }
    return most;
}

TEST_F(DrivenTest, losesTheTunnelDimsWhatItShowedWithItsAgeAndComesBackByItself)
{
    Driven driven({ready, dumpStep("a"), shotStep("a"), R"({"wait":{"state":"lost"},"ms":20000})",
                      dumpStep("b"), shotStep("b"), R"({"wait":{"state":"connected"},"ms":50000})", ready,
                      dumpStep("c"), shotStep("c")},
        stack().profileJson(), stack().secrets(), {"--theme", "dark", "--log-json", "log.json"});
    ASSERT_TRUE(driven.reaches(3)) << driven.out();
    stack().sshd().stop();
    const bool lost = driven.reaches(6);
    const auto questions = [] {
        return QByteArray::fromStdString(stack().prometheus().queryLog()).count("\"httpRequest\"");
    };
    const qsizetype beforeItCameBack = questions();
    stack().sshd().restart();
    ASSERT_TRUE(lost) << driven.out();
    ASSERT_EQ(driven.finish(), 0) << driven.out();
    const QString band = driven.nameBeginning("b", "DISCONNECTED");
    EXPECT_TRUE(band.contains(QStringLiteral("Showing data of"))) << band.toStdString();
    EXPECT_TRUE(band.contains(QStringLiteral("ext try in ")) || band.contains(QStringLiteral(" Try ")))
        << band.toStdString();
    EXPECT_FALSE(driven.nameBeginning("b", "Try now").isEmpty());
    EXPECT_FALSE(driven.nameBeginning("b", "reconnecting ").isEmpty());
    const auto valuesIn = [&](const char *dump) {
        return panelOf(driven.dump(dump), "Request rate").value(QLatin1String("series"));
    };
    EXPECT_EQ(valuesIn("b"), valuesIn("a"));
    EXPECT_GT(questions(), beforeItCameBack) << "panels are asked for again";
    EXPECT_EQ(panelOf(driven.dump("c"), "Request rate").value(QLatin1String("state")).toString(),
        QStringLiteral("data"));
    EXPECT_TRUE(driven.nameBeginning("c", "DISCONNECTED").isEmpty());
    const std::string log = readFile(driven.file("log.json"));
    for (const char *const told : {R"("phase":"waiting_to_retry","lost_for":")", R"("next_try_in":")",
             R"("event":"connection_error","code":"connection_refused")"}) {
        EXPECT_NE(log.find(told), std::string::npos) << told;
    }
    const auto light = [&](const char *shot) {
        return brightest(QString::fromStdString(driven.file(shot)));
    };
    EXPECT_LT(light("b.png"), light("a.png") - 20);
    EXPECT_GT(light("c.png"), light("b.png") + 20);
}

TEST_F(DrivenTest, aTunnelThatIsBackInAMomentIsNoMoreThanAWordInTheTopBar)
{
    Driven driven({ready, dumpStep("a"), R"({"wait":{"state":"reconnecting"},"ms":20000})", dumpStep("b"),
                      shotStep("b"), R"({"wait":{"state":"connected"},"ms":20000})", ready, dumpStep("c"),
                      shotStep("c")},
        stack().profileJson(), stack().secrets(), {"--theme", "dark"});
    ASSERT_TRUE(driven.reaches(2)) << driven.out();
    stack().sshd().stop();
    const bool lost = driven.reaches(5);
    stack().sshd().restart();
    ASSERT_TRUE(lost) << driven.out();
    ASSERT_EQ(driven.finish(), 0) << driven.out();
    EXPECT_FALSE(driven.nameBeginning("b", "reconnecting ").isEmpty());
    EXPECT_TRUE(driven.nameBeginning("b", "DISCONNECTED").isEmpty());
    EXPECT_TRUE(driven.nameBeginning("c", "reconnecting").isEmpty());
    const auto light = [&](const char *shot) {
        return brightest(QString::fromStdString(driven.file(shot)));
    };
    EXPECT_LT(light("b.png"), light("c.png") - 20) << "what is shown is old, and looks it";
    EXPECT_EQ(panelOf(driven.dump("c"), "Request rate").value(QLatin1String("state")).toString(),
        QStringLiteral("data"));
}

TEST_F(DrivenTest, aHostKeyThatChangedMeanwhileWaitsForAPersonAndSaysSo)
{
    Driven driven({ready, R"({"wait":{"state":"lost"},"ms":30000})", dumpStep("a"), shotStep("a")},
        stack().profileJson(), stack().secrets());
    ASSERT_TRUE(driven.reaches(1)) << driven.out();
    const std::string known = readFile(stack().sshd().knownHosts());
    const std::string other = "@revoked " + stack().sshd().knownHostsLine("*", KeyType::Ed25519);
    writeFile(stack().sshd().knownHosts(), known + other);
    stack().sshd().dropConnections();
    const int status = driven.finish();
    writeFile(stack().sshd().knownHosts(), known);
    ASSERT_EQ(status, 0) << driven.out();
    const QString band = driven.nameBeginning("a", "DISCONNECTED");
    EXPECT_TRUE(band.contains(QStringLiteral("Nothing is tried until you say so."))) << band.toStdString();
}

TEST_F(DrivenTest, thePaletteFindsABoardAndACluster)
{
    Driven driven = drive({ready, R"({"key":"Ctrl+K"})", R"({"type":"byoc runtime\n"})", ready, dumpStep("a"),
        R"({"key":"Ctrl+K"})", R"({"type":"cluster"})", R"({"key":"Down"})", R"({"key":"Return"})", ready,
        dumpStep("b"), R"({"key":"Ctrl+K"})", R"({"key":"Esc"})", R"({"wait":{"gone":"Search commands"}})"});
    ASSERT_EQ(driven.finish(), 0) << driven.out();
    EXPECT_EQ(panelOf(driven.dump("a"), "GPU utilization").value(QLatin1String("state")).toString(),
        QStringLiteral("data"));
    const QString first = driven.nameBeginning("a", "Cluster: ");
    const QString second = driven.nameBeginning("b", "Cluster: ");
    EXPECT_FALSE(first.isEmpty());
    EXPECT_NE(first, second);
}

TEST_F(DrivenTest, theSheetOfTheTunnelTellsWhatWasAgreedWithTheServer)
{
    Driven driven = drive({ready, R"({"key":"Ctrl+K"})", R"({"type":"show the tunnel\n"})",
        R"({"wait":{"control":"Copy as ssh command"}})", dumpStep("a"), R"({"key":"Esc"})",
        R"({"wait":{"gone":"Copy as ssh command"}})", R"({"key":"p"})", R"({"click":"Tunnel"})",
        R"({"wait":{"control":"Copy as ssh command"}})"});
    ASSERT_EQ(driven.finish(), 0) << driven.out();
    EXPECT_TRUE(driven.nameBeginning("a", "Fingerprint: SHA256:").size() > 43);
    EXPECT_TRUE(driven.nameBeginning("a", "Logged in by: publickey ").contains(QStringLiteral("(file)")));
    EXPECT_EQ(driven.nameBeginning("a", "Address: "), QStringLiteral("Address: 127.0.0.1"));
    EXPECT_EQ(driven.nameBeginning("a", "Cipher: "), QStringLiteral("Cipher: chacha20-poly1305@openssh.com"));
    EXPECT_TRUE(driven.nameBeginning("a", "SSH: ").endsWith(QStringLiteral(" ms")));
}

TEST_F(DrivenTest, aThemeIsSwitchedLive)
{
    Driven driven({ready, shotStep("a"), R"({"key":"Ctrl+Shift+T"})", shotStep("b"), R"({"key":"Ctrl+K"})",
                      R"({"type":"theme dark\n"})", shotStep("c"), dumpStep("a")},
        stack().profileJson(), stack().secrets(), {"--theme", "dark"});
    ASSERT_EQ(driven.finish(), 0) << driven.out();
    const auto lightness = [&](const char *name) {
        return QImage(QString::fromStdString(driven.file(name))).pixelColor(500, 60).lightness();
    };
    EXPECT_LT(lightness("a.png"), 60);
    EXPECT_GT(lightness("b.png"), 200);
    EXPECT_LT(lightness("c.png"), 60);
}

TEST_F(DrivenTest, hostileTextsAreShownPlain)
{
    const TempDir dir("hostile");
    writeFile(
        dir.file("hostile.json"), R"_({"uid": "hostile", "title": "<img src=x> \u202egnp.exe \u001b[31mred",
        "templating": {"list": [{"name": "kind", "label": "<b>kind</b>", "type": "query",
            "query": "label_values(hostile_labels{kind!=\"long\"}, text)"}]},
        "panels": [
          {"id": 1, "type": "timeseries", "title": "<i>lines</i> \u202e", "gridPos": {"x": 0, "y": 0, "w": 12, "h": 10},
           "targets": [{"refId": "A", "expr": "hostile_labels", "legendFormat": "{{text}}"}]},
          {"id": 2, "type": "table", "title": "table", "gridPos": {"x": 12, "y": 0, "w": 12, "h": 10},
           "targets": [{"refId": "A", "expr": "hostile_labels", "instant": true, "format": "table"}]}]})_");
    Driven driven({ready, dumpStep("a"), R"({"key":"f"})", ready, R"({"key":"Esc"})", R"({"key":"Ctrl+K"})",
                      dumpStep("b")},
        stack().profileJson(), stack().secrets(), {"--dashboard", dir.file("hostile.json")});
    ASSERT_EQ(driven.finish(), 0) << driven.out() << driven.err();
    for (const char *const name : {"a", "b"}) {
        const QByteArray whole = driven.dumpText(name);
        const QByteArray dump = whole.mid(whole.indexOf("\"tree\":")); // the names of series are data
        EXPECT_FALSE(dump.contains("\u202e")) << dump.mid(dump.indexOf("\u202e") - 200, 400).toStdString();
        EXPECT_FALSE(dump.contains("\\u001b")) << name;
        EXPECT_LT(dump.size(), 500'000) << name;
    }
    EXPECT_TRUE(driven.dumpText("a").contains("<img src=")); // as it is, and nobody took it for markup
}

TEST_F(DrivenTest, aWrongSecretIsTurnedAwayAndNeverShown)
{
    const std::string profile = R"({"name": "stack", "prometheus": {"url": "http://localhost:)"
        + std::to_string(stack().nginx().port("basic"))
        + R"(", "auth": {"basic": {"user": "ops", "password": {"env": "WRONG_PASSWORD"}}}}})";
    auto secrets = stack().secrets();
    secrets["WRONG_PASSWORD"] = "marked-wrong-password";
    Driven driven({R"({"wait":{"page":"connecting","state":"refused"},"ms":20000})", dumpStep("a"),
                      R"({"wait":{"control":"Retry"}})"},
        profile, secrets);
    ASSERT_EQ(driven.finish(), 0) << driven.out();
    const QByteArray dump = driven.dumpText("a");
    EXPECT_TRUE(dump.contains("Not connected to stack")) << dump.toStdString();
    EXPECT_FALSE(dump.contains("marked-wrong-password"));
    EXPECT_EQ(driven.out().find("marked-wrong-password"), std::string::npos);
}

TEST_F(DrivenTest, aStepThatFailsEndsWithOne)
{
    Driven driven = drive({ready, R"({"click":"Refersh"})", dumpStep("a")});
    EXPECT_EQ(driven.finish(), 1);
    EXPECT_NE(driven.out().find("there is no \\\"Refersh\\\""), std::string::npos) << driven.out();
    EXPECT_NE(driven.out().find("\"near\":[\"Refresh\""), std::string::npos) << driven.out();
}

TEST_F(DrivenTest, theSizeAndTheThemeAreThoseOfTheArguments)
{
    Driven driven({ready, shotStep("a")}, stack().profileJson(), stack().secrets(),
        {"--size", "1024x700", "--theme", "light", "--dashboard", "zumik-byoc"});
    ASSERT_EQ(driven.finish(), 0) << driven.out();
    const QImage picture(QString::fromStdString(driven.file("a.png")));
    EXPECT_EQ(picture.size(), QSize(1024, 700));
    EXPECT_GT(picture.pixelColor(500, 60).lightness(), 200);
}

TEST(Window, aSecondStartHandsOverAndEndsWhileTheFirstGoesOn)
{
    const TempDir dir("single");
    std::filesystem::permissions(dir.path(), std::filesystem::perms::owner_all);
    const auto start = [&] {
        Command command{ZUMIK_CONSOLE};
        command.environment = {{"QT_QPA_PLATFORM", "offscreen"}, {"XDG_RUNTIME_DIR", dir.path().string()},
            {"XDG_CONFIG_HOME", dir.path().string()}};
        return Process(command);
    };
    Process first = start();
    ASSERT_TRUE(waitFor([&] { return std::filesystem::exists(dir.file("zumik-console.socket")); }));
    Process second = start();
    EXPECT_EQ(second.wait(std::chrono::seconds(20)), 0);
    EXPECT_TRUE(first.running());
    Driven driven({R"({"wait":{"page":"connecting"}})"},
        R"({"name":"x","prometheus":{"url":"http://localhost:1"}})",
        {{"XDG_RUNTIME_DIR", dir.path().string()}});
    EXPECT_EQ(driven.finish(), 0) << driven.out(); // a window of its own
    EXPECT_NE(driven.out().find("wait"), std::string::npos);
    EXPECT_TRUE(first.running());
}

TEST(Drive, aScriptThatCantBeReadIsUnusableInputAndNamesItsLine)
{
    Driven driven({R"({"key":"r"})", R"({"press":"r"})"},
        R"({"name":"x","prometheus":{"url":"http://localhost:1"}})", {});
    EXPECT_EQ(driven.finish(), 5);
    EXPECT_NE(driven.err().find("script.jsonl:2"), std::string::npos) << driven.err();
    EXPECT_EQ(runConsole({"drive"}).status, 2);
}

} // namespace

} // namespace zumik::tests
