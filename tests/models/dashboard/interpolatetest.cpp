// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/interpolate.h"

#include "models/dashboard/step.h"

#include <gtest/gtest.h>

#include <ostream>

namespace zumik::dashboard {

namespace {

VariableValue one(std::string value)
{
    return {{value}, {value}, false, false, false};
}

VariableValue several(std::vector<std::string> values)
{
    VariableValue made{values, values, true, false, false};
    return made;
}

Interpolation values()
{
    Interpolation made;
    made.variables["job"] = one("api");
    made.variables["quote"] = one("a\"b\\c'd");
    made.variables["hosts"] = several({"n1.x", "n2|y"});
    made.variables["host"] = several({"n1.x"});
    made.variables["size"] = {{"1", "2"}, {"small", "big & bold"}, true, false, false};
    made.variables["any"] = {{".*"}, {"All"}, true, true, true};
    made.variables["all"] = {{"a", "b"}, {"All"}, true, true, false};
    made.variables["none"] = {{}, {}, true, false, false};
    made.variables["at"] = one("1500000000000");
    made.range = {base::Time{1500000000000}, base::Time{1500003600000}};
    made.step = base::Duration{15000};
    made.rateInterval = base::Duration{60000};
    return made;
}

struct Row {
    const char *text;
    const char *result;
};

/// The test's name.
void PrintTo(const Row &row, std::ostream *to)
{
    *to << row.text;
}

class PromQlText : public testing::TestWithParam<Row> { };

class PlainText : public testing::TestWithParam<Row> { };

} // namespace

TEST_P(PromQlText, HasItsVariablesFilledIn)
{
    EXPECT_EQ(interpolate(GetParam().text, values(), Syntax::PromQl), GetParam().result);
}

INSTANTIATE_TEST_SUITE_P(References, PromQlText,
    testing::Values(Row{"up{job=\"$job\"}", "up{job=\"api\"}"}, Row{"${job}", "api"}, Row{"[[job]]", "api"},
        Row{"$jobs", "$jobs"}, Row{"${missing}", "${missing}"}, Row{"[[missing:csv]]", "[[missing:csv]]"},
        Row{"label_replace(up, \"a\", \"$1\", \"b\", \"(.*)\")",
            "label_replace(up, \"a\", \"$1\", \"b\", \"(.*)\")"},
        Row{"a$", "a$"}, Row{"${job", "${job"}, Row{"[[job]", "[[job]"}, Row{"$$job", "$api"}, Row{"", ""},
        Row{"${__field.labels.x}", "${__field.labels.x}"}, Row{"$none.", "."}));

INSTANTIATE_TEST_SUITE_P(Escaping, PromQlText,
    testing::Values(Row{"{a=\"$quote\"}", R"({a="a\"b\\c'd"})"}, Row{"{a='$quote'}", R"({a='a"b\\c\'d'})"},
        Row{"{a=`$quote`}", R"({a=`a"b\c'd`})"}, Row{"{a=~\"$hosts\"}", R"x({a=~"(n1\\.x|n2\\|y)"})x"},
        Row{"{a=~\"$host\"}", R"({a=~"n1\\.x"})"}, Row{"{a=~`$host`}", R"({a=~`n1\.x`})"},
        Row{"{a=~\"$any\"}", "{a=~\".*\"}"}, Row{"{a=~\"$all\"}", "{a=~\"(a|b)\"}"},
        Row{"{b=\"x\\\"\", a='$quote'}", R"({b="x\"", a='a"b\\c\'d'})"}));

INSTANTIATE_TEST_SUITE_P(Formats, PromQlText,
    testing::Values(Row{"${hosts:regex}", R"((n1\.x|n2\|y))"}, Row{"${hosts:pipe}", "n1.x|n2|y"},
        Row{"${hosts:csv}", "n1.x,n2|y"}, Row{"${hosts:raw}", "n1.x,n2|y"},
        Row{"${hosts:json}", R"(["n1.x","n2|y"])"}, Row{"${job:json}", "\"api\""},
        Row{"${hosts:singlequote}", "'n1.x','n2|y'"}, Row{"${hosts:doublequote}", "\"n1.x\",\"n2|y\""},
        Row{"${quote:doublequote}", R"("a\"b\c'd")"}, Row{"${quote:sqlstring}", R"('a"b\c''d')"},
        Row{"${hosts:glob}", "{n1.x,n2|y}"}, Row{"${size:text}", "small + big & bold"},
        Row{"${size:queryparam}", "var-size=1&var-size=2"}, Row{"${any:queryparam}", "var-any=All"},
        Row{"${hosts:percentencode}", "%7Bn1.x%2Cn2%7Cy%7D"}, Row{"${quote:html}", "a&quot;b\\c&#39;d"},
        Row{"${hosts:distributed}", "n1.x,hosts=n2|y"}, Row{"${hosts:join: or }", "n1.x or n2|y"},
        Row{"[[hosts:csv]]", "n1.x,n2|y"}, Row{"${at:date}", "2017-07-14T02:40:00.000Z"},
        Row{"${at:date:seconds}", "1500000000"}, Row{"${at:date:YYYY-MM}", "2017-07"},
        Row{"${job:date}", "api"}, Row{"${any:regex}", ".*"}, Row{"${any:text}", "All"}));

INSTANTIATE_TEST_SUITE_P(BuiltIns, PromQlText,
    testing::Values(Row{"[$__interval]", "[15s]"}, Row{"$__interval_ms", "15000"},
        Row{"[$__rate_interval]", "[1m]"}, Row{"${__rate_interval_ms}", "60000"}, Row{"$__range", "3600s"},
        Row{"$__range_s", "3600"}, Row{"$__range_ms", "3600000"}, Row{"$__from", "1500000000000"},
        Row{"${__to}", "1500003600000"}, Row{"${__from:date:HH:mm}", "02:40"},
        Row{"${__from:date:iso}", "2017-07-14T02:40:00.000Z"}, Row{"$__interval_x", "$__interval_x"},
        Row{"$__dashboard", "$__dashboard"}));

TEST_P(PlainText, ShowsTheOptionsTexts)
{
    EXPECT_EQ(interpolate(GetParam().text, values(), Syntax::Text), GetParam().result);
}

INSTANTIATE_TEST_SUITE_P(Titles, PlainText,
    testing::Values(Row{"Jobs of $job", "Jobs of api"}, Row{"$size", "small + big & bold"},
        Row{"$any", "All"}, Row{"${quote}", "a\"b\\c'd"}, Row{"${size:raw}", "1,2"},
        Row{"costs $5", "costs $5"}));

TEST(Interpolation, IsNotRepeatedOnWhatItPutIn)
{
    Interpolation made;
    made.variables["a"] = one("$b ${b}");
    made.variables["b"] = one("x");
    EXPECT_EQ(interpolate("$a", made, Syntax::Text), "$b ${b}");
}

TEST(Interpolation, LeavesATextThatWouldGrowWithoutBounds)
{
    Interpolation made;
    made.variables["a"] = one(std::string(1 << 16, 'x'));
    std::string text;
    for (int i = 0; i < 100; ++i) {
        text += "$a";
    }
    EXPECT_EQ(interpolate(text, made, Syntax::Text), text);
}

TEST(Values, OfVariablesKnowAllAndAuto)
{
    Variable variable;
    variable.name = "v";
    variable.includeAll = true;
    variable.options = {{"One", "1"}, {"Two", "2"}};
    variable.current = {"$__all"};
    const base::TimeRange range{base::Time{0}, base::Time{3600000}};
    EXPECT_EQ(valueOf(variable, range).values, (std::vector<std::string>{"1", "2"}));
    EXPECT_EQ(
        interpolate("{a=~\"$v\"}", interpolationOf({variable}, range), Syntax::PromQl), "{a=~\"(1|2)\"}");
    variable.allValue = ".*";
    EXPECT_EQ(interpolate("{a=~\"$v\"}", interpolationOf({variable}, range), Syntax::PromQl), "{a=~\".*\"}");
    variable.current = {"2"};
    EXPECT_EQ(interpolate("$v", interpolationOf({variable}, range), Syntax::Text), "Two");

    Variable interval;
    interval.name = "i";
    interval.type = Variable::Type::Interval;
    interval.autoCount = 30;
    interval.current = {autoValueMark};
    EXPECT_EQ(interpolate("[$i]", interpolationOf({interval}, range), Syntax::PromQl), "[2m]");
    interval.autoMinimum = "5m";
    EXPECT_EQ(interpolate("[$i]", interpolationOf({interval}, range), Syntax::PromQl), "[5m]");
}

TEST(Steps, FollowTheRule)
{
    const auto hours = [](int n) {
        return base::TimeRange{base::Time{0}, base::Time{n * 3600000LL}};
    };
    const auto step = [](StepRule rule) {
        return stepOf(rule).count();
    };
    EXPECT_EQ(step({hours(1), 1000, base::Duration{15000}}), 15000);
    EXPECT_EQ(step({hours(6), 360, base::Duration{15000}}), 60000);
    EXPECT_EQ(step({hours(24), 1000, base::Duration{15000}}), 60000);
    EXPECT_EQ(step({hours(1), 1000, base::Duration{15000}, base::Duration{60000}}), 60000);
    EXPECT_EQ(step({hours(1), 1000, base::Duration{30000}, base::Duration{1000}}), 5000);
    EXPECT_EQ(step({hours(1), 1000, base::Duration{15000}, base::Duration{0}, 4}), 60000);
    EXPECT_EQ(step({hours(24 * 365), 1000000, base::Duration{15000}}), 2867000);
    EXPECT_EQ(step({hours(0), 1000, base::Duration{15000}}), 15000);
    EXPECT_EQ(step({hours(-5), 0, base::Duration{15000}}), 15000);
    EXPECT_LE(hours(24 * 365).length() / stepOf({hours(24 * 365), 1000000, base::Duration{15000}}), 11000);
}

TEST(Steps, AlignAndGiveRateIntervals)
{
    EXPECT_EQ(rateIntervalOf(base::Duration{15000}, base::Duration{15000}).count(), 60000);
    EXPECT_EQ(rateIntervalOf(base::Duration{300000}, base::Duration{30000}).count(), 330000);
    const base::TimeRange aligned = alignedTo({base::Time{61000}, base::Time{119999}}, base::Duration{60000});
    EXPECT_EQ(aligned, (base::TimeRange{base::Time{60000}, base::Time{60000}}));
}

TEST(Intervals, AreReadAsGrafanaWritesThem)
{
    const auto ms = [](const char *text) {
        const auto parsed = parseInterval(text);
        return parsed ? parsed->count() : -1;
    };
    EXPECT_EQ(ms("15s"), 15000);
    EXPECT_EQ(ms(">1m"), 60000);
    EXPECT_EQ(ms("1h30m"), 5400000);
    EXPECT_EQ(ms("1.5h"), 5400000);
    EXPECT_EQ(ms("250ms"), 250);
    EXPECT_EQ(ms("30"), 30000);
    EXPECT_EQ(ms("2M"), 5184000000);
    EXPECT_EQ(ms("1d"), 86400000);
    for (const char *wrong : {"", "x", "0", "-5s", "5x", "1e99y", "$__interval", "1..2s"}) {
        EXPECT_EQ(ms(wrong), -1) << wrong;
    }
}

TEST(Interpolation, PutsTheScopeOfARepeatedPanelBeforeWhatIsChosen)
{
    Variable variable;
    variable.name = "v";
    variable.multi = true;
    variable.options = {{"One", "1.0"}, {"Two", "2.0"}};
    variable.current = {"1.0", "2.0"};
    const auto values = interpolationOf({variable}, {}, {{"v", {"Two", "2.0"}}});
    EXPECT_EQ(interpolate("{a=~\"$v\"}", values, Syntax::PromQl), "{a=~\"2\\\\.0\"}");
    EXPECT_EQ(interpolate("$v", values, Syntax::Text), "Two");
    variable.multi = false;
    EXPECT_EQ(
        interpolate("$v", interpolationOf({variable}, {}, {{"v", {"x", "a.b"}}}), Syntax::PromQl), "a.b");
}

TEST(Interpolation, FillsOthersIntoAllValuesOnce)
{
    Variable zone;
    zone.name = "zone";
    zone.current = {"eu"};
    Variable all;
    all.name = "host";
    all.includeAll = true;
    all.allValue = "$zone-.*";
    all.current = {"$__all"};
    EXPECT_EQ(interpolate("$host", interpolationOf({all, zone}, {}), Syntax::PromQl), "eu-.*");
    zone.includeAll = true;
    zone.allValue = "$host";
    zone.current = {"$__all"};
    EXPECT_EQ(interpolate("$host", interpolationOf({all, zone}, {}), Syntax::PromQl), "$host-.*");
}

TEST(Interpolation, ForSomeTextsHasNothingThatTheyDoNotName)
{
    Variable zone;
    zone.name = "zone";
    zone.current = {"eu"};
    Variable all;
    all.name = "host";
    all.includeAll = true;
    all.allValue = "$zone-.*";
    all.current = {"$__all"};
    Variable other;
    other.name = "other";
    other.current = {"x"};
    const auto values = interpolationFor({"a", "${host}"}, {other, all, zone}, {});
    EXPECT_EQ(interpolate("$host $other", values, Syntax::PromQl), "eu-.* $other");
}

TEST(Interpolation, OfARegexEscapesValuesForIt)
{
    Interpolation values;
    values.variables["v"] = {{"a.b"}, {"text"}, false, false, false};
    EXPECT_EQ(interpolate("/^$v/", values, Syntax::Regex), "/^a\\.b/");
}

} // namespace zumik::dashboard
