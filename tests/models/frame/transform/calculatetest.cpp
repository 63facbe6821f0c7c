// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/frame/transform/frames.h"

#include <cmath>

#include <gtest/gtest.h>

namespace zumik::frame::transform {

namespace {

using Calculate = CalculateField;

std::vector<Frame> disk()
{
    return {table("A",
        {times({1, 2}), numbers("used", {30, hole}), numbers("size", {120, 200}), texts("dev", {"4", "x"})})};
}

/// The last field that a mode makes.
std::string calculated(decltype(Calculate::mode) mode, const std::vector<Frame> &frames = disk())
{
    Calculate step;
    step.mode = std::move(mode);
    const std::string all = made(step, frames);
    return all.substr(all.rfind("| ") + 2);
}

Calculate::Binary binary(const char *left, const char *operation, const char *right)
{
    return {{left, false, ""}, operation, {right, false, ""}};
}

Frame ramp()
{
    return table("A", {numbers("n", {1, 2, hole, 4, 5})});
}

} // namespace

TEST(CalculateRow, ReducesTheNumbersOfARow)
{
    EXPECT_EQ(calculated(Calculate::ReduceRow{}), "Total=150,200");
    EXPECT_EQ(calculated(Calculate::ReduceRow{"max", {"used"}}), "Max=30,_");
}

TEST(CalculateBinary, WorksOnFieldsAndConstants)
{
    EXPECT_EQ(calculated(binary("used", "/", "size")), "used / size=0.25,_");
    EXPECT_EQ(calculated(binary("size", "*", "0.5")), "size * 0.5=60,100");
    EXPECT_EQ(calculated(binary("2", "-", "size")), "2 - size=-118,-198");
    EXPECT_EQ(calculated(binary("dev", "+", "1")), "dev + 1=5,_") << "texts that are numbers";
    EXPECT_EQ(calculated(binary("missing", "+", "size")), "dev=4,x") << "nothing is added";
    EXPECT_EQ(calculated(binary("used", "~", "size")), "dev=4,x");
}

TEST(CalculateBinary, KnowsEveryOperation)
{
    const Frame frame = table("A", {numbers("a", {7}), numbers("b", {2})});
    const std::vector<std::pair<const char *, const char *>> rows{{"+", "9"}, {"-", "5"}, {"*", "14"},
        {"/", "3.5"}, {"%", "1"}, {"**", "49"}, {"==", "0"}, {"!=", "1"}, {">", "1"}, {"<", "0"}, {">=", "1"},
        {"<=", "0"}};
    for (const auto &[operation, result] : rows) {
        EXPECT_EQ(
            calculated(binary("a", operation, "b"), {frame}), std::string("a ") + operation + " b=" + result);
    }
}

TEST(CalculateBinary, PrefersAFieldOverTheNumberThatItIsCalled)
{
    const Frame frame = table("A", {numbers("100", {1}), numbers("b", {2})});
    EXPECT_EQ(calculated(binary("b", "+", "100"), {frame}), "b + 100=3");
    EXPECT_EQ(
        calculated(Calculate::Binary{{"b", false, ""}, "+", {"100", true, ""}}, {frame}), "b + 100=102");
}

TEST(CalculateBinary, TakesEveryFieldOfAType)
{
    Calculate step;
    step.mode = Calculate::Binary{{"number", false, "number"}, "*", {"2", true, ""}};
    EXPECT_EQ(
        made(step, disk()), "A| Time=1,2| used=30,_| size=120,200| dev=4,x| used * 2=60,_| size * 2=240,400");
}

TEST(CalculateUnary, WorksOnOneField)
{
    const Frame frame = table("A", {numbers("n", {-2.5, hole})});
    EXPECT_EQ(calculated(Calculate::Unary{"abs", "n"}, {frame}), "abs(n)=2.5,_");
    EXPECT_EQ(calculated(Calculate::Unary{"floor", "n"}, {frame}), "floor(n)=-3,_");
    EXPECT_EQ(calculated(Calculate::Unary{"ceil", "n"}, {frame}), "ceil(n)=-2,_");
    EXPECT_EQ(calculated(Calculate::Unary{"exp", "n"}, {table("A", {numbers("n", {0})})}), "exp(n)=1");
    EXPECT_EQ(calculated(Calculate::Unary{"ln", "n"}, {table("A", {numbers("n", {1})})}), "ln(n)=0");
    EXPECT_EQ(calculated(Calculate::Unary{"abs", "missing"}), "dev=4,x");
}

TEST(CalculateIndex, CountsRows)
{
    EXPECT_EQ(calculated(Calculate::Index{}), "Row=0,1");
    EXPECT_EQ(calculated(Calculate::Index{true}), "Row=0,0.5");
}

TEST(CalculateCumulative, AddsUp)
{
    EXPECT_EQ(calculated(Calculate::Cumulative{"sum", ""}, {ramp()}), "cumulative sum=1,3,3,7,12");
    EXPECT_EQ(
        calculated(Calculate::Cumulative{"mean", "n"}, {ramp()}), "cumulative mean(n)=1,1.5,1,1.75,2.4");
}

TEST(CalculateWindow, MovesOverTheRows)
{
    Calculate::Window mode{"mean", "", 2, false, false};
    EXPECT_EQ(calculated(mode, {ramp()}), "trailing moving mean=1,1.5,2,4,4.5");
    mode.centered = true;
    mode.size = 3;
    EXPECT_EQ(calculated(mode, {ramp()}), "centered moving mean=1.5,1.5,3,4.5,4.5");
    mode = {"variance", "n", 0.4, true, false};
    EXPECT_EQ(calculated(mode, {ramp()}), "trailing moving variance(n)=0,0.25,0,0,0.25");
}

TEST(Calculate, ReplacesAllButTheTimeAndTakesAnAlias)
{
    Calculate step;
    step.mode = binary("used", "/", "size");
    step.alias = "share";
    step.replaceFields = true;
    EXPECT_EQ(made(step, disk()), "A| Time=1,2| share=0.25,_");
    EXPECT_EQ(made(step, {disk()[0], table("B", {numbers("n", {1})})}), "A| Time=1,2| share=0.25,_")
        << "what can't be calculated is dropped";
    step.timeSeries = false;
    EXPECT_EQ(made(step, disk()), "A| share=0.25,_");
    step.alias = "$alias";
    EXPECT_EQ(made(step, disk()), "A| X=0.25,_");
}

TEST(Calculate, JoinsSeriesByTimeFirst)
{
    Calculate step;
    step.mode = binary("one", "/", "two");
    step.replaceFields = true;
    const std::vector<Frame> frames{
        series("A", {numbers("one", {1, 2, 3})}), series("B", {numbers("two", {2, hole, 4})})};
    EXPECT_EQ(made(step, frames, Shape::AsPlot), "@1000+1000x3| one / two=0.5,_,0.75");
    step.timeSeries = false;
    EXPECT_EQ(made(step, frames, Shape::AsPlot), "");
}

TEST(Calculate, IsRefusedWhatGrafanaEndsWithAnErrorAt)
{
    Calculate step;
    for (const decltype(step.mode) &mode :
        {decltype(step.mode)(Calculate::Window{"mean", "", 0, false, false}),
            decltype(step.mode)(Calculate::Window{"max", "", 1, false, false}),
            decltype(step.mode)(Calculate::Cumulative{"max", ""}),
            decltype(step.mode)(Calculate::ReduceRow{"?", {}})}) {
        step.mode = mode;
        const Transformed transformed = apply({{step, {}}}, disk(), Shape::AsTables);
        ASSERT_EQ(transformed.refusals.size(), 1U);
        EXPECT_EQ(transformed.refusals[0], (Refusal{0, "calculateField", Refusal::Why::Unusable}));
        EXPECT_EQ(show(transformed.frames), show(disk()));
    }
}

} // namespace zumik::frame::transform
