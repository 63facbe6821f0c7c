// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/earlier.h"
#include "tests/widgets/support/hover.h"
#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"
#include "widgets/plot/earliernote.h"
#include "widgets/plot/earlierpaint.h"
#include "widgets/plot/legendview.h"
#include "widgets/plot/timeseriesview.h"

#include <gtest/gtest.h>

namespace zumik::widgets::plot {

using namespace std::chrono_literals;
using tests::sampleField;
using tests::wave;

namespace {

/// A plot of constant values, and of others a week earlier.
class EarlierViews : public testing::Test {
protected:
    EarlierViews()
    {
        m_view.resize(700, 360);
        dashboard::TimeSeriesOptions options;
        options.tooltip.mode = dashboard::Tooltip::Mode::Multi;
        options.legend.calcs = {"lastNotNull"};
        m_view.setOptions(options);
        m_view.show();
    }

    static frame::Field level(const char *name, double value)
    {
        frame::Field field = sampleField(name, [value](std::size_t) { return value; });
        field.config.unit = "ms";
        return field;
    }

    void show(std::vector<frame::Field> now, std::vector<frame::Field> then)
    {
        m_data = tests::shared(tests::sampleData(std::move(now)));
        m_then = tests::shared(tests::sampleData(std::move(then)));
        m_earlier = zumik::plot::earlierSeries(m_data->frames, m_then->frames);
        auto series = zumik::plot::plottable(m_data->frames);
        series.insert(series.end(), m_earlier->series.begin(), m_earlier->series.end());
        m_view.setData({m_data, series, m_data->range, m_data->now, {}, 7 * 24h});
    }

    Tooltip tooltipInTheMiddle()
    {
        const zumik::plot::Box plot = m_view.area()->scene().plot;
        tests::hover(
            m_view.area(), QPoint(int(plot.left + plot.width() / 2), int(plot.top + plot.height() / 2)));
        return m_view.area()->tooltip().value_or(Tooltip());
    }

    QStringList legendNames() const
    {
        QStringList names;
        for (const LegendRow &row : m_view.legend()->table().rows) {
            names << row.name;
        }
        return names;
    }

    common::Look m_look{common::Theme::Kind::Dark};
    TimeSeriesView m_view{&m_look};
    std::shared_ptr<const board::PanelData> m_data;
    std::shared_ptr<const board::PanelData> m_then;
    std::shared_ptr<const zumik::plot::EarlierSeries> m_earlier;
};

} // namespace

TEST_F(EarlierViews, TellWhatWasAndTheChangeBesideEachValue)
{
    show({level("a", 212), level("new", 5)}, {level("a", 180)});
    const Tooltip tooltip = tooltipInTheMiddle();
    ASSERT_EQ(tooltip.rows.size(), 2U);
    EXPECT_EQ(tooltip.rows[0].value, QStringLiteral("212 ms"));
    EXPECT_EQ(tooltip.rows[0].earlier, QStringLiteral("180 ms"));
    EXPECT_EQ(tooltip.rows[0].change, QStringLiteral("+18 %"));
    EXPECT_EQ(tooltip.rows[1].earlier, QString()) << "what is new says nothing";
    EXPECT_EQ(tooltip.before, QStringLiteral("1 w"));
    EXPECT_EQ(tooltip.beforeTime, QStringLiteral("13 Nov, 00:12:00"));
}

TEST_F(EarlierViews, TellNothingOfBeforeWhereNothingIsCompared)
{
    show({level("a", 212)}, {});
    m_view.setData({m_data, zumik::plot::plottable(m_data->frames), m_data->range, m_data->now});
    EXPECT_EQ(tooltipInTheMiddle().before, QString());
}

TEST_F(EarlierViews, HaveNoRowsForWhatWasButForWhatIsOnlyThere)
{
    show({level("a", 212)}, {level("a", 180), level("gone", 90)});
    EXPECT_EQ(legendNames(), QStringList({QStringLiteral("a"), QStringLiteral("gone (only then)")}));
    const Tooltip tooltip = tooltipInTheMiddle();
    ASSERT_EQ(tooltip.rows.size(), 2U);
    EXPECT_EQ(tooltip.rows[1].value, QStringLiteral("\u2013")) << "it has no value now";
    EXPECT_EQ(tooltip.rows[1].earlier, QStringLiteral("90 ms"));
}

TEST_F(EarlierViews, DrawItPaleAndDashedInTheColorOfItsSeries)
{
    const common::SeriesPaint own = common::palettePaint(0, m_look.theme());
    const common::SeriesPaint earlier = earlierPaint(own.color, m_look.theme());
    EXPECT_EQ(earlier.color.rgb(), own.color.rgb());
    EXPECT_LT(earlier.color.alphaF(), 0.6F);
    EXPECT_EQ(earlier.dash, (std::vector<double>{3, 3}));
    show({level("a", 212)}, {});
    const QImage alone = m_view.area()->grab().toImage();
    show({level("a", 212)}, {level("a", 205)});
    EXPECT_NE(m_view.area()->grab().toImage(), alone);
}

TEST_F(EarlierViews, LiftItWithItsSeries)
{
    show({level("a", 212), level("b", 100)}, {level("a", 180)});
    const auto lightAlongIt = [this](std::size_t lifted) {
        m_view.area()->setHighlighted(lifted);
        const QImage image = m_view.area()->grab().toImage();
        const zumik::plot::PlotScene &scene = m_view.area()->scene();
        const int y = int(scene.axes[0].area.y(180));
        int light = 0;
        for (int x = int(scene.plot.left) + 2; x < int(scene.plot.right) - 2; ++x) {
            light += qGray(image.pixel(x, y));
        }
        return light;
    };
    const int dimmed = lightAlongIt(1);
    EXPECT_GT(lightAlongIt(0), dimmed + dimmed / 10);
}

TEST_F(EarlierViews, HideItWithItsSeries)
{
    show({level("a", 212), level("b", 100)}, {level("a", 180), level("b", 90)});
    m_view.chooseSeries(1, false);
    std::vector<std::size_t> drawn;
    for (const auto &shape : m_view.area()->scene().shapes) {
        drawn.push_back(shape.series);
    }
    EXPECT_EQ(drawn, (std::vector<std::size_t>{3, 1}));
}

TEST_F(EarlierViews, SayOnceWhatTheDashedLinesAre)
{
    show({level("a", 212)}, {level("a", 180)});
    const QString text = QStringLiteral("1 w earlier: 13 Nov, 21:12 to 14 Nov, 03:12");
    m_view.setEarlierNote(text, true);
    ASSERT_TRUE(m_view.earlierNote()->isVisible());
    EXPECT_EQ(m_view.earlierNote()->accessibleName(), text);
    EXPECT_LE(m_view.legend()->geometry().bottom(), m_view.earlierNote()->geometry().top());
    EXPECT_TRUE(m_view.summary().endsWith(text));
    EXPECT_TRUE(m_view.summary().startsWith(QStringLiteral("1 series"))) << "what was is no other series";
    const QImage dashed = m_view.earlierNote()->grab().toImage();
    m_view.setEarlierNote(text, false);
    EXPECT_NE(m_view.earlierNote()->grab().toImage(), dashed);
    m_view.setEarlierNote({}, false);
    EXPECT_FALSE(m_view.earlierNote()->isVisible());
}

TEST_F(EarlierViews, LeaveALowPlotItsRoom)
{
    show({level("a", 212)}, {level("a", 180)});
    m_view.setEarlierNote(QStringLiteral("1 w earlier"), true);
    EXPECT_EQ(m_view.earlierNote()->heightIn(QRect(0, 0, 300, 100)), 0);
    EXPECT_GT(m_view.earlierNote()->heightIn(QRect(0, 0, 300, 200)), 0);
}

} // namespace zumik::widgets::plot
