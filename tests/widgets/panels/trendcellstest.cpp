// SPDX-License-Identifier: GPL-3.0-or-later
// Cells that hold a series. With ZUMIK_SHOTS set to a folder, pictures are kept there for somebody to look
// at.
#include "models/frame/sparkline.h"
#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"
#include "widgets/panels/tablemodel.h"
#include "widgets/panels/tablepanel.h"
#include "widgets/panels/tableview.h"

#include <QImage>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::widgets::panels {

namespace {

constexpr std::size_t samples = 60;
const QColor lineColor(QStringLiteral("#ff00ff"));

std::size_t strongIn(const QImage &image, const QRect &part)
{
    std::size_t count = 0;
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            count += pixel.red() > 110 && pixel.blue() > 110 && pixel.green() < pixel.red() / 2 ? 1U : 0U;
        }
    }
    return count;
}

class TrendCells : public testing::TestWithParam<common::Theme::Kind> {
protected:
    TrendCells()
        : m_look(GetParam())
    {
        m_nodes.name = "node";
        m_nodes.values = frame::Field::Texts{};
        m_trend.name = "load";
        m_trend.config.color.mode = frame::ColorConfig::Mode::Fixed;
        m_trend.config.color.fixed = lineColor.name().toStdString();
        m_trend.config.cell.display = "sparkline";
        m_trend.config.style = frame::sparklineStyle();
        m_trend.config.style.gradient = frame::Gradient::None;
        m_trend.config.unit = "watt";
    }

    /// A row of the last `count` samples of the panel's time.
    template <typename ValueAt>
    void add(const std::string &node, ValueAt valueAt, std::size_t count = samples)
    {
        std::vector<double> values;
        for (std::size_t i = samples - count; i < samples; ++i) {
            values.push_back(valueAt(static_cast<double>(i)));
        }
        std::get<frame::Field::Texts>(m_nodes.values).push_back(node);
        m_numbers.push_back(values.back());
        const series::Grid whole = tests::sampleGrid(samples);
        m_trends.push_back(
            {{whole.at(samples - count), whole.step, count}, series::Column(std::move(values))});
    }

    void show(QSize size = {500, 260})
    {
        m_trend.values = series::Column(m_numbers);
        m_trend.trends = std::make_shared<const std::vector<frame::Trend>>(m_trends);
        m_panel = std::make_unique<TablePanel>(
            tests::samplePanel("table", "Nodes", dashboard::TableOptions()), &m_look);
        m_panel->resize(size);
        board::PanelData content = tests::sampleData({});
        frame::Frame frame;
        frame.fields = {m_nodes, m_trend};
        content.frames = {frame};
        content.range = {tests::sampleGrid(samples).start, tests::sampleNow};
        m_panel->setData(tests::shared(std::move(content)));
        keep(m_panel->grab().toImage());
    }

    void keep(const QImage &image) const
    {
        if (const QString folder = qEnvironmentVariable("ZUMIK_SHOTS"); !folder.isEmpty()) {
            const QString test =
                QString::fromLatin1(testing::UnitTest::GetInstance()->current_test_info()->name());
            image.save(QStringLiteral("%1/trend-%2.png").arg(folder, QString(test).replace(u'/', u'-')));
        }
    }

    QRect cell(int row) const { return m_panel->view()->visualRect(m_panel->model()->index(row, 1)); }

    QImage image() const { return m_panel->view()->viewport()->grab().toImage(); }

    /// Pixels of the line between two shares of the cell's line, which ends before the value.
    std::size_t drawn(int row, double from = 0, double until = 1) const
    {
        QRect part = cell(row).adjusted(8, 1, m_trend.config.cell.valueMode == "hidden" ? -8 : -70, -2);
        const int width = part.width();
        part.setRight(part.left() + static_cast<int>(until * width) - 1);
        part.setLeft(part.left() + static_cast<int>(from * width));
        return strongIn(image(), part);
    }

    common::Look m_look;
    frame::Field m_nodes;
    frame::Field m_trend;
    std::vector<double> m_numbers;
    std::vector<frame::Trend> m_trends;
    std::unique_ptr<TablePanel> m_panel;
};

} // namespace

TEST_P(TrendCells, DrawALineInTheFieldsColorBesideTheLastValue)
{
    add("a", [](double i) { return 100 + 40 * std::sin(i / 6); });
    add("b", [](double i) { return 3 * i; });
    show();
    EXPECT_GT(drawn(0, 0, 0.5), 40U);
    EXPECT_GT(drawn(0, 0.5, 1), 40U);
    EXPECT_EQ(m_panel->model()->cell(1, 1).text, QStringLiteral("177 W"));
    const QImage before = image();
    m_trend.config.cell.valueMode = "hidden";
    show();
    const QRect right(cell(1).right() - 40, cell(1).top() + 2, 30, cell(1).height() - 5);
    EXPECT_NE(image().copy(right), before.copy(right)) << "the line takes the room of the value";
    EXPECT_GT(drawn(1, 0.9, 1), 3U);
}

TEST_P(TrendCells, StartAtZeroSoThatNoiseIsNoDrama)
{
    m_trend.config.style.fillOpacity = 0;
    add("restless", [](double i) { return 1000 + (static_cast<int>(i) % 2 == 0 ? 1 : -1); });
    show();
    const QRect lower = cell(0).adjusted(8, cell(0).height() / 3, -70, -2);
    EXPECT_EQ(strongIn(image(), lower), 0U) << "a flat line at the top, as high as the cell allows";
    EXPECT_GT(drawn(0), 40U);
    m_numbers.clear();
    m_trends.clear();
    add("below", [](double i) { return -20 - i; });
    show();
    EXPECT_GT(strongIn(image(), lower), 40U);
}

TEST_P(TrendCells, LieOverThePanelsTime)
{
    add("whole", [](double) { return 50.0; });
    add(
        "young", [](double) { return 50.0; }, samples / 3);
    show();
    EXPECT_GT(drawn(0, 0, 0.5), 40U);
    EXPECT_EQ(drawn(1, 0, 0.5), 0U);
    EXPECT_GT(drawn(1, 0.75, 1), 20U);
}

TEST_P(TrendCells, AreSortedByTheirLastValueAndKeepTheirLines)
{
    add("falling", [](double i) { return 118 - 2 * i; }); // to nothing
    add("rising", [](double i) { return 2 * i; });
    show();
    m_panel->model()->sort(1, Qt::DescendingOrder);
    m_panel->grab();
    EXPECT_EQ(m_panel->model()->cell(0, 0).text, QStringLiteral("rising"));
    EXPECT_EQ(m_panel->model()->trend(0, 1)->values[samples - 1], 118);
    EXPECT_EQ(m_panel->model()->trend(1, 1)->values[samples - 1], 0);
}

TEST_P(TrendCells, AreNumbersWhereTheDashboardWantsAnotherCell)
{
    add("a", [](double i) { return i; });
    for (const char *display : {"", "auto", "sparkline"}) {
        m_trend.config.cell.display = display;
        show();
        EXPECT_NE(m_panel->model()->trend(0, 1), nullptr) << display;
    }
    m_trend.config.cell.display = "color-text";
    show();
    EXPECT_EQ(m_panel->model()->trend(0, 1), nullptr);
}

TEST_P(TrendCells, GoWithTheirRowsWhenTablesAreJoined)
{
    add("a", [](double i) { return i; });
    add("b", [](double i) { return 2 * i; });
    m_trend.values = series::Column(m_numbers);
    m_trend.trends = std::make_shared<const std::vector<frame::Trend>>(m_trends);
    frame::Field other = m_trend;
    other.name = "power";
    frame::Field turned = m_nodes;
    turned.values = frame::Field::Texts{"b", "a"};
    const auto frames = std::make_shared<const std::vector<frame::Frame>>(std::vector<frame::Frame>{
        {"A", std::nullopt, {m_nodes, m_trend}}, {"B", std::nullopt, {turned, other}}});
    const TableColumns table = tableColumns(frames, *frames, QStringLiteral("Time"));
    ASSERT_EQ(table.columns.size(), 3U);
    EXPECT_EQ(table.columns[1].trend(1)->values[samples - 1], 118);
    EXPECT_EQ(table.columns[2].trend(1)->values[samples - 1], 59) << "a's in the second table";
}

TEST_P(TrendCells, WithoutSeriesSayTheirNumber)
{
    add("a", [](double i) { return i; });
    m_trends.back() = {};
    show();
    EXPECT_EQ(m_panel->model()->trend(0, 1), nullptr);
    EXPECT_EQ(m_panel->model()->cell(0, 1).text, QStringLiteral("59 W"));
}

TEST_P(TrendCells, LookAsTheyShould)
{
    m_trend.config.style = frame::sparklineStyle();
    m_trend.config.color.mode = frame::ColorConfig::Mode::Thresholds;
    m_trend.config.thresholds.steps = {{-1e300, "green"}, {140, "orange"}, {180, "red"}};
    for (int node = 0; node < 12; ++node) {
        const auto wave = tests::wave(100 + 10 * node, 8.0 * node, unsigned(node));
        add("node-" + std::to_string(node), [&](double i) { return wave(static_cast<std::size_t>(i) * 6); });
    }
    show({640, 340});
    show({300, 200});
}

INSTANTIATE_TEST_SUITE_P(
    Themes, TrendCells, testing::Values(common::Theme::Kind::Dark, common::Theme::Kind::Light));

} // namespace zumik::widgets::panels
