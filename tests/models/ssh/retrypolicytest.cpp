// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/retrypolicy.h"

#include "models/ssh/keyfailure.h"
#include "models/ssh/keyfile.h"
#include "models/ssh/question.h"

#include <gtest/gtest.h>

#include <set>

namespace zumik::ssh {

using base::ErrorCode;
using namespace std::chrono_literals;

namespace {

const base::Error refused{ErrorCode::ConnectionRefused, "Connection refused", "vps:22"};
const base::Error garbage{ErrorCode::SshProtocol, "no banner", "vps:22"};
const base::Error unwanted{ErrorCode::SshAuthFailed, "the server refused ssh-ed25519", "vps:22"};

/// A policy and a clock that goes only when told.
class RetryPolicyTest : public testing::Test {
protected:
    using Pause = std::chrono::milliseconds;

    std::optional<Pause> pauseAfter(const base::Error &error, TunnelState leg)
    {
        m_policy.begin(m_now);
        const auto next = m_policy.failed(error, leg, m_now);
        return next ? std::optional(std::chrono::duration_cast<Pause>(*next - m_now)) : std::nullopt;
    }

    /// A try that connects, and a session of that age.
    std::optional<Pause> pauseAfterSession(Pause age)
    {
        m_policy.begin(m_now);
        m_policy.connected(m_now);
        m_now += age;
        const auto next = m_policy.lost(m_now);
        return next ? std::optional(std::chrono::duration_cast<Pause>(*next - m_now)) : std::nullopt;
    }

    static testing::AssertionResult isAbout(std::optional<Pause> pause, Pause middle)
    {
        const bool in = pause && *pause >= middle * 3 / 4 && *pause <= middle * 5 / 4;
        return (in ? testing::AssertionSuccess() : testing::AssertionFailure())
            << (pause ? std::to_string(pause->count()) : "none") << " ms";
    }

    RetryPolicy m_policy{42};
    Instant m_now{1h};
};

} // namespace

TEST_F(RetryPolicyTest, connectsAreTriedEverySecondForAsLongAsItTakes)
{
    for (int i = 0; i < 1000; ++i) {
        EXPECT_EQ(pauseAfter(refused, TunnelState::Connecting), 1000ms);
        m_now += 1s;
    }
    EXPECT_EQ(m_policy.tries(), 1000);
    for (const ErrorCode code : {ErrorCode::NameNotFound, ErrorCode::Unreachable, ErrorCode::Timeout}) {
        EXPECT_EQ(pauseAfter({code, {}, {}}, TunnelState::Resolving), 1000ms);
    }
}

TEST_F(RetryPolicyTest, theSecondIsFromTryToTry)
{
    m_policy.begin(m_now);
    m_now += 300ms;
    EXPECT_EQ(*m_policy.failed(refused, TunnelState::Connecting, m_now) - m_now, 700ms);
    m_policy.begin(m_now);
    m_now += 10s; // an address that swallows everything
    EXPECT_EQ(*m_policy.failed({ErrorCode::Timeout, {}, {}}, TunnelState::Connecting, m_now), m_now);
}

TEST_F(RetryPolicyTest, handshakesBackOffToAnEnd)
{
    for (const Pause middle : {1000ms, 2000ms, 4000ms, 8000ms, 16'000ms, 30'000ms, 30'000ms}) {
        EXPECT_TRUE(isAbout(pauseAfter(garbage, TunnelState::Handshaking), middle)) << middle.count();
    }
    for (int i = 0; i < 200; ++i) {
        EXPECT_TRUE(isAbout(pauseAfter(garbage, TunnelState::Handshaking), 30s));
    }
}

TEST_F(RetryPolicyTest, aServerThatLetsNobodyInIsAskedLessOften)
{
    EXPECT_TRUE(isAbout(pauseAfter(unwanted, TunnelState::Authenticating), 5s));
    EXPECT_TRUE(isAbout(pauseAfter(unwanted, TunnelState::Authenticating), 10s));
    for (int i = 0; i < 20; ++i) {
        pauseAfter(unwanted, TunnelState::Authenticating);
    }
    EXPECT_TRUE(isAbout(pauseAfter(unwanted, TunnelState::Authenticating), 5min));
}

TEST_F(RetryPolicyTest, pausesDifferFromOneConsoleToTheNextAndAreToldByTheSeed)
{
    const auto pause = [this](std::uint64_t seed) {
        RetryPolicy policy(seed);
        policy.begin(m_now);
        return *policy.failed(garbage, TunnelState::Handshaking, m_now) - m_now;
    };
    std::set<Instant::duration> pauses;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        EXPECT_EQ(pause(seed), pause(seed));
        pauses.insert(pause(seed));
    }
    EXPECT_GT(pauses.size(), 30U);
}

TEST_F(RetryPolicyTest, aSessionThatStoodIsReplacedAtOnceAndThePastForgotten)
{
    for (int i = 0; i < 10; ++i) {
        pauseAfter(garbage, TunnelState::Handshaking);
    }
    EXPECT_EQ(pauseAfterSession(30s), 0ms);
    EXPECT_EQ(m_policy.tries(), 0);
    EXPECT_TRUE(isAbout(pauseAfter(garbage, TunnelState::Handshaking), 1s));
}

TEST_F(RetryPolicyTest, sessionsThatDieYoungBackOff)
{
    pauseAfterSession(31s); // one that stood
    EXPECT_EQ(pauseAfterSession(100ms), 0ms) << "once is an accident";
    EXPECT_TRUE(isAbout(pauseAfterSession(100ms), 1s));
    EXPECT_TRUE(isAbout(pauseAfterSession(100ms), 2s));
    EXPECT_TRUE(isAbout(pauseAfterSession(29s), 4s));
    EXPECT_EQ(pauseAfterSession(31s), 0ms);
    EXPECT_EQ(pauseAfterSession(100ms), 0ms);
}

TEST_F(RetryPolicyTest, whereNoSessionEverStoodTheFourthDeathIsToldToAPerson)
{
    for (int i = 0; i < 3; ++i) {
        EXPECT_TRUE(pauseAfterSession(5s)) << i;
    }
    EXPECT_FALSE(pauseAfterSession(5s));
    m_policy.forget(); // somebody tries again
    EXPECT_TRUE(pauseAfterSession(5s));
}

TEST_F(RetryPolicyTest, theWayIsDownSinceTheLastSessionThatStood)
{
    EXPECT_FALSE(m_policy.downSince());
    pauseAfterSession(31s);
    const Instant down = m_now;
    pauseAfterSession(100ms);
    pauseAfterSession(2s);
    EXPECT_EQ(m_policy.downSince(), down) << "those between did not stand";
    pauseAfterSession(31s);
    EXPECT_EQ(m_policy.downSince(), m_now);
}

TEST_F(RetryPolicyTest, anotherNetworkBeginsAnew)
{
    for (int i = 0; i < 10; ++i) {
        pauseAfter(garbage, TunnelState::Handshaking);
    }
    m_policy.forget();
    EXPECT_EQ(m_policy.tries(), 0);
    EXPECT_TRUE(isAbout(pauseAfter(garbage, TunnelState::Handshaking), 1s));
}

TEST_F(RetryPolicyTest, whatAPersonMustDecideIsNeverTriedAgain)
{
    for (const ErrorCode code : {ErrorCode::HostKeyUnknown, ErrorCode::HostKeyChanged,
             ErrorCode::HostKeyRevoked, ErrorCode::FormatUnsupported, ErrorCode::FileUnreadable}) {
        EXPECT_FALSE(pauseAfter({code, {}, {}}, TunnelState::CheckingHostKey));
    }
    const auto atLogin = [this](const base::Error &error) {
        return pauseAfter(error, TunnelState::Authenticating);
    };
    EXPECT_FALSE(atLogin(passphraseError("/home/ops/.ssh/id_rsa", false)));
    EXPECT_FALSE(atLogin(nothingToOffer()));
    EXPECT_FALSE(atLogin(unansweredError("Code:", "declined", "ops@vps:22")));
    EXPECT_FALSE(atLogin(refusedAnswerError("wrong", "ops@vps:22")));
    EXPECT_FALSE(atLogin(refusalToSign("/run/agent")));
    EXPECT_FALSE(atLogin({ErrorCode::Timeout, "authenticating", {}})) << "an agent may have asked its user";
    EXPECT_FALSE(atLogin({ErrorCode::Cancelled, {}, {}}));
    EXPECT_TRUE(atLogin({ErrorCode::AgentUnavailable, "No such file or directory", "/run/agent"}));
}

} // namespace zumik::ssh
