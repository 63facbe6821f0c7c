// SPDX-License-Identifier: GPL-3.0-or-later
// Organize, filter by name and refId, rename, convert: what happens to fields as a whole.
#include "tests/models/frame/transform/frames.h"

#include <gtest/gtest.h>

namespace zumik::frame::transform {

namespace {

std::vector<Frame> jobs()
{
    return {table("A", {times({1, 2}), texts("job", {"a", "b"}), numbers("Value", {5, hole})})};
}

} // namespace

TEST(Organize, LeavesOutOrdersAndRenames)
{
    Organize step;
    step.exclude = {"Time"};
    step.index = {{"Value", 0}, {"job", 1}};
    step.rename = {{"Value", "Requests"}, {"job", ""}, {"absent", "X"}};
    EXPECT_EQ(made(step, jobs()), "A| Requests=5,_| job=a,b");
    step = {};
    step.include = {"job"};
    EXPECT_EQ(made(step, jobs()), "A| job=a,b");
}

TEST(Organize, PutsFieldsWithoutAPlaceLast)
{
    Organize step;
    step.index = {{"Value", 3}};
    EXPECT_EQ(made(step, jobs()), "A| Value=5,_| Time=1,2| job=a,b");
}

TEST(Organize, KeepsTheNewNameBeforeTheDefaults)
{
    Organize step;
    step.rename = {{"Value", "Requests"}};
    const auto frames = apply({{step, {}}}, jobs(), Shape::AsTables).frames;
    EXPECT_EQ(frames[0].fields[2].config.displayName, "Requests");
    EXPECT_EQ(frames[0].fields[1].config.displayName, "");
}

TEST(Organize, SwapsNamesThatAreRenamedInACircle)
{
    Organize step;
    step.rename = {{"job", "Value"}, {"Value", "job"}};
    EXPECT_EQ(made(step, jobs()), "A| Time=1,2| Value=a,b| job=5,_");
}

TEST(Organize, SortsByNameOrLabelWhenToldTo)
{
    Organize step;
    step.automatic = {{"", true}};
    EXPECT_EQ(made(step, jobs()), "A| job=a,b| Value=5,_| Time=1,2");
    step.automatic = {{"z", false}};
    const Frame frame =
        table("A", {numbers("n", {1}, {{"z", "2"}}), numbers("m", {2}, {{"z", "1"}}), numbers("o", {3})});
    EXPECT_EQ(made(step, {frame}), "A| o=3| m 1{z=1}=2| n 2{z=2}=1");
}

TEST(Organize, DropsTablesOfWhichNothingIsLeft)
{
    Organize step;
    step.exclude = {"Time", "job", "Value"};
    EXPECT_EQ(made(step, jobs()), "");
}

TEST(Organize, RenamesSeriesByTheirLegendAndKeepsTheirGrid)
{
    Organize step;
    step.rename = {{"one", "first"}};
    const Frame two = series("A", {numbers("one", {1, hole, 3}), numbers("two", {4, 5, 6})});
    EXPECT_EQ(made(step, {two}), "A@1000+1000x3| first=1,_,3| two=4,5,6");
}

TEST(FilterByName, TakesNamesAndPatterns)
{
    EXPECT_EQ(made(FilterFieldsByName{{{"job"}, "", ""}, {}}, jobs()), "A| job=a,b");
    EXPECT_EQ(made(FilterFieldsByName{{{}, "/^V/", ""}, {}}, jobs()), "A| Value=5,_");
    EXPECT_EQ(made(FilterFieldsByName{{{"job"}, "/^V/", ""}, {}}, jobs()), "A| job=a,b| Value=5,_");
    EXPECT_EQ(made(FilterFieldsByName{{}, {{"job"}, "", ""}}, jobs()), "A| Time=1,2| Value=5,_");
    EXPECT_EQ(made(FilterFieldsByName{{{"job", "Time"}, "", ""}, {{}, "/T/", ""}}, jobs()), "A| job=a,b");
    EXPECT_EQ(made(FilterFieldsByName{}, jobs()), show(jobs()));
}

TEST(FilterByName, AnchorsAPatternWithoutSlashes)
{
    EXPECT_EQ(made(FilterFieldsByName{{{}, "V", ""}, {}}, jobs()), "");
    EXPECT_EQ(made(FilterFieldsByName{{{}, "V.*", ""}, {}}, jobs()), "A| Value=5,_");
}

TEST(FilterByName, TakesTheNamesThatAVariableHolds)
{
    Environment environment;
    environment.interpolate = [](std::string_view text) {
        return std::string(text == "${fields:csv}" ? "job,Value" : "wrong");
    };
    for (const char *variable : {"$fields", "${fields}", "${fields:csv}"}) {
        const FilterFieldsByName step{{{}, "", variable}, {}};
        EXPECT_EQ(
            show(apply({{step, {}}}, jobs(), Shape::AsTables, environment).frames), "A| job=a,b| Value=5,_");
    }
}

TEST(FilterByName, MatchesNoPatternWhenNoneAreLent)
{
    EXPECT_TRUE(
        apply({{FilterFieldsByName{{{}, "/./", ""}, {}}, {}}}, jobs(), Shape::AsTables).frames.empty());
}

TEST(FilterByRefId, KeepsTheAnswersOfSomeQueries)
{
    const std::vector<Frame> frames{
        table("A", {numbers("a", {1})}), table("B", {numbers("b", {2})}), table("C", {numbers("c", {3})})};
    EXPECT_EQ(made(FilterByRefId{"B", ""}, frames), "B| b=2");
    EXPECT_EQ(made(FilterByRefId{"A|C", ""}, frames), "A| a=1\nC| c=3");
    EXPECT_EQ(made(FilterByRefId{"/^(?:A|B)$/", ""}, frames), "A| a=1\nB| b=2");
    EXPECT_EQ(made(FilterByRefId{"", "B"}, frames), "A| a=1\nC| c=3");
    EXPECT_EQ(made(FilterByRefId{}, frames), show(frames));
}

TEST(RenameByRegex, PutsGroupsIntoTheNewName)
{
    const std::vector<Frame> frames{table("A", {numbers("cpu-user", {1}), numbers("mem", {2})})};
    EXPECT_EQ(made(RenameByRegex{"/cpu-(.*)/", "$1!"}, frames), "A| user!=1| mem=2");
    EXPECT_EQ(made(RenameByRegex{"cpu", "x"}, frames), show(frames)) << "the whole name is meant";
}

TEST(ConvertFieldType, ReadsNumbersFromTexts)
{
    using Type = ConvertFieldType::Type;
    const std::vector<Frame> frames{table("A", {texts("n", {"1,234.5", "", "much", "Inf"})})};
    EXPECT_EQ(made(ConvertFieldType{{{"n", Type::Number, ""}}}, frames), "A| n=1234.5,_,_,_");
    EXPECT_EQ(made(ConvertFieldType{{{"n", Type::Boolean, ""}}}, frames), "A| n=true,false,true,true");
    EXPECT_EQ(made(ConvertFieldType{{{"other", Type::Number, ""}}}, frames), show(frames));
}

TEST(ConvertFieldType, ReadsAndWritesTimes)
{
    using Type = ConvertFieldType::Type;
    const std::vector<Frame> iso{
        table("A", {texts("t", {"1970-01-01T00:00:02Z", "1970-01-02", "5", "soon"})})};
    EXPECT_EQ(made(ConvertFieldType{{{"t", Type::Time, ""}}}, iso), "A| t=2000,86400000,_,_");
    const std::vector<Frame> seconds{table("A", {numbers("t", {2, hole, 1e300})})};
    EXPECT_EQ(made(ConvertFieldType{{{"t", Type::Time, "X"}}}, seconds), "A| t=2000,_,_");
    EXPECT_EQ(made(ConvertFieldType{{{"t", Type::Time, ""}}}, seconds), "A| t=2,_,_");
    const std::vector<Frame> time{table("A", {times({2000}, "t")})};
    EXPECT_EQ(made(ConvertFieldType{{{"t", Type::Text, ""}}}, time), "A| t=1970-01-01T00:00:02Z");
    EXPECT_EQ(made(ConvertFieldType{{{"t", Type::Text, "YYYY"}}}, time), "A| t=1970");
    EXPECT_EQ(made(ConvertFieldType{{{"t", Type::Number, ""}}}, time), "A| t=2000");
}

} // namespace zumik::frame::transform
