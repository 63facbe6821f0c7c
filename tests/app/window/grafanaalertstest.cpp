// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/grafanaalerts.h"

#include "tests/app/window/mainwindowfixture.h"
#include "tests/support/grafana/fakegrafana.h"
#include "widgets/alerts/alertspage.h"
#include "widgets/shell/actions.h"
#include "widgets/shell/sidebar.h"
#include "widgets/shell/sideitem.h"

#include <QTest>

namespace zumik::app {

namespace {

using tests::waitUntil;
using widgets::alerts::AlertModel;
using widgets::alerts::AlertsPage;

class GrafanaAlertsTest : public MainWindowTest {
protected:
    void connectTo(const QUrl &url)
    {
        session.setGrafana(url, QUrl(QStringLiteral("https://grafana.example")));
        connectSession();
    }

    const AlertsPage &open()
    {
        window->actions().run(QStringLiteral("grafana.alerts"));
        EXPECT_EQ(window->page(), QStringLiteral("grafana-alerts"));
        EXPECT_FALSE(window->idle());
        EXPECT_TRUE(waitUntil([&] { return window->idle(); }));
        return *part<AlertsPage>();
    }

    static QString cell(const AlertsPage &page, int row, int column)
    {
        return page.model().index(row, column).data().toString();
    }

    tests::FakeGrafana grafana;
};

} // namespace

TEST_F(GrafanaAlertsTest, whatFiresIsListedWithSinceAndValue)
{
    connectTo(grafana.url());
    const AlertsPage &page = open();
    ASSERT_EQ(page.model().rowCount(), 1) << page.summary().toStdString();
    EXPECT_EQ(cell(page, 0, AlertModel::State), QStringLiteral("firing"));
    EXPECT_EQ(cell(page, 0, AlertModel::Name), QStringLiteral("High load (Operations)"));
    EXPECT_TRUE(cell(page, 0, AlertModel::Labels).contains(QStringLiteral("instance=\"a\"")));
    EXPECT_FALSE(cell(page, 0, AlertModel::Since).isEmpty());
    EXPECT_EQ(cell(page, 0, AlertModel::Value), QStringLiteral("93"));
    EXPECT_TRUE(page.summary().startsWith(QStringLiteral("Firing: 1. Pending: 0. ")))
        << page.summary().toStdString();
}

TEST_F(GrafanaAlertsTest, standUnderGrafanaInTheSideBarAndAreLeftByEsc)
{
    connectTo(grafana.url());
    const auto items = part<widgets::shell::SideBar>()->findChildren<widgets::shell::SideItem *>();
    const auto found = std::find_if(items.begin(), items.end(),
        [](const auto *item) { return item->accessibleName() == QStringLiteral("Grafana's alerts"); });
    ASSERT_NE(found, items.end());
    QTest::mouseClick(*found, Qt::LeftButton);
    EXPECT_EQ(window->page(), QStringLiteral("grafana-alerts"));
    EXPECT_EQ(part<widgets::shell::SideBar>()->current(), QString(grafanaAlertsPlace));
    QTest::keyClick(part<AlertsPage>(), Qt::Key_Escape);
    EXPECT_EQ(window->page(), QStringLiteral("board"));
    EXPECT_EQ(part<widgets::shell::SideBar>()->current(), window->boardId());
}

TEST_F(GrafanaAlertsTest, whereTheyCantBeSeenTheReasonIsSaid)
{
    tests::FakeGrafana shut({.authorization = "Bearer other"});
    connectTo(shut.url());
    const AlertsPage &page = open();
    EXPECT_TRUE(page.summary().startsWith(QStringLiteral("Cannot see alerts.")))
        << page.summary().toStdString();
    EXPECT_EQ(page.model().rowCount(), 0);
}

TEST_F(GrafanaAlertsTest, goWithTheConnection)
{
    connectTo(grafana.url());
    open();
    window->leaveConnection();
    EXPECT_EQ(part<AlertsPage>(), nullptr);
    EXPECT_EQ(window->page(), QStringLiteral("first"));
}

} // namespace zumik::app
