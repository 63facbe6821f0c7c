// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/windows/agentchoice.h"

#include <gtest/gtest.h>

namespace zumik::tests {

namespace {

std::string choice(std::string_view named, bool opensshRuns)
{
    return ssh::chooseAgent(named, [&](std::string_view pipe) {
        EXPECT_EQ(pipe, ssh::opensshPipe);
        return opensshRuns;
    });
}

const std::string openssh = R"(\\.\pipe\openssh-ssh-agent)";
const std::string other = R"(\\.\pipe\other)";

} // namespace

TEST(AgentChoice, aNamedPipeIsTakenWhateverElseThereIs)
{
    EXPECT_EQ(choice(other, true), other);
    EXPECT_EQ(choice(other, false), other) << "its absence is an error, and no other is asked in its place";
}

TEST(AgentChoice, elseOpensshsWhenItIsThere)
{
    EXPECT_EQ(ssh::opensshPipe, openssh);
    for (const char *named :
        {"", "/tmp/ssh-XXXX/agent.1", "C:/Users/me/agent", "/run/user/1000/keyring/ssh"}) {
        EXPECT_EQ(choice(named, true), openssh) << named;
    }
}

TEST(AgentChoice, elsePageant)
{
    for (const char *named : {"", "/tmp/ssh-XXXX/agent.1"}) {
        EXPECT_EQ(choice(named, false), "") << named;
    }
}

TEST(AgentChoice, pipesAreWrittenInSeveralWays)
{
    EXPECT_EQ(ssh::localPipe("//./pipe/other"), other);
    EXPECT_EQ(ssh::localPipe(R"(\\.\PIPE\other)"), other);
    EXPECT_EQ(ssh::localPipe(R"(\\.\pipe\Pageant.me.01 23)"), R"(\\.\pipe\Pageant.me.01 23)")
        << "the name itself is kept";
}

TEST(AgentChoice, anotherComputersPipeAndWhatLeadsOutOfThePipesAreNone)
{
    const std::string zero("\0", 1);
    for (const std::string &text : {std::string(R"(\\server\pipe\agent)"), std::string("//server/pipe/agent"),
             std::string(R"(\\.\pipe\)"), std::string(R"(\\.\pipe)"), std::string(R"(\\.\pipe\..)"),
             std::string(R"(\\.\pipe\.)"), std::string(R"(\\.\pipe\..\C:\key)"),
             std::string("//./pipe/../PhysicalDrive0"), std::string(R"(\\?\pipe\agent)"), other + zero,
             std::string(R"(\\.\pipe\)") + std::string(300, 'a'), std::string("pipe"), std::string()}) {
        EXPECT_EQ(ssh::localPipe(text), std::nullopt) << text;
    }
}

} // namespace zumik::tests
