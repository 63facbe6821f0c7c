// SPDX-License-Identifier: GPL-3.0-or-later
// The window over a recording that is moved: its keys, its bar, its board, its marks.
#include "app/windowcompare.h"
#include "app/windowreplay.h"
#include "models/session/snapshotsession.h"
#include "tests/app/window/mainwindowfixture.h"
#include "tests/models/tsdb/history.h"
#include "widgets/common/sentences.h"
#include "widgets/controls/barbutton.h"
#include "widgets/replay/notespopup.h"
#include "widgets/replay/replayframe.h"
#include "widgets/replay/track.h"
#include "widgets/replay/transportbar.h"
#include "widgets/shell/actions.h"
#include "widgets/shell/keysheet.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/modeband.h"
#include "widgets/shell/statusbar.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <fstream>

namespace zumik::app {

using namespace std::chrono_literals;

namespace {

using widgets::replay::Track;
using widgets::replay::TransportBar;

constexpr base::Time start{1'700'006'400'000}; // a multiple of two hours
constexpr int scrapes = 240; // 15 s apart: an hour
const base::TimeRange fires{start + 20min, start + 30min};

/// `up`, and an alert that fires for ten minutes.
tsdb::History incident()
{
    tsdb::History history;
    series::Samples &up = history[series::Labels{{"__name__", "up"}, {"instance", "a"}, {"job", "api"}}];
    series::Samples &alert =
        history[series::Labels{{"__name__", "ALERTS"}, {"alertname", "Slow"}, {"alertstate", "firing"}}];
    for (int i = 0; i <= scrapes; ++i) {
        const base::Time time = start + i * 15s;
        up.times.push_back(time.ms);
        up.values.push_back(1);
        if (time >= fires.start && time <= fires.end) {
            alert.times.push_back(time.ms);
            alert.values.push_back(time == fires.end ? base::absent() : 1);
        }
    }
    return history;
}

class PlayingTest : public MainWindowTest {
protected:
    void SetUp() override
    {
        tsdb::writtenBlock(incident(), snapshot.path().string());
        MainWindowTest::SetUp();
        recording = std::make_unique<session::SnapshotSession>(snapshot.path().string());
        window->useSession(*recording);
        ASSERT_TRUE(tests::waitUntil([this] { return window->board() != nullptr && window->idle(); }));
    }

    void TearDown() override
    {
        window.reset(); // before the session
    }

    base::Time now() const { return recording->playback()->clock().now(); }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(window->windowHandle(), key, modifiers);
    }

    TransportBar &bar() const { return *window->replay().bar(); }

    bool idle() const
    {
        return tests::waitUntil([this] { return window->idle(); });
    }

    /// The end of the board's data.
    base::Time shownUntil() const
    {
        const auto id = window->board()->grid()->panelIds().front();
        return window->board()->panelView(id)->content()->range.end;
    }

    tests::TempDir snapshot{"incident"};
    std::unique_ptr<session::SnapshotSession> recording;
};

} // namespace

TEST_F(PlayingTest, hasItsBarAndAFrameAsLongAsItIsOpen)
{
    EXPECT_TRUE(bar().isVisible());
    EXPECT_TRUE(part<widgets::replay::ReplayFrame>()->isVisible());
    EXPECT_EQ(now(), start + 1h);
    EXPECT_EQ(bar().text(), QStringLiteral("none firing at this time; at the end"));
    window->leaveConnection();
    EXPECT_FALSE(bar().isVisible());
    EXPECT_FALSE(part<widgets::replay::ReplayFrame>()->isVisible());
}

TEST_F(PlayingTest, theKeysMoveThePresent)
{
    press(Qt::Key_Comma);
    EXPECT_EQ(now(), start + 1h - 15s);
    press(Qt::Key_Comma);
    press(Qt::Key_Period);
    EXPECT_EQ(now(), start + 1h - 15s);
    press(Qt::Key_Home);
    EXPECT_EQ(now(), start);
    press(Qt::Key_Space);
    EXPECT_TRUE(recording->playback()->clock().playing());
    EXPECT_TRUE(tests::waitUntil([this] { return now() > start; }));
    press(Qt::Key_Space);
    EXPECT_FALSE(recording->playback()->clock().playing());
    press(Qt::Key_End);
    EXPECT_EQ(now(), start + 1h);
}

TEST_F(PlayingTest, aButtonWithTheFocusKeepsItsSpaceBar)
{
    auto *const button = named<widgets::controls::BarButton>(QStringLiteral("To the beginning"));
    ASSERT_NE(button, nullptr);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    EXPECT_EQ(now(), start);
    EXPECT_FALSE(recording->playback()->clock().playing());
}

TEST_F(PlayingTest, jumpsBetweenMarksAndChangesOfAlerts)
{
    ASSERT_TRUE(idle());
    recording->playback()->seek(start + 40min);
    press(Qt::Key_M);
    press(Qt::Key_End);
    press(Qt::Key_Left, Qt::ShiftModifier);
    EXPECT_EQ(now(), start + 40min);
    press(Qt::Key_Left, Qt::ShiftModifier);
    EXPECT_EQ(now(), fires.end);
    press(Qt::Key_Left, Qt::ShiftModifier);
    EXPECT_EQ(now(), fires.start);
    EXPECT_TRUE(bar().text().startsWith(QStringLiteral("1 firing at this time")))
        << bar().text().toStdString();
    press(Qt::Key_Left, Qt::ShiftModifier);
    EXPECT_EQ(now(), fires.start); // there is none before
    press(Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_EQ(now(), fires.end);
}

TEST_F(PlayingTest, theBoardFollowsThePresent)
{
    recording->playback()->seek(start + 30min);
    ASSERT_TRUE(idle());
    EXPECT_EQ(shownUntil(), start + 30min);
    recording->playback()->setSpeed(600);
    recording->playback()->play();
    ASSERT_TRUE(tests::waitUntil([this] { return shownUntil() > start + 31min; }));
    recording->playback()->pause();
    ASSERT_TRUE(idle());
    EXPECT_EQ(shownUntil(), now());
}

TEST_F(PlayingTest, aDragPreviewsAndShowsAllOnceItIsLetGo)
{
    Track *const track = bar().track();
    const auto at = [&](base::Time time) {
        return QPoint(static_cast<int>(track->positionOf(time)), 40);
    };
    QTest::mousePress(track, Qt::LeftButton, {}, at(start + 30min));
    const base::Time there = now();
    EXPECT_LT(std::chrono::abs(there - (start + 30min)), 30s);
    ASSERT_TRUE(tests::waitUntil([&] { return window->board()->run().idle(); }));
    EXPECT_EQ(shownUntil(), there);
    QTest::mouseRelease(track, Qt::LeftButton, {}, at(start + 30min));
    EXPECT_FALSE(window->board()->run().previews());
    ASSERT_TRUE(idle());
    EXPECT_EQ(shownUntil(), there);
}

TEST_F(PlayingTest, theBarsTellTheReplayedTime)
{
    recording->playback()->seek(start + 25min);
    ASSERT_TRUE(idle());
    const QString band = part<widgets::shell::ModeBand>()->text();
    EXPECT_TRUE(band.contains(look.clock().wholeDateAndTime(start + 25min))) << band.toStdString();
    EXPECT_TRUE(band.endsWith(QStringLiteral("alerts follow."))) << band.toStdString();
    const QString status = part<widgets::shell::StatusBar>()->text();
    EXPECT_TRUE(status.startsWith(QStringLiteral("replayed time ") + look.clock().clockTime(start + 25min)))
        << status.toStdString();
    EXPECT_TRUE(status.contains(QStringLiteral("evaluated here"))) << status.toStdString();
    EXPECT_EQ(window->replay().aboutText(), QStringLiteral("1 h, 2 series"));
}

TEST_F(PlayingTest, marksAndNotesLieBesideTheRecordingAndAreFoundAgain)
{
    recording->playback()->seek(start + 10min);
    press(Qt::Key_M);
    press(Qt::Key_N);
    widgets::replay::NotesPopup *const popup = window->replay().notesPopup();
    ASSERT_NE(popup, nullptr);
    EXPECT_TRUE(popup->isVisible());
    popup->editor()->setPlainText(QStringLiteral("it was the switch"));
    ASSERT_TRUE(tests::waitUntil([this] { return window->replay().settled(); }));
    const auto read = replay::loadNotes(snapshot.path().string() + ".notes.json");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->notes, (replay::Notes{{{start + 10min, {}}}, "it was the switch"}));
    popup->hide();

    session::SnapshotSession again(snapshot.path().string());
    window->useSession(again);
    ASSERT_TRUE(tests::waitUntil([this] { return window->board() != nullptr && window->idle(); }));
    EXPECT_EQ(window->replay().notes()->notes(), read->notes);
    window.reset();
}

TEST_F(PlayingTest, theKeysOfTheReplayTakeThePlaceOfOthersAndTheSheetSaysSo)
{
    const widgets::shell::Actions &actions = window->actions();
    const auto keys = [&](const char *id) {
        return actions.keysNow(*actions.find(QLatin1String(id))).toString();
    };
    EXPECT_EQ(keys("replay.mark"), QStringLiteral("M"));
    EXPECT_EQ(keys("messages"), QString());
    EXPECT_EQ(keys("panel.menu"), QString());
    window->leaveConnection();
    EXPECT_EQ(keys("replay.mark"), QString());
    EXPECT_EQ(keys("messages"), QStringLiteral("M"));
    EXPECT_EQ(keys("panel.menu"), QStringLiteral("."));
    press(Qt::Key_M); // and does no harm
    press(Qt::Key_Space);
}

TEST_F(PlayingTest, theSheetOfKeysHasThem)
{
    press(Qt::Key_Question);
    const auto *const sheet = part<widgets::shell::KeySheet>();
    ASSERT_TRUE(sheet->isVisible());
    QStringList words;
    for (const QLabel *const label : sheet->findChildren<QLabel *>()) {
        words << label->text();
    }
    EXPECT_TRUE(words.contains(QStringLiteral("Replay: play or pause")));
    EXPECT_TRUE(words.contains(QStringLiteral("Replay: mark this time")));
    part<widgets::shell::KeySheet>()->hide();
}

TEST_F(PlayingTest, aBoardThatIsShownLaterIsOfThePresentToo)
{
    const QString first = window->boardId();
    QString other;
    for (const auto &entry : window->catalog().boards().entries()) {
        const QString id = QString::fromStdString(entry.place);
        if (id != first) {
            other = id;
            break;
        }
    }
    ASSERT_FALSE(other.isEmpty());
    window->showBoard(other);
    ASSERT_TRUE(idle());
    recording->playback()->seek(start + 30min);
    ASSERT_TRUE(idle());
    window->showBoard(first);
    ASSERT_TRUE(idle());
    EXPECT_EQ(shownUntil(), start + 30min);
}

TEST_F(PlayingTest, anotherRecordingIsLaidOverItByItsEnd)
{
    tests::TempDir earlier("earlier");
    tsdb::History history;
    for (const auto &[labels, samples] : incident()) {
        series::Samples &moved = history[labels];
        moved = samples;
        for (std::int64_t &time : moved.times) {
            time -= std::chrono::milliseconds(26h).count();
        }
    }
    tsdb::writtenBlock(history, earlier.path().string());
    window->comparing().compareWith(QString::fromStdString(earlier.path().string()));
    ASSERT_TRUE(tests::waitUntil([this] { return window->board()->run().comparison().has_value(); }));
    const board::BoardRun &run = window->board()->run();
    EXPECT_EQ(*run.comparison(), 26h);
    EXPECT_EQ(run.comparedSource().name, earlier.path().filename().string());
    ASSERT_TRUE(idle());
    EXPECT_EQ(distanceTo(start, start + 26h, WindowCompare::Align::Clocks), 24h);
    EXPECT_EQ(distanceTo(start + 26h, start, WindowCompare::Align::Ends), -26h);
    window->leaveConnection(); // before the other one goes
}

TEST_F(PlayingTest, anotherRecordingThatIsNoneIsToldAndNothingChanges)
{
    window->comparing().compareWith(QStringLiteral("/nowhere/at/all"));
    ASSERT_TRUE(tests::waitUntil([this] { return !window->comparing().opens(); }));
    EXPECT_FALSE(window->board()->run().comparison());
    ASSERT_NE(window->messages().latest(), nullptr);
}

} // namespace zumik::app
