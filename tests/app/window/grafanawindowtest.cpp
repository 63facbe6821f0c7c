// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowgrafana.h"

#include "app/windowpanels.h"
#include "tests/app/window/mainwindowfixture.h"
#include "tests/support/grafana/fakegrafana.h"
#include "widgets/inspect/inspectpage.h"
#include "widgets/inspect/texttab.h"
#include "widgets/panels/linkpopup.h"
#include "widgets/shell/actions.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/palette.h"

#include <QLineEdit>
#include <QListView>
#include <QTest>

#include <algorithm>

namespace zumik::app {

namespace {

class GrafanaWindow : public MainWindowTest {
protected:
    void connectGrafana(const QUrl &browserUrl = QUrl(QStringLiteral("https://grafana.example/ops")))
    {
        session.setGrafana(grafana.url(), browserUrl);
        connectSession();
        ASSERT_NE(window->grafana(), nullptr);
        ASSERT_TRUE(tests::waitUntil([this] { return !window->grafana()->boards().empty(); }));
    }

    void showBoard(const QString &uid)
    {
        window->showBoard(uid);
        ASSERT_TRUE(tests::waitUntil([&] { return window->board() != nullptr && window->idle(); }));
    }

    const widgets::shell::Action &action(const char *id) const
    {
        const auto &all = window->actions().all();
        return *std::find_if(
            all.begin(), all.end(), [&](const auto &each) { return each.id == QLatin1String(id); });
    }

    std::string address()
    {
        widgets::panels::LinkPopup &popup = *window->grafana()->popup();
        EXPECT_TRUE(tests::waitUntil([&] { return popup.isVisible(); }));
        return popup.links().empty() ? std::string() : popup.links().front().target.address;
    }

    QString told() const
    {
        const auto *const latest = window->messages().latest();
        return latest != nullptr ? latest->text : QString();
    }

    tests::FakeGrafana grafana;
};

} // namespace

TEST_F(GrafanaWindow, aBoardThatNoPackHasIsLoadedFromGrafana)
{
    connectGrafana();
    showBoard(QStringLiteral("ops-overview"));
    EXPECT_EQ(window->boardId(), QStringLiteral("ops-overview"));
    EXPECT_EQ(window->board()->run().dashboard().title, "Operations overview");
    const auto asked = grafana.asked();
    EXPECT_TRUE(std::any_of(asked.begin(), asked.end(),
        [](const QByteArray &each) { return each.startsWith("/api/annotations?"); }));
}

TEST_F(GrafanaWindow, aPanelOfItIsInspectedWithTheJsonThatWasSent)
{
    connectGrafana();
    showBoard(QStringLiteral("ops-overview"));
    action("panel.inspect").run();
    const widgets::inspect::TextTab &json = *window->panels().page()->jsonTab();
    ASSERT_TRUE(tests::waitUntil([&] { return !json.text().isEmpty(); })) << json.note().toStdString();
    EXPECT_TRUE(json.text().contains(QStringLiteral("\"targets\""))) << json.text().toStdString();
    EXPECT_TRUE(json.note().contains(QStringLiteral("Grafana")));
}

TEST_F(GrafanaWindow, oneThatGrafanaDoesNotKnowIsToldAndTheWindowIsAtRest)
{
    connectGrafana();
    window->showBoard(QStringLiteral("nowhere"));
    EXPECT_FALSE(window->idle()) << "it is on its way";
    ASSERT_TRUE(tests::waitUntil([this] { return window->page() == QStringLiteral("trouble"); }));
    EXPECT_TRUE(window->idle());
}

TEST_F(GrafanaWindow, anotherBoardChosenMeanwhileStays)
{
    connectGrafana();
    window->showBoard(QStringLiteral("ops-overview"));
    showBoard(QStringLiteral("zumik-byoc"));
    tests::waitUntil([] { return false; }, 300);
    EXPECT_EQ(window->board()->run().dashboard().uid, "zumik-byoc");
}

TEST_F(GrafanaWindow, theAddressHasTimeVariablesAndTheOrganization)
{
    connectGrafana();
    showBoard(QStringLiteral("ops-overview"));
    action("board.grafana").run();
    const std::string shown = address();
    EXPECT_TRUE(shown.starts_with("https://grafana.example/ops/d/ops-overview?")) << shown;
    EXPECT_NE(shown.find("from=now-1h&to=now"), std::string::npos) << shown;
    EXPECT_NE(shown.find("var-service=api"), std::string::npos) << shown;
    EXPECT_EQ(shown.find("viewPanel"), std::string::npos);
}

TEST_F(GrafanaWindow, aPanelIsShownAlone)
{
    connectGrafana();
    showBoard(QStringLiteral("ops-overview"));
    window->grafana()->showAddress(window->board()->run(), base::Time{1'700'000'000'000}, 2);
    EXPECT_NE(address().find("viewPanel=2"), std::string::npos);
}

TEST_F(GrafanaWindow, aBoardThatGrafanaDoesNotHaveIsNotOpenedThere)
{
    connectGrafana();
    showBoard(QStringLiteral("zumik-api"));
    action("board.grafana").run();
    ASSERT_TRUE(tests::waitUntil([this] { return told().contains(QStringLiteral("zumik-api")); }));
    EXPECT_FALSE(window->grafana()->popup()->isVisible());
}

TEST_F(GrafanaWindow, inAClusterABrowserNeedsAnAddressOfItsOwn)
{
    session.reachGrafanaInCluster();
    connectGrafana({});
    showBoard(QStringLiteral("ops-overview"));
    action("board.grafana").run();
    EXPECT_TRUE(told().contains(QStringLiteral("browserUrl"))) << told().toStdString();
    EXPECT_FALSE(window->grafana()->popup()->isVisible());
}

TEST_F(GrafanaWindow, aVersionThatGrafanaKeepsIsShownAsItWas)
{
    connectGrafana();
    showBoard(QStringLiteral("ops-overview"));
    action("board.versions").run();
    auto *const list = window->findChild<widgets::shell::Palette *>()->findChild<QListView *>();
    ASSERT_TRUE(tests::waitUntil([&] { return list->isVisible() && list->model()->rowCount() > 0; }));
    EXPECT_EQ(list->model()->rowCount(), 2);
    const QString newest = list->model()->index(0, 0).data().toString();
    EXPECT_TRUE(newest.startsWith(QStringLiteral("Version 12 · Sat 2 Nov 2024, "))) << newest.toStdString();
    EXPECT_TRUE(newest.endsWith(QStringLiteral(" · admin · Slower refresh"))) << newest.toStdString();
    auto *const field = window->findChild<widgets::shell::Palette *>()->findChild<QLineEdit *>();
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    ASSERT_TRUE(tests::waitUntil(
        [&] { return window->boardId() == QStringLiteral("ops-overview@11") && window->idle(); }));
    const auto asked = grafana.asked();
    EXPECT_TRUE(std::any_of(asked.begin(), asked.end(), [](const QByteArray &each) {
        return each.startsWith("/api/dashboards/uid/ops-overview/versions/11");
    }));
}

TEST_F(GrafanaWindow, versionsThatCantBeHadAreTold)
{
    connectGrafana();
    showBoard(QStringLiteral("zumik-api"));
    action("board.versions").run();
    ASSERT_TRUE(tests::waitUntil([this] { return told().contains(QStringLiteral("not found")); }))
        << told().toStdString();
}

TEST_F(GrafanaWindow, withoutAGrafanaThereIsNothingToOpen)
{
    connectSession();
    EXPECT_EQ(window->grafana(), nullptr);
    EXPECT_FALSE(widgets::shell::Actions::isEnabled(action("board.grafana")));
}

TEST(GrafanaForBrowser, isTheProfilesAddressForItOrAServerThatIsReachedDirectly)
{
    settings::Profile profile;
    profile.grafana.emplace().url = QUrl(QStringLiteral("http://localhost:3000"));
    EXPECT_EQ(grafanaForBrowser(profile), profile.grafana->url);
    profile.ssh.emplace().host = QStringLiteral("vps");
    EXPECT_TRUE(grafanaForBrowser(profile).isEmpty());
    profile.grafana->browserUrl = QUrl(QStringLiteral("https://g"));
    EXPECT_EQ(grafanaForBrowser(profile), profile.grafana->browserUrl);
}

} // namespace zumik::app
