// SPDX-License-Identifier: GPL-3.0-or-later
// With ZUMIK_SHOTS set to a folder, pictures are kept there for somebody to look at.
#include "widgets/panels/heatmappanel.h"
#include "tests/widgets/panels/shown.h"
#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"
#include "widgets/panels/panelfactory.h"
#include "widgets/plot/heatview.h"

#include <QApplication>
#include <QImage>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace zumik::widgets::panels {

using testing::Contains;
using testing::Not;

namespace {

constexpr std::array bounds{
    "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10", "+Inf"};

/// Latencies around a level that wanders, as cumulative rates by bound.
board::PanelData latencies(double scale, std::size_t count = 181)
{
    board::PanelData content = tests::sampleData({});
    frame::Frame &frame = content.frames[0];
    frame.grid = tests::sampleGrid(count);
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        frame::Field field = tests::sampleField(
            bounds[i],
            [i, scale](std::size_t at) {
                const double middle = 4.5 + 2.2 * std::sin(double(at) / 26);
                const double load = 1 + 0.6 * std::sin(double(at) / 9);
                return std::floor(scale * load * 50 / (1 + std::exp(1.4 * (middle - double(i)))));
            },
            count);
        field.labels = {{"le", bounds[i]}};
        frame.fields.push_back(std::move(field));
    }
    content.range = {frame.grid->start, tests::sampleNow};
    return content;
}

dashboard::Panel heatmap(const dashboard::HeatmapOptions &options)
{
    dashboard::Panel panel = tests::samplePanel("heatmap", "Latency", options);
    dashboard::Query query;
    query.refId = "A";
    query.expression = "sum by (le) (rate(latency_bucket[5m]))";
    query.format = dashboard::Query::Format::Heatmap;
    panel.queries.push_back(query);
    return panel;
}

class HeatmapPanels : public testing::Test {
protected:
    HeatmapPanels() { m_options.style.axis.unit = "s"; }

    std::unique_ptr<PanelView> make(QSize size = {600, 300})
    {
        std::unique_ptr<PanelView> view(makePanel(heatmap(m_options), &m_look));
        view->resize(size);
        return view;
    }

    common::Look m_look{common::Theme::Kind::Dark};
    dashboard::HeatmapOptions m_options;
};

} // namespace

TEST_F(HeatmapPanels, ShowOtherMarksAndTextsForOtherData)
{
    const auto view = make();
    view->setData(tests::shared(latencies(1)));
    const QImage picture = view->grab().toImage();
    const std::vector<std::string> before = shownOn(*view);
    EXPECT_THAT(before, Contains("250 ms"));
    EXPECT_THAT(before, Contains("+Inf"));
    EXPECT_THAT(before, Contains(testing::StartsWith("from ")));
    EXPECT_THAT(before, Contains(testing::StartsWith("last: ")));
    view->setData(tests::shared(latencies(7)));
    EXPECT_NE(shownOn(*view), before);
    board::PanelData turned = latencies(1);
    std::swap(turned.frames[0].fields[3].values, turned.frames[0].fields[9].values);
    view->setData(tests::shared(std::move(turned)));
    EXPECT_NE(view->grab().toImage(), picture);
}

TEST_F(HeatmapPanels, TellWhatIsMissing)
{
    board::PanelData content = latencies(1);
    content.frames[0].fields.pop_back();
    const auto view = make();
    view->setData(tests::shared(std::move(content)));
    const auto &notes = static_cast<HeatmapPanel *>(view.get())->view()->area()->scene().cells.notes;
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_EQ(notes[0].kind, zumik::plot::HeatNote::Kind::NoInfinity);
    EXPECT_THAT(shownOn(*view), Not(Contains("+Inf")));
}

TEST_F(HeatmapPanels, CountValuesInTheirUnit)
{
    m_options.style.calculate = true;
    m_options.style.axis.unit.clear();
    dashboard::Panel panel = heatmap(m_options);
    panel.defaults.unit = "bytes";
    const std::unique_ptr<PanelView> view(makePanel(panel, &m_look));
    view->resize(600, 300);
    view->setData(tests::shared(tests::sampleData({tests::sampleField("a", tests::wave(4096, 2000))})));
    EXPECT_THAT(shownOn(*view), Contains(testing::HasSubstr("KiB")));
}

TEST_F(HeatmapPanels, CanBeLookedAt)
{
    for (const auto kind : {common::Theme::Kind::Dark, common::Theme::Kind::Light}) {
        const common::Look look(kind);
        QApplication::setPalette(look.theme().palette());
        for (const QSize size : {QSize(600, 300), QSize(320, 200)}) {
            const std::unique_ptr<PanelView> view(makePanel(heatmap(m_options), &look));
            view->resize(size);
            view->setData(tests::shared(latencies(1)));
            const QImage picture = view->grab().toImage();
            EXPECT_FALSE(picture.isNull());
            if (const QString folder = qEnvironmentVariable("ZUMIK_SHOTS"); !folder.isEmpty()) {
                picture.save(QStringLiteral("%1/heat-%2-%3.png")
                                 .arg(folder,
                                     kind == common::Theme::Kind::Dark ? QStringLiteral("dark")
                                                                       : QStringLiteral("light"))
                                 .arg(size.width()));
            }
        }
    }
}

} // namespace zumik::widgets::panels
