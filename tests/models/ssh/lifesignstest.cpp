// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/lifesigns.h"

#include <gtest/gtest.h>

namespace zumik::ssh {

using namespace std::chrono_literals;
using Verdict = LifeSigns::Verdict;

namespace {

/// A peer that was heard of last at 0 s.
struct LifeSignsTest : testing::Test {
    const Instant start{1h};
    Instant heard = start;
    LifeSigns life{5s, 1};

    Verdict at(std::chrono::milliseconds time) { return life.judge(heard, start + time); }
};

} // namespace

TEST_F(LifeSignsTest, aSilentPeerIsAskedAfterAnIntervalAndGoneAfterAnother)
{
    EXPECT_EQ(life.due(heard), start + 5s);
    EXPECT_EQ(at(4999ms), Verdict::Fine);
    EXPECT_EQ(at(5s), Verdict::Ask);
    EXPECT_EQ(at(9999ms), Verdict::Fine);
    EXPECT_EQ(at(10s), Verdict::Dead);
}

TEST_F(LifeSignsTest, anyByteIsASignOfLife)
{
    EXPECT_EQ(at(5s), Verdict::Ask);
    heard = start + 9s;
    EXPECT_EQ(at(10s), Verdict::Fine);
    EXPECT_EQ(life.due(heard), start + 14s);
    EXPECT_EQ(at(14s), Verdict::Ask);
}

TEST_F(LifeSignsTest, asManyQuestionsAsTheConfigSays)
{
    life = LifeSigns(15s, 3);
    EXPECT_EQ(at(15s), Verdict::Ask);
    EXPECT_EQ(at(30s), Verdict::Ask);
    EXPECT_EQ(at(45s), Verdict::Ask);
    EXPECT_EQ(at(59s), Verdict::Fine);
    EXPECT_EQ(at(60s), Verdict::Dead);
}

TEST_F(LifeSignsTest, aDoubtAsksAtOnceAndWaitsShortly)
{
    life = LifeSigns(60s, 3);
    life.doubt(start + 1s);
    EXPECT_EQ(at(1s), Verdict::Ask);
    EXPECT_EQ(at(3999ms), Verdict::Fine);
    EXPECT_EQ(at(4s), Verdict::Dead);
}

TEST_F(LifeSignsTest, whatCameBeforeTheDoubtProvesNothing)
{
    EXPECT_EQ(at(5s), Verdict::Ask);
    heard = start + 6s;
    life.doubt(start + 7s); // before that was judged
    EXPECT_EQ(at(7s), Verdict::Ask);
    EXPECT_EQ(at(10s), Verdict::Dead);
}

TEST_F(LifeSignsTest, anAnswerEndsTheDoubt)
{
    life.doubt(start + 1s);
    EXPECT_EQ(at(1s), Verdict::Ask);
    heard = start + 2s;
    EXPECT_EQ(at(4s), Verdict::Fine);
    EXPECT_EQ(life.due(heard), start + 7s);
}

} // namespace zumik::ssh
