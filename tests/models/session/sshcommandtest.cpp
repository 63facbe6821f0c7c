// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/sshcommand.h"

#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace zumik::session {

namespace {

/// The arguments that a shell makes of the command.
std::vector<std::string> wordsOf(const std::string &command)
{
    const auto run = tests::run({.program = "sh",
        .arguments = {"-c", R"(ssh() { for word in "$@"; do printf '%s\n' "$word"; done; }; )" + command}});
    std::istringstream lines(run.output);
    std::vector<std::string> words;
    for (std::string line; std::getline(lines, line);) {
        words.push_back(line);
    }
    return words;
}

TEST(SshCommand, LeavesToTheConfigWhatTheProfileDoesNotSay)
{
    settings::Ssh ssh;
    ssh.host = QStringLiteral("vps");
    EXPECT_EQ(sshCommandOf(ssh), "ssh -- vps");
}

TEST(SshCommand, NamesEachChoiceOfTheProfile)
{
    settings::Ssh ssh{QStringLiteral("vps.example.com"), QStringLiteral("ops"), 2222,
        QStringLiteral("/keys/id_ed25519"), QStringLiteral("/etc/other config"),
        QStringLiteral("/home/me/known hosts")};
    EXPECT_THAT(wordsOf(sshCommandOf(ssh)),
        testing::ElementsAre("-F", "/etc/other config", "-l", "ops", "-p", "2222", "-i", "/keys/id_ed25519",
            "-o", "UserKnownHostsFile=\"/home/me/known hosts\"", "--", "vps.example.com"));
}

TEST(SshCommand, IsUnderstoodByOpenSsh)
{
    const tests::TempDir dir("sshcommand");
    const std::string identity = dir.file("it's mine");
    tests::writeFile(identity, "a key");
    settings::Ssh ssh{QStringLiteral("vps.example.com"), QStringLiteral("ops"), 2222,
        QString::fromStdString(identity), QStringLiteral("/dev/null"),
        QStringLiteral("/home/me/known hosts")};
    std::string command = sshCommandOf(ssh);
    command.insert(3, " -G");
    const auto run = tests::run({.program = "sh", .arguments = {"-c", command}});
    ASSERT_EQ(run.status, 0) << run.output;
    for (const std::string &line :
        {std::string("hostname vps.example.com"), std::string("user ops"), std::string("port 2222"),
            "identityfile " + identity, std::string("userknownhostsfile /home/me/known hosts")}) {
        EXPECT_THAT(run.output, testing::HasSubstr("\n" + line + "\n"));
    }
}

TEST(SshCommand, GivesAShellNothingToRun)
{
    settings::Ssh ssh;
    ssh.host = QStringLiteral("-oProxyCommand=x");
    ssh.identity = QStringLiteral("$(touch x)`id`'; rm -rf \\ \"$HOME\"\n#");
    EXPECT_THAT(wordsOf(sshCommandOf(ssh)),
        testing::ElementsAre("-i", "$(touch x)`id`'; rm -rf \\ \"$HOME\"", "#", "--", "-oProxyCommand=x"));
}

} // namespace

} // namespace zumik::session
