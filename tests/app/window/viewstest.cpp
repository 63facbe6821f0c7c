// SPDX-License-Identifier: GPL-3.0-or-later
// The board alone in the window, and its picture on the disk.
#include "app/filedialogs.h"
#include "app/paneljson.h"
#include "app/picturefile.h"
#include "tests/app/window/mainwindowfixture.h"
#include "tests/app/window/readydialogs.h"
#include "widgets/controls/choicepopup.h"
#include "widgets/dashboard/boardmenu.h"
#include "widgets/shell/actions.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/modeband.h"
#include "widgets/shell/sidebar.h"
#include "widgets/shell/statusbar.h"
#include "widgets/shell/topbar.h"

#include <QDir>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QTest>

#include <algorithm>

namespace zumik::app {

namespace {

using tests::waitUntil;
using widgets::common::Status;

class ViewsTest : public MainWindowTest {
protected:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(window->windowHandle(), key, modifiers);
    }

    void pressKiosk() { press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier); }

    bool barsShow() const
    {
        const bool top = part<widgets::shell::TopBar>()->isVisible();
        EXPECT_EQ(part<widgets::shell::SideBar>()->isVisible(), top);
        EXPECT_EQ(part<widgets::shell::StatusBar>()->isVisible(), top);
        return top;
    }

    bool says(const QString &text) const
    {
        const auto labels = window->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
            [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }

    ReadyDialogs *answer(const QString &path)
    {
        auto dialogs = std::make_unique<ReadyDialogs>();
        ReadyDialogs *const made = dialogs.get();
        made->answer = path;
        window->setFileDialogs(std::move(dialogs));
        return made;
    }

    bool told(Status status, const QString &text) const
    {
        const widgets::shell::Message *const latest = window->messages().latest();
        return latest != nullptr && latest->status == status && latest->text.contains(text);
    }

    QStringList files() const
    {
        return QDir(QString::fromStdString(dir.file(""))).entryList(QDir::Files | QDir::Hidden);
    }
};

TEST_F(ViewsTest, theBoardAloneHasNoBarsAndSaysHowOldItsDataIs)
{
    connectSession();
    ASSERT_TRUE(barsShow());
    EXPECT_FALSE(part<widgets::dashboard::BoardView>()->isHidden());
    pressKiosk();
    EXPECT_FALSE(barsShow());
    EXPECT_TRUE(says(QStringLiteral("data as of")));
    pressKiosk();
    EXPECT_TRUE(barsShow());
}

TEST_F(ViewsTest, escapeLeavesThePanelFirstThenTheBoardAlone)
{
    connectSession();
    pressKiosk();
    press(Qt::Key_F);
    ASSERT_TRUE(window->board()->soloPanel());
    press(Qt::Key_Escape);
    EXPECT_FALSE(window->board()->soloPanel());
    EXPECT_TRUE(window->kiosk());
    press(Qt::Key_Escape);
    EXPECT_FALSE(window->kiosk());
    EXPECT_TRUE(barsShow());
}

TEST_F(ViewsTest, theBandStaysWhileTheBoardIsAlone)
{
    connectSession();
    pressKiosk();
    session.fail({base::ErrorCode::ConnectionRefused, "refused", "localhost:9090"});
    ASSERT_TRUE(waitUntil([this] { return part<widgets::shell::ModeBand>()->isVisible(); }));
    EXPECT_FALSE(barsShow());
}

TEST_F(ViewsTest, anotherPageHasItsBarsAgain)
{
    connectSession();
    pressKiosk();
    QWidget page;
    window->showOver(&page);
    EXPECT_TRUE(barsShow());
    window->leaveOver();
    page.setParent(nullptr);
    pressKiosk();
    window->leaveConnection();
    EXPECT_FALSE(window->kiosk());
    connectSession();
    EXPECT_TRUE(barsShow());
}

TEST_F(ViewsTest, thereIsNoBoardAloneWithoutABoard)
{
    pressKiosk();
    EXPECT_FALSE(window->kiosk());
}

TEST_F(ViewsTest, theMenuOfTheBoardOffersBoth)
{
    connectSession();
    auto *const menu = window->board()->findChild<widgets::dashboard::BoardMenu *>();
    ASSERT_NE(menu, nullptr);
    menu->open();
    menu->popup()->choose(1);
    EXPECT_TRUE(window->kiosk());
    const ReadyDialogs *const dialogs = answer({});
    menu->open();
    menu->popup()->choose(0);
    EXPECT_TRUE(dialogs->suggested.endsWith(QStringLiteral(".png")));
}

TEST_F(ViewsTest, thePictureOfTheBoardIsWrittenWhole)
{
    connectSession();
    const QString path = QString::fromStdString(dir.file("board.png"));
    const ReadyDialogs *const dialogs = answer(path);
    press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_FALSE(dialogs->suggested.contains(QLatin1Char(':')));
    ASSERT_TRUE(waitUntil([this] { return told(Status::Ok, QStringLiteral("board.png")); }));
    const QImage image(path);
    EXPECT_EQ(image.width(), window->board()->grid()->width() + 24);
    EXPECT_GT(image.height(), window->board()->grid()->height());
    EXPECT_EQ(files().filter(QStringLiteral("board")), QStringList{QStringLiteral("board.png")});
}

TEST_F(ViewsTest, aPictureThatCantBeWrittenIsToldAndLeavesNothing)
{
    connectSession();
    const QStringList before = files();
    answer(QString::fromStdString(dir.file("no such folder/board.png")));
    window->actions().run(QStringLiteral("board.picture"));
    ASSERT_TRUE(waitUntil([this] {
        const widgets::shell::Message *const latest = window->messages().latest();
        return latest != nullptr && latest->status == Status::Critical;
    }));
    EXPECT_TRUE(window->messages().latest()->text.contains(QStringLiteral("board.png")))
        << window->messages().latest()->text.toStdString();
    EXPECT_EQ(files(), before);
}

TEST_F(ViewsTest, aPictureCanBeStoppedWhileItIsMade)
{
    connectSession();
    const QString path = QString::fromStdString(dir.file("board.png"));
    answer(path);
    session.fake.holds = true;
    window->actions().run(QStringLiteral("board.picture"));
    window->actions().run(QStringLiteral("board.picture.stop"));
    EXPECT_FALSE(waitUntil([&] { return QFile::exists(path); }, 300));
    session.fake.release();
}

TEST_F(ViewsTest, aPictureEndsWithTheConnection)
{
    connectSession();
    const QString path = QString::fromStdString(dir.file("board.png"));
    answer(path);
    session.fake.holds = true;
    window->actions().run(QStringLiteral("board.picture"));
    window->leaveConnection();
    session.fake.release();
    EXPECT_FALSE(waitUntil([&] { return QFile::exists(path); }, 200));
}

TEST(NativeFileDialogs, haveTheColorsOfTheirWindow)
{
    QWidget window;
    QPalette colors = window.palette();
    colors.setColor(QPalette::Window, QColor(1, 2, 3));
    window.setPalette(colors);
    NativeFileDialogs().saveFile(&window, {}, [](const QString &) {});
    const auto *const dialog = window.findChild<QFileDialog *>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(dialog->palette().color(QPalette::Window), QColor(1, 2, 3));
}

TEST(PictureFile, isNamedAfterItsBoardAndItsTime)
{
    EXPECT_EQ(pictureName(QStringLiteral("a/b: \"c\" <d>|?*\\"), QStringLiteral("20 Nov, 03:00:00")),
        QStringLiteral("a b c d 20 Nov, 03-00-00.png"));
    EXPECT_EQ(pictureName(QString(1000, QLatin1Char('x')), {}).size(), 84);
}

TEST(PictureFile, keepsWhatIsThereWhenItFails)
{
    const tests::TempDir dir("picture");
    const QString path = QString::fromStdString(dir.file("a.png"));
    QImage image(20, 10, QImage::Format_RGB32);
    image.fill(Qt::red);
    ASSERT_TRUE(writePicture(image, path));
    const base::Status failed = writePicture(QImage(), path);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, base::ErrorCode::FileUnwritable);
    EXPECT_EQ(QImage(path).size(), QSize(20, 10));
}

/// What a script dumps doesn't depend on which panels have views.
TEST(PanelsJson, tellsOfPanelsThatHaveNoView)
{
    tests::FakeSource source;
    const widgets::common::Look look(widgets::common::Theme::Kind::Dark);
    dashboard::Dashboard dashboard;
    for (int i = 1; i <= 3; ++i) {
        dashboard::Panel panel;
        panel.id = i;
        panel.type = "timeseries";
        panel.title = "Panel";
        panel.options = dashboard::TimeSeriesOptions{};
        panel.position = {0, i * 8, 24, 8};
        panel.queries.emplace_back().expression = "a";
        dashboard.panels.push_back(panel);
    }
    board::BoardRun run(dashboard, source, {});
    widgets::dashboard::BoardView view(run, source, &look);
    view.prepareImage({800, 600});
    run.refresh();
    ASSERT_TRUE(waitUntil([&] { return run.idle(); }));
    ASSERT_EQ(view.panelView(2), nullptr);
    const std::string one = panelsJson(view, 2);
    EXPECT_NE(one.find("\"id\":2"), std::string::npos);
    EXPECT_EQ(one.find("\"shown\":[]"), std::string::npos) << one;
    EXPECT_EQ(view.panelView(2), nullptr);
}

} // namespace

} // namespace zumik::app
