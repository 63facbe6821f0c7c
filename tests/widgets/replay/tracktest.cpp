// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/track.h"

#include "widgets/common/look.h"
#include "widgets/replay/trackmeasures.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

namespace zumik::widgets::replay {

using namespace std::chrono_literals;
using source::AlertState;
using zumik::replay::RecordedTimeline;
using zumik::replay::ReplayClock;

namespace {

const base::Time start{1'763'586'000'000};

class TrackTest : public testing::Test {
protected:
    TrackTest()
    {
        track.resize(816, measures::height);
        track.showClock(clock);
        QObject::connect(&track, &Track::sought, &track, [this](base::Time time) { sought.push_back(time); });
        QObject::connect(&track, &Track::loopChosen, &track,
            [this](const std::optional<base::TimeRange> &loop) { loops.push_back(loop); });
    }

    QPoint at(base::Time time, int y = 40) const
    {
        return {static_cast<int>(std::lround(track.positionOf(time))), y};
    }

    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&track, Qt::LeftButton, modifiers, from);
        QMouseEvent move(
            QEvent::MouseMove, to, track.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(&track, &move);
        QTest::mouseRelease(&track, Qt::LeftButton, modifiers, to);
    }

    QColor colorAt(QPoint point) { return track.grab().toImage().pixelColor(point); }

    common::Look look{common::Theme::Kind::Dark};
    ReplayClock clock{{start, start + 6h}};
    Track track{&look};
    std::vector<base::Time> sought;
    std::vector<std::optional<base::TimeRange>> loops;
};

} // namespace

TEST_F(TrackTest, hasTheRecordedTimeFromEdgeToEdge)
{
    EXPECT_EQ(track.positionOf(start), measures::side);
    EXPECT_EQ(track.positionOf(start + 6h), track.width() - measures::side);
    EXPECT_EQ(track.timeAt(-100), start);
    EXPECT_EQ(track.timeAt(5000), start + 6h);
    const base::Time middle = start + 3h;
    EXPECT_LE(std::chrono::abs(track.timeAt(track.positionOf(middle)) - middle), 1ms);
}

TEST_F(TrackTest, seeksWhileItIsDraggedAndSaysWhenItIsLetGo)
{
    const QSignalSpy released(&track, &Track::released);
    QTest::mousePress(&track, Qt::LeftButton, {}, at(start + 1h));
    EXPECT_TRUE(track.seeking());
    ASSERT_EQ(sought.size(), 1U);
    EXPECT_LT(std::chrono::abs(sought[0] - (start + 1h)), 1min);
    QTest::mouseRelease(&track, Qt::LeftButton, {}, at(start + 1h));
    EXPECT_FALSE(track.seeking());
    EXPECT_EQ(released.count(), 1);
    drag(at(start + 1h), QPoint(-50, 40));
    EXPECT_EQ(sought.back(), start);
}

TEST_F(TrackTest, goesToAMarkByItsFlag)
{
    zumik::replay::Notes notes;
    addMark(notes, {start + 2h + 345ms, {}});
    track.setNotes(notes);
    QTest::mouseClick(&track, Qt::LeftButton, {}, at(start + 2h, 6) + QPoint(3, 0));
    ASSERT_EQ(sought.size(), 1U);
    EXPECT_EQ(sought[0], start + 2h + 345ms);
}

TEST_F(TrackTest, choosesALoopWithShiftAndEndsItByAClick)
{
    drag(at(start + 4h), at(start + 2h), Qt::ShiftModifier);
    ASSERT_EQ(loops.size(), 1U);
    ASSERT_TRUE(loops[0]);
    EXPECT_LT(std::chrono::abs(loops[0]->start - (start + 2h)), 1min);
    EXPECT_LT(std::chrono::abs(loops[0]->end - (start + 4h)), 1min);
    EXPECT_TRUE(sought.empty());
    drag(at(start + 4h), at(start + 4h), Qt::ShiftModifier);
    ASSERT_EQ(loops.size(), 2U);
    EXPECT_FALSE(loops[1]);
}

TEST_F(TrackTest, stepsByKeys)
{
    std::vector<int> steps;
    QObject::connect(&track, &Track::stepped, &track, [&](int by) { steps.push_back(by); });
    for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_PageUp, Qt::Key_PageDown}) {
        QTest::keyClick(&track, key);
    }
    EXPECT_EQ(steps, (std::vector<int>{-1, 1, 10, -10}));
}

TEST_F(TrackTest, showsAlertsWhereTheyWereAndPalerWhatIsToCome)
{
    auto timeline = std::make_shared<RecordedTimeline>();
    timeline->alerts = {
        {series::Labels{{"alertname", "A"}}, AlertState::Firing, {start + 1h, start + 5h}, false}};
    track.setTimeline(timeline);
    clock.seek(start + 3h);
    track.showClock(clock);
    const int lane = measures::firstLane + measures::laneHeight / 2;
    const QColor critical = look.theme().color("status.critical.fg");
    EXPECT_EQ(colorAt(at(start + 2h, lane)), critical);
    EXPECT_NE(colorAt(at(start + 4h, lane)), critical);
    EXPECT_NE(colorAt(at(start + 30min, lane)), critical);
    EXPECT_EQ(colorAt(at(start + 4h, 50)), colorAt(at(start + 5h + 30min, 50)));
    EXPECT_NE(colorAt(at(start + 30min, 50)), colorAt(at(start + 4h, 50)));
}

TEST_F(TrackTest, tellsItsTimeToThoseWhoCannotSeeIt)
{
    clock.seek(start + 3h);
    track.showClock(clock);
    EXPECT_EQ(track.accessibleName(), QStringLiteral("Recorded time"));
    EXPECT_TRUE(track.accessibleDescription().contains(look.clock().clockTime(start + 3h)));
}

TEST(Track, ofASingleSampleCanBeShownAndDragged)
{
    const common::Look look(common::Theme::Kind::Light);
    Track track(&look);
    track.resize(300, measures::height);
    track.showClock(ReplayClock({start, start}));
    track.grab();
    QTest::mouseClick(&track, Qt::LeftButton, {}, QPoint(20, 40));
    EXPECT_EQ(track.timeAt(20), start);
}

} // namespace zumik::widgets::replay
