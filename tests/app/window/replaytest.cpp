// SPDX-License-Identifier: GPL-3.0-or-later
// The window over a snapshot.
#include "tests/app/window/mainwindowfixture.h"

#include "widgets/controls/barbutton.h"
#include "widgets/shell/actions.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/modeband.h"

#include <QPushButton>
#include <QTest>
#include <QTimer>

namespace zumik::app {

namespace {

using widgets::controls::BarButton;
using widgets::shell::ModeBand;

class ReplayTest : public MainWindowTest {
protected:
    void SetUp() override
    {
        session.becomeReplay(
            {{base::ErrorCode::FormatInvalid, "its index is cut short", "/s/01J/index, byte 20"}});
        MainWindowTest::SetUp();
    }

    bool offers(const char *action) const
    {
        for (const widgets::shell::Action &each : window->actions().all()) {
            if (each.id == QLatin1String(action)) {
                return widgets::shell::Actions::isEnabled(each);
            }
        }
        return false;
    }
};

TEST_F(ReplayTest, saysSoAsLongAsItIsOpen)
{
    connectSession();
    const auto *const band = part<ModeBand>();
    ASSERT_TRUE(band->isVisible());
    EXPECT_EQ(band->kind(), ModeBand::Kind::Replay);
    const base::Time now = session.fake.now();
    EXPECT_TRUE(band->text().contains(look.clock().wholeDateAndTime(now))) << band->text().toStdString();
    QTest::mouseClick(band->findChild<QPushButton *>(), Qt::LeftButton);
    EXPECT_EQ(window->page(), QStringLiteral("first"));
    EXPECT_FALSE(band->isVisible());
}

TEST_F(ReplayTest, isNotRefreshedByItself)
{
    connectSession();
    EXPECT_FALSE(window->findChild<QTimer *>(QStringLiteral("refresh"))->isActive());
    EXPECT_FALSE(named<BarButton>(QStringLiteral("Refresh"))->isVisible());
    EXPECT_TRUE(offers("board.refresh"));
}

TEST_F(ReplayTest, hasNothingToConnectToAgain)
{
    connectSession();
    EXPECT_FALSE(offers("connection.again"));
    EXPECT_FALSE(offers("connection.tunnel"));
}

TEST_F(ReplayTest, tellsWhatIsLeftOut)
{
    connectSession();
    const widgets::shell::Message *const latest = window->messages().latest();
    ASSERT_NE(latest, nullptr);
    EXPECT_EQ(latest->text,
        QStringLiteral("Left out of the snapshot: its index is cut short (01J/index, byte 20)."));
    EXPECT_EQ(latest->details, QStringLiteral("/s/01J/index, byte 20"));
}

TEST_F(ReplayTest, givesWayToASessionWithServers)
{
    connectSession();
    tests::ScriptedSession live;
    window->useSession(live);
    live.succeed();
    ASSERT_TRUE(tests::waitUntil([this] { return window->board() != nullptr && settled(); }));
    EXPECT_FALSE(part<ModeBand>()->isVisible());
    EXPECT_TRUE(named<BarButton>(QStringLiteral("Refresh"))->isVisible());
    EXPECT_TRUE(window->findChild<QTimer *>(QStringLiteral("refresh"))->isActive());
    window.reset(); // before the session
}

} // namespace

} // namespace zumik::app
