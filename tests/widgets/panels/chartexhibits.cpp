// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/panels/chartexhibits.h"

#include "tests/widgets/support/samples.h"

namespace zumik::tests {

namespace {

using dashboard::BarChartOptions;
using dashboard::HistogramOptions;
using dashboard::Legend;
using dashboard::PieOptions;

frame::Field textField(std::string name, std::vector<std::string> values)
{
    frame::Field field;
    field.name = std::move(name);
    field.values = std::move(values);
    return field;
}

PieOptions pie(PieOptions::Shape shape, Legend::Mode mode, Legend::Placement placement)
{
    PieOptions options;
    options.shape = shape;
    options.legend.mode = mode;
    options.legend.placement = placement;
    options.legendValue = true;
    options.legendPercent = mode == Legend::Mode::Table;
    options.tooltip.mode = dashboard::Tooltip::Mode::Multi;
    return options;
}

board::PanelData manySeries(std::size_t count)
{
    std::vector<frame::Field> fields;
    for (std::size_t i = 0; i < count; ++i) {
        fields.push_back(sampleField("tenant-" + std::to_string(i), wave(100.0 / double(i + 1), 1)));
    }
    return sampleData(std::move(fields));
}

board::PanelData overHours()
{
    board::PanelData content = sampleData({sampleField("2xx", wave(100, 30), 24),
        sampleField("4xx", wave(40, 9, 2), 24), sampleField("5xx", wave(20, 5, 3), 24)});
    content.frames[0].grid->step = std::chrono::hours(1);
    return content;
}

board::PanelData judgedNodes(std::size_t nodes)
{
    board::PanelData content = nodeTable(nodes);
    content.frames[0].fields.resize(3);
    frame::FieldConfig &config = content.frames[0].fields[2].config;
    config.thresholds.steps.push_back({60, "orange"});
    config.thresholds.steps.push_back({85, "red"});
    config.color.mode = frame::ColorConfig::Mode::Thresholds;
    return content;
}

board::PanelData balance()
{
    board::PanelData content = nodeTable(6);
    content.frames[0].fields.resize(2);
    content.frames[0].fields.push_back(sampleField(
        "balance", [](std::size_t i) { return i % 2 == 0 ? 30.0 + double(i) : -12.0 * double(i); }, 6));
    return content;
}

} // namespace

board::PanelData providerData()
{
    std::vector<frame::Field> fields;
    const char *names[] = {"bedrock", "vertex", "azure", "together", "fireworks", "byoc"};
    for (unsigned i = 0; i < 6; ++i) {
        fields.push_back(sampleField(names[i], wave(40.0 / (i + 1), 0.5 / (i + 1), i)));
        fields.back().config.unit = "reqps";
    }
    return sampleData(std::move(fields));
}

board::PanelData nodeTable(std::size_t nodes)
{
    std::vector<std::string> names;
    std::vector<std::string> zones;
    for (std::size_t i = 0; i < nodes; ++i) {
        names.push_back("byc_1/node-" + std::to_string(i));
        zones.emplace_back(i % 2 == 0 ? "eu-west-1a" : "eu-west-1b");
    }
    board::PanelData content = sampleData({});
    frame::Frame table;
    table.refId = "A";
    table.fields = {textField("node", std::move(names)), textField("zone", std::move(zones)),
        sampleField(
            "load", [](std::size_t i) { return 20.0 + double((i * 37) % 80); }, nodes),
        sampleField(
            "free", [](std::size_t i) { return 10.0 + double((i * 53) % 60); }, nodes)};
    for (std::size_t i = 2; i < 4; ++i) {
        table.fields[i].config.unit = "percent";
    }
    content.frames = {std::move(table)};
    return content;
}

board::PanelData latencyData()
{
    const auto around = [](double middle, unsigned seed) {
        return [=](std::size_t i) {
            const double noise = wave(0, 0.12, seed)(i * 7) + wave(0, 0.1, seed + 5)(i * 13);
            return std::max(0.001, middle + noise * middle * 2);
        };
    };
    board::PanelData content =
        sampleData({sampleField("chat", around(0.4, 1)), sampleField("embed", around(0.25, 4))});
    for (frame::Field &field : content.frames[0].fields) {
        field.config.unit = "s";
    }
    return content;
}

std::vector<ChartExhibit> chartExhibits()
{
    using Mode = Legend::Mode;
    using Placement = Legend::Placement;
    std::vector<ChartExhibit> all;
    const auto add = [&](const char *type, const char *title, dashboard::Panel::Options options,
                         board::PanelData content) {
        for (frame::Frame &frame : content.frames) {
            for (frame::Field &field : frame.fields) {
                field.config.style.fillOpacity = 80; // as the reader has it
            }
        }
        all.emplace_back(samplePanel(type, title, std::move(options)), std::move(content));
    };
    PieOptions donut = pie(PieOptions::Shape::Donut, Mode::Table, Placement::Right);
    donut.labelPercent = true;
    add("piechart", "Requests by provider", donut, providerData());
    PieOptions labelled = pie(PieOptions::Shape::Pie, Mode::List, Placement::Bottom);
    labelled.labelName = labelled.labelPercent = true;
    add("piechart", "Pie with names", labelled, providerData());
    add("piechart", "Thirty tenants", pie(PieOptions::Shape::Pie, Mode::Table, Placement::Right),
        manySeries(30));
    add("piechart", "No values", pie(PieOptions::Shape::Donut, Mode::Hidden, Placement::Right),
        sampleData({sampleField("gone", [](std::size_t) { return base::absent(); })}));
    add("barchart", "Load by node", BarChartOptions{}, judgedNodes(6));
    add("barchart", "Load and what is free", BarChartOptions{}, nodeTable(5));
    BarChartOptions stacked;
    stacked.stacking = frame::Stacking::Normal;
    stacked.legend.mode = Mode::Table;
    stacked.legend.calcs = {"sum", "max"};
    add("barchart", "Requests by hour", stacked, overHours());
    BarChartOptions lying;
    lying.orientation = dashboard::Orientation::Horizontal;
    lying.showValue = dashboard::ShowValue::Always;
    lying.legend.mode = Mode::Hidden;
    add("barchart", "Lying", lying, judgedNodes(7));
    BarChartOptions percent = stacked;
    percent.stacking = frame::Stacking::Percent;
    percent.legend.placement = Placement::Right;
    percent.labelRotation = -45;
    add("barchart", "Shares, turned names", percent, nodeTable(8));
    add("barchart", "Below zero", BarChartOptions{}, balance());
    BarChartOptions many;
    many.legend.mode = Mode::Hidden;
    add("barchart", "Four hundred nodes", many, judgedNodes(400));
    add("histogram", "Latency", HistogramOptions{}, latencyData());
    HistogramOptions piled;
    piled.stacking = frame::Stacking::Normal;
    piled.bucketCount = 12;
    piled.legend.mode = Mode::Table;
    piled.legend.calcs = {"mean", "max"};
    add("histogram", "Latency, piled up", piled, latencyData());
    HistogramOptions combined;
    combined.combine = true;
    combined.legend.mode = Mode::Hidden;
    add("histogram", "Latency, together", combined, latencyData());
    return all;
}

} // namespace zumik::tests
