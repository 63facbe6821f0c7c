// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection.h"

#include "app/connectionwords.h"
#include "tests/app/window/scriptedsession.h"
#include "tests/support/waitfor.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

namespace zumik::app {

namespace {

using tests::ScriptedSession;
using tests::waitUntil;
using Mode = Connection::Mode;
using Phase = session::ConnectionState::Phase;
using widgets::common::Status;

const base::Error gone{base::ErrorCode::ConnectionLost, "the server has gone", "vps:22"};
const base::Error refused{base::ErrorCode::ConnectionRefused, "refused", "localhost:9090"};

struct ConnectionTest : testing::Test {
    ScriptedSession session{true};
    Connection connection{session, {std::chrono::milliseconds(20), std::chrono::milliseconds(300)}};

    bool becomes(Mode mode) const
    {
        return waitUntil([&] { return connection.mode() == mode; });
    }
};

TEST_F(ConnectionTest, opensOnceHoweverOftenItIsAsked)
{
    connection.open();
    connection.open();
    EXPECT_EQ(session.opened, 1);
    EXPECT_EQ(connection.mode(), Mode::Opening);
    session.succeed();
    EXPECT_TRUE(becomes(Mode::Live));
}

TEST_F(ConnectionTest, aWayThatFailsIsNotTriedAgainByItself)
{
    connection.open();
    session.go(Phase::Authenticating);
    session.fail({base::ErrorCode::SshAuthFailed, {}, {}});
    ASSERT_TRUE(becomes(Mode::Refused));
    EXPECT_EQ(connection.error()->code, base::ErrorCode::SshAuthFailed);
    EXPECT_EQ(connection.reached(), Phase::Authenticating);
    EXPECT_FALSE(connection.nextTry());
    connection.open();
    EXPECT_EQ(session.opened, 2);
    EXPECT_EQ(connection.mode(), Mode::Opening);
}

TEST_F(ConnectionTest, aLostConnectionIsTriedAgainUntilItIsBack)
{
    connection.open();
    session.succeed();
    ASSERT_TRUE(becomes(Mode::Live));
    session.fail(refused);
    ASSERT_TRUE(becomes(Mode::Lost));
    EXPECT_TRUE(connection.nextTry());
    ASSERT_TRUE(waitUntil([&] { return session.opened == 2; }));
    EXPECT_EQ(connection.mode(), Mode::Lost);
    session.fail(refused);
    ASSERT_TRUE(waitUntil([&] { return session.opened == 3; }));
    session.succeed();
    EXPECT_TRUE(becomes(Mode::Live));
    EXPECT_FALSE(connection.error());
}

TEST_F(ConnectionTest, whatABoardFindsCountsToo)
{
    connection.open();
    session.succeed();
    ASSERT_TRUE(becomes(Mode::Live));
    connection.noteUnreachable(refused);
    EXPECT_EQ(connection.mode(), Mode::Lost);
    const base::Time since = connection.lostSince();
    connection.noteUnreachable(refused);
    EXPECT_EQ(connection.lostSince(), since);
    connection.noteReachable();
    EXPECT_EQ(connection.mode(), Mode::Live);
}

TEST_F(ConnectionTest, aTunnelThatComesBackByItselfIsLeftToItself)
{
    connection.open();
    session.succeed();
    ASSERT_TRUE(becomes(Mode::Live));
    session.loseTunnel(gone);
    EXPECT_EQ(connection.mode(), Mode::Reconnecting);
    EXPECT_EQ(connection.error()->code, base::ErrorCode::ConnectionLost);
    EXPECT_GT(*connection.nextTry(), std::chrono::milliseconds(0));
    session.loseTunnel(refused, Phase::Connecting);
    EXPECT_FALSE(connection.nextTry()) << "it is on its way";
    EXPECT_EQ(connection.error()->code, base::ErrorCode::ConnectionRefused);
    session.tunnelIsBack();
    EXPECT_EQ(connection.mode(), Mode::Live);
    EXPECT_FALSE(connection.error());
    EXPECT_EQ(session.opened, 1) << "nothing was tried beside it";
}

TEST_F(ConnectionTest, aTunnelThatIsAwayForLongCountsAsLostAndStillComesBack)
{
    connection.open();
    session.succeed();
    ASSERT_TRUE(becomes(Mode::Live));
    session.loseTunnel(gone);
    const base::Time since = connection.lostSince();
    ASSERT_TRUE(becomes(Mode::Lost));
    EXPECT_EQ(connection.lostSince(), since);
    session.loseTunnel(refused);
    EXPECT_FALSE(waitUntil([&] { return session.opened > 1; }, 100));
    session.tunnelIsBack();
    EXPECT_EQ(connection.mode(), Mode::Live);
}

TEST_F(ConnectionTest, aTunnelThatWaitsForAPersonIsNotTriedByItself)
{
    connection.open();
    session.succeed();
    ASSERT_TRUE(becomes(Mode::Live));
    session.loseTunnel(gone);
    session.tunnelGivesUp({base::ErrorCode::HostKeyChanged, {}, "known_hosts:2"});
    EXPECT_EQ(connection.mode(), Mode::Lost);
    EXPECT_EQ(connection.error()->code, base::ErrorCode::HostKeyChanged);
    EXPECT_FALSE(connection.nextTry());
    EXPECT_FALSE(waitUntil([&] { return session.opened > 1; }, 100));
    connection.open();
    EXPECT_EQ(session.opened, 2) << "when it is told to";
}

TEST_F(ConnectionTest, whenATryThatAPersonBeganFailsTheTunnelGoesOnByItself)
{
    connection.open();
    session.succeed();
    ASSERT_TRUE(becomes(Mode::Live));
    session.loseTunnel(gone);
    ASSERT_TRUE(becomes(Mode::Lost));
    connection.open();
    session.loseTunnel(refused);
    session.failOpening(refused);
    EXPECT_FALSE(waitUntil([&] { return session.opened > 2; }, 100));
    EXPECT_EQ(connection.mode(), Mode::Lost);
    session.tunnelIsBack();
    EXPECT_EQ(connection.mode(), Mode::Live);
}

TEST_F(ConnectionTest, goesAwayWhileTheSessionOpens)
{
    {
        Connection shortLived(session);
        shortLived.open();
    }
    session.succeed();
}

TEST(ConnectionWords, everyPhaseHasAStatusAndAWord)
{
    session::ConnectionState state;
    for (int i = 0; i <= static_cast<int>(Phase::Failed); ++i) {
        state.phase = static_cast<Phase>(i);
        EXPECT_FALSE(connectionShown(state).words.isEmpty()) << i;
        EXPECT_EQ(connectionShown(state).status == Status::Ok, state.phase == Phase::Connected) << i;
    }
}

TEST(ConnectionWords, aTunnelThatIsAwayTellsForHowLongWhatFailedAndWhatIsDone)
{
    session::ConnectionState state;
    state.tunneled = true;
    state.phase = Phase::WaitingToRetry;
    state.reconnecting = {std::chrono::steady_clock::now() - std::chrono::seconds(3), gone, 7, {}};
    EXPECT_EQ(connectionShown(state).words, QStringLiteral("reconnecting 3 s"));
    EXPECT_EQ(connectionShown(state).status, Status::Loading);
    EXPECT_EQ(failureWords(gone, true), QStringLiteral("The SSH connection was lost (vps:22)."));
    EXPECT_EQ(nextWords(state, std::chrono::milliseconds(1500)), QStringLiteral("Next try in 2 s."));
    state.phase = Phase::Authenticating;
    EXPECT_EQ(nextWords(state, {}), QStringLiteral("Try 7: logging in."));
    state.reconnecting.reset();
    state.phase = Phase::Failed;
    state.needsPerson = true;
    EXPECT_EQ(nextWords(state, {}), QStringLiteral("Nothing is tried until you say so."));
}

TEST(ConnectionWords, legsBeforeTheFailureAreDoneAndThoseAfterItWait)
{
    const ScriptedSession session(true);
    session::ConnectionState state;
    state.phase = Phase::Failed;
    const auto legs = connectionLegs(state, Phase::Authenticating, session.profile());
    ASSERT_EQ(legs.size(), 6U);
    EXPECT_EQ(legs[3].status, Status::Ok);
    EXPECT_EQ(legs[4].status, Status::Critical);
    EXPECT_EQ(legs[5].status, Status::Waiting);
}

TEST(ConnectionWords, withoutSshThereIsOneLeg)
{
    const ScriptedSession session;
    session::ConnectionState state;
    state.phase = Phase::AskingPrometheus;
    const auto legs = connectionLegs(state, Phase::AskingPrometheus, session.profile());
    ASSERT_EQ(legs.size(), 1U);
    EXPECT_EQ(legs[0].status, Status::Loading);
}

} // namespace

} // namespace zumik::app
