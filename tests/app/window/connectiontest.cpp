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

const base::Error refused{base::ErrorCode::ConnectionRefused, "refused", "localhost:9090"};

struct ConnectionTest : testing::Test {
    ScriptedSession session{true};
    Connection connection{session, std::chrono::milliseconds(20)};

    bool becomes(Mode mode)
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
