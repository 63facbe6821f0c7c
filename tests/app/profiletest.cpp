// SPDX-License-Identifier: GPL-3.0-or-later
// `profile` as its user runs it, with a real keychain, and where the secrets then go.
#include "tests/app/keptconsole.h"
#include "tests/support/fakehttpserver.h"
#include "tests/support/waitfor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace zumik::tests {

namespace {

using testing::HasSubstr;
using testing::Not;

const std::string secret = "mark-s3cret-4711";

class ProfileTest : public testing::Test {
protected:
    // GLib and gnome-keyring take their time to start: one for all.
    static void SetUpTestSuite() { shared = std::make_unique<KeptConsole>(); }

    static void TearDownTestSuite() { shared.reset(); }

    static ConsoleRun run(const std::vector<std::string> &arguments, const std::string &input = {})
    {
        return shared->run(arguments, input);
    }

    ProfileTest() { m_trap.listen(QHostAddress::LocalHost); }

    static std::string add(const std::string &name, const QUrl &prometheus)
    {
        const ConsoleRun added =
            run({"profile", "add", name, "--replace", "--prometheus", prometheus.toString().toStdString()});
        EXPECT_EQ(added.status, 0) << added.err;
        return name;
    }

    /// The keychain's key that the profile names for Prometheus.
    static std::string keyOf(const std::string &name)
    {
        const QJsonObject profile = run({"profile", "show", name}).json();
        return profile[QLatin1String("prometheus")][QLatin1String("auth")][QLatin1String("bearer")]
                      [QLatin1String("keychain")]
                          .toString()
                          .toStdString();
    }

    static std::string fileNaming(const QUrl &prometheus, const std::string &key)
    {
        std::string file = shared->file("other.json");
        writeFile(file,
            R"({"prometheus": {"url": ")" + prometheus.toString().toStdString()
                + R"(", "auth": {"bearer": {"keychain": ")" + key + R"("}}}})");
        return file;
    }

    static inline std::unique_ptr<KeptConsole> shared;

    /// What would be sent to the trap stays in its queue.
    QUrl trapUrl() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_trap.serverPort())); }

    FakeHttpServer m_server;
    QTcpServer m_trap;
};

} // namespace

TEST_F(ProfileTest, isAddedShownListedAndRemoved)
{
    ASSERT_EQ(run({"profile", "add", "lab", "--ssh", "ops@vps:2222", "--identity", "id", "--prometheus",
                      "http://localhost:9090", "--target", "api-core=http://localhost:8080/metrics"})
                  .status,
        0);
    const QJsonObject shown = run({"profile", "show", "lab"}).json();
    EXPECT_EQ(shown[QLatin1String("ssh")][QLatin1String("port")].toInt(), 2222);
    EXPECT_TRUE(
        shown[QLatin1String("ssh")][QLatin1String("identity")].toString().startsWith(QLatin1Char('/')));
    EXPECT_EQ(shown[QLatin1String("targets")][0][QLatin1String("name")], QStringLiteral("api-core"));
    const ConsoleRun listed = run({"profile", "list"});
    EXPECT_THAT(listed.out, HasSubstr("lab"));
    EXPECT_THAT(listed.out, HasSubstr("ops@vps:2222  http://localhost:9090"));
    EXPECT_EQ(run({"profile", "remove", "lab"}).status, 0);
    EXPECT_TRUE(run({"profile", "list", "--json"}).json()[QLatin1String("profiles")].toArray().isEmpty());
    EXPECT_EQ(run({"profile", "show", "lab"}).status, 2);
    EXPECT_EQ(run({"profile", "remove", "lab"}).status, 2);
}

TEST_F(ProfileTest, isImportedFromAFileAndReplacedOnlyWhenAsked)
{
    writeFile(shared->file("a.json"), R"({"name": "other", "prometheus": {"url": "http://a"}})");
    EXPECT_EQ(run({"profile", "add", "imported", "--file", shared->file("a.json")}).status, 0);
    const ConsoleRun again = run({"profile", "add", "imported", "--prometheus", "http://b"});
    EXPECT_EQ(again.status, 2);
    EXPECT_THAT(again.err, HasSubstr("--replace"));
    EXPECT_EQ(run({"profile", "add", "imported", "--replace", "--prometheus", "http://b"}).status, 0);
    EXPECT_THAT(run({"profile", "show", "imported"}).out, HasSubstr("http://b"));
    EXPECT_EQ(run({"profile", "remove", "imported"}).status, 0);
}

TEST_F(ProfileTest, canBeMarkedAsProductionAndSayWhereThePassphraseOfItsKeyIs)
{
    ASSERT_EQ(
        run({"profile", "add", "marked", "--production", "--ssh", "vps", "--prometheus", "http://a"}).status,
        0);
    EXPECT_TRUE(run({"profile", "show", "marked"}).json()[QLatin1String("production")].toBool());
    ASSERT_EQ(run({"profile", "secret", "set", "marked", "ssh"}, secret + "\n").status, 0);
    const QJsonObject shown = run({"profile", "show", "marked"}).json();
    EXPECT_TRUE(shown[QLatin1String("ssh")][QLatin1String("passphrase")][QLatin1String("keychain")]
                    .toString()
                    .startsWith(QStringLiteral("zumik1:ssh://vps:22#")));
    EXPECT_EQ(run({"profile", "remove", "marked"}).status, 0);
}

TEST_F(ProfileTest, isRefusedWhenItCannotBeOneAndNothingIsSaved)
{
    EXPECT_EQ(run({"profile", "add", "bad", "--prometheus", "ftp://a"}).status, 5);
    EXPECT_EQ(
        run({"profile", "add", "bad", "--ssh", "-oProxyCommand=x", "--prometheus", "http://a"}).status, 2);
    EXPECT_EQ(run({"profile", "add", "../bad", "--prometheus", "http://a"}).status, 2);
    EXPECT_EQ(run({"profile", "add", "bad", "--file", shared->file("none.json")}).status, 5);
    const ConsoleRun withPassword = run({"profile", "add", "bad", "--prometheus", "http://u:hunter2@a"});
    EXPECT_EQ(withPassword.status, 5);
    EXPECT_THAT(withPassword.out + withPassword.err, Not(HasSubstr("hunter2")));
    EXPECT_THAT(run({"profile", "list"}).out, Not(HasSubstr("bad")));
}

TEST_F(ProfileTest, sendsTheSecretThatWasSetAndNeverShowsIt)
{
    add("prod", m_server.url());
    const ConsoleRun set =
        run({"profile", "secret", "set", "prod", "prometheus"}, secret + "\nsecond line\n");
    ASSERT_EQ(set.status, 0) << set.err;
    EXPECT_THAT(set.out + set.err, Not(HasSubstr(secret)));
    EXPECT_THAT(run({"profile", "show", "prod"}).out, Not(HasSubstr(secret)));
    EXPECT_THAT(keyOf("prod"), HasSubstr(m_server.url().toString().chopped(1).toStdString().substr(0, 16)));

    run({"fetch", "--profile", "prod", m_server.url(QStringLiteral("/x")).toString().toStdString()});
    ASSERT_FALSE(m_server.requests().isEmpty());
    EXPECT_EQ(m_server.requests().constFirst().headers["authorization"],
        "Bearer " + QByteArray::fromStdString(secret));
    for (const auto &entry : std::filesystem::recursive_directory_iterator(shared->home().path())) {
        if (entry.is_regular_file()) {
            EXPECT_THAT(readFile(entry.path()), Not(HasSubstr(secret))) << entry.path();
        }
    }
}

TEST_F(ProfileTest, givesAnotherDestinationNothingUnderItsKey)
{
    add("prod", m_server.url());
    ASSERT_EQ(run({"profile", "secret", "set", "prod", "prometheus"}, secret + "\n").status, 0);
    const std::string key = keyOf("prod");
    ASSERT_FALSE(key.empty());
    const std::string file = fileNaming(trapUrl(), key);
    for (const std::vector<std::string> &command :
        {std::vector<std::string>{"query", "--profile-file", file, "up"},
            {"fetch", "--profile-file", file, trapUrl().toString().toStdString()}}) {
        const ConsoleRun refused = run(command);
        EXPECT_EQ(refused.status, 4) << refused.err;
        EXPECT_THAT(refused.err, HasSubstr("secret_bound_elsewhere"));
        EXPECT_THAT(refused.err, HasSubstr("kept for http://" + m_server.url().authority().toStdString()));
        EXPECT_THAT(refused.err, HasSubstr("profile secret set"));
        EXPECT_THAT(refused.out + refused.err, Not(HasSubstr(secret)));
    }
    EXPECT_FALSE(m_trap.hasPendingConnections());
    EXPECT_EQ(run({"profile", "add", "thief", "--replace", "--file", file}).status, 0);
    EXPECT_EQ(run({"query", "--profile", "thief", "up"}).status, 4);
    EXPECT_FALSE(m_trap.hasPendingConnections());
}

TEST_F(ProfileTest, givesAnotherSshHostNothingUnderItsKey)
{
    const Sshd theirs;
    const Sshd evil;
    const auto through = [&](const Sshd &sshd, const std::string &name) {
        return run(
            {"profile", "add", name, "--replace", "--ssh",
                Sshd::user() + "@127.0.0.1:" + std::to_string(sshd.port()), "--identity", sshd.identity(),
                "--known-hosts", sshd.knownHosts(), "--prometheus", trapUrl().toString().toStdString()})
            .status;
    };
    ASSERT_EQ(through(theirs, "prod"), 0);
    ASSERT_EQ(run({"profile", "secret", "set", "prod", "prometheus"}, secret + "\n").status, 0);
    ASSERT_EQ(through(evil, "thief"), 0);
    QJsonObject thief = run({"profile", "show", "thief"}).json();
    thief[QLatin1String("prometheus")] = run({"profile", "show", "prod"}).json()[QLatin1String("prometheus")];
    writeFile(shared->file("thief.json"), QJsonDocument(thief).toJson().toStdString());
    const ConsoleRun refused = run({"query", "--profile-file", shared->file("thief.json"), "up"});
    EXPECT_EQ(refused.status, 4) << refused.err;
    EXPECT_THAT(refused.err, HasSubstr("secret_bound_elsewhere"));
    EXPECT_THAT(refused.err, HasSubstr("ssh=127.0.0.1:" + std::to_string(theirs.port())));
    EXPECT_FALSE(m_trap.hasPendingConnections());
}

TEST_F(ProfileTest, resolvesAHostAsSshDoesAndSaysWhatHasNoEffect)
{
    const std::string file = shared->file("ssh_config");
    writeFile(file, "Host vps\n HostName %h.example.com\n Port 2222\n ForwardAgent yes\n", true);
    const ConsoleRun resolved = run({"profile", "resolve", "ops@vps", "--config", file});
    EXPECT_EQ(resolved.status, 0) << resolved.err;
    EXPECT_THAT(
        resolved.out, testing::StartsWith("host vps\nuser ops\nhostname vps.example.com\nport 2222\n"));
    EXPECT_THAT(resolved.err, HasSubstr(file + ":4: forwardagent has no effect here."));

    writeFile(file, "Host vps\n Prt 22\n", true);
    const ConsoleRun refused = run({"profile", "resolve", "vps", "--config", file});
    EXPECT_EQ(refused.status, 5);
    EXPECT_THAT(refused.err, HasSubstr(file + ":2"));
}

TEST_F(ProfileTest, runsTheCommandsOfTheSshConfigOnceTheSettingsAllowIt)
{
    std::filesystem::create_directory(shared->file(".ssh"));
    writeFile(shared->file(".ssh/config"), "Match exec \"test %n = vps\"\n Port 2222\n", true);
    const ConsoleRun before = run({"profile", "resolve", "vps"});
    EXPECT_THAT(before.out, HasSubstr("port 22\n"));
    EXPECT_THAT(before.err, HasSubstr(".ssh/config:1: match exec has no effect here."));
    std::filesystem::create_directories(shared->file("config/zumik-console"));
    writeFile(shared->file("config/zumik-console/settings.json"),
        R"({"version": 1, "settings": {"ssh.matchExec": "run"}})", true);
    const ConsoleRun after = run({"profile", "resolve", "vps"});
    EXPECT_THAT(after.out, HasSubstr("port 2222\n"));
    EXPECT_THAT(after.err, Not(HasSubstr("match exec")));
}

TEST_F(ProfileTest, showsNothingOfWhatIsTypedOnATerminal)
{
    add("typed", m_server.url());
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
    ASSERT_TRUE(terminal >= 0 && ::grantpt(terminal) == 0 && ::unlockpt(terminal) == 0);
    const std::string errors = shared->file("terminal.err");
    Process process({.program = "sh",
        .arguments = {"-c", R"(tty=$1; shift; exec "$@" < "$tty")", "sh", ::ptsname(terminal), ZUMIK_CONSOLE,
            "profile", "secret", "set", "typed", "prometheus"},
        .environment = shared->environment(),
        .outputFile = shared->file("terminal.out"),
        .errorFile = errors});
    ASSERT_TRUE(waitUntil([&] { return readFile(errors).find("Secret for") != std::string::npos; }));
    const std::string typed = secret + "\n";
    ASSERT_EQ(::write(terminal, typed.data(), typed.size()), ssize_t(typed.size()));
    ASSERT_TRUE(waitUntil([&] { return !process.running(); }));
    EXPECT_EQ(process.wait(std::chrono::seconds(1)), 0) << readFile(errors);
    std::string shown(4096, '\0');
    shown.resize(std::size_t(std::max<ssize_t>(::read(terminal, shown.data(), shown.size()), 0)));
    ::close(terminal);
    EXPECT_THAT(shown + readFile(errors), Not(HasSubstr(secret)));
    EXPECT_FALSE(keyOf("typed").empty());
}

TEST_F(ProfileTest, givesNothingOutUnderAKeyThatNamesNoDestination)
{
    const ConsoleRun refused = run({"query", "--profile-file", fileNaming(trapUrl(), "prod-token"), "up"});
    EXPECT_EQ(refused.status, 4);
    EXPECT_THAT(refused.err, HasSubstr("names no destination"));
    EXPECT_FALSE(m_trap.hasPendingConnections());
}

TEST_F(ProfileTest, losesItsSecretsWithItselfUnlessAnotherProfileUsesThem)
{
    add("one", m_server.url());
    ASSERT_EQ(run({"profile", "secret", "set", "one", "prometheus"}, secret + "\n").status, 0);
    const std::string file = fileNaming(m_server.url(), keyOf("one"));
    ASSERT_EQ(run({"profile", "add", "two", "--file", file}).status, 0);
    const std::string url = m_server.url(QStringLiteral("/x")).toString().toStdString();
    ASSERT_EQ(run({"profile", "remove", "one"}).status, 0);
    EXPECT_EQ(run({"fetch", "--profile", "two", url}).status, 0);
    ASSERT_EQ(run({"profile", "remove", "two"}).status, 0);
    const ConsoleRun gone = run({"fetch", "--profile-file", file, url});
    EXPECT_EQ(gone.status, 4);
    EXPECT_THAT(gone.err, HasSubstr("secret_not_found"));
}

TEST_F(ProfileTest, refusesASecretForAPlaceThatIsNotThereBeforeItReadsOne)
{
    add("prod", m_server.url());
    const ConsoleRun refused = run({"profile", "secret", "set", "prod", "target:nobody"}, secret);
    EXPECT_EQ(refused.status, 2);
    EXPECT_THAT(refused.err, HasSubstr("it has: prometheus"));
    EXPECT_EQ(run({"profile", "secret", "set", "nobody", "prometheus"}, secret).status, 2);
    EXPECT_EQ(run({"profile", "secret", "set", "prod", "prometheus"}, "\n").status, 2);
    EXPECT_EQ(run({"profile", "secret", "set", "prod", "prometheus"}, "").status, 2);
}

// The last: nothing here can unlock the keyring again.
TEST_F(ProfileTest, isLeftAsItWasWhenTheKeychainIsLocked)
{
    add("prod", m_server.url());
    add("kept", m_server.url());
    ASSERT_EQ(run({"profile", "secret", "set", "kept", "prometheus"}, secret + "\n").status, 0);
    const std::string before = run({"profile", "show", "prod"}).out;
    shared->keyring().lock();
    const ConsoleRun locked = run({"profile", "secret", "set", "prod", "prometheus"}, secret + "\n");
    EXPECT_EQ(locked.status, 4);
    EXPECT_THAT(locked.err, HasSubstr("secret_locked"));
    EXPECT_THAT(locked.err, Not(HasSubstr(secret)));
    EXPECT_EQ(run({"profile", "show", "prod"}).out, before);
}

// After the one above, with the keyring still locked.
TEST_F(ProfileTest, theWindowSaysThatTheKeychainIsLocked)
{
    const std::string dump = shared->file("locked.json");
    writeFile(shared->file("locked.jsonl"),
        R"({"wait":{"page":"connecting","state":"refused"},"ms":20000})"
        "\n"
        R"({"wait":{"control":"Retry"}})"
        "\n"
        R"({"dump":")"
            + dump + "\"}\n");
    const ConsoleRun driven = run({"drive", "--profile", "kept", "--script", shared->file("locked.jsonl")});
    ASSERT_EQ(driven.status, 0) << driven.out << driven.err;
    EXPECT_THAT(readFile(dump), HasSubstr("The keychain is locked"));
    EXPECT_THAT(readFile(dump), Not(HasSubstr(secret)));
}

} // namespace zumik::tests
