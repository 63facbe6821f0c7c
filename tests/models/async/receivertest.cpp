// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/async/receiver.h"

#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

#include <thread>

namespace zumik::async {

TEST(Receiver, runsTasksFromTheEventLoopInOrder)
{
    QObject context;
    const Receiver receiver(&context);
    std::string order;
    receiver.post([&] { order += 'a'; });
    receiver.post([&] { order += 'b'; });
    EXPECT_EQ(order, "") << "never from inside post";
    EXPECT_TRUE(tests::waitUntil([&] { return order == "ab"; }));
}

TEST(Receiver, runsTasksOfOtherThreadsInItsOwn)
{
    QObject context;
    const Receiver receiver(&context);
    std::thread::id ranIn;
    std::thread other(
        [receiver, &ranIn] { receiver.post([&ranIn] { ranIn = std::this_thread::get_id(); }); });
    other.join();
    EXPECT_TRUE(tests::waitUntil([&] { return ranIn == std::this_thread::get_id(); }));
}

TEST(Receiver, dropsTasksOfAnObjectThatHasGone)
{
    auto context = std::make_unique<QObject>();
    const Receiver receiver(context.get());
    bool ran = false;
    receiver.post([&] { ran = true; });
    context.reset();
    EXPECT_FALSE(receiver.post([&] { ran = true; }));
    tests::waitUntil([&] { return ran; }, 50);
    EXPECT_FALSE(ran);
}

TEST(Receiver, survivesATaskThatDestroysItsObject)
{
    auto *context = new QObject;
    const Receiver receiver(context);
    bool second = false;
    bool first = false;
    receiver.post([&] {
        first = true;
        delete context;
    });
    receiver.post([&] { second = true; });
    EXPECT_TRUE(tests::waitUntil([&] { return first; }));
    tests::waitUntil([&] { return second; }, 50);
    EXPECT_FALSE(second);
}

} // namespace zumik::async
