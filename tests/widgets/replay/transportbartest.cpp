// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/transportbar.h"

#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"
#include "widgets/replay/replayframe.h"
#include "widgets/replay/track.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QSignalSpy>
#include <QTest>

namespace zumik::widgets::replay {

using namespace std::chrono_literals;
using controls::BarButton;
using zumik::replay::ReplayClock;

namespace {

const base::Time start{1'763'586'000'000};

class TransportBarTest : public testing::Test {
protected:
    TransportBarTest()
    {
        bar.setStep(15s);
        bar.showClock(clock);
        bar.resize(1100, bar.height());
        QObject::connect(
            &bar, &TransportBar::triggered, &bar, [this](const QString &id) { triggered << id; });
    }

    BarButton *button(const QString &name) const
    {
        for (BarButton *const each : bar.findChildren<BarButton *>()) {
            if (each->accessibleName() == name) {
                return each;
            }
        }
        return nullptr;
    }

    common::Look look{common::Theme::Kind::Dark};
    ReplayClock clock{{start, start + 6h}};
    TransportBar bar{&look};
    QStringList triggered;
};

} // namespace

TEST_F(TransportBarTest, saysWhichActionWasAskedFor)
{
    for (const char *name :
        {"To the beginning", "Step back", "Play", "Step", "Mark this time", "Marks and notes"}) {
        ASSERT_NE(button(QLatin1String(name)), nullptr) << name;
        button(QLatin1String(name))->click();
    }
    EXPECT_EQ(triggered,
        (QStringList{QStringLiteral("replay.begin"), QStringLiteral("replay.stepBack"),
            QStringLiteral("replay.play"), QStringLiteral("replay.step"), QStringLiteral("replay.mark"),
            QStringLiteral("replay.notes")}));
}

TEST_F(TransportBarTest, everyControlHasAName)
{
    for (const QWidget *const each : bar.findChildren<QWidget *>()) {
        if (each->focusPolicy() != Qt::NoFocus) {
            EXPECT_FALSE(each->accessibleName().isEmpty()) << each->metaObject()->className();
        }
    }
}

TEST_F(TransportBarTest, offersToPauseWhileItPlays)
{
    clock.play();
    bar.showClock(clock);
    EXPECT_NE(button(QStringLiteral("Pause")), nullptr);
    EXPECT_EQ(button(QStringLiteral("Play")), nullptr);
}

TEST_F(TransportBarTest, offersTheSpeedsAndTicksTheOneThatIs)
{
    clock.setSpeed(60);
    bar.showClock(clock);
    std::vector<int> chosen;
    QObject::connect(&bar, &TransportBar::speedChosen, &bar, [&](int speed) { chosen.push_back(speed); });
    bar.openSpeeds();
    ASSERT_NE(bar.speeds(), nullptr);
    const QList<QAction *> actions = bar.speeds()->actions();
    ASSERT_EQ(static_cast<std::size_t>(actions.size()), ReplayClock::speeds.size());
    for (int i = 0; i < actions.size(); ++i) {
        EXPECT_EQ(actions[i]->isChecked(), ReplayClock::speeds.at(static_cast<std::size_t>(i)) == 60);
    }
    actions.last()->trigger();
    EXPECT_EQ(chosen, std::vector<int>{600});
    bar.speeds()->close();
}

TEST_F(TransportBarTest, tellsWhatHoldsAtThatTime)
{
    auto timeline = std::make_shared<zumik::replay::RecordedTimeline>();
    timeline->knowsAlerts = true;
    timeline->alerts = {
        {series::Labels{{"alertname", "A"}}, source::AlertState::Firing, {start, start + 2h}, false}};
    zumik::replay::Notes notes;
    addMark(notes, {start + 1h, {}});
    bar.setTimeline(timeline);
    bar.setNotes(notes);
    clock.seek(start + 1h + 4min);
    bar.showClock(clock);
    EXPECT_EQ(
        bar.text(), QStringLiteral("1 firing at this time; mark 1 was 4 m 0 s ago; 4 h 56 m to the end"));
}

TEST_F(TransportBarTest, hasRoomForTheTrackInANarrowWindow)
{
    bar.resize(860, bar.height());
    bar.grab();
    EXPECT_GE(bar.track()->width(), 300);
    EXPECT_LE(bar.minimumSizeHint().width(), 800);
}

TEST(ReplayFrame, isALineAroundItsWindowThatTakesNoClicks)
{
    const common::Look look(common::Theme::Kind::Dark);
    QWidget window;
    window.resize(300, 200);
    ReplayFrame frame(&look, &window);
    frame.show();
    window.show();
    window.resize(400, 250);
    EXPECT_EQ(frame.size(), QSize(400, 250));
    EXPECT_TRUE(frame.testAttribute(Qt::WA_TransparentForMouseEvents));
    EXPECT_FALSE(frame.mask().contains(QPoint(200, 100)));
    const QImage picture = window.grab().toImage();
    const QColor violet = look.theme().color("mode.replay.line");
    for (const QPoint corner : {QPoint(0, 0), QPoint(399, 0), QPoint(1, 249), QPoint(399, 249)}) {
        EXPECT_EQ(picture.pixelColor(corner), violet);
    }
    EXPECT_NE(picture.pixelColor(5, 5), violet);
}

} // namespace zumik::widgets::replay
