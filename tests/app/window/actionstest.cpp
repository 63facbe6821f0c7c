// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done in the window, by its keys and by its palette.
#include "widgets/shell/actions.h"
#include "tests/app/window/mainwindowfixture.h"
#include "widgets/dashboard/timechoice.h"
#include "widgets/dashboard/variablepicker.h"
#include "widgets/shell/keysheet.h"
#include "widgets/shell/palette.h"
#include "widgets/shell/sidebar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

namespace zumik::app {

namespace {

using tests::waitUntil;
using widgets::common::Theme;
using namespace std::chrono_literals;

class ActionsTest : public MainWindowTest {
protected:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(window->windowHandle(), key, modifiers);
    }

    bool refreshes(Qt::Key key)
    {
        const QSignalSpy refreshed(window->board(), &widgets::dashboard::BoardView::refreshed);
        press(key);
        return waitUntil([&] { return refreshed.count() == 1; });
    }

    const board::BoardTime &time() const { return window->board()->run().time(); }

    widgets::shell::Palette *palette() const { return part<widgets::shell::Palette>(); }

    /// Opens the palette, types, and takes the first that is found.
    void choose(const QString &typed)
    {
        press(Qt::Key_K, Qt::ControlModifier);
        ASSERT_TRUE(palette()->isVisible());
        QTest::keyClicks(palette()->findChild<QLineEdit *>(), typed);
        QTest::keyClick(palette()->findChild<QLineEdit *>(), Qt::Key_Return);
    }
};

TEST_F(ActionsTest, theKeysMoveTheRangeOfTheBoard)
{
    connectSession();
    const base::TimeRange before = *widgets::dashboard::resolved(time(), session.fake.present);
    ASSERT_TRUE(refreshes(Qt::Key_BracketLeft));
    const base::TimeRange earlier = *widgets::dashboard::resolved(time(), session.fake.present);
    EXPECT_EQ(earlier.start, before.start - before.length() / 2);
    ASSERT_TRUE(refreshes(Qt::Key_BracketRight));
    EXPECT_EQ(time(), widgets::dashboard::lastOf(before.length()));
    ASSERT_TRUE(refreshes(Qt::Key_Z));
    EXPECT_EQ(time(), widgets::dashboard::lastOf(before.length() * 2));
}

TEST_F(ActionsTest, rAsksAgain)
{
    connectSession();
    const std::size_t before = session.fake.asked.size();
    ASSERT_TRUE(refreshes(Qt::Key_R));
    EXPECT_GT(session.fake.asked.size(), before);
}

TEST_F(ActionsTest, fShowsOnePanelAloneAndEscapeGoesBack)
{
    connectSession();
    ASSERT_TRUE(refreshes(Qt::Key_F));
    EXPECT_TRUE(window->board()->soloPanel());
    ASSERT_TRUE(refreshes(Qt::Key_Escape));
    EXPECT_FALSE(window->board()->soloPanel());
}

TEST_F(ActionsTest, yCopiesThePanelAtHandAsPictureAndText)
{
    connectSession();
    press(Qt::Key_Y);
    const QMimeData *const copied = QApplication::clipboard()->mimeData();
    EXPECT_TRUE(copied->hasImage());
    const int id = *window->board()->grid()->panelAtHand();
    EXPECT_TRUE(copied->text().startsWith(window->board()->panelView(id)->accessibleName()));
}

TEST_F(ActionsTest, aKeyWithoutItsBoardDoesNothing)
{
    for (const Qt::Key key : {Qt::Key_R, Qt::Key_Z, Qt::Key_F, Qt::Key_Y, Qt::Key_T, Qt::Key_Escape}) {
        press(key);
    }
    EXPECT_EQ(window->page(), QStringLiteral("first"));
}

TEST_F(ActionsTest, uSwitchesTheZoneEverywhereAndItIsRemembered)
{
    connectSession();
    look.setZone(QTimeZone::utc());
    const QSignalSpy changed(&look, &widgets::common::Look::changed);
    press(Qt::Key_U);
    EXPECT_GE(changed.count(), 1);
    window->close();
    look.setZone(QTimeZone("Asia/Kathmandu"));
    reopen();
    EXPECT_EQ(look.clock().offsetAt(session.fake.present).count() / 1000,
        QTimeZone::systemTimeZone().offsetFromUtc(QDateTime::fromMSecsSinceEpoch(session.fake.present.ms)));
}

TEST_F(ActionsTest, theThemesTakeTurnsAndTheChoiceIsRemembered)
{
    std::vector<ThemeChoice> chosen;
    QObject::connect(window.get(), &MainWindow::themeChosen, window.get(),
        [&](ThemeChoice choice) { chosen.push_back(choice); });
    for (int i = 0; i < 4; ++i) {
        press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
    }
    EXPECT_EQ(chosen,
        (std::vector<ThemeChoice>{
            Theme::Kind::Dark, Theme::Kind::Light, Theme::Kind::HighContrast, std::nullopt}));
    window->setThemeChoice(Theme::Kind::HighContrast);
    window->close();
    reopen();
    EXPECT_EQ(window->themeChoice(), Theme::Kind::HighContrast);
}

TEST_F(ActionsTest, thePaletteFindsBoardsClustersProfilesAndActions)
{
    connectSession();
    window->setSavedProfiles({QStringLiteral("staging")});
    choose(QStringLiteral("byoc run"));
    EXPECT_EQ(window->boardId(), QStringLiteral("zumik-byoc"));
    EXPECT_FALSE(palette()->isVisible());
    ASSERT_TRUE(waitUntil([this] { return settled(); }));
    choose(QStringLiteral("byc_2"));
    EXPECT_EQ(window->board()->scopePicker()->shown(), QStringLiteral("byc_2"));
    const QSignalSpy profile(window.get(), &MainWindow::profileChosen);
    choose(QStringLiteral("stag"));
    ASSERT_EQ(profile.count(), 1);
    EXPECT_EQ(profile.front().front().toString(), QStringLiteral("staging"));
    const base::Duration before = *widgets::dashboard::lengthBeforeNow(time());
    choose(QStringLiteral("zoom"));
    EXPECT_EQ(time(), widgets::dashboard::lastOf(before * 2));
}

TEST_F(ActionsTest, thePaletteGoesWithEscapeAndSaysWhenNothingIsFound)
{
    press(Qt::Key_K, Qt::ControlModifier);
    auto *const field = palette()->findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("qqqq"));
    EXPECT_EQ(palette()->findChild<QListView *>()->model()->rowCount(), 0);
    EXPECT_TRUE(palette()->findChild<QLabel *>()->isVisible());
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_TRUE(palette()->isVisible());
    QTest::keyClick(field, Qt::Key_Escape);
    EXPECT_FALSE(palette()->isVisible());
}

TEST_F(ActionsTest, thePaletteOffersOnlyWhatWorksNow)
{
    press(Qt::Key_K, Qt::ControlModifier);
    const auto *const model = palette()->findChild<QListView *>()->model();
    ASSERT_GT(model->rowCount(), 0);
    for (int row = 0; row < model->rowCount(); ++row) {
        const QString text = model->index(row, 0).data().toString();
        EXPECT_NE(text, QStringLiteral("Refresh now"));
        EXPECT_NE(text, QStringLiteral("Zoom out"));
    }
}

TEST_F(ActionsTest, theSheetNamesEveryKey)
{
    connectSession();
    press(Qt::Key_Question);
    auto *const sheet = part<widgets::shell::KeySheet>();
    ASSERT_TRUE(sheet->isVisible());
    QStringList texts;
    for (const QLabel *const label : sheet->findChildren<QLabel *>()) {
        texts << label->text();
    }
    for (const widgets::shell::Action &action : window->actions().all()) {
        const bool elsewhere = action.overrides && !widgets::shell::Actions::isEnabled(action);
        if (!action.keys.isEmpty() && !elsewhere) {
            EXPECT_TRUE(texts.contains(action.text)) << action.id.toStdString();
            EXPECT_TRUE(texts.contains(widgets::shell::keyText(action.keys))) << action.id.toStdString();
        }
    }
    QTest::keyClick(sheet, Qt::Key_Escape);
    EXPECT_FALSE(sheet->isVisible());
}

TEST_F(ActionsTest, theSheetOfKeysFitsALowWindow)
{
    connectSession();
    window->resize(1100, 640);
    ASSERT_TRUE(waitUntil([this] { return window->height() == 640; }));
    press(Qt::Key_Question);
    EXPECT_LE(part<widgets::shell::KeySheet>()->height(), 640);
}

TEST_F(ActionsTest, aButtonsTipNamesItsKey)
{
    connectSession();
    const auto *const refresh = named<QAbstractButton>(QStringLiteral("Refresh"));
    ASSERT_NE(refresh, nullptr);
    EXPECT_EQ(refresh->toolTip(), QStringLiteral("Refresh now (R)"));
}

} // namespace

} // namespace zumik::app
