// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/workers.h"

#include <gtest/gtest.h>

#include <numeric>
#include <set>

namespace zumik::promql::exec {

namespace {

constexpr std::size_t worthIt = 1'000'000;

} // namespace

TEST(Workers, doEachItemOnce)
{
    for (const unsigned threads : {1U, 2U, 7U}) {
        Workers workers(threads);
        for (const std::size_t items : {0U, 1U, 2U, 1000U}) {
            std::vector<std::atomic<int>> done(items);
            EXPECT_TRUE(workers.each(items, worthIt, [&](std::size_t item, Scratch &) -> base::Status {
                ++done[item];
                return base::Done{};
            }));
            for (const auto &count : done) {
                EXPECT_EQ(count, 1) << threads << " threads, " << items << " items";
            }
        }
    }
}

TEST(Workers, shareWorkAmongThreads)
{
    Workers workers(4);
    std::mutex mutex;
    std::set<std::thread::id> seen;
    // Each waits until another has come, so that one thread alone would not do.
    const auto work = [&](std::size_t, Scratch &) -> base::Status {
        for (int tries = 0; tries < 2000; ++tries) {
            {
                const std::lock_guard lock(mutex);
                seen.insert(std::this_thread::get_id());
                if (seen.size() > 1) {
                    break;
                }
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return base::Done{};
    };
    EXPECT_TRUE(workers.each(64, worthIt, work));
    EXPECT_GT(seen.size(), 1U);
}

TEST(Workers, doSmallWorkAlone)
{
    Workers workers(4);
    const auto caller = std::this_thread::get_id();
    EXPECT_TRUE(workers.each(64, 10, [&](std::size_t, Scratch &) -> base::Status {
        EXPECT_EQ(std::this_thread::get_id(), caller);
        return base::Done{};
    }));
}

TEST(Workers, tellTheErrorOfAnItemAndStop)
{
    Workers workers(3);
    std::atomic<int> done{0};
    const auto answer = workers.each(100'000, worthIt, [&](std::size_t item, Scratch &) -> base::Status {
        ++done;
        if (item == 70) {
            return base::Error{base::ErrorCode::QueryFailed, "seventy", {}};
        }
        return base::Done{};
    });
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().message, "seventy");
    EXPECT_LT(done, 100'000);
}

TEST(Workers, mayBeAskedFromInsideOfAnItem)
{
    Workers workers(3);
    std::atomic<int> done{0};
    EXPECT_TRUE(workers.each(20, worthIt, [&](std::size_t, Scratch &outer) {
        Scratch::Row row(outer, 4);
        row.values()[0] = 7;
        auto inside = workers.each(10, worthIt, [&](std::size_t, Scratch &inner) -> base::Status {
            Scratch::Row other(inner, 4);
            other.values()[0] = 8;
            ++done;
            return base::Done{};
        });
        EXPECT_EQ(row.values()[0], 7);
        return inside;
    }));
    EXPECT_EQ(done, 200);
}

TEST(Workers, giveWhatTheyComputeInOrder)
{
    for (const unsigned threads : {1U, 2U, 5U}) {
        Workers workers(threads);
        std::vector<std::size_t> seen;
        const auto compute = [](std::size_t item, std::span<double> out, Scratch &) -> base::Status {
            if (item % 7 == 0) {
                std::this_thread::sleep_for(std::chrono::microseconds(200));
            }
            out[0] = static_cast<double>(item * 2);
            return base::Done{};
        };
        EXPECT_TRUE(
            workers.eachInOrder(500, 1000, compute, [&](std::size_t item, std::span<const double> values) {
                EXPECT_EQ(values[0], static_cast<double>(item * 2));
                seen.push_back(item);
            }));
        std::vector<std::size_t> expected(500);
        std::iota(expected.begin(), expected.end(), std::size_t{0});
        EXPECT_EQ(seen, expected) << threads << " threads";
    }
}

TEST(Workers, giveUpTogetherWhenOneFails)
{
    Workers workers(4);
    std::atomic<std::size_t> taken{0};
    const auto compute = [](std::size_t item, std::span<double>, Scratch &) -> base::Status {
        if (item == 90) {
            std::this_thread::sleep_for(
                std::chrono::milliseconds(5)); // the others wait for their turn by then
            return base::Error{base::ErrorCode::QueryFailed, "ninety", {}};
        }
        return base::Done{};
    };
    const auto answer =
        workers.eachInOrder(500, 1000, compute, [&](std::size_t, std::span<const double>) { ++taken; });
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().message, "ninety");
    EXPECT_EQ(taken, 90U);
}

} // namespace zumik::promql::exec
