// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/frame/transform/frames.h"

#include <gtest/gtest.h>

namespace zumik::frame::transform {

namespace {

using Mode = JoinByField::Mode;

Frame cpu()
{
    return table("A", {times({5, 5}), texts("host", {"a", "b"}), numbers("Value #A", {1, 2})});
}

Frame memory()
{
    return table("B", {times({5, 5}), texts("host", {"b", "c"}), numbers("Value #B", {20, 30})});
}

} // namespace

TEST(Merge, BringsRowsOfOneKeyTogether)
{
    EXPECT_EQ(made(Merge{}, {cpu(), memory()}), "| Time=5,5,5| host=a,b,c| Value #A=1,2,_| Value #B=_,20,30");
    EXPECT_EQ(made(Merge{}, {cpu()}), show({cpu()}));
}

TEST(Merge, KeepsRowsThatContradictEachOtherApart)
{
    const Frame first = table("A", {texts("host", {"a"}), numbers("cpu", {1})});
    const Frame second = table("B", {texts("host", {"a", "b"}), numbers("cpu", {2, hole})});
    EXPECT_EQ(made(Merge{}, {first, second}), "| host=a,a,b| cpu=1,2,_");
    const Frame extra = table("C", {texts("host", {"a"}), texts("os", {"linux"}), numbers("cpu", {1})});
    EXPECT_EQ(made(Merge{}, {first, extra}), "| host=a| cpu=1| os=linux");
    const Frame lone = table("C", {texts("os", {"linux"})});
    EXPECT_EQ(made(Merge{}, {first, lone}), show({first, lone})) << "no column in common";
}

TEST(Merge, LetsARowJoinEveryRowThatItDoesNotContradict)
{
    const Frame one = table("A", {texts("host", {"a"}), numbers("cpu", {1})});
    const Frame two = table("B", {texts("host", {"a"}), numbers("cpu", {2})});
    const Frame memory = table("C", {texts("host", {"a"}), numbers("mem", {7})});
    EXPECT_EQ(made(Merge{}, {one, two, memory}), "| host=a,a| cpu=1,2| mem=7,7");
}

TEST(Merge, StacksSeriesUnderTimeAndValue)
{
    const Frame frame = series("A", {numbers("one", {1, 2}), numbers("two", {3, hole})});
    EXPECT_EQ(made(Merge{}, {frame}), "| Time=1000,2000,1000| one=1,2,3");
}

TEST(Join, PutsSeriesSideBySideByTime)
{
    const Frame one = series("A", {numbers("one", {1, hole, 3}, {{"job", "j"}})});
    const Frame two = series("B", {numbers("two", {4, 5, 6, 7})});
    EXPECT_EQ(made(JoinByField{}, {one, two}),
        "| Time=1000,2000,3000,4000| one{job=j,name=one}=1,_,3,_| two{name=two}=4,5,6,7");
    EXPECT_EQ(made(JoinByField{}, {one, two}, Shape::AsPlot),
        "@1000+1000x4| one{job=j,name=one}=1,_,3,_| two{name=two}=4,5,6,7");
    EXPECT_EQ(made(JoinByField{}, {one}), "A| Time=1000,3000| one{job=j}=1,3");
}

TEST(Join, NumbersFieldsOfOneNameAfterAnOuterJoin)
{
    EXPECT_EQ(made(JoinByField{Mode::Outer, "host"}, {cpu(), memory()}),
        "| host=a,b,c| Time 1=5,5,_| Value #A=1,2,_| Time 2=_,5,5| Value #B=_,20,30");
}

TEST(Join, KeepsTheNumberOfAFieldWhoseLikeHasGone)
{
    Organize hide;
    hide.exclude = {"Time 1"};
    hide.rename = {{"Time 2", "Seen"}};
    EXPECT_EQ(made({{JoinByField{Mode::Outer, "host"}, {}},
                       {FilterFieldsByName{{}, {{"Time 1"}, "", ""}}, {}}, {hide, {}}},
                  {cpu(), memory()}),
        "| host=a,b,c| Value #A=1,2,_| Seen=_,5,5| Value #B=_,20,30");
}

TEST(Join, OrdersNumbersAndTakesTheLastOfEqualKeys)
{
    const Frame a = table("A", {numbers("k", {3, 1, 3, hole}), numbers("a", {1, 2, 9, 4})});
    const Frame b = table("B", {numbers("k", {2}), numbers("b", {5})});
    EXPECT_EQ(made(JoinByField{Mode::Outer, "k"}, {a, b}), "| k=1,2,3| a=2,_,9| b=_,5,_");
}

TEST(Join, LeavesTablesWithoutTheFieldOut)
{
    const Frame other = table("C", {numbers("x", {1})});
    EXPECT_EQ(made(JoinByField{Mode::Outer, "host"}, {cpu(), other}), "| host=a,b| Time=5,5| Value #A=1,2");
    EXPECT_EQ(made(JoinByField{Mode::Outer, "missing"}, {cpu(), other}), "");
}

TEST(Join, TakesEveryCombinationInside)
{
    const Frame many = table("B", {texts("host", {"b", "b", "c"}), numbers("disk", {7, 8, 9})});
    EXPECT_EQ(made(JoinByField{Mode::Inner, "host"}, {cpu(), many}),
        "| host=b,b| Time=5,5| Value #A=2,2| disk=7,8");
    const Frame none = table("B", {texts("host", {"z"}), numbers("disk", {7})});
    EXPECT_EQ(made(JoinByField{Mode::Inner, "host"}, {cpu(), none}), "| host=| Time=| Value #A=| disk=");
}

TEST(Join, KeepsEveryRowOfATabularJoin)
{
    const Frame left = table("A", {texts("host", {"a", "a", "b"}), numbers("l", {1, 2, 3})});
    const Frame right = table("B", {texts("host", {"a", "c"}), numbers("r", {10, 30})});
    EXPECT_EQ(made(JoinByField{Mode::OuterTabular, "host"}, {left, right}),
        "| host=a,a,b,c| l=1,2,3,_| r=10,10,_,30");
}

TEST(Join, FindsACommonFieldWhereThereIsNoTime)
{
    const Frame a = table("A", {numbers("x", {1}), texts("host", {"h"})});
    const Frame b = table("B", {texts("host", {"h"}), numbers("y", {2})});
    EXPECT_EQ(made(JoinByField{}, {a, b}), "| host=h| x=1| y=2");
}

TEST(Concatenate, PutsFieldsSideBySide)
{
    const Frame a = table("A", {numbers("x", {1, 2})});
    const Frame b = table("B", {numbers("x", {3})});
    EXPECT_EQ(made(Concatenate{}, {a, b}), "| x 1=1,2| x 2=3,_");
    EXPECT_EQ(made(Concatenate{}, {a}), show({a}));
}

TEST(Concatenate, TakesTheNamesOfSeriesAsTold)
{
    using Name = Concatenate::FrameName;
    const Frame frame = series("A", {numbers("one", {1, 2}), numbers("two", {3, 4})});
    const std::string times = "=1000,2000";
    EXPECT_EQ(made(Concatenate{Name::Field, ""}, {frame}),
        "| one · Time" + times + "| one=1,2| two · Time" + times + "| two=3,4");
    EXPECT_EQ(made(Concatenate{Name::Drop, ""}, {frame}),
        "| Time" + times + "| one=1,2| Time" + times + "| two=3,4");
    EXPECT_EQ(made(Concatenate{Name::Label, "from"}, {frame}),
        "| Time one{from=one}" + times + "| one{from=one}=1,2| Time two{from=two}" + times
            + "| two{from=two}=3,4");
}

} // namespace zumik::frame::transform
