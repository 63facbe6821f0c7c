// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/display.h"

#include "models/base/number.h"
#include "models/series/column.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace zumik::frame {

namespace {

ValueMapping mapping(ValueMapping::Kind kind, std::string match, std::string text, std::string color = {})
{
    ValueMapping made;
    made.kind = kind;
    made.match = std::move(match);
    made.text = std::move(text);
    made.color = std::move(color);
    return made;
}

Thresholds greenYellowRed()
{
    Thresholds thresholds;
    thresholds.steps = {{-std::numeric_limits<double>::infinity(), "green"}, {50, "yellow"}, {80, "red"}};
    return thresholds;
}

std::string shown(double value, const FieldConfig &config)
{
    return toString(displayValue(value, config, {}).text);
}

} // namespace

TEST(Mappings, TakeTheFirstThatFits)
{
    FieldConfig config;
    config.unit = "short";
    config.mappings = {mapping(ValueMapping::Kind::Value, "1", "up", "green"),
        mapping(ValueMapping::Kind::Value, "1", "never"), mapping(ValueMapping::Kind::Null, "", "gone"),
        mapping(ValueMapping::Kind::NaN, "", "no number")};
    ValueMapping range = mapping(ValueMapping::Kind::Range, "", "high");
    range.from = 10;
    config.mappings.push_back(range);

    EXPECT_EQ(shown(1, config), "up");
    EXPECT_EQ(shown(2, config), "2");
    EXPECT_EQ(shown(10, config), "high");
    EXPECT_EQ(shown(1e12, config), "high");
    EXPECT_EQ(shown(base::absent(), config), "gone");
    EXPECT_EQ(shown(std::nan(""), config), "no number");
    const DisplayValue up = displayValue(1, config, {});
    EXPECT_EQ(up.color, (ValueColor{ValueColor::Kind::Named, "green", 0.01}));
    EXPECT_TRUE(up.mapped);
}

TEST(Mappings, CanColorWithoutChangingTheText)
{
    FieldConfig config;
    config.unit = "ms";
    ValueMapping only;
    only.match = "5";
    only.color = "red";
    config.mappings = {only};
    const DisplayValue value = displayValue(5, config, {});
    EXPECT_EQ(toString(value.text), "5 ms");
    EXPECT_EQ(value.color.name, "red");
}

TEST(Mappings, LeaveRegularExpressionsToTheirCaller)
{
    FieldConfig config;
    config.mappings = {
        mapping(ValueMapping::Kind::Regex, "x(.*)", "$1"), mapping(ValueMapping::Kind::Empty, "", "none")};
    const RegexReplace drop = [](std::string_view, std::string_view subject, std::string_view) {
        return subject.starts_with('x') ? std::optional(std::string(subject.substr(1))) : std::nullopt;
    };
    EXPECT_EQ(toString(displayText("xyz", config, drop).text), "yz");
    EXPECT_EQ(toString(displayText("abc", config, drop).text), "abc");
    EXPECT_EQ(toString(displayText("xyz", config).text), "xyz");
    EXPECT_EQ(toString(displayText("", config).text), "none");
}

TEST(Thresholds, AreActiveFromTheirStartOn)
{
    const Thresholds thresholds = greenYellowRed();
    EXPECT_EQ(activeStep(thresholds, {}, 49.9), 0);
    EXPECT_EQ(activeStep(thresholds, {}, 50), 1);
    EXPECT_EQ(activeStep(thresholds, {}, 1e9), 2);
    EXPECT_EQ(activeStep(thresholds, {}, -1e9), 0);
    EXPECT_EQ(activeStep(thresholds, {}, std::nan("")), 0);
    EXPECT_EQ(activeStep({}, {}, 1), -1);
}

TEST(Thresholds, CanBePercentagesOfTheRange)
{
    Thresholds thresholds = greenYellowRed();
    thresholds.mode = Thresholds::Mode::Percentage;
    EXPECT_EQ(activeStep(thresholds, {0, 10}, 4.9), 0);
    EXPECT_EQ(activeStep(thresholds, {0, 10}, 5), 1);
    EXPECT_DOUBLE_EQ(stepStart(thresholds, {100, 200}, 2), 180);
}

TEST(Ranges, ComeFromTheConfigThenFromTheValues)
{
    const series::Column values(std::vector<double>{3, base::absent(), 7, std::nan("")});
    const std::array<const series::Column *, 1> columns{&values};
    FieldConfig config;
    EXPECT_EQ(rangeOf(config, columns), (ValueRange{3, 7}));
    config.min = 0;
    EXPECT_EQ(rangeOf(config, columns), (ValueRange{0, 7}));
    EXPECT_EQ(rangeOf(FieldConfig{}, {}), (ValueRange{0, 100}));
    EXPECT_DOUBLE_EQ(positionIn({0, 10}, 25), 1);
    EXPECT_DOUBLE_EQ(positionIn({0, 10}, -1), 0);
    EXPECT_DOUBLE_EQ(positionIn({5, 5}, 5), 1);
}

TEST(Colors, FollowTheMode)
{
    FieldConfig config;
    config.thresholds = greenYellowRed();
    EXPECT_EQ(colorOf(60, config, {}).kind, ValueColor::Kind::Series);
    config.color.mode = ColorConfig::Mode::Thresholds;
    EXPECT_EQ(colorOf(60, config, {}), (ValueColor{ValueColor::Kind::Named, "yellow", 0.6}));
    config.color = {ColorConfig::Mode::Continuous, {}, "continuous-GrYlRd"};
    EXPECT_EQ(colorOf(60, config, {}), (ValueColor{ValueColor::Kind::Continuous, "continuous-GrYlRd", 0.6}));
    config.color = {ColorConfig::Mode::Fixed, "#3B84DA", {}};
    EXPECT_EQ(colorOf(60, config, {}).name, "#3B84DA");
    EXPECT_EQ(colorOf(60, config, {}, "purple").name, "purple");
    EXPECT_EQ(thresholdColor(85, config, {}), "red");
}

} // namespace zumik::frame
