// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/support/hover.h"
#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"
#include "widgets/panels/panelheader.h"
#include "widgets/panels/timeseriespanel.h"
#include "widgets/plot/plotarea.h"

#include <QTest>

#include <gtest/gtest.h>

namespace zumik::widgets::panels {

namespace {

class PanelEvents : public testing::Test {
protected:
    PanelEvents()
    {
        m_panel.resize(600, 300);
        static_cast<QWidget &>(m_panel).show();
    }

    void show(std::vector<board::Event> events, std::size_t dropped = 0)
    {
        board::PanelData content = tests::sampleData({tests::sampleField("x", tests::wave(50, 10))});
        if (!events.empty()) {
            content.events =
                std::make_shared<const board::Events>(board::Events{std::move(events), dropped, {}});
        }
        m_panel.setData(tests::shared(std::move(content)));
    }

    plot::PlotArea *area() { return m_panel.findChild<plot::PlotArea *>(); }

    QImage picture() { return area()->grab().toImage(); }

    QPoint at(base::Time time, double above)
    {
        const auto &scene = area()->scene();
        return {int(scene.xOf(time)), int(double(scene.plot.bottom) - above)};
    }

    const base::Time m_when = tests::sampleNow - std::chrono::hours(2);
    common::Look m_look{common::Theme::Kind::Dark};
    TimeSeriesPanel m_panel{tests::samplePanel("timeseries", "T", dashboard::TimeSeriesOptions{}), &m_look};
};

} // namespace

TEST_F(PanelEvents, AreMarkedInTheirColor)
{
    show({});
    const QImage without = picture();
    show({{0, m_when, m_when, "Deploy", "", {}, "#FF00FF"}});
    const QImage with = picture();
    EXPECT_NE(without, with);
    const QColor triangle = with.pixelColor(at(m_when, 2));
    EXPECT_EQ(triangle, QColor(Qt::magenta));
}

TEST_F(PanelEvents, ThatLastAreShaded)
{
    const base::Time until = m_when + std::chrono::minutes(40);
    show({});
    const QImage without = picture();
    show({{0, m_when, until, "Outage", "", {}, "#FF0000"}});
    const QPoint inside = at(m_when + std::chrono::minutes(21), 60);
    const QPoint outside = at(until + std::chrono::minutes(21), 60);
    EXPECT_GT(picture().pixelColor(inside).red(), without.pixelColor(inside).red() + 10);
    EXPECT_EQ(picture().pixelColor(outside), without.pixelColor(outside));
    EXPECT_EQ(picture().pixelColor(at(m_when + std::chrono::minutes(21), 2)), QColor(Qt::red));
}

TEST_F(PanelEvents, AreToldUnderThePointerAndByKeys)
{
    show({{0, m_when, m_when, "Deploy", "v7", {"api"}, ""},
        {0, m_when + std::chrono::hours(1), m_when + std::chrono::hours(1), "Later", "", {}, ""}});
    tests::hover(area(), at(m_when, 4));
    ASSERT_EQ(area()->hoveredEvents().size(), 1U);
    EXPECT_EQ(area()->hoveredEvents()[0]->title, QStringLiteral("Deploy"));
    tests::hover(area(), at(m_when, 100));
    EXPECT_TRUE(area()->hoveredEvents().empty());
    tests::hover(area(), at(m_when, 4));
    QTest::keyClick(area(), Qt::Key_Right, Qt::ControlModifier);
    ASSERT_EQ(area()->hoveredEvents().size(), 1U);
    EXPECT_EQ(area()->hoveredEvents()[0]->title, QStringLiteral("Later"));
    QTest::keyClick(area(), Qt::Key_Left, Qt::ControlModifier);
    EXPECT_EQ(area()->hoveredEvents()[0]->title, QStringLiteral("Deploy"));
}

TEST_F(PanelEvents, AreAmongTheTextsThatAPersonReads)
{
    show({{0, m_when, m_when, "Deploy\x1b[2J", "line\nmore", {"api"}, ""}});
    const QStringList texts = m_panel.shownTexts();
    ASSERT_FALSE(texts.isEmpty());
    EXPECT_TRUE(texts.last().startsWith(QStringLiteral("Deploy"))) << texts.last().toStdString();
    EXPECT_TRUE(texts.last().endsWith(QStringLiteral(": line more, api"))) << texts.last().toStdString();
    EXPECT_FALSE(texts.last().contains(QChar(0x1b)));
}

TEST_F(PanelEvents, BeyondTheBoundAreToldOf)
{
    show({{0, m_when, m_when, "Deploy", "", {}, ""}}, 17);
    ASSERT_EQ(m_panel.header()->badges().size(), 1U);
    EXPECT_TRUE(m_panel.header()->badges()[0].detail.contains(QStringLiteral("17")));
}

} // namespace zumik::widgets::panels
