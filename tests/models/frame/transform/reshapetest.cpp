// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/frame/transform/frames.h"

#include "models/frame/defaults.h"

#include <gtest/gtest.h>

namespace zumik::frame::transform {

namespace {

Frame limits()
{
    return table("config",
        {texts("Name", {"cpu", "mem"}), numbers("Used", {41, 7}), numbers("Max", {100, 64}),
            texts("Unit", {"percent", "bytes"}), texts("host", {"a", "b"})});
}

std::vector<Frame> cities()
{
    return {table("A",
        {times({1, 2, 3, 4}), texts("region", {"eu", "us", "eu", "us"}), texts("tier", {"x", "x", "y", "x"}),
            numbers("v", {10, 20, 30, 40})})};
}

const Field &field(const std::vector<Frame> &frames, std::size_t frame, std::size_t at)
{
    return frames.at(frame).fields.at(at);
}

} // namespace

TEST(RowsToFields, MakesAFieldOfEachRowWithLabelsAndConfiguration)
{
    const auto transformed = apply({{RowsToFields{}, {}}}, {limits()}, Shape::AsTables);
    ASSERT_EQ(transformed.frames.size(), 1U);
    const Field &cpu = field(transformed.frames, 0, 0);
    EXPECT_EQ(cpu.numbers()->values()[0], 41);
    EXPECT_EQ(cpu.config.max, 100);
    EXPECT_EQ(cpu.config.unit, "percent");
    EXPECT_EQ(cpu.labels.get("host"), "a");
    EXPECT_EQ(cpu.labels.size(), 1U) << "what has a use is no label";
    EXPECT_EQ(field(transformed.frames, 0, 1).config.unit, "bytes");
}

TEST(RowsToFields, FollowsItsMappings)
{
    const RowsToFields step{{{"host", "field.name", ""}, {"Max", "field.value", ""}, {"Unit", "__ignore", ""},
        {"Used", "threshold1", ""}, {"Name", "", ""}}};
    const auto transformed = apply({{step, {}}}, {limits()}, Shape::AsTables);
    const Field &a = field(transformed.frames, 0, 0);
    EXPECT_EQ(a.numbers()->values()[0], 100);
    EXPECT_EQ(a.labels.get("Name"), "cpu") << "a use of none is a label";
    EXPECT_EQ(a.config.unit, "");
    ASSERT_EQ(a.config.thresholds.steps.size(), 2U);
    EXPECT_EQ(a.config.thresholds.steps[1].from, 41);
    EXPECT_EQ(a.config.thresholds.steps[1].color, "red");
    const Frame plain = table("A", {numbers("v", {1})});
    EXPECT_EQ(made(RowsToFields{}, {plain}), show({plain})) << "no name";
}

TEST(ConfigFromData, SetsTheLimitsOfOtherQueries)
{
    const Frame data = table("A", {times({1}), numbers("v", {50})});
    const Frame config = table("config",
        {numbers("Max", {90, 100}), numbers("Warn", {70, 80}), texts("Code", {"0", "1"}),
            texts("Text", {"off", "on"})});
    const ConfigFromData step{"config",
        {{"Warn", "threshold1", "max"}, {"Code", "mappings.value", ""}, {"Text", "mappings.text", ""}}, {},
        ""};
    auto transformed = apply({{step, {}}}, {config, data}, Shape::AsTables);
    ASSERT_EQ(transformed.frames.size(), 1U) << "the configuration is not shown";
    FieldConfig defaults;
    defaults.max = 1;
    defaults.min = 0;
    defaults.unit = "percent";
    applyDefaults(defaults, transformed.frames);
    const FieldConfig &v = field(transformed.frames, 0, 1).config;
    EXPECT_EQ(v.max, 100) << "the last one, and not the panel's";
    EXPECT_EQ(v.min, 0);
    EXPECT_EQ(v.unit, "percent");
    ASSERT_EQ(v.thresholds.steps.size(), 2U);
    EXPECT_EQ(v.thresholds.steps[1].from, 80);
    ASSERT_EQ(v.mappings.size(), 2U);
    EXPECT_EQ(v.mappings[1].match, "1");
    EXPECT_EQ(v.mappings[1].text, "on");
}

TEST(ConfigFromData, AppliesToTheFieldsItIsMeantFor)
{
    const Frame data = table("A", {numbers("v", {50}), numbers("w", {5})});
    const Frame config = table("config", {numbers("max", {9})});
    using Target = ConfigFromData::Target;
    const auto limit = [&](Target target, const char *wanted) {
        const ConfigFromData step{"config", {}, target, wanted};
        const auto frames = apply({{step, {}}}, {data, config}, Shape::AsTables, lent()).frames;
        return std::pair(frames[0].fields[0].config.max, frames[0].fields[1].config.max);
    };
    const std::optional<double> nine = 9;
    EXPECT_EQ(limit(Target::Numbers, ""), std::pair(nine, nine));
    EXPECT_EQ(limit(Target::Name, "w"), std::pair(std::optional<double>(), nine));
    EXPECT_EQ(limit(Target::Pattern, "/^v/"), std::pair(nine, std::optional<double>()));
    EXPECT_EQ(limit(Target::RefId, "B"), std::pair(std::optional<double>(), std::optional<double>()));
    EXPECT_EQ(made(ConfigFromData{"other", {}, {}, ""}, {data, config}), show({data, config}));
    EXPECT_EQ(made(ConfigFromData{}, {config}), show({config})) << "nothing else is left";
}

TEST(PartitionByValues, MakesATableOfEachCombinationOfValues)
{
    PartitionByValues step;
    step.fields = {"region", "tier"};
    EXPECT_EQ(made(step, cities(), Shape::AsValues),
        "A@1+1x1| v {region=\"eu\", tier=\"x\"}{region=eu,tier=x}=10\n"
        "A@3+1x1| v {region=\"eu\", tier=\"y\"}{region=eu,tier=y}=30\n"
        "A@2+2x2| v {region=\"us\", tier=\"x\"}{region=us,tier=x}=20,40");
    const Frame noted = table("A", {times({1}), texts("region", {"eu"}), texts("note", {"x"})});
    EXPECT_EQ(made(step, {noted}).find("A| Time=1| "), 0U) << "times have no labels";
}

TEST(PartitionByValues, NamesTablesAndKeepsFieldsWhereAsked)
{
    PartitionByValues step;
    step.fields = {"region"};
    step.asLabels = false;
    step.withNames = true;
    step.keepFields = true;
    EXPECT_EQ(made(step, cities()),
        "A| Time=1,3| region=eu region=eu,eu| region=eu tier=x,y| region=eu v=10,30\n"
        "A| Time=2,4| region=us region=us,us| region=us tier=x,x| region=us v=20,40");
}

TEST(PartitionByValues, LeavesTheFirstTableWhereNoFieldIsMeant)
{
    PartitionByValues step;
    EXPECT_EQ(made(step, cities()), show(cities()));
    step.fields = {"nothing"};
    EXPECT_EQ(made(step, {cities()[0], limits()}), show(cities()));
}

TEST(JoinByLabels, PutsTheValuesOfALabelIntoColumns)
{
    const Frame frame = series("A",
        {numbers("a", {1, 2, 3}, {{"what", "temp"}, {"city", "NYC"}}),
            numbers("b", {4, 5, 6}, {{"what", "speed"}, {"city", "NYC"}}),
            numbers("c", {7, 8, hole}, {{"what", "temp"}, {"city", "LA"}})});
    EXPECT_EQ(
        made(JoinByLabels{"what", {}}, {frame}), "| city=NYC,NYC,NYC,LA,LA| temp=1,2,3,7,8| speed=4,5,6,_,_");
    EXPECT_EQ(
        made(JoinByLabels{"what", {"missing"}}, {frame}), "| missing=,,,,| temp=1,2,3,7,8| speed=4,5,6,_,_")
        << "all of one key";
    const auto refused = apply({{JoinByLabels{"none", {}}, {}}}, {frame}, Shape::AsTables).refusals;
    ASSERT_EQ(refused.size(), 1U);
    EXPECT_EQ(refused[0].why, Refusal::Why::Unusable);
}

TEST(FormatString, WritesTextsInOtherCases)
{
    using Output = FormatString::Output;
    const Frame frame = table("A", {texts("t", {" alice BOB-x ", "été"}), numbers("n", {1, 2})});
    const auto as = [&](Output output, int from = 0, int to = -1) {
        const Frame trimmed = table("A", {texts("t", {"alice BOB-x", "Été 5"})});
        return made(FormatString{"t", output, from, to, "", ""}, {trimmed});
    };
    EXPECT_EQ(as(Output::Upper), "A| t=ALICE BOB-X,ÉTé 5") << "letters of ASCII";
    EXPECT_EQ(as(Output::Lower), "A| t=alice bob-x,Été 5");
    EXPECT_EQ(as(Output::Sentence), "A| t=Alice BOB-x,Été 5");
    EXPECT_EQ(as(Output::Title), "A| t=Alice Bob-x,Été 5");
    EXPECT_EQ(as(Output::Pascal), "A| t=AliceBob-x,Été5");
    EXPECT_EQ(as(Output::Camel), "A| t=aliceBob-x,Été5");
    EXPECT_EQ(as(Output::Snake), "A| t=alice_bob-x,Été_5");
    EXPECT_EQ(as(Output::Kebab), "A| t=alice-bob-x,Été-5");
    EXPECT_EQ(as(Output::Substring, 1, 3), "A| t=li,té");
    EXPECT_EQ(as(Output::Substring, 3, 1), "A| t=li,té");
    EXPECT_EQ(as(Output::Substring, 8), "A| t=B-x,");
    EXPECT_EQ(made(FormatString{"t", Output::Trim, 0, -1, "", ""}, {frame}), "A| t=alice BOB-x,été| n=1,2");
    EXPECT_EQ(made(FormatString{"n", Output::Affix, 0, -1, "<{t}", "{none}>"}, {frame}),
        "A| t= alice BOB-x ,été| n=< alice BOB-x 1{none}>,<été2{none}>");
}

TEST(FormatString, EndsBeforeAffixesGrowBeyondAnyCell)
{
    std::string prefix;
    for (int i = 0; i < 200; ++i) {
        prefix += "{t}";
    }
    const Frame frame = table("A", {texts("t", {std::string(1000, 'x')}), numbers("n", {1})});
    EXPECT_LT(
        made(FormatString{"n", FormatString::Output::Affix, 0, -1, prefix, ""}, {frame}).size(), 13'000U);
}

TEST(Transpose, TurnsRowsIntoColumns)
{
    const Frame frame =
        table("A", {texts("env", {"dev", "prod"}), numbers("mem", {1, 2}), numbers("cpu", {3, 4})});
    EXPECT_EQ(made(Transpose{}, {frame}), "A| Field=mem,cpu| dev{env=dev}=1,3| prod{env=prod}=2,4");
    const Frame mixed = table("A", {numbers("n", {1, 2}), texts("t", {"x", "y"})});
    EXPECT_EQ(made(Transpose{"Names", "Row"}, {mixed}), "A| Names=n,t| Row 1{row=1}=1,x| Row 2{row=2}=2,y");
}

TEST(Regression, DrawsTheLineOfLeastSquares)
{
    const Frame frame = table(
        "A", {times({1'700'000'000'000, 1'700'000'001'000, 1'700'000'002'000}), numbers("v", {1, 2, 6})});
    const auto lines = apply({{Regression{"Time", "v", 1, 3}, {}}}, {frame}, Shape::AsTables).frames;
    ASSERT_EQ(lines.size(), 2U);
    const auto values = field(lines, 1, lines[1].fields.size() - 1).numbers()->values();
    EXPECT_NEAR(values[0], 0.5, 1e-9);
    EXPECT_NEAR(values[values.size() - 1], 5.5, 1e-9);
}

TEST(Regression, OverTimeHasEvenStepsOfWholeMilliseconds)
{
    const Frame frame = table("A", {times({0, 1000, 2000}), numbers("v", {0, 1, 2})});
    const auto lines = apply({{Regression{"Time", "v", 1, 4}, {}}}, {frame}, Shape::AsTables).frames;
    ASSERT_EQ(lines.size(), 2U);
    ASSERT_TRUE(lines[1].grid) << "else its points are drawn without a line";
    EXPECT_EQ(lines[1].grid->step, base::Duration(666));
    EXPECT_EQ(lines[1].grid->count, 4U);
    EXPECT_NEAR(field(lines, 1, 0).numbers()->values()[3], 1.998, 1e-9);
}

TEST(Regression, BendsWithItsDegree)
{
    const Frame frame = table("A", {numbers("x", {0, 1, 2, 3, 4}), numbers("y", {0, 1, 4, 9, 16})});
    const auto curves = apply({{Regression{"x", "y", 2, 5}, {}}}, {frame}, Shape::AsTables).frames;
    ASSERT_EQ(curves.size(), 2U);
    const auto x = field(curves, 1, 0).numbers()->values();
    const auto y = field(curves, 1, 1).numbers()->values();
    ASSERT_EQ(x.size(), 5U);
    for (std::size_t i = 0; i < x.size(); ++i) {
        EXPECT_NEAR(y[i], x[i] * x[i], 1e-9);
    }
    EXPECT_EQ(x[4], 4);
    EXPECT_EQ(field(curves, 1, 1).name, "polynomial regression y predicted");
    EXPECT_EQ(apply({{Regression{"nothing", "y", 1, 5}, {}}}, {frame}, Shape::AsTables).refusals.size(), 1U);
}

} // namespace zumik::frame::transform
