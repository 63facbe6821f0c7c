// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/promptingserver.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::tests {

using base::ErrorCode;
using ssh::Prompt;
using ssh::TunnelState;
using testing::HasSubstr;
using testing::Not;

namespace {

ssh::SshTarget targetFor(const PromptingServer &server)
{
    ssh::SshTarget target;
    target.host = "127.0.0.1";
    target.port = server.port();
    target.user = "somebody";
    target.useAgent = false;
    target.knownHosts = {server.knownHosts()};
    target.mayAsk = true;
    return target;
}

} // namespace

TEST(Questions, severalPromptsInSeveralRoundsKeepTheirOrderAndTheirEcho)
{
    PromptingServer server(
        {{"Login", "Two things", {{"PIN: ", false}, {"Code: ", true}}}, {"", "", {{"And a third", true}}}});
    WatchedTunnel way(targetFor(server), {});
    const ssh::Question first = way.waitForQuestion();
    EXPECT_EQ(first.name, "Login");
    EXPECT_EQ(first.instruction, "Two things");
    EXPECT_EQ(first.prompts, (std::vector<Prompt>{{"PIN:", false}, {"Code:", true}}));
    EXPECT_FALSE(first.password);
    way.answer({"1234", "567890"});
    EXPECT_EQ(way.waitForQuestion().prompts, (std::vector<Prompt>{{"And a third", true}}));
    way.answer({""});
    way.waitFor(TunnelState::Connected);
    EXPECT_EQ(server.answers(), (std::vector<std::vector<std::string>>{{"1234", "567890"}, {""}}));
}

TEST(Questions, aRoundWithoutPromptsIsAnsweredAtOnceAndItsTextIsShownWithTheNext)
{
    PromptingServer server({{"", "Read this", {}}, {"", "Then", {{"Code: ", true}}}, {"", "Done", {}}});
    WatchedTunnel way(targetFor(server), {});
    EXPECT_EQ(way.waitForQuestion().instruction, "Read this\nThen");
    way.answer({"1"});
    way.waitFor(TunnelState::Connected);
    EXPECT_EQ(server.answers().size(), 3U);
}

TEST(Questions, aHostileTextIsPlainAndShort)
{
    const std::string nasty = "\x1b[2J\x1b]0;title\x07"
                              "Pass\rword\t:\xe2\x80\xae evil\xff"
        + std::string(9000, 'x');
    PromptingServer server({{nasty, nasty, {{nasty, true}}}});
    WatchedTunnel way(targetFor(server), {});
    const ssh::Question question = way.waitForQuestion();
    for (const std::string &text : {question.name, question.instruction, question.prompts.at(0).text}) {
        EXPECT_LT(text.size(), 2100U);
        EXPECT_EQ(text.find_first_of("\x1b\x07\r\t\xff"), std::string::npos);
        EXPECT_THAT(text, Not(HasSubstr("\xe2\x80\xae")));
        EXPECT_THAT(text, HasSubstr("Password"));
    }
}

TEST(Questions, tooManyPromptsEndTheLoginWithTheReason)
{
    PromptingServer server({{"", "", std::vector<Prompt>(200, {"x", true})}});
    WatchedTunnel way(targetFor(server), {});
    const auto error = way.failure();
    EXPECT_EQ(error.code, ErrorCode::SshProtocol) << error.message;
    EXPECT_THAT(error.message, HasSubstr("prompts"));
}

TEST(Questions, tooManyPromptsInALaterRoundEndItAsWell)
{
    PromptingServer server({{"", "", {{"x", true}}}, {"", "", std::vector<Prompt>(200, {"x", true})}});
    WatchedTunnel way(targetFor(server), {});
    way.waitForQuestion();
    way.answer({"1"});
    const auto error = way.failure();
    EXPECT_EQ(error.code, ErrorCode::SshProtocol) << error.message;
}

TEST(Questions, aMegabyteOfPromptEndsTheLogin)
{
    PromptingServer server({{"", "", {{std::string(std::size_t{1} << 20, 'x'), true}}}});
    WatchedTunnel way(targetFor(server), {});
    const auto error = way.failure();
    EXPECT_THAT(error.code, testing::AnyOf(ErrorCode::SshProtocol, ErrorCode::ConnectionLost))
        << error.message;
}

TEST(Questions, aServerThatHangsUpWhileWeWaitIsNoticed)
{
    PromptingServer server({{"", "", {{"Code: ", true}}}});
    WatchedTunnel way(targetFor(server), {});
    way.waitForQuestion();
    server.hangUp();
    const auto error = way.failure();
    EXPECT_TRUE(ssh::isUnanswered(error)) << error.message;
    EXPECT_THAT(error.message, testing::AllOf(HasSubstr("Code:"), HasSubstr("hung up")));
}

TEST(Questions, theGatewayGoesOnServingWhileSomebodyIsAsked)
{
    PromptingServer server({{"", "", {{"Code: ", true}}}});
    const ssh::Destination somewhere = ssh::makeDestination("localhost", 9090);
    WatchedTunnel way(targetFor(server), {somewhere});
    way.waitForQuestion();
    // What the profile doesn't name is refused at once: the thread isn't kept by the question.
    const ssh::Destination elsewhere = ssh::makeDestination("localhost", 9091);
    EXPECT_GT(RawSocket::throughGateway(way.tunnel().access(), elsewhere).reply(), 0);
    way.answer({"1"});
    way.waitFor(TunnelState::Connected);
}

TEST(Questions, aGuessedPasswordPromptIsNoCode)
{
    const auto isPassword = [](const std::string &text, bool echo = false) {
        return ssh::asksForPassword({{text, echo}});
    };
    EXPECT_TRUE(isPassword("Password:"));
    EXPECT_TRUE(isPassword("ops@encoder's password:"));
    EXPECT_FALSE(isPassword("Password:", true));
    EXPECT_FALSE(isPassword("One-time password (OATH) for `root':"));
    EXPECT_FALSE(isPassword("New password:"));
    EXPECT_FALSE(isPassword("Verification code:"));
    EXPECT_FALSE(isPassword("Password & verification code:"));
    EXPECT_FALSE(ssh::asksForPassword({{"Password:", false}, {"Code:", false}}));
}

} // namespace zumik::tests
