// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/eventmarks.h"

#include "models/plot/scene.h"

#include <gtest/gtest.h>

namespace zumik::plot {

namespace {

/// A thousand pixels for a thousand milliseconds.
PlotScene scene()
{
    PlotScene made;
    made.plot = {0, 0, 1000, 100};
    made.range = {{0}, {1000}};
    return made;
}

std::vector<EventMark> marksOf(std::vector<base::TimeRange> events)
{
    return eventMarks(scene(), events);
}

} // namespace

TEST(EventMarks, AreALineOrAStretchAtTheirTimes)
{
    const auto marks = marksOf({{{100}, {100}}, {{200}, {400}}});
    ASSERT_EQ(marks.size(), 2U);
    EXPECT_EQ(marks[0], (EventMark{0, 100, 100, true, true}));
    EXPECT_FALSE(marks[0].lasts());
    EXPECT_EQ(marks[1], (EventMark{1, 200, 400, true, true}));
}

TEST(EventMarks, AreCutToThePlotAndLeftOutBeyondIt)
{
    const auto marks =
        marksOf({{{-500}, {300}}, {{900}, {2000}}, {{-5}, {-1}}, {{1001}, {1001}}, {{9}, {8}}});
    ASSERT_EQ(marks.size(), 2U);
    EXPECT_EQ(marks[0], (EventMark{0, 0, 300, false, true}));
    EXPECT_EQ(marks[1], (EventMark{1, 900, 1000, true, false}));
}

TEST(EventMarks, AreFoundInTheStripAboveTheAxis)
{
    const auto marks = marksOf({{{100}, {100}}, {{104}, {104}}, {{50}, {400}}});
    const auto at = [&](float x, float y) {
        std::vector<std::size_t> events;
        for (const EventMark &mark : eventsAt(scene(), marks, {x, y})) {
            events.push_back(mark.event);
        }
        return events;
    };
    EXPECT_EQ(at(103, 95), (std::vector<std::size_t>{1, 0, 2}));
    EXPECT_EQ(at(300, 95), (std::vector<std::size_t>{2}));
    EXPECT_EQ(at(401, 95), (std::vector<std::size_t>{}));
    EXPECT_EQ(at(103, 50), (std::vector<std::size_t>{}));
}

} // namespace zumik::plot
