// SPDX-License-Identifier: GPL-3.0-or-later
// The console "sleeps": a process that holds a tunnel is stopped and continued.
#include "tests/models/ssh/sleeper.h"

namespace zumik::tests {

using namespace std::chrono_literals;

namespace {

using Sleep = Sleeper;

} // namespace

TEST_F(Sleep, aSessionThatOutlivedItGoesOn)
{
    ASSERT_TRUE(says("1 connected"));
    sleepFor(6s);
    EXPECT_FALSE(says("waiting_to_retry", 5s)) << said();
    EXPECT_EQ(m_sshd.connections(), 1U);
}

TEST_F(Sleep, aSessionThatWasLostInItIsReplacedAtOnce)
{
    ASSERT_TRUE(says("1 connected"));
    sleepFor(6s, [this] { m_sshd.dropConnections(); });
    EXPECT_TRUE(says("2 connected", 3s)) << said();
}

TEST_F(Sleep, aPeerThatFellSilentInItIsNoticedInSeconds)
{
    ASSERT_TRUE(says("1 connected"));
    sleepFor(6s, [this] { m_sshd.pause(); });
    EXPECT_TRUE(says("1 waiting_to_retry connection_lost: the server gives no sign of life", 8s)) << said();
    m_sshd.resume();
    EXPECT_TRUE(says("2 connected")) << said();
}

} // namespace zumik::tests
