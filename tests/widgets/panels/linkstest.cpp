// SPDX-License-Identifier: GPL-3.0-or-later
// Links in cells, in a panel's header and in their popup. Nothing is ever opened here: the popup tells who is
// to open it.
#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"
#include "widgets/panels/linkpopup.h"
#include "widgets/panels/panelfactory.h"
#include "widgets/panels/panelheader.h"
#include "widgets/panels/tablemodel.h"
#include "widgets/panels/tablepanel.h"
#include "widgets/panels/tableview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::widgets::panels {

namespace {

using Kind = dashboard::LinkTarget::Kind;

class PanelLinks : public testing::Test {
protected:
    PanelLinks()
    {
        dashboard::Dashboard board;
        dashboard::Variable cluster;
        cluster.name = "cluster";
        cluster.current = {"eu 1"};
        board.variables = {cluster};
        m_scope = std::make_shared<const dashboard::LinkScope>(
            dashboard::linkScope(board, {{1000}, {2000}}, "now-1h", "now"));
    }

    void showTable(const std::string &url, const std::string &display = {})
    {
        frame::Frame frame;
        frame::Field host{"host", {}, frame::Field::Texts{"node 1", ""}, {}};
        host.config.links = {{"Logs of ${__value.text}", url, false}};
        host.config.cell.display = display;
        frame::Field secret{"id", {}, frame::Field::Texts{"x7", "x8"}, {}};
        secret.config.cell.hidden = true;
        frame.fields = {host, secret};
        board::PanelData content = tests::sampleData({});
        content.frames = {frame};
        content.linkScope = m_scope;
        m_table = std::make_unique<TablePanel>(
            tests::samplePanel("table", "T", dashboard::TableOptions{}), &m_look);
        m_table->resize(400, 200);
        m_table->setData(tests::shared(std::move(content)));
        m_table->grab();
    }

    void click(int row)
    {
        TableView *view = m_table->view();
        QTest::mouseClick(
            view->viewport(), Qt::LeftButton, {}, view->visualRect(m_table->model()->index(row, 0)).center());
    }

    common::Look m_look{common::Theme::Kind::Dark};
    std::shared_ptr<const dashboard::LinkScope> m_scope;
    std::unique_ptr<TablePanel> m_table;
};

} // namespace

TEST_F(PanelLinks, OfACellAreShownBeforeTheyAreOpened)
{
    showTable(
        "https://logs.example.org/${__value.raw}?id=${__data.fields.id}&c=$cluster&${__url_time_range}");
    QSignalSpy requested(m_table.get(), &PanelView::linkRequested);
    click(0);
    LinkPopup *popup = m_table->linkPopup();
    ASSERT_NE(popup, nullptr);
    EXPECT_TRUE(popup->isVisible());
    ASSERT_EQ(popup->links().size(), 1U);
    EXPECT_EQ(popup->links()[0].title, QStringLiteral("Logs of node 1"));
    EXPECT_EQ(popup->links()[0].target.host, "logs.example.org");
    EXPECT_EQ(requested.count(), 0);
    popup->open(0);
    ASSERT_EQ(requested.count(), 1);
    EXPECT_EQ(requested[0][0].toString(),
        QStringLiteral("https://logs.example.org/node%201?id=x7&c=eu%201&from=now-1h&to=now"));
    EXPECT_FALSE(popup->isVisible());
}

TEST_F(PanelLinks, OfAnEmptyCellAreNone)
{
    showTable("https://x.org");
    click(1);
    EXPECT_EQ(m_table->linkPopup(), nullptr);
}

TEST_F(PanelLinks, ThatAreRefusedSayWhyAndDoNotOpen)
{
    showTable("file:///etc/passwd");
    QSignalSpy requested(m_table.get(), &PanelView::linkRequested);
    click(0);
    LinkPopup *popup = m_table->linkPopup();
    ASSERT_EQ(popup->links()[0].target.kind, Kind::Refused);
    EXPECT_TRUE(targetSentence(popup->links()[0].target).contains(QStringLiteral("\"file:\"")));
    popup->open(0);
    EXPECT_EQ(requested.count(), 0);
    const auto buttons = popup->findChildren<controls::BarButton *>();
    ASSERT_EQ(buttons.size(), 1);
    buttons[0]->click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), QStringLiteral("file:///etc/passwd"));
}

TEST_F(PanelLinks, ToDashboardsAreForWhoKnowsThem)
{
    showTable("/d/abc/board?var-x=${__value.raw}");
    click(0);
    EXPECT_EQ(m_table->linkPopup()->links()[0].target.kind, Kind::Dashboard);
    EXPECT_EQ(m_table->linkPopup()->findChildren<controls::BarButton *>().size(), 1);
    m_table->linkPopup()->hide();
    QSignalSpy requested(m_table.get(), &PanelView::dashboardRequested);
    click(0);
    m_table->linkPopup()->open(0);
    ASSERT_EQ(requested.count(), 1);
    EXPECT_TRUE(requested[0][0].toString().startsWith(QStringLiteral("/d/abc/board?var-x=")));
}

TEST_F(PanelLinks, AreTheTextOfADataLinksCell)
{
    showTable("https://x.org", "data-links");
    EXPECT_EQ(m_table->model()->cell(0, 0).text, QStringLiteral("Logs of node 1"));
    EXPECT_EQ(m_table->model()->cell(1, 0).text, QString());
}

TEST_F(PanelLinks, OpenByReturn)
{
    showTable("https://x.org");
    m_table->view()->setCurrentIndex(m_table->model()->index(0, 0));
    QTest::keyClick(m_table->view(), Qt::Key_Return);
    ASSERT_NE(m_table->linkPopup(), nullptr);
    EXPECT_TRUE(m_table->linkPopup()->isVisible());
}

TEST_F(PanelLinks, OfAPanelAndItsValuesStandInItsHeader)
{
    dashboard::Panel panel = tests::samplePanel("stat", "S", dashboard::StatOptions{});
    EXPECT_FALSE(std::unique_ptr<PanelView>(makePanel(panel, &m_look))->header()->linked());
    dashboard::Link own;
    own.title = "Runbook of $cluster";
    own.url = "https://wiki.example.org/";
    own.keepTime = true;
    dashboard::Link tagged;
    tagged.kind = dashboard::Link::Kind::Dashboards;
    panel.links = {own, tagged};
    panel.scope = {{"cluster", {"US one", "us1"}}};
    const std::unique_ptr<PanelView> view(makePanel(panel, &m_look));
    board::PanelData content = tests::sampleData({tests::sampleField("x", [](std::size_t) { return 5.0; })});
    content.frames[0].fields[0].config.unit = "ms";
    content.frames[0].fields[0].config.links = {{"", "https://x.org/${__value.text}/${cluster}", false}};
    content.linkScope = m_scope;
    view->resize(400, 200);
    view->setData(tests::shared(std::move(content)));
    EXPECT_TRUE(view->header()->linked());
    const std::vector<ShownLink> links = view->links();
    ASSERT_EQ(links.size(), 2U);
    EXPECT_EQ(links[0].title, QStringLiteral("Runbook of US one"));
    EXPECT_EQ(links[0].target.address, "https://wiki.example.org/?from=now-1h&to=now");
    EXPECT_EQ(links[1].title, QStringLiteral("x.org"));
    EXPECT_EQ(links[1].target.address, "https://x.org/5%20ms/us1");
    view->grab();
    Q_EMIT view->header()->linksClicked(QRect(0, 0, 20, 20));
    ASSERT_NE(view->linkPopup(), nullptr);
    EXPECT_TRUE(view->linkPopup()->isVisible());
}

TEST_F(PanelLinks, AreShownAsPlainText)
{
    showTable("https://x.org/<b>");
    click(0);
    for (const QLabel *label : m_table->linkPopup()->findChildren<QLabel *>()) {
        EXPECT_EQ(label->textFormat(), Qt::PlainText);
    }
    if (const QString folder = qEnvironmentVariable("ZUMIK_SHOTS"); !folder.isEmpty()) {
        m_table->linkPopup()->setLinks(
            {{QStringLiteral("Logs of node 1"),
                 dashboard::linkTarget("https://logs.example.org/a/long/path/that/goes/"
                                       "on?with=parameters&and=more&from=now-1h&to=now")},
                {QStringLiteral("Board"), dashboard::linkTarget("/d/abc/board")},
                {QStringLiteral("Passwords"), dashboard::linkTarget("file:///etc/passwd")}},
            false);
        m_table->linkPopup()->hide();
        m_table->linkPopup()->openBelow(m_table->view(), QRect(0, 0, 10, 10));
        m_table->linkPopup()->grab().save(folder + QStringLiteral("/linkpopup.png"));
    }
}

} // namespace zumik::widgets::panels
