// SPDX-License-Identifier: GPL-3.0-or-later
// Every panel type and state in both themes at two sizes. With ZUMIK_SHOTS set to a folder, the pictures are
// kept there for somebody to look at.
#include "tests/widgets/panels/bandsamples.h"
#include "tests/widgets/panels/chartexhibits.h"
#include "tests/widgets/support/hover.h"
#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/panels/panelfactory.h"
#include "widgets/panels/panelview.h"
#include "widgets/plot/plotarea.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <gtest/gtest.h>

#include <set>

namespace zumik::widgets::panels {

using tests::sampleData;
using tests::sampleField;
using tests::samplePanel;
using tests::wave;

namespace {

struct Exhibit {
    dashboard::Panel panel;
    board::PanelData content;
    std::optional<base::Duration> firing = std::nullopt;
    bool pointer = false;
    std::optional<base::Time> overEvent = std::nullopt;
};

frame::Field inUnit(frame::Field field, const std::string &unit)
{
    field.config.unit = unit;
    return field;
}

frame::Field judged(frame::Field field, double warn, double critical)
{
    field.config.thresholds.steps.push_back({warn, "orange"});
    field.config.thresholds.steps.push_back({critical, "red"});
    field.config.color.mode = frame::ColorConfig::Mode::Thresholds;
    return field;
}

frame::Field filled(frame::Field field, double opacity = 10)
{
    field.config.style.fillOpacity = opacity;
    return field;
}

dashboard::TimeSeriesOptions withLegend(dashboard::Legend::Mode mode, dashboard::Legend::Placement placement)
{
    dashboard::TimeSeriesOptions options;
    options.legend.mode = mode;
    options.legend.placement = placement;
    options.legend.calcs = {"lastNotNull", "mean", "max"};
    options.tooltip.mode = dashboard::Tooltip::Mode::Multi;
    return options;
}

const auto bottomTable = withLegend(dashboard::Legend::Mode::Table, dashboard::Legend::Placement::Bottom);
const auto rightTable = withLegend(dashboard::Legend::Mode::Table, dashboard::Legend::Placement::Right);
const auto bottomList = [] {
    dashboard::TimeSeriesOptions options;
    options.tooltip.mode = dashboard::Tooltip::Mode::Multi;
    return options;
}();
const auto noLegend = withLegend(dashboard::Legend::Mode::Hidden, dashboard::Legend::Placement::Bottom);

dashboard::Panel unitPanel(dashboard::Panel panel, const std::string &unit)
{
    panel.defaults.unit = unit;
    return panel;
}

std::vector<frame::Field> providers(bool stacked)
{
    std::vector<frame::Field> fields;
    const char *names[] = {"bedrock", "vertex", "azure", "together", "fireworks", "byoc"};
    for (unsigned i = 0; i < 6; ++i) {
        frame::Field field = inUnit(sampleField(names[i], wave(40.0 / (i + 1), 6.0 / (i + 1), i)), "reqps");
        if (stacked) {
            field.config.style.stacking = frame::Stacking::Normal;
            field.config.style.fillOpacity = 55;
        }
        fields.push_back(std::move(field));
    }
    return fields;
}

board::PanelData gpuTable()
{
    board::PanelData content = sampleData({});
    frame::Frame table;
    frame::Field name;
    frame::Field node;
    frame::Field use = inUnit(sampleField(
                                  "utilisation", [](std::size_t i) { return 40.0 + 7.0 * double(i); }, 8),
        "percent");
    use = judged(std::move(use), 70, 85);
    frame::Field memory = inUnit(sampleField(
                                     "memory", [](std::size_t i) { return 1e9 * (60.0 + double(i)); }, 8),
        "bytes");
    frame::Field::Texts names;
    frame::Field::Texts nodes;
    for (int i = 0; i < 8; ++i) {
        names.push_back("GPU " + std::to_string(i));
        nodes.push_back(i < 4 ? "byc_1/node-01" : "byc_1/node-02");
    }
    name.name = "gpu";
    name.values = std::move(names);
    node.name = "node";
    node.values = std::move(nodes);
    table.fields = {name, node, use, memory};
    content.frames = {table};
    return content;
}

frame::Field words(const std::string &name, frame::Field::Texts texts, const std::string &display = {})
{
    frame::Field field{name, {}, std::move(texts), {}};
    field.config.cell.display = display;
    return field;
}

/// Every cell type.
board::PanelData cellTable()
{
    const auto cells = [](const std::string &name, const std::string &display, const std::string &mode) {
        frame::Field field =
            inUnit(judged(sampleField(
                              name, [](std::size_t i) { return 97.0 - 16.0 * double(i); }, 6),
                       40, 80),
                "percent");
        field.config.min = 0;
        field.config.max = 100;
        field.config.cell.display = display;
        field.config.cell.mode = mode;
        return field;
    };
    board::PanelData content = sampleData({});
    frame::Frame table;
    frame::Field node = words("node", {"node-01", "node-02", "node-03", "node-04", "node-05", "node-10"});
    node.config.cell.filterable = true;
    table.fields = {node, cells("basic", "gauge", "basic"), cells("gradient", "gauge", "gradient"),
        cells("lcd", "gauge", "lcd"), cells("text", "color-text", ""),
        cells("ground", "color-background", "gradient"), cells("solid", "color-background", "basic"),
        words("tags", {"gpu,h100", "gpu,a100", "cpu", "gpu", "", "cpu,arm"}, "pill"),
        words("spec", {R"({"gpu":8})", R"({"gpu":4})", "{}", "{}", "{}", "{}"}, "json-view")};
    for (frame::Field &field : table.fields) {
        field.config.cell.minWidth = 70;
    }
    content.frames = {table};
    return content;
}

std::vector<Exhibit> exhibits()
{
    std::vector<Exhibit> all;
    const auto add = [&](dashboard::Panel panel, board::PanelData content) -> Exhibit & {
        all.push_back({std::move(panel), std::move(content)});
        return all.back();
    };
    add(unitPanel(samplePanel("timeseries", "Request rate", bottomTable), "reqps"),
        sampleData({filled(inUnit(sampleField("2xx", wave(100, 30)), "reqps")),
            inUnit(sampleField("4xx", wave(1.3, 0.4, 2)), "reqps"),
            inUnit(sampleField("5xx", wave(0.2, 0.1, 3)), "reqps")}));
    add(unitPanel(samplePanel("timeseries", "Latency", bottomTable), "ms"),
        sampleData({inUnit(sampleField("p50", wave(64, 6)), "ms"),
            inUnit(sampleField("p95", wave(212, 20, 2)), "ms"),
            inUnit(sampleField("p99", wave(486, 60, 3)), "ms")}))
        .pointer = true;
    board::PanelData marked = sampleData({sampleField("queue", wave(20, 6))});
    const base::Time deployed = tests::sampleNow - std::chrono::hours(2);
    marked.events = std::make_shared<const board::Events>(board::Events{
        {{0, deployed - std::chrono::hours(2), deployed - std::chrono::hours(1), "Drained", "", {}, "orange"},
            {1, deployed, deployed, "Deploy", "zumik-api v1.42 with a longer prefill queue, by the pipeline",
                {"zumik-api", "canary"}, "purple"}},
        0, {}});
    add(samplePanel("timeseries", "Marked", noLegend), marked).overEvent = deployed;
    frame::Field share =
        filled(inUnit(judged(sampleField("5xx share", wave(0.004, 0.003)), 0.01, 0.02), "percentunit"));
    share.config.color.mode = frame::ColorConfig::Mode::PaletteClassic;
    share.config.thresholds.steps.pop_back();
    share.config.style.thresholds = frame::ThresholdStyle::DashedAndArea;
    add(unitPanel(samplePanel("timeseries", "5xx error rate", bottomTable), "percentunit"),
        sampleData({share}));
    dashboard::Panel stack =
        unitPanel(samplePanel("timeseries", "Inference requests by provider", rightTable), "reqps");
    stack.defaults.style.stacking = frame::Stacking::Normal;
    add(stack, sampleData(providers(true)));
    add(samplePanel("timeseries", "A list legend", bottomList), sampleData(providers(false)));
    add(samplePanel("timeseries", "Two units", bottomTable),
        sampleData({inUnit(sampleField("duration", wave(0.4, 0.1)), "s"),
            inUnit(sampleField("memory", wave(6e9, 1e9, 4)), "bytes")}));
    add(samplePanel("timeseries", "KV transfer", noLegend),
        sampleData({filled(sampleField(
            "rate", [](std::size_t i) { return i > 150 && i < 190 ? base::absent() : wave(50, 10)(i); }))}));
    board::PanelData stale = sampleData({filled(
        sampleField("ttft", [](std::size_t i) { return i > 320 ? base::absent() : wave(50, 10)(i); }))});
    stale.lastSample = stale.frames[0].grid->at(320);
    add(samplePanel("timeseries", "TTFT", noLegend), stale);
    board::PanelData doubted = sampleData({filled(sampleField("ratio", wave(50, 10)))});
    doubted.annotations = {{series::Annotation::Level::Partial, ""},
        {series::Annotation::Level::Warning, "PromQL info: metric might not be a counter"}};
    add(samplePanel("timeseries", "Cache hit ratio", noLegend), doubted);
    board::PanelData cut = sampleData(providers(false));
    cut.seriesDropped = 306;
    add(samplePanel("timeseries", "Requests by provider", noLegend), cut).firing = std::chrono::minutes(29);
    add(samplePanel("timeseries", "Zero", noLegend),
        sampleData({inUnit(sampleField("zero", [](std::size_t) { return 0.0; }), "percentunit")}));
    add(unitPanel(samplePanel("stat", "Spend", dashboard::StatOptions{}), "currencyUSD"),
        sampleData({inUnit(sampleField("spend", wave(41.2, 4)), "currencyUSD")}));
    add(samplePanel("stat", "Queue", dashboard::StatOptions{}),
        sampleData({judged(sampleField("byc_1", wave(3, 1)), 10, 30),
            judged(sampleField("byc_2", wave(37, 2)), 10, 30),
            judged(sampleField("byc_3", wave(14, 1)), 10, 30)}));
    dashboard::StatOptions background;
    background.color = dashboard::StatOptions::ColorMode::Background;
    add(samplePanel("stat", "On background", background),
        sampleData({judged(sampleField("byc_1", wave(3, 1)), 10, 30),
            judged(sampleField("byc_2", wave(37, 2)), 10, 30)}));
    frame::Field use = inUnit(judged(sampleField("utilisation", wave(72, 3)), 70, 90), "percent");
    use.config.min = 0;
    use.config.max = 90;
    add(samplePanel("gauge", "GPU utilisation", dashboard::GaugeOptions{}), sampleData({use}));
    frame::Field second = use;
    second.name = "memory";
    add(samplePanel("gauge", "Two gauges", dashboard::GaugeOptions{}), sampleData({use, second}));
    add(samplePanel("bargauge", "By provider", dashboard::BarGaugeOptions{}), sampleData(providers(false)));
    dashboard::BarGaugeOptions lcd;
    lcd.orientation = dashboard::Orientation::Vertical;
    lcd.display = dashboard::BarGaugeOptions::Display::Lcd;
    add(samplePanel("bargauge", "Standing", lcd), sampleData(providers(false)));
    add(samplePanel("table", "GPUs", dashboard::TableOptions{}), gpuTable());
    dashboard::TableOptions footed;
    footed.footerCalcs = {"max"};
    footed.sortBy = {{"node", false}, {"utilisation", true}};
    add(samplePanel("table", "Footer, sorted by two", footed), gpuTable());
    dashboard::TableOptions paged;
    paged.paginated = true;
    paged.rowScale = 1.33;
    add(samplePanel("table", "Pages", paged), gpuTable());
    add(samplePanel("table", "Cells", dashboard::TableOptions{}), cellTable());
    board::PanelData rows = gpuTable();
    rows.frames[0].fields[2].config.cell.display = "color-background";
    rows.frames[0].fields[2].config.cell.applyToRow = true;
    add(samplePanel("table", "Rows in color", dashboard::TableOptions{}), rows);
    board::PanelData wrapped = gpuTable();
    wrapped.frames[0].fields[1] =
        words("note", frame::Field::Texts(8, "a note that is longer than its column"));
    wrapped.frames[0].fields[1].config.cell.wrap = true;
    add(samplePanel("table", "Wrapped", dashboard::TableOptions{}), wrapped);
    add(samplePanel("text", "Notes",
            dashboard::TextOptions{dashboard::TextOptions::Mode::Markdown,
                "# Runbook\n\nLook at **TTFT** first, then at the `queue`.\n\n- one\n- two "
                "[link](http://example.invalid)\n\n![picture](http://example.invalid/x.png)"}),
        sampleData({}));
    add(samplePanel("state-timeline", "Replicas over time", dashboard::StateTimelineOptions{}),
        sampleData(tests::replicas()));
    add(samplePanel("state-timeline", "Rollout", dashboard::StateTimelineOptions{}), tests::rollouts());
    add(samplePanel("status-history", "GPU utilisation over time", dashboard::StatusHistoryOptions{}),
        sampleData(tests::gpus(64, 181)));
    add(samplePanel("candlestick", "Candles", dashboard::UnsupportedOptions{"candlestick"}), sampleData({}));
    add(samplePanel("timeseries", "Replicas", noLegend),
        tests::emptyData(board::EmptyReason::None, "zumik_byoc_replicas"));
    add(samplePanel("stat", "GPU power", dashboard::StatOptions{}),
        tests::emptyData(board::EmptyReason::UnknownMetric, "DCGM_FI_DEV_POWER_USAGE"));
    add(samplePanel("timeseries", "Token rate, production", noLegend),
        tests::emptyData(board::EmptyReason::ByDesign,
            "Token counting is switched off in production. The canary has it."));
    board::PanelData wrong = tests::emptyData(board::EmptyReason::BadQuery, "");
    wrong.state = board::PanelData::State::Error;
    wrong.error = base::Error{
        base::ErrorCode::QueryInvalid, "1:34: parse error: \")\" expected", "panel p95 by tenant"};
    add(samplePanel("timeseries", "p95 by tenant", noLegend), wrong);
    board::PanelData loading = tests::emptyData(board::EmptyReason::None, "");
    loading.state = board::PanelData::State::Loading;
    add(samplePanel("timeseries", "GPU utilisation", noLegend), loading);
    return all;
}

QImage pictureOf(PanelView &view)
{
    QImage image(view.size(), QImage::Format_RGB32);
    image.fill(Qt::black);
    view.render(&image);
    return image;
}

std::size_t colorsIn(const QImage &image)
{
    std::set<QRgb> colors;
    for (int y = 0; y < image.height(); y += 2) {
        for (int x = 0; x < image.width(); x += 2) {
            colors.insert(image.pixel(x, y));
        }
    }
    return colors.size();
}

class Gallery : public testing::TestWithParam<common::Theme::Kind> { };

std::vector<Exhibit> charts()
{
    std::vector<Exhibit> all;
    for (tests::ChartExhibit &one : tests::chartExhibits()) {
        all.push_back({std::move(one.first), std::move(one.second)});
    }
    return all;
}

void hang(const common::Look &look, const std::vector<Exhibit> &all, QSize size, const QString &name)
{
    const int columns = size.width() > 500 ? 2 : size.width() > 300 ? 4 : 6;
    const int rows = (static_cast<int>(all.size()) + columns - 1) / columns;
    QImage wall((size.width() + 8) * columns + 8, (size.height() + 8) * rows + 8, QImage::Format_RGB32);
    wall.fill(look.theme().color("surface.window"));
    QPainter painter(&wall);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const std::unique_ptr<PanelView> view(makePanel(all[i].panel, &look));
        view->resize(size);
        view->setPalette(look.theme().palette());
        view->setData(tests::shared(all[i].content));
        view->setFiring(all[i].firing);
        if (all[i].content.state == board::PanelData::State::Loading) {
            QTest::qWait(400);
        }
        if (all[i].overEvent) {
            view->grab();
            auto *const area = view->findChild<plot::PlotArea *>();
            const auto &scene = area->scene();
            tests::hover(area, QPoint(int(scene.xOf(*all[i].overEvent)), int(scene.plot.bottom) - 3));
        }
        if (all[i].pointer) {
            view->grab();
            const auto children = view->findChildren<QWidget *>();
            for (QWidget *child : children) {
                if (child->metaObject()->className() == QByteArray("zumik::widgets::plot::PlotArea")) {
                    tests::hover(child, QPoint(child->width() * 7 / 10, child->height() / 2));
                }
            }
        }
        const QImage picture = pictureOf(*view);
        EXPECT_GE(colorsIn(picture), 4U) << all[i].panel.title;
        const int column = static_cast<int>(i) % columns;
        const int row = static_cast<int>(i) / columns;
        painter.drawImage(8 + column * (size.width() + 8), 8 + row * (size.height() + 8), picture);
    }
    painter.end();
    if (const QString folder = qEnvironmentVariable("ZUMIK_SHOTS"); !folder.isEmpty()) {
        EXPECT_TRUE(wall.save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
    }
}

/// All cell types with room.
void hangTable(const common::Look &look, const QString &name)
{
    dashboard::TableOptions options;
    options.footerCalcs = {"mean"};
    const std::unique_ptr<PanelView> view(makePanel(samplePanel("table", "Cells", options), &look));
    view->resize(1100, 320);
    view->setPalette(look.theme().palette());
    view->setData(tests::shared(cellTable()));
    const QImage picture = pictureOf(*view);
    if (const QString folder = qEnvironmentVariable("ZUMIK_SHOTS"); !folder.isEmpty()) {
        EXPECT_TRUE(picture.save(folder + QLatin1Char('/') + name + QStringLiteral(".png")));
    }
}

} // namespace

TEST_P(Gallery, EveryPanelAndStateShowsSomethingAtTwoSizes)
{
    const common::Look look(GetParam());
    QApplication::setStyle(new common::ZumikStyle(&look));
    QApplication::setPalette(look.theme().palette());
    const QString name = QStringLiteral("theme%1").arg(static_cast<int>(GetParam()));
    hang(look, exhibits(), {400, 260}, name + QStringLiteral("-large"));
    hang(look, exhibits(), {230, 150}, name + QStringLiteral("-small"));
    hang(look, charts(), {400, 260}, name + QStringLiteral("-charts-large"));
    hang(look, charts(), {230, 150}, name + QStringLiteral("-charts-small"));
    hang(look, charts(), {760, 420}, name + QStringLiteral("-charts-wide"));
    hangTable(look, name + QStringLiteral("-table"));
    QApplication::setStyle(QStringLiteral("Fusion"));
}

INSTANTIATE_TEST_SUITE_P(Themes, Gallery,
    testing::Values(
        common::Theme::Kind::Dark, common::Theme::Kind::Light, common::Theme::Kind::HighContrast));

} // namespace zumik::widgets::panels
