// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/mappingpatterns.h"

#include <gtest/gtest.h>

namespace zumik::dashboard {

namespace {

using namespace std::chrono_literals;
using Time = std::chrono::steady_clock::time_point;

/// Matches in the end, after more ways that don't than are tried.
constexpr char hostile[] = "/(a+)+b|aaaa/";

std::string hostileText(int number)
{
    return std::string(22, 'a') + std::to_string(number);
}

/// A clock that a look at moves on: a try takes so long.
struct SlowClock {
    Time now{1h};
    std::chrono::nanoseconds each{0};

    MappingPatterns::Clock clock()
    {
        return [this] {
            now += each;
            return now;
        };
    }
};

} // namespace

TEST(MappingPatterns, ReplaceAsPatternsDo)
{
    MappingPatterns patterns;
    EXPECT_EQ(patterns.replace("/^gpu-(\\w+)-\\d+$/", "gpu-4sjm-0", "node $1"), "node 4sjm");
    EXPECT_EQ(patterns.replace("/^gpu/", "gpu-4sjm-0", ""), "-4sjm-0");
    EXPECT_EQ(patterns.replace("/^other$/", "gpu-4sjm-0", "x"), std::nullopt);
    EXPECT_EQ(patterns.replace("/(/", "gpu(", "x"), std::nullopt);
    EXPECT_EQ(patterns.replace("/a/", std::string(2000, 'a'), "x"), std::nullopt) << "too long";
}

TEST(MappingPatterns, TryATextOnceForEachReplacement)
{
    MappingPatterns patterns;
    for (int i = 0; i < 100; ++i) {
        EXPECT_EQ(patterns.replace("/a/", "abc", "x"), "xbc");
        EXPECT_EQ(patterns.replace("/a/", "abc", "y"), "ybc");
        EXPECT_EQ(patterns.replace("/z/", "abc", "y"), std::nullopt);
    }
    EXPECT_EQ(patterns.tries(), 3U);
}

TEST(MappingPatterns, SpendNoMoreThanTheirShareOfTheTime)
{
    SlowClock slow;
    MappingPatterns patterns(slow.clock());
    slow.each = 1ms; // between two looks at the clock: so long takes a try
    const Time began = slow.now;
    std::size_t shown = 0;
    for (int i = 0; slow.now < began + 1600ms; ++i) {
        shown += patterns.replace("/a/", "a" + std::to_string(i), "b") ? 1 : 0;
    }
    // 4 ms of 16, and what there was at the beginning; of each try 5 us are free.
    EXPECT_LE(patterns.tries(), (1600U / 4 + 5) * 1000 / 995);
    EXPECT_GE(patterns.tries(), 1600U / 4 - 5);
    EXPECT_EQ(shown, patterns.tries()) << "others stay as they are";
    slow.now += 16ms;
    EXPECT_EQ(patterns.replace("/a/", "a1599", "b"), "b1599") << "in the next frame";
}

TEST(MappingPatterns, AnswerWhatTheyKnowWhenTimeIsUp)
{
    SlowClock slow;
    MappingPatterns patterns(slow.clock());
    EXPECT_EQ(patterns.replace("/a/", "a", "b"), "b");
    slow.each = 10ms;
    patterns.replace("/a/", "aa", "b");
    slow.each = 0ns;
    EXPECT_EQ(patterns.replace("/a/", "ac", "b"), std::nullopt);
    EXPECT_EQ(patterns.replace("/a/", "a", "b"), "b");
}

TEST(MappingPatterns, DontCountTriesThatTakeNoTime)
{
    SlowClock slow;
    MappingPatterns patterns(slow.clock());
    slow.each = 4us;
    for (int i = 0; i < 10'000; ++i) {
        EXPECT_TRUE(patterns.replace("/a/", "a" + std::to_string(i), "b"));
    }
}

TEST(MappingPatterns, GiveUpOnAPatternThatKeepsRunningIntoItsBounds)
{
    Time now{1h};
    MappingPatterns patterns([&now] { return now; });
    for (int i = 0; i < 1000; ++i) {
        EXPECT_EQ(patterns.replace(hostile, hostileText(i), "x"), std::nullopt);
    }
    EXPECT_EQ(patterns.tries(), static_cast<std::size_t>(MappingPatterns::mostFailures));
    EXPECT_EQ(patterns.replace("/^a/", hostileText(1), ""), hostileText(1).substr(1)) << "others go on";
}

TEST(MappingPatterns, OfHostileFilesAreTriedAFewTimesEach)
{
    MappingPatterns patterns;
    for (int text = 0; text < 200; ++text) {
        for (int i = 0; i < 5; ++i) {
            const std::string pattern = "/(a+)+" + std::to_string(i) + "b|aaaa/";
            patterns.replace(pattern, std::string(22, 'a') + std::to_string(text), "x");
        }
    }
    EXPECT_LE(patterns.tries(), 5U * MappingPatterns::mostFailures) << "not a thousand of a millisecond each";
}

TEST(MappingPatterns, ForgetBeforeTheyFillTheMemory)
{
    Time now{1h};
    MappingPatterns patterns([&now] { return now; });
    const std::string filling(990, 'x');
    for (int i = 0; i < 40'000; ++i) {
        patterns.replace("/y/", filling + std::to_string(i), "");
    }
    const std::size_t before = patterns.tries();
    patterns.replace("/y/", filling + "0", "");
    EXPECT_EQ(patterns.tries(), before + 1) << "was forgotten";
}

} // namespace zumik::dashboard
