// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/async/reply.h"

#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace zumik::async {

class ReplyTest : public testing::Test {
protected:
    Reply<int> make()
    {
        return {stop.get_token(), Receiver(&context), [this](auto result) {
                    got.push_back(result);
                }};
    }

    QObject context;
    base::StopSource stop;
    std::vector<base::Result<int>> got;
};

TEST_F(ReplyTest, deliversTheFirstAnswerOnly)
{
    const auto reply = make();
    reply.deliver(1);
    reply.deliver(2);
    EXPECT_TRUE(got.empty()) << "never from inside the call";
    ASSERT_TRUE(tests::waitUntil([&] { return !got.empty(); }));
    tests::waitUntil([&] { return got.size() > 1; }, 30);
    ASSERT_EQ(got.size(), 1U);
    EXPECT_EQ(*got[0], 1);
}

TEST_F(ReplyTest, deliversCancelledWhenStopped)
{
    const auto reply = make();
    stop.request_stop();
    EXPECT_TRUE(reply.settled());
    reply.deliver(1);
    ASSERT_TRUE(tests::waitUntil([&] { return !got.empty(); }));
    EXPECT_EQ(got[0].error().code, base::ErrorCode::Cancelled);
}

TEST_F(ReplyTest, deliversCancelledWhenStoppedBeforeItBegan)
{
    stop.request_stop();
    const auto reply = make();
    ASSERT_TRUE(tests::waitUntil([&] { return !got.empty(); }));
    EXPECT_EQ(got[0].error().code, base::ErrorCode::Cancelled);
}

TEST_F(ReplyTest, deliversWhatCannotBeCopied)
{
    std::unique_ptr<int> answer;
    const Reply<std::unique_ptr<int>> reply(stop.get_token(), Receiver(&context),
        [&](base::Result<std::unique_ptr<int>> result) { answer = std::move(result).value(); });
    reply.deliver(std::make_unique<int>(7));
    ASSERT_TRUE(tests::waitUntil([&] { return answer != nullptr; }));
    EXPECT_EQ(*answer, 7);
}

TEST_F(ReplyTest, neverLeavesACallerWithoutAnAnswer)
{
    (void)make();
    ASSERT_TRUE(tests::waitUntil([&] { return !got.empty(); }));
    EXPECT_EQ(got[0].error().code, base::ErrorCode::Internal);
}

} // namespace zumik::async
