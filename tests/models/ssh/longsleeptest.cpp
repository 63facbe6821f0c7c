// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/sleeper.h"

namespace zumik::tests {

using namespace std::chrono_literals;

namespace {

using LongSleep = Sleeper;

} // namespace

TEST_F(LongSleep, aMinuteIsSleptThrough)
{
    ASSERT_TRUE(says("1 connected"));
    sleepFor(60s);
    EXPECT_FALSE(says("waiting_to_retry", 5s)) << said();
    sleepFor(60s, [this] { m_sshd.dropConnections(); });
    EXPECT_TRUE(says("2 connected", 3s)) << said();
}

} // namespace zumik::tests
