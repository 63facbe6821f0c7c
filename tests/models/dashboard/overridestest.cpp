// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/overrides.h"

#include <gtest/gtest.h>

namespace zumik::dashboard {

namespace {

std::vector<frame::Frame> frames()
{
    std::vector<frame::Frame> made(2);
    const series::Column column(std::vector<double>{1});
    made[0].refId = "A";
    made[0].fields = {{"p50", series::Labels{{"node", "n1"}}, column, {}}, {"p95", {}, column, {}}};
    made[1].refId = "B";
    made[1].fields = {{"Time", {}, frame::Field::Times{base::Time{0}}, {}},
        {"job", {}, frame::Field::Texts{"x"}, {}}, {"Value", {}, column, {}}};
    return made;
}

/// The units of all fields after a rule that sets "ms".
std::vector<std::string> unitsAfter(Override rule)
{
    rule.properties = {{"unit", "\"ms\""}};
    auto made = frames();
    applyOverrides({rule}, made);
    std::vector<std::string> units;
    for (const frame::Frame &frame : made) {
        for (const frame::Field &field : frame.fields) {
            units.push_back(field.config.unit);
        }
    }
    return units;
}

Override rule(Override::Matcher matcher, std::vector<std::string> names, bool exclude = false)
{
    return {matcher, exclude, std::move(names), {}};
}

using Units = std::vector<std::string>;

} // namespace

TEST(Overrides, FindTheirFields)
{
    using Matcher = Override::Matcher;
    EXPECT_EQ(unitsAfter(rule(Matcher::Name, {"p95"})), (Units{"", "ms", "", "", ""}));
    EXPECT_EQ(unitsAfter(rule(Matcher::Regex, {"/^p\\d+$/"})), (Units{"ms", "ms", "", "", ""}));
    EXPECT_EQ(unitsAfter(rule(Matcher::Regex, {"("})), (Units{"", "", "", "", ""}));
    EXPECT_EQ(unitsAfter(rule(Matcher::Names, {"p50", "Value"})), (Units{"ms", "", "", "", "ms"}));
    EXPECT_EQ(unitsAfter(rule(Matcher::Names, {"p50"}, true)), (Units{"", "ms", "ms", "ms", "ms"}));
    EXPECT_EQ(unitsAfter(rule(Matcher::Type, {"number"})), (Units{"ms", "ms", "", "", "ms"}));
    EXPECT_EQ(unitsAfter(rule(Matcher::Type, {"time"})), (Units{"", "", "ms", "", ""}));
    EXPECT_EQ(unitsAfter(rule(Matcher::Query, {"A"})), (Units{"ms", "ms", "", "", ""}));
    EXPECT_EQ(unitsAfter(rule(Matcher::Unknown, {"p50"})), (Units{"", "", "", "", ""}));
}

TEST(Overrides, SetEveryPropertyInOrder)
{
    Override first = rule(Override::Matcher::Name, {"p50"});
    first.properties = {{"displayName", "\"half of ${__field.labels.node}\""}, {"decimals", "1"},
        {"min", "0"}, {"max", "9"}, {"noValue", "\"-\""}, {"color", R"({"mode":"fixed","fixedColor":"red"})"},
        {"thresholds",
            R"({"mode":"absolute","steps":[{"color":"green","value":null},{"color":"red","value":5}]})"},
        {"mappings", R"([{"type":"value","options":{"1":{"text":"one"}}}])"},
        {"custom.axisPlacement", "\"right\""}, {"custom.lineStyle", R"({"fill":"dash","dash":[6,4]})"},
        {"custom.width", "120"}, {"custom.nothing", "5"}};
    Override second = rule(Override::Matcher::Name, {"p50"});
    second.properties = {{"decimals", "3"}};
    auto made = frames();
    applyOverrides({first, second}, made);
    const frame::Field &field = made[0].fields[0];
    EXPECT_EQ(field.name, "half of n1");
    EXPECT_EQ(field.config.decimals, 3);
    EXPECT_EQ(field.config.min, 0);
    EXPECT_EQ(field.config.max, 9);
    EXPECT_EQ(field.config.color.fixed, "red");
    EXPECT_EQ(field.config.thresholds.steps.size(), 2U);
    EXPECT_EQ(field.config.mappings.at(0).text, "one");
    EXPECT_EQ(field.config.style.axis, frame::AxisPlacement::Right);
    EXPECT_EQ(field.config.style.dash, (std::vector<double>{6, 4}));
    EXPECT_EQ(field.config.cell.width, 120);
    EXPECT_EQ(made[0].fields[1].name, "p95");
}

} // namespace zumik::dashboard
