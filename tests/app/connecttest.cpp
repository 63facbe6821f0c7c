// SPDX-License-Identifier: GPL-3.0-or-later
// From a first start to a board, as a person goes: through a real sshd, with a real keychain, by a script on
// the real window. What is typed for a secret carries a mark, and all that was written is searched for it.
#include "tests/app/keptconsole.h"
#include "tests/app/marks.h"

#include <QJsonDocument>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::tests {

namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string passphrase = "mark passphrase 4715";
const std::string wrongPassword = "mark-wrong/pass+4716";

constexpr const char *board = R"({"wait":{"page":"board","state":"idle"},"ms":30000})";
constexpr const char *refusedWay = R"({"wait":{"page":"connecting","state":"refused"},"ms":20000})";

std::string step(const char *what, const std::string &text)
{
    return std::string("{\"") + what + "\":\"" + text + "\"}";
}

std::string until(const std::string &control)
{
    return R"({"wait":{"control":")" + control + R"("},"ms":20000})";
}

/// A home of its own for each test, with a key that may log in.
struct ConnectTest : testing::Test {
    static void SetUpTestSuite()
    {
        StackOptions options;
        options.historySeconds = 900;
        options.alertmanager = false;
        options.nodeExporter = false;
        ASSERT_TRUE(Stack::shared(options).waitForTargets());
    }

    ConnectTest()
    {
        std::filesystem::create_directory(home.file(".ssh"));
        std::filesystem::copy_file(sshd().identity(), home.file(".ssh/id_ed25519"));
    }

    ~ConnectTest() override
    {
        const std::vector<std::string> marks{passphrase, wrongPassword, stack().basicPassword()};
        EXPECT_THAT(foundBelow(home.home().path(), marks), IsEmpty());
    }

    static Stack &stack() { return Stack::shared(); }

    static Sshd &sshd() { return stack().sshd(); }

    static std::string address() { return Sshd::user() + "@127.0.0.1:" + std::to_string(sshd().port()); }

    std::string knownHosts() const { return readFile(home.file(".ssh/known_hosts")); }

    void knowTheHost() const
    {
        std::filesystem::copy_file(sshd().knownHosts(), home.file(".ssh/known_hosts"));
    }

    ConsoleRun drive(const std::vector<std::string> &steps, std::vector<std::string> arguments = {},
        const std::map<std::string, std::string> &environment = {})
    {
        std::string script;
        for (const std::string &each : steps) {
            script += each + "\n";
        }
        script += step("dump", home.file("dump.json")) + "\n";
        const TempDir folder("script");
        writeFile(folder.file("script.jsonl"), script);
        std::vector<std::string> all{
            "drive", "--script", folder.file("script.jsonl"), "--log-json", home.file("log.json")};
        all.insert(all.end(), arguments.begin(), arguments.end());
        ConsoleRun run = home.run(all, {}, environment);
        EXPECT_EQ(run.status, 0) << run.out << run.err;
        EXPECT_THAT(
            foundIn(run.out + run.err, {passphrase, wrongPassword, stack().basicPassword()}), IsEmpty());
        return run;
    }

    std::string dumped() const { return readFile(home.file("dump.json")); }

    QJsonObject dump() const { return QJsonDocument::fromJson(QByteArray::fromStdString(dumped())).object(); }

    bool draws() const
    {
        return panelOf(dump(), "Request rate").value(QLatin1String("state")).toString()
            == QLatin1String("data");
    }

    /// A saved profile straight to the door of Prometheus that asks for a user and a password.
    void addGuarded()
    {
        const std::string url = "http://localhost:" + std::to_string(stack().nginx().port("basic"));
        ASSERT_EQ(home.run({"profile", "add", "guarded", "--prometheus", url}).status, 0);
    }

    int asks(const char *profile) { return home.run({"query", "--profile", profile, "up"}).status; }

    std::vector<std::string> password(const std::string &text, const char *choice) const
    {
        return {
            step("click", "Password"), step("type", text), step("click", choice), step("click", "Use it")};
    }

    static std::vector<std::string> joined(const std::vector<std::vector<std::string>> &parts)
    {
        std::vector<std::string> all;
        for (const auto &part : parts) {
            all.insert(all.end(), part.begin(), part.end());
        }
        return all;
    }

    /// From the first page to where Prometheus was looked for and not found.
    std::vector<std::string> search() const
    {
        return {step("key", "1"), R"({"wait":{"page":"connect"}})", step("type", address() + "\\n")};
    }

    std::vector<std::string> nameIt(const char *name) const
    {
        return {until("Save and open"), step("type", name)};
    }

    static std::string placeOf(std::uint16_t port) { return step("type", std::to_string(port) + "\\n"); }

    KeptConsole home;
};

TEST_F(ConnectTest, firstStartLeadsFromAnAddressOverItsHostKeyToABoard)
{
    drive(joined({search(),
        {until("It matches, remember it"), step("dump", home.file("asked.json")),
            step("click", "It matches, remember it"), until("Look there"), placeOf(stack().prometheusPort())},
        nameIt("first"), {step("click", "This is production"), step("click", "Save and open"), board}}));
    EXPECT_TRUE(draws());
    const ConsoleRun shown = home.run({"profile", "show", "first"});
    EXPECT_TRUE(shown.json().value(QLatin1String("production")).toBool()) << shown.out;
    EXPECT_THAT(dumped(), HasSubstr("PRODUCTION"));
    const auto key = knownHosts().substr(knownHosts().find("ssh-ed25519"));
    EXPECT_THAT(readFile(sshd().knownHosts()), HasSubstr(key.substr(0, key.find('\n'))));
    const std::string listed = home.file("listed");
    Process list(
        {.program = "ssh-keygen", .arguments = {"-lf", home.file(".ssh/known_hosts")}, .outputFile = listed});
    ASSERT_EQ(list.wait(std::chrono::seconds(10)), 0);
    const std::string text = readFile(listed);
    const std::string fingerprint = text.substr(text.find("SHA256:"), 50);
    EXPECT_THAT(readFile(home.file("asked.json")), HasSubstr(fingerprint));
}

TEST_F(ConnectTest, anAliasOfTheSshConfigIsAllThatHasToBeTyped)
{
    std::filesystem::rename(home.file(".ssh/id_ed25519"), home.file(".ssh/for-vps"));
    writeFile(home.file(".ssh/config"),
        "Host vps\n HostName 127.0.0.1\n Port " + std::to_string(sshd().port()) + "\n User " + Sshd::user()
            + "\n IdentityFile ~/.ssh/for-%n\n HostKeyAlias console-vps\n",
        true);
    drive(joined({{step("key", "1"), R"({"wait":{"page":"connect"}})", step("type", "vps\\n"),
                      until("It matches, remember it"), step("click", "It matches, remember it"),
                      until("Look there"), placeOf(stack().prometheusPort())},
        nameIt("alias"), {step("click", "Save and open"), board}}));
    EXPECT_TRUE(draws());
    EXPECT_THAT(knownHosts(), testing::StartsWith("|1|")) << "hashed";
    Process found(
        {.program = "ssh-keygen", .arguments = {"-F", "console-vps", "-f", home.file(".ssh/known_hosts")}});
    EXPECT_EQ(found.wait(std::chrono::seconds(10)), 0) << "under the name of the config";
    EXPECT_EQ(asks("alias"), 0) << "and the profile finds the way again";
}

TEST_F(ConnectTest, anSshConfigThatCannotBeFollowedIsNamedWithItsPlace)
{
    const auto connects = [this](const std::string &config) {
        writeFile(home.file(".ssh/config"), config, true);
        drive({step("key", "1"), R"({"wait":{"page":"connect"}})", step("type", "vps\\n"),
            R"({"wait":{"control":"Connect"},"ms":20000})"});
    };
    connects("Host vps\n Prt 22\n");
    EXPECT_THAT(dumped(), HasSubstr(home.file(".ssh/config") + ":2"));
    connects("Host vps\n ProxyJump bastion\nHost bastion\n ProxyJump vps\n");
    EXPECT_THAT(dumped(), HasSubstr("vps -> bastion -> vps"));
    ASSERT_EQ(
        home.run({"profile", "add", "p", "--ssh", "vps", "--prometheus", "http://localhost:9"}).status, 0);
    drive({refusedWay}, {"--profile", "p"});
    EXPECT_THAT(dumped(), HasSubstr("vps -> bastion -> vps"));
    EXPECT_THAT(home.run({"check", "--profile", "p"}).out, HasSubstr("ssh.name"));
}

TEST_F(ConnectTest, aJumpHostIsGoneThroughAndItsKeyAskedForAsWell)
{
    const Sshd bastion;
    std::filesystem::copy_file(bastion.identity(), home.file(".ssh/for-bastion"));
    const auto block = [](const char *name, const Sshd &server) {
        return std::string("Host ") + name + "\n HostName 127.0.0.1\n Port " + std::to_string(server.port())
            + "\n User " + Sshd::user() + "\n";
    };
    writeFile(home.file(".ssh/config"),
        block("vps", sshd()) + " ProxyJump bastion\n" + block("bastion", bastion)
            + " IdentityFile ~/.ssh/for-bastion\n",
        true);
    const std::string accepts = step("click", "It matches, remember it");
    drive(joined({{step("key", "1"), R"({"wait":{"page":"connect"}})", step("type", "vps\\n"),
                      until("It matches, remember it"), step("dump", home.file("asked.json")), accepts,
                      R"({"wait":{"gone":"It matches, remember it"}})", until("It matches, remember it"),
                      accepts, until("Look there"), placeOf(stack().prometheusPort())},
        nameIt("jumped"), {step("click", "Save and open"), board}}));
    EXPECT_TRUE(draws());
    EXPECT_THAT(readFile(home.file("asked.json")), HasSubstr("Host 1 on the way"));
    const ConsoleRun checked = home.run({"check", "--profile", "jumped"});
    EXPECT_THAT(checked.out, HasSubstr("through bastion (127.0.0.1:" + std::to_string(bastion.port())));
    EXPECT_EQ(asks("jumped"), 0) << "and the profile finds the way again";
}

TEST_F(ConnectTest, aHopThatCannotBeGoneThroughIsTheLegThatFails)
{
    writeFile(home.file(".ssh/config"),
        "Host vps\n ProxyJump bastion\nHost bastion\n HostName 127.0.0.1\n Port 1\n", true);
    drive({step("key", "1"), R"({"wait":{"page":"connect"}})", step("type", "vps\\n"),
        R"({"wait":{"control":"Connect"},"ms":20000})"});
    EXPECT_THAT(dumped(), HasSubstr("Host 1 on the way"));
    ASSERT_EQ(
        home.run({"profile", "add", "p", "--ssh", "vps", "--prometheus", "http://localhost:9"}).status, 0);
    EXPECT_THAT(home.run({"check", "--profile", "p"}).out, HasSubstr("ssh.hop1"));
}

TEST_F(ConnectTest, aKeyThatNobodyAcceptsIsNotWrittenDownAndNothingGoesOn)
{
    drive(joined({search(),
        {until("Don't connect"), step("key", "Return"), R"({"wait":{"gone":"It matches, remember it"}})"}}));
    EXPECT_FALSE(std::filesystem::exists(home.file(".ssh/known_hosts")));
    EXPECT_EQ(dump().value(QLatin1String("page")).toString(), QStringLiteral("connect"));
}

TEST_F(ConnectTest, aChangedKeyIsRefusedAndNoButtonLeadsOn)
{
    const Sshd other;
    const std::string wrong =
        other.knownHostsLine("[127.0.0.1]:" + std::to_string(sshd().port()), KeyType::Ed25519);
    writeFile(home.file(".ssh/known_hosts"), wrong);
    drive(joined({search(), {R"({"wait":{"control":"Connect"},"ms":20000})"}}));
    EXPECT_THAT(dumped(), HasSubstr("The server's key has changed"));
    EXPECT_THAT(dumped(), HasSubstr("Ask whoever runs the server"));
    EXPECT_THAT(dumped(), Not(HasSubstr("It matches")));
    ASSERT_EQ(home.run({"profile", "add", "p", "--ssh", address(), "--prometheus",
                           "http://localhost:" + std::to_string(stack().prometheusPort())})
                  .status,
        0);
    drive({refusedWay}, {"--profile", "p"});
    EXPECT_THAT(dumped(), HasSubstr("The server's key has changed"));
    EXPECT_THAT(dumped(), Not(HasSubstr("It matches")));
    EXPECT_THAT(dumped(), Not(HasSubstr("\"Retry\"")));
    EXPECT_EQ(knownHosts(), wrong);
}

TEST_F(ConnectTest, aSavedProfileThatMeetsAnUnknownKeyAsksAboutItToo)
{
    ASSERT_EQ(home.run({"profile", "add", "p", "--ssh", address(), "--prometheus",
                           "http://localhost:" + std::to_string(stack().prometheusPort())})
                  .status,
        0);
    drive({until("It matches, remember it"), step("click", "It matches, remember it"), board},
        {"--profile", "p"});
    EXPECT_TRUE(draws());
    EXPECT_THAT(knownHosts(), HasSubstr("ssh-ed25519"));
}

TEST_F(ConnectTest, aSavedProfileIsMarkedAsProductionInTheWindowAndStaysSo)
{
    const std::string url = "http://localhost:" + std::to_string(stack().prometheusPort());
    ASSERT_EQ(home.run({"profile", "add", "p", "--prometheus", url}).status, 0);
    drive({board, step("key", "Ctrl+K"), step("type", "mark the profile\\n"), until("PRODUCTION")},
        {"--profile", "p"});
    EXPECT_TRUE(home.run({"profile", "show", "p"}).json().value(QLatin1String("production")).toBool());
    drive({board, until("PRODUCTION"), step("key", "Ctrl+K"), step("type", "mark the profile\\n"),
              R"({"wait":{"gone":"PRODUCTION"}})"},
        {"--profile", "p"});
    EXPECT_FALSE(home.run({"profile", "show", "p"}).json().value(QLatin1String("production")).toBool());
}

TEST_F(ConnectTest, whatIsNoAddressIsSaidToBeNone)
{
    drive({step("key", "1"), R"({"wait":{"page":"connect"}})", step("type", "-oProxyCommand=x\\n"),
        R"({"wait":{"control":"Address"}})"});
    EXPECT_THAT(dumped(), HasSubstr("This can't be read as an address"));
    drive({step("key", "1"), R"({"wait":{"page":"connect"}})", step("type", "no-such-alias\\n"),
        R"({"wait":{"control":"Connect"},"ms":20000})"});
    EXPECT_THAT(dumped(), HasSubstr("Neither the ssh_config nor the name service knows it"));
}

TEST_F(ConnectTest, aDoorThatLetsNobodyInAsksOnTheWayAndForThisSessionOnly)
{
    knowTheHost();
    drive(joined({search(),
        {until("Look there"), placeOf(stack().nginx().port("basic")), until("User and password"),
            step("click", "User and password"), step("click", "User"), step("type", "ops")},
        password(stack().basicPassword(), "This session only"), nameIt("door"),
        {step("click", "Save and open"), board}}));
    EXPECT_TRUE(draws());
    EXPECT_EQ(asks("door"), 4) << "another session has no password";
    EXPECT_THAT(home.run({"query", "--profile", "door", "up"}).err, HasSubstr("secret_not_found"));
}

TEST_F(ConnectTest, aSavedProfileAsksOnceAndKeepsThePasswordInTheKeychainIfWanted)
{
    addGuarded();
    EXPECT_EQ(asks("guarded"), 4);
    const std::string before = home.run({"profile", "show", "guarded"}).out;
    const std::vector<std::string> user{until("User and password"), step("click", "User and password"),
        step("click", "User"), step("type", "ops")};
    drive(joined({user, password(stack().basicPassword(), "This session only"), {board}}),
        {"--profile", "guarded"});
    EXPECT_TRUE(draws());
    EXPECT_EQ(home.run({"profile", "show", "guarded"}).out, before);
    EXPECT_EQ(asks("guarded"), 4);
    drive(joined({user, password(stack().basicPassword(), "Keep it in the keychain"), {board}}),
        {"--profile", "guarded"});
    EXPECT_TRUE(draws());
    EXPECT_EQ(asks("guarded"), 0);
    drive({board}, {"--profile", "guarded"});
}

TEST_F(ConnectTest, aWrongSecretSaysSoAndIsAskedForAgainOnDemand)
{
    addGuarded();
    drive(joined({{until("User and password"), step("click", "User and password"), step("click", "User"),
                      step("type", "ops")},
              password(wrongPassword, "Keep it in the keychain"),
              {refusedWay, until("Enter the secret"), step("dump", home.file("wrong.json")),
                  step("click", "Enter the secret"), until("Password")},
              password(stack().basicPassword(), "Keep it in the keychain"), {board}}),
        {"--profile", "guarded"});
    EXPECT_THAT(readFile(home.file("wrong.json")), HasSubstr("The server does not know us"));
    EXPECT_TRUE(draws());
    EXPECT_EQ(asks("guarded"), 0);
}

TEST_F(ConnectTest, anEncryptedKeyAsksForItsPassphraseWhichCanBeKept)
{
    knowTheHost();
    Process encrypt({.program = "ssh-keygen",
        .arguments = {"-q", "-p", "-N", passphrase, "-f", home.file(".ssh/id_ed25519")}});
    ASSERT_EQ(encrypt.wait(std::chrono::seconds(20)), 0);
    const std::vector<std::string> wrong{
        until("Passphrase"), step("click", "Passphrase"), step("type", "no"), step("click", "Use it")};
    drive(joined({search(), wrong,
        {until("Enter the passphrase"), step("dump", home.file("wrong.json")),
            step("click", "Enter the passphrase"), until("Passphrase"), step("click", "Passphrase"),
            step("type", passphrase), step("click", "Keep it in the keychain"), step("click", "Use it"),
            until("Look there"), placeOf(stack().prometheusPort())},
        nameIt("locked"), {step("click", "Save and open"), board}}));
    EXPECT_TRUE(draws());
    EXPECT_THAT(readFile(home.file("wrong.json")), HasSubstr("the passphrase is wrong"));
    EXPECT_EQ(asks("locked"), 0);
}

TEST_F(ConnectTest, aLockedKeychainAndNoneAreToldApartAndTheSessionIsStillOpen)
{
    addGuarded();
    const auto keepThenNot = [this](const char *told) {
        return joined({{until("User and password"), step("click", "User and password"), step("click", "User"),
                           step("type", "ops")},
            password(stack().basicPassword(), "Keep it in the keychain"),
            {until(told), step("click", "This session only"), step("click", "Use it"), board}});
    };
    drive(keepThenNot("This desktop has no keychain"), {"--profile", "guarded"},
        {{"DBUS_SESSION_BUS_ADDRESS", "unix:path=" + home.file("nobody")}});
    EXPECT_TRUE(draws());
    home.keyring().lock();
    drive(keepThenNot("The keychain is locked"), {"--profile", "guarded"});
    EXPECT_TRUE(draws());
}

} // namespace

} // namespace zumik::tests
