// SPDX-License-Identifier: GPL-3.0-or-later
// The door for the browser: nothing is open before a person has said so, and what is open is to be seen.
#include "app/grafanadoor.h"

#include "app/windowgrafana.h"
#include "tests/app/window/mainwindowfixture.h"
#include "tests/support/grafana/fakegrafana.h"
#include "widgets/controls/barbutton.h"
#include "widgets/shell/actions.h"
#include "widgets/shell/doorcard.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/statusbar.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace zumik::app {

namespace {

using tests::waitUntil;

class GrafanaDoorTest : public MainWindowTest {
protected:
    void SetUp() override
    {
        MainWindowTest::SetUp();
        session.setGrafana(grafana.url(), {});
        connectSession();
        window->showBoard(QStringLiteral("ops-overview"));
        ASSERT_TRUE(
            waitUntil([&] { return window->boardId() == QStringLiteral("ops-overview") && window->idle(); }));
        QObject::disconnect(
            window->grafana(), &WindowGrafana::linkRequested, nullptr, nullptr); // no browser here
        QObject::connect(window->grafana(), &WindowGrafana::linkRequested, &context,
            [this](const QString &address) { opened << address; });
    }

    widgets::shell::DoorCard &card() { return *window->grafana()->door().card(); }

    void ask()
    {
        window->actions().run(QStringLiteral("board.grafana"));
        ASSERT_TRUE(waitUntil([&] { return card().isVisible(); }));
    }

    void press(const QString &button)
    {
        for (auto *const each : card().findChildren<QPushButton *>()) {
            if (each->text() == button) {
                return QTest::mouseClick(each, Qt::LeftButton);
            }
        }
        FAIL() << button.toStdString();
    }

    QString status() const { return part<widgets::shell::StatusBar>()->text(); }

    tests::FakeGrafana grafana;
    QObject context;
    QStringList opened;
};

} // namespace

TEST_F(GrafanaDoorTest, nothingIsOpenedBeforeAPersonHasSaidYes)
{
    ask();
    EXPECT_EQ(session.doorsAsked, 0);
    EXPECT_FALSE(status().contains(QStringLiteral("door")));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space); // what has the focus says no
    EXPECT_FALSE(card().isVisible());
    EXPECT_EQ(session.doorsAsked, 0);
    EXPECT_TRUE(opened.isEmpty());
}

TEST_F(GrafanaDoorTest, theBrowserIsSentThroughWithTimeAndVariables)
{
    ask();
    press(QStringLiteral("Open the door and the browser"));
    ASSERT_TRUE(waitUntil([&] { return !opened.isEmpty(); }));
    EXPECT_TRUE(opened[0].startsWith(QStringLiteral("http://127.0.0.1:40123/d/ops-overview?")))
        << opened[0].toStdString();
    EXPECT_TRUE(opened[0].contains(QStringLiteral("from=now-1h&to=now")));
    EXPECT_TRUE(opened[0].contains(QStringLiteral("var-service=api")));
}

TEST_F(GrafanaDoorTest, anOpenDoorIsSeenAndClosedInTheStatusBar)
{
    ask();
    press(QStringLiteral("Open the door and the browser"));
    ASSERT_TRUE(waitUntil([&] {
        return status().contains(
            QStringLiteral("open door: 127.0.0.1:40123 \u2192 localhost:3000, closes in 10 min"));
    })) << status().toStdString();
    EXPECT_TRUE(window->messages().asText().contains(QStringLiteral("A door for the browser is open")));
    auto *const close = named<widgets::controls::BarButton>(QStringLiteral("Close the door"));
    ASSERT_TRUE(close->isVisible());
    QTest::mouseClick(close, Qt::LeftButton);
    EXPECT_FALSE(session.doorStatus);
    EXPECT_TRUE(waitUntil([&] { return !status().contains(QStringLiteral("open door")); }));
    EXPECT_FALSE(close->isVisible());
    EXPECT_TRUE(window->messages().asText().contains(QStringLiteral("is closed")));
}

TEST_F(GrafanaDoorTest, throughOneThatIsOpenTheBrowserGoesAtOnce)
{
    ask();
    press(QStringLiteral("Open the door and the browser"));
    ASSERT_TRUE(waitUntil([&] { return opened.size() == 1; }));
    window->actions().run(QStringLiteral("board.grafana"));
    ASSERT_TRUE(waitUntil([&] { return opened.size() == 2; }));
    EXPECT_EQ(session.doorsAsked, 1);
}

TEST_F(GrafanaDoorTest, aDoorThatCantBeOpenedIsTold)
{
    session.doorRefused = base::Error{base::ErrorCode::ConnectionLost, "the tunnel is down", "vps:22"};
    ask();
    press(QStringLiteral("Open the door and the browser"));
    EXPECT_TRUE(waitUntil(
        [&] { return window->messages().asText().contains(QStringLiteral("the tunnel is down")); }));
    EXPECT_TRUE(opened.isEmpty());
}

TEST_F(GrafanaDoorTest, anOpenDoorIsSeenAlsoWhereTheBoardStandsAlone)
{
    ask();
    press(QStringLiteral("Open the door and the browser"));
    ASSERT_TRUE(waitUntil([&] { return session.doorStatus.has_value(); }));
    window->setKiosk(true);
    auto *const bar = part<widgets::shell::StatusBar>();
    EXPECT_TRUE(waitUntil([&] { return bar->isVisible(); }, 3000));
    session.closeDoor();
    EXPECT_TRUE(waitUntil([&] { return !bar->isVisible(); }));
}

TEST_F(GrafanaDoorTest, leavingTheConnectionClosesIt)
{
    ask();
    press(QStringLiteral("Open the door and the browser"));
    ASSERT_TRUE(waitUntil([&] { return session.doorStatus.has_value(); }));
    window->leaveConnection();
    EXPECT_FALSE(session.doorStatus);
}

TEST(DoorText, saysWhetherItIsInUse)
{
    ssh::DoorStatus door{{"grafana", 3000}, 40123, 2, {}, std::chrono::minutes(10)};
    EXPECT_TRUE(doorText(&door).endsWith(QStringLiteral("grafana:3000, in use")));
    EXPECT_TRUE(doorText(nullptr).isEmpty());
}

} // namespace zumik::app
