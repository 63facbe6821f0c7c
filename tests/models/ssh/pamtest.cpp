// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords, one-time codes and several factors with a real sshd over a real PAM: pam_exec compares the
// password, pam_oath the code (TOTP, RFC 6238).
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace zumik::tests {

using base::ErrorCode;
using ssh::TunnelState;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

namespace {

const std::string right = "right one & \xc3\xa9";
const std::string seed = "3132333435363738393031323334353637383930";

std::string codeNow()
{
    const std::string code = runOrThrow({.program = "oathtool", .arguments = {"--totp", seed}});
    return code.substr(0, 6);
}

class Pam : public testing::Test {
protected:
    std::string passwordLine()
    {
        const std::string script = m_dir.file("compare");
        writeFile(script, "#!/bin/sh\n[ \"$(tr -d '\\0')\" = '" + right + "' ]\n");
        std::filesystem::permissions(script, std::filesystem::perms::owner_all);
        return "auth required pam_exec.so expose_authtok quiet " + script;
    }

    std::string codeLine()
    {
        writeFile(m_dir.file("oath"), "HOTP/T30\t" + Sshd::user() + "\t-\t" + seed + "\n", true);
        return "auth required pam_oath.so usersfile=" + m_dir.file("oath") + " window=20 digits=6";
    }

    std::string noteLine(const std::string &text)
    {
        writeFile(m_dir.file("note"), text);
        return "auth optional pam_echo.so file=" + m_dir.file("note");
    }

    /// `lines` and whatever lets anybody in beyond authentication.
    static SshdOptions options(std::vector<std::string> lines, std::vector<std::string> config)
    {
        lines.insert(lines.end(), {"account required pam_permit.so", "session required pam_permit.so"});
        return {.hostKeys = {KeyType::Ed25519}, .extraLines = std::move(config), .pam = std::move(lines)};
    }

    static ssh::SshTarget askingTarget(const Sshd &sshd)
    {
        ssh::SshTarget target = targetFor(sshd);
        target.mayAsk = true;
        return target;
    }

    TempDir m_dir{"pam"};
};

const std::vector<std::string> interactive{
    "AuthenticationMethods keyboard-interactive", "KbdInteractiveAuthentication yes"};
const std::vector<std::string> passwords{"AuthenticationMethods password", "PasswordAuthentication yes"};

} // namespace

TEST_F(Pam, aKeyThenAPasswordThenACodeLetUsIn)
{
    const Sshd sshd(options({passwordLine(), noteLine("Look at your telephone\n"), codeLine()},
        {"AuthenticationMethods publickey,keyboard-interactive", "KbdInteractiveAuthentication yes"}));
    WatchedTunnel way(askingTarget(sshd), {});
    const ssh::Question first = way.waitForQuestion();
    EXPECT_EQ(first.prompts, (std::vector<ssh::Prompt>{{"Password:", false}}));
    EXPECT_TRUE(first.password);
    EXPECT_FALSE(first.again);
    EXPECT_EQ(first.server, Sshd::user() + "@127.0.0.1:" + std::to_string(sshd.port()));
    EXPECT_GT(first.limit.count(), 60);
    way.answer({right});
    const ssh::Question second = way.waitForQuestion();
    ASSERT_EQ(second.prompts.size(), 1U);
    EXPECT_THAT(
        second.prompts[0].text, AllOf(HasSubstr("Look at your telephone"), HasSubstr("One-time password")));
    EXPECT_FALSE(second.password) << "a code is never kept";
    way.answer({codeNow()});
    const auto status = way.waitFor(TunnelState::Connected);
    EXPECT_THAT(status.authentication,
        AllOf(HasSubstr("publickey ssh-ed25519 SHA256:"), HasSubstr(", keyboard-interactive")));
    EXPECT_FALSE(status.question) << "nothing is asked any more";
}

TEST_F(Pam, aWrongAnswerIsToldAndAskedForAgainThreeTimesAtMost)
{
    const Sshd sshd(options({passwordLine()}, interactive));
    WatchedTunnel way(askingTarget(sshd), {});
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(way.waitForQuestion().again, i > 0) << i;
        way.answer({"mark-4711 wrong"});
    }
    const auto error = way.failure();
    EXPECT_EQ(error.code, ErrorCode::SshAuthFailed);
    EXPECT_THAT(error.message, AllOf(HasSubstr("the answer did not do"), Not(HasSubstr("mark-4711"))));
}

TEST_F(Pam, afterAWrongAnswerTheRightOneLetsUsIn)
{
    const Sshd sshd(options({passwordLine()}, interactive));
    WatchedTunnel way(askingTarget(sshd), {});
    way.waitForQuestion();
    way.answer({"wrong"});
    EXPECT_TRUE(way.waitForQuestion().again);
    way.answer({right});
    EXPECT_EQ(way.waitFor(TunnelState::Connected).authentication, "keyboard-interactive");
}

TEST_F(Pam, aPasswordIsAskedForAndNotAgainOnReconnect)
{
    const Sshd sshd(options({passwordLine()}, passwords));
    WatchedTunnel way(askingTarget(sshd), {});
    const ssh::Question question = way.waitForQuestion();
    EXPECT_TRUE(question.password);
    EXPECT_FALSE(question.prompts.at(0).echo);
    way.answer({"wrong"});
    EXPECT_TRUE(way.waitForQuestion().again);
    way.answer({right});
    EXPECT_EQ(way.waitFor(TunnelState::Connected).authentication, "password");
    const auto before = way.statuses().size();
    way.tunnel().reconnect();
    ASSERT_TRUE(waitUntil(
        [&] { return way.statuses().size() > before && way.status().state == TunnelState::Connected; }));
    for (std::size_t i = before; i < way.statuses().size(); ++i) {
        EXPECT_FALSE(way.statuses()[i].question);
    }
}

TEST_F(Pam, aKeptPasswordAnswersByItselfWhicheverWayTheServerAsks)
{
    for (const auto &config : {interactive, passwords}) {
        const Sshd sshd(options({passwordLine()}, config));
        ssh::SshTarget target = targetFor(sshd);
        target.password = base::Secret::copyOf(right);
        WatchedTunnel way(std::move(target), {});
        way.waitFor(TunnelState::Connected);
    }
}

TEST_F(Pam, aKeptPasswordThatIsWrongIsGivenOnceAndThenAPersonIsAsked)
{
    const Sshd sshd(options({passwordLine()}, passwords));
    ssh::SshTarget target = askingTarget(sshd);
    target.password = base::Secret::copyOf("stale");
    WatchedTunnel way(std::move(target), {});
    EXPECT_TRUE(way.waitForQuestion().again) << "and told that it did not do";
    way.answer({right});
    way.waitFor(TunnelState::Connected);
}

TEST_F(Pam, whereNobodyCanAnswerTheErrorSaysWhatIsAsked)
{
    const Sshd codes(options({codeLine()}, interactive));
    const auto code = WatchedTunnel(targetFor(codes), {}).failure();
    EXPECT_EQ(code.code, ErrorCode::SshAuthFailed);
    EXPECT_TRUE(ssh::isUnanswered(code));
    EXPECT_THAT(code.message, AllOf(HasSubstr("One-time password"), HasSubstr("nobody")));
    const Sshd sshd(options({passwordLine()}, passwords));
    const auto password = WatchedTunnel(targetFor(sshd), {}).failure();
    EXPECT_TRUE(ssh::isUnanswered(password));
    EXPECT_THAT(password.message, HasSubstr("password of " + Sshd::user()));
}

TEST_F(Pam, aDeclinedQuestionEndsTheLogin)
{
    for (const auto &config : {interactive, passwords}) {
        const Sshd sshd(options({passwordLine()}, config));
        WatchedTunnel way(askingTarget(sshd), {});
        way.waitForQuestion();
        way.decline();
        const auto error = way.failure();
        EXPECT_TRUE(ssh::isUnanswered(error)) << error.message;
        EXPECT_FALSE(way.status().question);
    }
}

TEST_F(Pam, aServerThatStopsWaitingIsNoticedAtOnce)
{
    for (auto config : {interactive, passwords}) {
        config.insert(config.begin(), "LoginGraceTime 2");
        const Sshd sshd(options({passwordLine()}, config));
        WatchedTunnel way(askingTarget(sshd), {});
        way.waitForQuestion();
        const auto error = way.failure();
        EXPECT_TRUE(ssh::isUnanswered(error)) << error.message;
        EXPECT_THAT(error.message, HasSubstr("hung up"));
    }
}

TEST_F(Pam, ourOwnPatienceEndsToo)
{
    const Sshd sshd(options({passwordLine()}, interactive));
    ssh::SshTarget target = askingTarget(sshd);
    target.authenticationTimeout = std::chrono::seconds(2);
    WatchedTunnel way(std::move(target), {});
    way.waitForQuestion();
    const auto error = way.failure();
    EXPECT_TRUE(ssh::isUnanswered(error)) << error.message;
    EXPECT_THAT(error.message, HasSubstr("no answer in time"));
}

TEST_F(Pam, theTunnelClosesAndReconnectsInTheMidstOfAQuestion)
{
    const Sshd sshd(options({passwordLine()}, interactive));
    WatchedTunnel way(askingTarget(sshd), {});
    const auto first = way.waitForQuestion();
    way.tunnel().reconnect();
    const auto second = way.waitForQuestion();
    EXPECT_NE(first.id, second.id);
    way.closeAndForget(); // returns, and nothing is left behind
}

TEST_F(Pam, anAnswerToAnotherQuestionIsNone)
{
    const Sshd sshd(options({passwordLine()}, interactive));
    WatchedTunnel way(askingTarget(sshd), {});
    const auto question = way.waitForQuestion();
    ssh::Answer stale{question.id + 1000};
    stale.values.push_back(base::Secret::copyOf("wrong"));
    way.tunnel().answer(std::move(stale));
    way.answer({right});
    way.waitFor(TunnelState::Connected);
}

TEST_F(Pam, anAccountThatIsClosedIsNotAskedForAgain)
{
    SshdOptions closed{.hostKeys = {KeyType::Ed25519},
        .extraLines = interactive,
        .pam = {passwordLine(), "account required pam_deny.so", "session required pam_permit.so"}};
    const Sshd sshd(closed);
    WatchedTunnel way(askingTarget(sshd), {});
    way.waitForQuestion();
    way.answer({right});
    const auto error = way.failure();
    EXPECT_EQ(error.code, ErrorCode::SshAuthFailed) << error.message;
    EXPECT_THAT(error.message, HasSubstr("hung up"));
    EXPECT_TRUE(ssh::needsPerson(error));
}

} // namespace zumik::tests
