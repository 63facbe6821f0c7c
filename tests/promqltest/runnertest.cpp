// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/runner.h"

#include "models/base/number.h"
#include "tests/promqltest/fixedanswerer.h"
#include "tests/promqltest/scriptparser.h"

#include <gmock/gmock.h>

#include <cmath>
#include <sstream>

namespace zumik::promqltest {

namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class RunnerTest : public ::testing::Test {
protected:
    Tally run(const std::string &text)
    {
        const auto script = parseScript(text, "a.test");
        EXPECT_TRUE(script.ok()) << (script ? "" : base::describe(script.error()));
        m_report.str({});
        const auto tally = Runner(m_answerer, promql::Semantics::v2(), m_report).run(*script);
        EXPECT_TRUE(tally.ok());
        return tally ? *tally : Tally{};
    }

    bool passes(const std::string &text)
    {
        const Tally tally = run(text);
        EXPECT_EQ(tally.passed + tally.failed, 1) << text;
        return tally.passed == 1;
    }

    void answerWith(std::vector<std::pair<series::Labels, double>> samples)
    {
        std::vector<series::Sample> all;
        for (const auto &[labels, value] : samples) {
            all.push_back({labels, {}, value});
        }
        m_answerer.answer.value = std::move(all);
    }

    void annotate(series::Annotation::Level level, const std::string &message)
    {
        m_answerer.answer.annotations.push_back({level, message});
    }

    std::string report() const { return m_report.str(); }

    FixedAnswerer m_answerer;
    std::ostringstream m_report;
};

const series::Labels a{{"x", "a"}};
const series::Labels b{{"x", "b"}};

base::Error failed(const std::string &message)
{
    return {base::ErrorCode::QueryFailed, message, {}};
}

} // namespace

TEST_F(RunnerTest, AChangedExpectationFails)
{
    answerWith({{a, 1}, {b, 2}});
    EXPECT_TRUE(passes("eval instant at 5m m\n  {x=\"b\"} 2\n  {x=\"a\"} 1\n"));
    EXPECT_FALSE(passes("eval instant at 5m m\n  {x=\"a\"} 1\n  {x=\"b\"} 3\n")) << "a value";
    EXPECT_FALSE(passes("eval instant at 5m m\n  {x=\"a\"} 1\n  {x=\"c\"} 2\n")) << "a label";
    EXPECT_FALSE(passes("eval instant at 5m m\n  {x=\"a\"} 1\n")) << "one less";
    EXPECT_FALSE(passes("eval instant at 5m m\n  {x=\"a\"} 1\n  {x=\"b\"} 2\n  {x=\"c\"} 2\n")) << "one more";
    EXPECT_FALSE(passes("eval instant at 5m m\n  {x=\"a\"} 1\n  {x=\"b\"}\n")) << "no value";
    EXPECT_FALSE(passes("eval instant at 5m m\n")) << "nothing";
    EXPECT_FALSE(passes("eval instant at 5m m\n  1\n")) << "a scalar";
    EXPECT_FALSE(passes("eval_fail instant at 5m m\n")) << "a failure";
}

TEST_F(RunnerTest, AFailureIsReportedWithItsPlaceWhatWasExpectedAndWhatCame)
{
    answerWith({{a, 1}});
    run("\neval instant at 5m m\n  {x=\"a\"} 2\n");
    EXPECT_THAT(report(), HasSubstr("a.test:2: m\n"));
    EXPECT_THAT(report(), HasSubstr("{x=\"a\"} should be 2 and is 1"));
    EXPECT_THAT(report(), HasSubstr("expected:\n        {x=\"a\"} 2\n"));
    EXPECT_THAT(report(), HasSubstr("got:\n        {x=\"a\"} 1\n"));
}

TEST_F(RunnerTest, OrderCountsOnlyWhereAsked)
{
    answerWith({{b, 2}, {a, 1}});
    m_answerer.matrix = series::Matrix{};
    EXPECT_TRUE(passes("eval_ordered instant at 5m m\n  {x=\"b\"} 2\n  {x=\"a\"} 1\n"));
    EXPECT_TRUE(passes("eval instant at 5m m\n  expect ordered\n  {x=\"b\"} 2\n  {x=\"a\"} 1\n"));
    EXPECT_FALSE(passes("eval_ordered instant at 5m m\n  {x=\"a\"} 1\n  {x=\"b\"} 2\n"));
}

TEST_F(RunnerTest, ValuesMayDifferByAMillionth)
{
    answerWith({{a, 1'000'000}});
    EXPECT_TRUE(passes("eval instant at 5m m\n  {x=\"a\"} 1000001\n"));
    EXPECT_FALSE(passes("eval instant at 5m m\n  {x=\"a\"} 1000003\n"));
    answerWith({{a, std::nan("")}});
    EXPECT_TRUE(passes("eval instant at 5m m\n  {x=\"a\"} NaN\n"));
    EXPECT_FALSE(passes("eval instant at 5m m\n  {x=\"a\"} 0\n"));
    answerWith({{a, 0}});
    EXPECT_FALSE(passes("eval instant at 5m m\n  {x=\"a\"} 1e-300\n")) << "zero is no small number";
    answerWith({{a, INFINITY}});
    EXPECT_FALSE(passes("eval instant at 5m m\n  {x=\"a\"} -Inf\n"));
}

TEST_F(RunnerTest, FailuresAreExpectedByTheirWords)
{
    m_answerer.error = failed("it broke");
    EXPECT_TRUE(passes("eval_fail instant at 5m m\n"));
    EXPECT_TRUE(passes("eval_fail instant at 5m m\n  expected_fail_message it broke\n"));
    EXPECT_FALSE(passes("eval_fail instant at 5m m\n  expected_fail_message it bent\n"));
    EXPECT_TRUE(passes("eval instant at 5m m\n  expect fail msg: it broke\n"));
    EXPECT_TRUE(passes("eval range from 0 to 5m step 1m m\n  expect fail regex: bro.e\n"));
    EXPECT_FALSE(passes("eval instant at 5m m\n  expect fail regex: b.nt\n"));
    EXPECT_FALSE(passes("eval instant at 5m m\n"));
    EXPECT_THAT(report(), HasSubstr("it failed: it broke"));
}

TEST_F(RunnerTest, AnnotationsAreHeldAgainstTheExpectLines)
{
    EXPECT_FALSE(passes("eval_warn instant at 5m m\n"));
    EXPECT_FALSE(passes("eval instant at 5m m\n  expect warn\n"));
    annotate(series::Annotation::Level::Warning, "careful");
    EXPECT_TRUE(passes("eval instant at 5m m\n")) << "without a line they don't matter";
    EXPECT_TRUE(passes("eval_warn instant at 5m m\n"));
    EXPECT_TRUE(passes("eval instant at 5m m\n  expect warn msg: careful\n"));
    EXPECT_FALSE(passes("eval instant at 5m m\n  expect warn msg: careless\n"));
    EXPECT_FALSE(passes("eval instant at 5m m\n  expect no_warn\n"));
    EXPECT_TRUE(passes("eval instant at 5m m\n  expect no_info\n"));
    EXPECT_FALSE(passes("eval instant at 5m m\n  expect info\n"));
    annotate(series::Annotation::Level::Warning, "another");
    EXPECT_FALSE(passes("eval instant at 5m m\n  expect warn msg: careful\n")) << "all have a line, or none";
}

TEST_F(RunnerTest, ScalarsStringsAndRangeVectorsAreCompared)
{
    m_answerer.answer.value = series::Scalar{{}, 3};
    EXPECT_TRUE(passes("eval instant at 5m 3\n  3\n"));
    EXPECT_FALSE(passes("eval instant at 5m 3\n  4\n"));
    EXPECT_FALSE(passes("eval instant at 5m 3\n  {} 3\n"));
    m_answerer.answer.value = series::Text{{}, "a"};
    EXPECT_TRUE(passes("eval instant at 5m \"a\"\n  expect string \"a\"\n"));
    EXPECT_FALSE(passes("eval instant at 5m \"a\"\n  expect string \"b\"\n"));
    m_answerer.answer.value = std::vector{series::RawSeries{a, {{0}, {60'000}}, {1, 2}}};
    EXPECT_TRUE(
        passes("eval instant at 0 m[1m]\n  expect range vector from 0 to 1m step 1m\n  {x=\"a\"} 1 2\n"));
    EXPECT_FALSE(
        passes("eval instant at 0 m[1m]\n  expect range vector from 0 to 1m step 1m\n  {x=\"a\"} 1\n"));
    EXPECT_FALSE(
        passes("eval instant at 0 m[1m]\n  expect range vector from 0 to 1m step 1m\n  {x=\"a\"} 1 3\n"));
    EXPECT_FALSE(
        passes("eval instant at 0 m[1m]\n  expect range vector from 0 to 1m step 30s\n  {x=\"a\"} 1 2\n"));
    EXPECT_FALSE(passes("eval instant at 0 m[1m]\n  {x=\"a\"} 1\n"));
}

TEST_F(RunnerTest, RangesAreComparedStepByStep)
{
    series::Matrix matrix;
    matrix.grid = {{0}, std::chrono::minutes(1), 3};
    matrix.series.push_back({a, series::Column({1, base::absent(), 3})});
    m_answerer.matrix = matrix;
    const std::string eval = "eval range from 0 to 2m step 1m m\n";
    EXPECT_TRUE(passes(eval + "  {x=\"a\"} 1 _ 3\n"));
    EXPECT_FALSE(passes(eval + "  {x=\"a\"} 1 2 3\n"));
    EXPECT_FALSE(passes(eval + "  {x=\"a\"} 1 3\n"));
    EXPECT_FALSE(passes(eval + "  {x=\"a\"} 1 _ 4\n"));
    EXPECT_FALSE(passes(eval + "  {x=\"a\"} 1 _ 3 4\n"));
    EXPECT_FALSE(passes(eval));
    m_answerer.matrix->series.insert(m_answerer.matrix->series.begin(), {b, series::Column({1, 1, 1})});
    EXPECT_FALSE(passes(eval + "  {x=\"a\"} 1 _ 3\n  {x=\"b\"} 1 1 1\n")) << "not sorted";
}

TEST_F(RunnerTest, AnInstantIsAlsoTheMiddleOfARange)
{
    answerWith({{a, 1}});
    m_answerer.rangeError = failed("no ranges");
    EXPECT_FALSE(passes("eval instant at 5m m\n  {x=\"a\"} 1\n"));
    EXPECT_THAT(report(), HasSubstr("as a range query it failed: no ranges"));
    m_answerer.rangeError = {};
    m_answerer.matrix =
        series::Matrix{{{240'000}, std::chrono::minutes(1), 3}, {{a, series::Column({1, 2, 1})}}, {}};
    EXPECT_FALSE(passes("eval instant at 5m m\n  {x=\"a\"} 1\n"));
    EXPECT_THAT(report(), HasSubstr("as the middle step of a range query"));
    EXPECT_EQ(m_answerer.ranges.back().at.ms, 240'000);
}

TEST_F(RunnerTest, TheQueryIsAskedAtOtherTimesWithItsSelectorsFixed)
{
    answerWith({{a, 1}});
    EXPECT_TRUE(passes("eval instant at 5m m\n  {x=\"a\"} 1\n"));
    ASSERT_THAT(m_answerer.instants, SizeIs(6));
    EXPECT_EQ(m_answerer.instants[1].expression, "m @ 300.000");
    EXPECT_EQ(m_answerer.instants[1].at.ms, -3'000'000);
    EXPECT_EQ(m_answerer.instants[3].at.ms, 60'000);
    EXPECT_EQ(m_answerer.instants[5].at.ms, 3'000'000);
}

TEST_F(RunnerTest, TheStoreIsEmptiedFirstAndByClear)
{
    run("load 1m\n  m 1 2\n\nclear\n");
    EXPECT_EQ(m_answerer.clears, 2);
    ASSERT_THAT(m_answerer.loads, SizeIs(1));
}

TEST_F(RunnerTest, WhatNeedsNativeHistogramsIsSkippedAndCounted)
{
    const Tally tally =
        run("load 1m\n  m {{count:1}}\n  n 1\n\neval instant at 0 sum(m)\n  {} 1\n\neval instant at 0 n\n\n"
            "eval instant at 0 n\n  n {{count:1}}\n\neval instant at 0 n + on() "
            "n{x=~\"a|\"}\n\nclear\n\neval instant at 0 m\n");
    EXPECT_EQ(tally.skipped, 2);
    EXPECT_EQ(tally.passed, 3);
}

TEST_F(RunnerTest, ALoadWithNativeBucketsHidesTheBaseNameAlone)
{
    const Tally tally = run("load_with_nhcb 1m\n  m_bucket{le=\"1\"} 1\n  m_count 1\n\neval instant at 0 "
                            "m\n\neval instant at 0 m_count\n");
    EXPECT_EQ(tally.skipped, 1);
    EXPECT_EQ(tally.passed, 1);
}

TEST_F(RunnerTest, WhatNeedsStartTimesIsSkipped)
{
    const Tally one =
        run("load 1m\n  m@st -1m 0s\n  m 1 2\n  n 1\n\neval instant at 0 m\n\neval instant at 0 n\n");
    EXPECT_EQ(one.skipped, 1);
    EXPECT_EQ(one.passed, 1);
    EXPECT_EQ(
        run("load 1m\n  @st 0s\n  m 1\n  n 1\n\neval instant at 0 m + n\n\neval instant at 0 n\n").skipped,
        2);
}

TEST_F(RunnerTest, ALoadThatIsRefusedEndsTheScript)
{
    m_answerer.refusal = failed("no room");
    const auto script = parseScript("\nload 1m\n  m 1\n", "a.test");
    const auto tally = Runner(m_answerer, promql::Semantics::v2(), m_report).run(*script);
    ASSERT_FALSE(tally.ok());
    EXPECT_EQ(tally.error().where, "a.test:2");
}

} // namespace zumik::promqltest
