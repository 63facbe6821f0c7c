// SPDX-License-Identifier: GPL-3.0-or-later
// A comparison is worth something only if it finds what is wrong: here the engine is asked as if it were 3.x.
#include "tests/promqltest/diff/minimizer.h"
#include "tests/promqltest/diff/session.h"
#include "tests/promqltest/diff/world.h"

#include <gmock/gmock.h>

#include <sstream>

namespace zumik::promqltest {

namespace {

using ::testing::HasSubstr;

class JudgeTest : public ::testing::Test {
protected:
    static const World &world()
    {
        static const World shared(1);
        return shared;
    }

    static Question at(const std::string &expression)
    {
        // A whole minute: i has samples at both ends of a window.
        return {expression, {TestData::extent.start, base::Duration{1}, 1}};
    }

    Judge m_right{world().store(), world().port()};
    Judge m_wrong{world().store(), world().port(), promql::Semantics::v3()};
};

} // namespace

TEST_F(JudgeTest, ServesOverlappingBlocksToBoth)
{
    EXPECT_GE(world().blocks(), 3U);
    EXPECT_EQ(m_right.ask(at("count({__name__!=\"\"})")).kind, Verdict::Kind::Same);
    EXPECT_EQ(m_right.ask(at("nothing")).kind, Verdict::Kind::SameEmpty);
    EXPECT_EQ(m_right.ask(at("1 +")).kind, Verdict::Kind::SameError);
}

TEST_F(JudgeTest, TellsADifferenceWithBothAnswers)
{
    const Verdict verdict = m_wrong.ask(at("sum(count_over_time(i[1m]))"));
    EXPECT_EQ(verdict.kind, Verdict::Kind::Different);
    EXPECT_NE(verdict.ours, verdict.theirs);
    EXPECT_EQ(m_right.ask(at("sum(count_over_time(i[1m]))")).kind, Verdict::Kind::Same);
}

TEST_F(JudgeTest, FindsTheSmallestPartThatDiffers)
{
    const Question smallest =
        minimized(m_wrong, at("abs(sum by (job) (count_over_time(i[1m])) + on (job) max by (job) (g))"));
    EXPECT_EQ(smallest.expression, "count_over_time(i[1m])");
}

TEST_F(JudgeTest, ASessionFindsAndReportsWhatIsWrong)
{
    std::ostringstream report;
    SessionOptions options;
    options.seed = 3;
    options.count = 300;
    EXPECT_GT(Session(m_wrong, options, report).run(), 5);
    EXPECT_THAT(report.str(), HasSubstr("DIFFERENT at 17000"));
    EXPECT_THAT(report.str(), HasSubstr("    theirs:\n"));
    EXPECT_EQ(Session(m_right, options, report).run(), 0);
}

} // namespace zumik::promqltest
