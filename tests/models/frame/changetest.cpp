// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/change.h"
#include "models/frame/counterparts.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace zumik::frame {

using Kind = Change::Kind;

namespace {

Change change(double now, double then, const char *unit = "")
{
    FieldConfig config;
    config.unit = unit;
    return changeOf(now, then, config);
}

Frame frameOf(const char *refId, std::vector<std::pair<const char *, const char *>> namesAndHosts)
{
    Frame frame;
    frame.refId = refId;
    frame.grid = series::Grid{{0}, base::Duration(1000), 1};
    for (const auto &[name, host] : namesAndHosts) {
        Field field;
        field.name = name;
        field.labels = series::Labels{{"host", host}};
        field.values = series::Column(std::vector<double>{1});
        frame.fields.push_back(field);
    }
    return frame;
}

/// "now=then", by what the fields are called; "-" where there is none.
std::vector<std::string> paired(const std::vector<Frame> &now, const std::vector<Frame> &then)
{
    const auto name = [](const FieldAt &at) {
        return at.field == nullptr ? "-" : at.field->name;
    };
    std::vector<std::string> texts;
    for (const Counterpart &pair : counterparts(now, then)) {
        texts.push_back(name(pair.now) + "=" + name(pair.then));
    }
    return texts;
}

} // namespace

TEST(ChangeOf, IsInPercentOfTheSizeOfWhatWas)
{
    EXPECT_EQ(change(212, 180).kind, Kind::Percent);
    EXPECT_NEAR(change(212, 180).amount, 17.78, 0.01);
    EXPECT_TRUE(change(212, 180).rises);
    EXPECT_EQ(change(90, 180), (Change{Kind::Percent, -50, false}));
    EXPECT_EQ(change(-5, -10), (Change{Kind::Percent, 50, true})) << "less below zero is a rise";
    EXPECT_EQ(change(0, 180), (Change{Kind::Percent, -100, false}));
}

TEST(ChangeOf, IsTheDifferenceWherePercentsSayNothing)
{
    EXPECT_EQ(change(5, 0), (Change{Kind::Absolute, 5, true})) << "from zero";
    EXPECT_EQ(change(-5, 10), (Change{Kind::Absolute, -15, false})) << "through zero";
    EXPECT_EQ(change(80, 60, "percent"), (Change{Kind::Absolute, 20, true}));
    EXPECT_EQ(change(30, 40, "celsius"), (Change{Kind::Absolute, -10, false}));
}

TEST(ChangeOf, IsSoManyTimesWherePercentsWouldBeThousands)
{
    EXPECT_EQ(change(500, 5), (Change{Kind::Times, 100, true}));
    EXPECT_EQ(change(49, 5).kind, Kind::Percent);
}

TEST(ChangeOf, IsNoneWhereNothingCanBeCompared)
{
    const double nan = std::nan("");
    const double inf = std::numeric_limits<double>::infinity();
    EXPECT_EQ(change(nan, 1).kind, Kind::None);
    EXPECT_EQ(change(1, nan).kind, Kind::None);
    EXPECT_EQ(change(inf, 1).kind, Kind::None);
    EXPECT_EQ(change(1, base::absent()).kind, Kind::None);
    EXPECT_EQ(change(2, 1, "dateTimeAsIso").kind, Kind::None);
    FieldConfig config;
    ValueMapping up;
    up.match = "1";
    up.text = "UP";
    config.mappings = {up};
    EXPECT_EQ(changeOf(1, 0, config).kind, Kind::None) << "a text is no amount";
    EXPECT_EQ(change(3, 3).kind, Kind::Same);
    EXPECT_EQ(change(0, 0).kind, Kind::Same);
    EXPECT_EQ(change(1e308, -1e308).kind, Kind::None) << "beyond what can be counted";
}

TEST(Counterparts, AreTheSameByQueryLabelsAndName)
{
    const auto now = frameOf("A", {{"a", "1"}, {"b", "2"}});
    const auto then = frameOf("A", {{"b", "2"}, {"a", "1"}});
    EXPECT_EQ(paired({now}, {then}), (std::vector<std::string>{"a=a", "b=b"}));
    const auto other = frameOf("B", {{"a", "1"}});
    EXPECT_EQ(paired({now}, {other}), (std::vector<std::string>{"a=-", "b=-", "-=a"}));
}

TEST(Counterparts, MayBeCalledOtherwiseWhereNoneIsLikeThem)
{
    EXPECT_EQ(paired({frameOf("A", {{"since 9", "1"}})}, {frameOf("A", {{"since 8", "1"}})}),
        (std::vector<std::string>{"since 9=since 8"}));
    EXPECT_EQ(paired({frameOf("A", {{"x", "1"}})}, {frameOf("A", {{"max", "1"}, {"min", "1"}})}),
        (std::vector<std::string>{"x=-", "-=max", "-=min"}));
}

TEST(Counterparts, OfTwinsArePairedInOrderAndNewOnesHaveNone)
{
    EXPECT_EQ(paired({frameOf("A", {{"t", "1"}, {"t", "1"}, {"t", "1"}, {"new", "2"}})},
                  {frameOf("A", {{"t", "1"}, {"t", "1"}, {"gone", "3"}})}),
        (std::vector<std::string>{"t=t", "t=t", "t=-", "new=-", "-=gone"}));
}

} // namespace zumik::frame
