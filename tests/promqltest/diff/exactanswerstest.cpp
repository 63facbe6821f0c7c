// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/diff/exactanswers.h"

#include "models/base/number.h"

#include <gtest/gtest.h>

#include <cmath>

namespace zumik::promqltest {

namespace {

using Instant = base::Result<series::Instant>;
using Matrix = base::Result<series::Matrix>;

const series::Labels a{{"x", "a"}};
const series::Labels b{{"x", "b"}};

Instant vectorOf(const std::vector<std::pair<series::Labels, double>> &values)
{
    std::vector<series::Sample> samples;
    for (const auto &[labels, value] : values) {
        samples.push_back({labels, {}, value});
    }
    series::Instant instant;
    instant.value = samples;
    return instant;
}

Instant scalarOf(double value)
{
    series::Instant instant;
    instant.value = series::Scalar{{}, value};
    return instant;
}

Matrix matrixOf(const std::vector<double> &values)
{
    series::Matrix matrix;
    matrix.grid = {{0}, base::Duration{1000}, values.size()};
    matrix.series.push_back({a, series::Column(values)});
    return matrix;
}

base::Error failure(base::ErrorCode code, const std::string &message = {})
{
    return {code, message, {}};
}

bool same(const Instant &ours, const Instant &theirs, AnswerOrder order = AnswerOrder::Exact)
{
    return !difference(ours, theirs, order);
}

} // namespace

TEST(ExactAnswers, ValuesMayDifferInTheirLastBitsOnly)
{
    EXPECT_TRUE(same(scalarOf(1), scalarOf(1 + 5e-13)));
    EXPECT_FALSE(same(scalarOf(1), scalarOf(1 + 5e-12)));
    EXPECT_FALSE(same(scalarOf(0), scalarOf(1e-300)));
    EXPECT_TRUE(same(scalarOf(std::nan("")), scalarOf(std::nan("1"))));
    EXPECT_FALSE(same(scalarOf(std::nan("")), scalarOf(0)));
    EXPECT_FALSE(same(scalarOf(INFINITY), scalarOf(-INFINITY)));
}

TEST(ExactAnswers, LabelsKindsAndTheNumberOfSeriesCount)
{
    EXPECT_TRUE(same(vectorOf({{a, 1}, {b, 2}}), vectorOf({{a, 1}, {b, 2}})));
    EXPECT_FALSE(same(vectorOf({{a, 1}}), vectorOf({{b, 1}})));
    EXPECT_FALSE(same(vectorOf({{a, 1}}), vectorOf({{a, 1}, {b, 2}})));
    EXPECT_FALSE(same(vectorOf({{a, 1}, {b, 2}}), vectorOf({{a, 1}})));
    EXPECT_FALSE(same(vectorOf({{{}, 1}}), scalarOf(1)));
}

TEST(ExactAnswers, TheOrderCountsAsFarAsItIsOne)
{
    const Instant forward = vectorOf({{a, 1}, {b, 2}});
    const Instant backward = vectorOf({{b, 2}, {a, 1}});
    EXPECT_FALSE(same(forward, backward, AnswerOrder::Exact));
    EXPECT_FALSE(same(forward, backward, AnswerOrder::ByValue));
    EXPECT_TRUE(same(forward, backward, AnswerOrder::Any));
    EXPECT_TRUE(same(vectorOf({{a, 1}, {b, 1}}), vectorOf({{b, 1}, {a, 1}}), AnswerOrder::ByValue));
    EXPECT_FALSE(same(vectorOf({{a, 1}, {b, 2}}), vectorOf({{b, 1}, {a, 2}}), AnswerOrder::ByValue));
}

TEST(ExactAnswers, AnAbsentStepIsNotANumber)
{
    EXPECT_FALSE(difference(matrixOf({1, base::absent()}), matrixOf({1, base::absent()})));
    EXPECT_TRUE(difference(matrixOf({1, base::absent()}), matrixOf({1, std::nan("")})));
    EXPECT_TRUE(difference(matrixOf({1, 2}), matrixOf({1, base::absent()})));
    EXPECT_TRUE(difference(matrixOf({1, 2}), matrixOf({1, 3})));
}

TEST(ExactAnswers, ErrorsAreOfOneKindAndThoseOfTheParserAtOnePlace)
{
    using Code = base::ErrorCode;
    const base::Error theirs =
        failure(Code::QueryInvalid, "invalid parameter \"query\": 1:5: parse error: unexpected end of input");
    EXPECT_TRUE(same(failure(Code::QueryInvalid, "line 1, column 5: too short"), theirs));
    EXPECT_FALSE(same(failure(Code::QueryInvalid, "line 1, column 6: too short"), theirs));
    EXPECT_FALSE(same(failure(Code::QueryFailed, "line 1, column 5: too short"), theirs));
    EXPECT_TRUE(same(failure(Code::QueryFailed, "words"), failure(Code::QueryFailed, "words")));
    EXPECT_FALSE(same(failure(Code::QueryFailed, "words"), failure(Code::QueryFailed, "other words")));
    EXPECT_TRUE(
        same(failure(Code::QueryFailed, "duplicate {a=\"1\"}"), failure(Code::QueryFailed, "duplicate {}")));
    EXPECT_FALSE(
        difference(Matrix(failure(Code::QueryFailed, "a")), Matrix(failure(Code::QueryFailed, "b"))));
    EXPECT_FALSE(same(scalarOf(1), failure(Code::QueryFailed)));
    EXPECT_FALSE(same(failure(Code::QueryFailed), scalarOf(1)));
}

TEST(AnswerOrders, FollowFromTheExpression)
{
    EXPECT_EQ(answerOrder("rate(m[5m]) * 2"), AnswerOrder::Exact);
    EXPECT_EQ(answerOrder("a or b"), AnswerOrder::Exact);
    EXPECT_EQ(answerOrder("(sort(m))"), AnswerOrder::ByValue);
    EXPECT_EQ(answerOrder("sort_desc(sum by (x) (m))"), AnswerOrder::ByValue);
    EXPECT_EQ(answerOrder("topk(3, m)"), AnswerOrder::ByValue);
    EXPECT_EQ(answerOrder("topk by (x) (3, m)"), AnswerOrder::Any);
    EXPECT_EQ(answerOrder("-topk(3, m)"), AnswerOrder::Any);
    EXPECT_EQ(answerOrder("abs(sum by (x) (m))"), AnswerOrder::Any);
    EXPECT_EQ(answerOrder("sum_over_time((a + b)[5m:1m])"), AnswerOrder::Any);
    EXPECT_EQ(answerOrder("histogram_quantile(0.5, m)"), AnswerOrder::Any);
    EXPECT_EQ(answerOrder("not a ("), AnswerOrder::Any);
}

} // namespace zumik::promqltest
