// SPDX-License-Identifier: GPL-3.0-or-later
// The agents of Windows under Wine, with agents that say what the tests want.
#include "tests/models/ssh/windows/wine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

namespace zumik::tests {

using testing::EndsWith;
using testing::HasSubstr;

namespace {

const std::string pipe = R"(\\.\pipe\zumik-test)";
const std::string opensshPipe = R"(\\.\pipe\openssh-ssh-agent)";
const std::string patient = "20000"; // milliseconds
const std::string impatient = "300";

class WindowsAgents : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        if (Wine::lacks().empty()) {
            wine = std::make_unique<Wine>();
        }
    }

    static void TearDownTestSuite() { wine.reset(); }

    void SetUp() override
    {
        if (!wine) {
            GTEST_SKIP() << Wine::lacks();
        }
    }

    static std::string throughPipe(
        const std::string &mode, const std::string &limit, const std::string &request)
    {
        const Process agent = wine->start("fakepipe", {pipe, mode});
        return wine->run("agentprobe", {"pipe", pipe, limit, request, request});
    }

    static std::string throughPageant(
        const std::string &mode, const std::string &limit, const std::string &request)
    {
        const Process agent = wine->start("fakepageant", {mode});
        return wine->run("agentprobe", {"pageant", "-", limit, request, request});
    }

    static std::string throughAny(const std::string &named)
    {
        return wine->run("agentprobe", {"any", named, patient, "x"});
    }

    static std::unique_ptr<Wine> wine;
};

std::unique_ptr<Wine> WindowsAgents::wine;

} // namespace

TEST_F(WindowsAgents, aPipeAnswersAsOftenAsItIsAsked)
{
    EXPECT_EQ(throughPipe("good", patient, "x"), "answer to x\nanswer to x\n");
    EXPECT_EQ(throughPipe("bytes", patient, "x"), "answer to x\nanswer to x\n");
}

TEST_F(WindowsAgents, aPipesLongestAnswerIsTakenAndNoLonger)
{
    EXPECT_EQ(throughPipe("longest", patient, "262144"), "262144 bytes of z\n262144 bytes of z\n");
    EXPECT_THAT(throughPipe("longest", patient, "262145"), HasSubstr("too long"));
}

TEST_F(WindowsAgents, aPipeThatHangsOrIsTakenEndsByTheLimit)
{
    EXPECT_THAT(throughPipe("hang", impatient, "x"), HasSubstr("the agent does not answer"));
    EXPECT_THAT(throughPipe("taken", impatient, "x"), HasSubstr("the agent does not answer"));
}

TEST_F(WindowsAgents, aPipeThatIsBusyForAWhileIsWaitedFor)
{
    EXPECT_EQ(throughPipe("busy", patient, "x"), "answer to x\nanswer to x\n");
}

TEST_F(WindowsAgents, anAgentThatWasStartedAnewIsFoundAgain)
{
    EXPECT_THAT(throughPipe("restart", patient, "x"),
        testing::AllOf(HasSubstr("the agent has gone"), EndsWith("\nanswer to x\n")));
}

TEST_F(WindowsAgents, nonsenseFromAPipeIsTold)
{
    EXPECT_THAT(throughPipe("empty", patient, "x"), HasSubstr("empty"));
    EXPECT_THAT(throughPipe("endless", patient, "x"), HasSubstr("too long"));
    EXPECT_THAT(throughPipe("cut", patient, "x"), HasSubstr("has gone"));
    EXPECT_THAT(throughPipe("close", patient, "x"), HasSubstr("has gone"));
    EXPECT_THAT(wine->run("agentprobe", {"pipe", pipe, patient, "x"}), HasSubstr("no agent listens there"));
}

TEST_F(WindowsAgents, aPipeOfAStrangerIsToldNothing)
{
    EXPECT_THAT(throughPipe("stranger", patient, "x"), HasSubstr("another user's"));
    for (const char *owner : {"system", "administrators"}) {
        EXPECT_THAT(throughPipe(owner, patient, "x"), HasSubstr("answer to x")) << owner;
    }
}

TEST_F(WindowsAgents, pageantAnswersAsOftenAsItIsAsked)
{
    EXPECT_EQ(throughPageant("good", patient, "x"), "answer to x\nanswer to x\n");
}

TEST_F(WindowsAgents, pageantsLongestAnswerFillsItsMemory)
{
    EXPECT_EQ(throughPageant("longest", patient, "262140"), "262140 bytes of z\n262140 bytes of z\n");
    EXPECT_THAT(throughPageant("longest", patient, "262141"), HasSubstr("too long"));
}

TEST_F(WindowsAgents, thePageantThatHangsEndsByTheLimit)
{
    EXPECT_THAT(throughPageant("hang", impatient, "x"), HasSubstr("the agent does not answer"));
}

TEST_F(WindowsAgents, nonsenseFromPageantIsTold)
{
    EXPECT_THAT(throughPageant("empty", patient, "x"), HasSubstr("empty"));
    EXPECT_THAT(throughPageant("endless", patient, "x"), HasSubstr("too long"));
    EXPECT_THAT(throughPageant("refuse", patient, "x"), HasSubstr("refused"));
    EXPECT_THAT(wine->run("agentprobe", {"pageant", "-", patient, "x"}), HasSubstr("no agent runs"));
}

TEST_F(WindowsAgents, whatPageantIsAskedIsReadableByThisUserAlone)
{
    EXPECT_THAT(throughPageant("rights", patient, "x"), HasSubstr("O:MED:P(A;;GA;;;ME)\n"));
}

TEST_F(WindowsAgents, theNamedPipeThenOpensshsThenPageantIsUsed)
{
    EXPECT_THAT(throughAny(""), HasSubstr("(Pageant)"));
    EXPECT_THAT(throughAny("//./pipe/zumik-test"), HasSubstr("no agent listens there"));
    const Process pageant = wine->start("fakepageant", {"rights"});
    EXPECT_THAT(throughAny(""), HasSubstr("O:ME"));
    const Process openssh = wine->start("fakepipe", {opensshPipe, "good"});
    EXPECT_EQ(throughAny("/tmp/ssh-XXXX/agent.1"), "answer to x\n");
    const Process named = wine->start("fakepipe", {pipe, "endless"});
    EXPECT_THAT(throughAny("//./pipe/zumik-test"), HasSubstr("too long"));
}

} // namespace zumik::tests
