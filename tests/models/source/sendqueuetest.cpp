// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/source/sendqueue.h"

#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::source {

using namespace std::chrono_literals;
using testing::ElementsAre;

namespace {

const base::Error tooMany{base::ErrorCode::TooManyRequests, "429", {}};

class SendQueueTest : public testing::Test {
protected:
    void add(SendQueue &queue, int number, Priority priority = Priority::Visible)
    {
        queue.add({priority, [this, number] { return m_unwanted == number; },
            [this, number] {
                m_sent.push_back(number);
            }});
    }

    bool sent(std::size_t count)
    {
        return tests::waitUntil([&] { return m_sent.size() == count; });
    }

    std::vector<int> m_sent;
    int m_unwanted = 0;
};

} // namespace

TEST_F(SendQueueTest, sendsAtOnceWhatNothingHolds)
{
    SendQueue queue({});
    add(queue, 1);
    add(queue, 2, Priority::Background);
    EXPECT_THAT(m_sent, ElementsAre(1, 2));
    EXPECT_EQ(queue.state().sent, 2U);
    EXPECT_EQ(queue.state().holds, SendState::Holds::Nothing);
}

TEST_F(SendQueueTest, leavesAServerAloneThatAsksForIt)
{
    SendQueue queue({.firstPause = 1h, .longestPause = 1h});
    add(queue, 1);
    queue.answered(&tooMany);
    add(queue, 2);
    EXPECT_THAT(m_sent, ElementsAre(1));
    const SendState state = queue.state();
    EXPECT_EQ(state.holds, SendState::Holds::ServerAsked);
    EXPECT_EQ(state.waiting, 1U);
    EXPECT_GT(state.resumesIn, 59min);
}

TEST_F(SendQueueTest, waitsAsLongAsTheServerSays)
{
    SendQueue queue({.firstPause = 1ms, .longestPause = 1ms});
    base::Error busy{base::ErrorCode::Unavailable, "503", {}};
    busy.retryAfter = 120s;
    add(queue, 1);
    queue.answered(&busy);
    EXPECT_GT(queue.state().resumesIn, 100s);
}

TEST_F(SendQueueTest, sendsOneAheadAfterAPauseAndTheOthersWhenItIsAnswered)
{
    SendQueue queue({.firstPause = 1ms});
    add(queue, 1);
    queue.answered(&tooMany);
    for (const int number : {2, 3, 4}) {
        add(queue, number);
    }
    ASSERT_TRUE(sent(2));
    EXPECT_EQ(queue.state().waiting, 2U);
    queue.answered(nullptr);
    EXPECT_THAT(m_sent, ElementsAre(1, 2, 3, 4));
}

TEST_F(SendQueueTest, waitsTwiceAsLongAfterEachFurtherRefusalUpToALimit)
{
    SendQueue queue({.firstPause = 10ms, .longestPause = 40ms});
    base::Duration before{0};
    for (int round = 1; round <= 4; ++round) {
        add(queue, round);
        ASSERT_TRUE(sent(static_cast<std::size_t>(round)));
        queue.answered(&tooMany);
        const base::Duration pause = queue.state().resumesIn;
        EXPECT_LE(pause, 40ms);
        EXPECT_GE(pause, std::min<base::Duration>(before, 30ms));
        before = pause;
    }
}

TEST_F(SendQueueTest, keepsToTheBudget)
{
    SendQueue queue({.budget = 3, .window = 100ms});
    for (const int number : {1, 2, 3, 4, 5}) {
        add(queue, number);
    }
    EXPECT_EQ(m_sent.size(), 3U);
    EXPECT_EQ(queue.state().holds, SendState::Holds::Budget);
    EXPECT_TRUE(sent(5));
    EXPECT_EQ(queue.state().holds, SendState::Holds::Nothing);
}

TEST_F(SendQueueTest, letsVisiblePanelsGoFirst)
{
    SendQueue queue({.firstPause = 1ms});
    add(queue, 1);
    queue.answered(&tooMany);
    add(queue, 2, Priority::Background);
    add(queue, 3, Priority::OffScreen);
    add(queue, 4, Priority::Visible);
    ASSERT_TRUE(sent(2));
    queue.answered(nullptr);
    EXPECT_THAT(m_sent, ElementsAre(1, 4, 3, 2));
}

TEST_F(SendQueueTest, dropsWhatNobodyWaitsForAnyMore)
{
    SendQueue queue({.firstPause = 1ms});
    add(queue, 1);
    queue.answered(&tooMany);
    add(queue, 2);
    m_unwanted = 2;
    add(queue, 3);
    ASSERT_TRUE(sent(2));
    EXPECT_THAT(m_sent, ElementsAre(1, 3));
    EXPECT_EQ(queue.state().waiting, 0U);
}

} // namespace zumik::source
