// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/command/upoptions.h"
#include "tests/stack/history.h"
#include "tests/support/net.h"
#include "tests/support/wait.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <sstream>

namespace zumik::tests {

namespace {

/// The command with a directory of its own; down when the test ends.
class StackCommand : public testing::Test {
protected:
    void TearDown() override { stack({"down"}); }

    Outcome stack(const std::vector<std::string> &arguments) const
    {
        return run({.program = ZUMIK_STACK,
            .arguments = arguments,
            .environment = {{"ZUMIK_STACK_DIR", m_dir.file("state")}}});
    }

    TempDir m_dir{"command"};
};

std::string lastLine(std::string text)
{
    text.erase(text.find_last_not_of('\n') + 1);
    return text.substr(text.rfind('\n') + 1);
}

std::set<pid_t> pidsIn(const std::string &json)
{
    std::set<pid_t> result;
    for (std::size_t at = json.find("\"pid\":"); at != std::string::npos;
         at = json.find("\"pid\":", at + 1)) {
        result.insert(std::atoi(json.c_str() + at + 6));
    }
    return result;
}

} // namespace

TEST_F(StackCommand, bringsItUpSwitchesAnIncidentAndLeavesNothingBehind)
{
    const Outcome up = stack({"up", "--history", "0s", "--clusters", "1", "--nodes", "1", "--gpus", "1",
        "--scrape-interval", "1s", "--victoria-metrics", "no"});
    ASSERT_EQ(up.status, 0) << up.output;
    const std::string profile = lastLine(up.output);
    EXPECT_NE(readFile(profile).find("\"knownHosts\""), std::string::npos) << profile;
    const std::string environment = profile.substr(0, profile.rfind('/')) + "/env.sh";
    EXPECT_EQ(std::filesystem::status(environment).permissions() & std::filesystem::perms::others_all,
        std::filesystem::perms::none);
    EXPECT_NE(readFile(environment).find("export METRICS_TOKEN='"), std::string::npos);

    const Outcome status = stack({"status", "--json"});
    EXPECT_EQ(status.status, 0);
    EXPECT_NE(status.output.find("\"up\":true"), std::string::npos);
    EXPECT_EQ(status.output.find("\"alive\":false"), std::string::npos) << status.output;
    const std::set<pid_t> pids = pidsIn(status.output);
    EXPECT_GE(pids.size(), 6U);
    EXPECT_EQ(stack({"up"}).status, 1);

    EXPECT_NE(stack({"incident", "stuck-gpu", "on"}).output.find("\"stuck-gpu\":true"), std::string::npos);
    EXPECT_EQ(stack({"incident", "flood", "on"}).status, 1);
    EXPECT_EQ(stack({"incident", "stuck-gpu", "maybe"}).status, 2);

    EXPECT_EQ(stack({"down"}).status, 0);
    for (const pid_t pid : pids) {
        EXPECT_FALSE(isAlive(pid));
    }
    EXPECT_FALSE(std::filesystem::exists(profile));
    EXPECT_EQ(stack({"status"}).status, 1);
}

TEST_F(StackCommand, refusesWhatItDoesNotKnow)
{
    EXPECT_EQ(stack({}).status, 2);
    EXPECT_EQ(stack({"up", "--clusters", "many"}).status, 2);
    EXPECT_EQ(stack({"up", "--history"}).status, 2);
    EXPECT_EQ(stack({"sideways"}).status, 2);
    EXPECT_EQ(stack({"incident", "stuck-gpu", "on"}).status, 1);
    EXPECT_EQ(stack({"down"}).status, 0);
}

TEST(UpOptions, areTaken)
{
    StackOptions options;
    EXPECT_EQ(readUpOptions({"--history", "6h", "--clusters", "4", "--nodes", "6", "--gpus", "8",
                                "--scrape-interval", "5s"},
                  options),
        "");
    EXPECT_EQ(options.historySeconds, 6 * 3600);
    EXPECT_EQ(options.historyStep, 30);
    EXPECT_EQ(options.world.clusters, 4);
    EXPECT_EQ(secondsOf("90s"), 90);
    EXPECT_LT(secondsOf("6"), 0);
    EXPECT_LT(secondsOf("6y"), 0);
    EXPECT_NE(readUpOptions({"--scrape-interval", "0s"}, options), "");
}

} // namespace zumik::tests
