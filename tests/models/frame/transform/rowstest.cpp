// SPDX-License-Identifier: GPL-3.0-or-later
// Filter by value, sort, limit, group, matrix: what happens to rows.
#include "tests/models/frame/transform/frames.h"

#include <cmath>

#include <gtest/gtest.h>

namespace zumik::frame::transform {

namespace {

using Match = ValueFilter::Match;

std::vector<Frame> nodes()
{
    return {table("A", {texts("node", {"n1", "N2", "n3", ""}), numbers("load", {1, 5, std::nan(""), hole})})};
}

std::string kept(
    Match match, const std::string &value, const std::string &to = {}, const char *field = "load")
{
    const auto frames = apply(
        {{FilterByValue{{{field, match, value, to}}, false, false}, {}}}, nodes(), Shape::AsTables, lent())
                            .frames;
    std::string names;
    for (const std::string &name : std::get<Field::Texts>(frames[0].fields[0].values)) {
        names += name + ";";
    }
    return names;
}

} // namespace

TEST(FilterByValue, ComparesNumbers)
{
    EXPECT_EQ(kept(Match::Greater, "1"), "N2;");
    EXPECT_EQ(kept(Match::GreaterOrEqual, "1"), "n1;N2;");
    EXPECT_EQ(kept(Match::Lower, "5"), "n1;");
    EXPECT_EQ(kept(Match::LowerOrEqual, "5"), "n1;N2;");
    EXPECT_EQ(kept(Match::Equal, "5.0"), "N2;");
    EXPECT_EQ(kept(Match::NotEqual, "5"), "n1;n3;;");
}

TEST(FilterByValue, LeavesTheEndsOfARangeOut)
{
    EXPECT_EQ(kept(Match::Between, "1", "6"), "N2;");
    EXPECT_EQ(kept(Match::Between, "0", "6"), "n1;N2;");
}

TEST(FilterByValue, TellsNothingFromNaN)
{
    EXPECT_EQ(kept(Match::IsNull, ""), ";");
    EXPECT_EQ(kept(Match::IsNotNull, ""), "n1;N2;n3;");
}

TEST(FilterByValue, ComparesTexts)
{
    EXPECT_EQ(kept(Match::Equal, "n1", "", "node"), "n1;");
    EXPECT_EQ(kept(Match::Substring, "n", "", "node"), "n1;N2;n3;");
    EXPECT_EQ(kept(Match::NotSubstring, "n2", "", "node"), "n1;n3;;");
    EXPECT_EQ(kept(Match::Regex, "/[13]$/", "", "node"), "n1;n3;");
    EXPECT_EQ(kept(Match::Equal, "n1", "", "missing"), "") << "what isn't there fulfills nothing";
}

TEST(FilterByValue, JoinsFiltersAndTurnsThemAround)
{
    const ValueFilter small{"load", Match::Lower, "5", {}};
    const ValueFilter n1{"node", Match::Equal, "n1", {}};
    const ValueFilter n2{"node", Match::Equal, "N2", {}};
    EXPECT_EQ(made(FilterByValue{{small, n2}, false, false}, nodes()), "A| node=n1,N2| load=1,5");
    EXPECT_EQ(made(FilterByValue{{small, n1}, false, true}, nodes()), "A| node=n1| load=1");
    EXPECT_EQ(made(FilterByValue{{small, n2}, false, true}, nodes()), "A| node=| load=");
    EXPECT_EQ(made(FilterByValue{{small, n2}, true, false}, nodes()), "A| node=n3,| load=NaN,_");
    EXPECT_EQ(made(FilterByValue{}, nodes()), show(nodes()));
}

TEST(FilterByValue, FillsVariablesIntoWhatItComparesWith)
{
    const std::vector<Frame> frames{table("A", {texts("t", {"X", "Y"})})};
    EXPECT_EQ(made(FilterByValue{{{"t", Match::Equal, "$v", {}}}, false, false}, frames), "A| t=X");
}

TEST(SortBy, OrdersRowsWithWhatIsNothingLast)
{
    EXPECT_EQ(made(SortBy{"load", true}, nodes()), "A| node=N2,n1,n3,| load=5,1,NaN,_");
    EXPECT_EQ(made(SortBy{"load", false}, nodes()), "A| node=n1,N2,n3,| load=1,5,NaN,_");
    EXPECT_EQ(made(SortBy{"node", true}, nodes()), "A| node=n3,N2,n1,| load=NaN,5,1,_");
    EXPECT_EQ(made(SortBy{"missing", true}, nodes()), show(nodes()));
}

TEST(Limit, KeepsTheFirstRows)
{
    EXPECT_EQ(made(Limit{"2"}, nodes()), "A| node=n1,N2| load=1,5");
    EXPECT_EQ(made(Limit{"1e300"}, nodes()), show(nodes()));
    std::vector<double> many(20, 1);
    const std::string ten = "A| n=1,1,1,1,1,1,1,1,1,1";
    EXPECT_EQ(made(Limit{"none"}, {table("A", {numbers("n", many)})}), ten);
    EXPECT_EQ(made(Limit{"-3"}, {table("A", {numbers("n", many)})}), ten);
}

} // namespace zumik::frame::transform
