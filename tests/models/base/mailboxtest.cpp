// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/mailbox.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace zumik::base {

TEST(Mailbox, wakesOnceForEachTimeItFills)
{
    int wakes = 0;
    Mailbox<int> box([&] { ++wakes; });
    box.post(1);
    box.post(2);
    EXPECT_EQ(wakes, 1);
    EXPECT_EQ(box.take(), (std::vector<int>{1, 2}));
    box.post(3);
    EXPECT_EQ(wakes, 2);
}

TEST(Mailbox, dropsWhatComesAfterItsClosing)
{
    int wakes = 0;
    Mailbox<int> box([&] { ++wakes; });
    box.close();
    EXPECT_FALSE(box.post(1));
    EXPECT_TRUE(box.take().empty());
    EXPECT_EQ(wakes, 0);
}

TEST(Mailbox, losesNothingOfManyThreads)
{
    Mailbox<int> box(nullptr);
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 1000; ++i) {
                box.post(1);
            }
        });
    }
    std::size_t taken = 0;
    while (taken < 4000) {
        taken += box.take().size();
    }
    for (std::thread &thread : threads) {
        thread.join();
    }
    EXPECT_EQ(taken, 4000U);
}

} // namespace zumik::base
