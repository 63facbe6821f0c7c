// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/twin.h"

#include "models/dashboard/dashboard.h"
#include "widgets/panels/tablepanel.h"

#include <QCoreApplication>

#include <algorithm>

namespace zumik::widgets::panels {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Twin)
};

/// One value each, of the same unit: a row says more than a column.
bool isList(const std::vector<frame::Frame> &frames)
{
    const std::string *unit = nullptr;
    for (const frame::Frame &frame : frames) {
        for (const frame::Field &field : frame.fields) {
            const bool other = unit != nullptr && *unit != field.config.unit;
            if (!frame.grid || frame.grid->count != 1 || field.numbers() == nullptr || other) {
                return false;
            }
            unit = &field.config.unit;
        }
    }
    return unit != nullptr;
}

frame::Frame listOf(const std::vector<frame::Frame> &frames)
{
    frame::Field::Texts names;
    std::vector<double> values;
    frame::FieldConfig config;
    for (const frame::Frame &frame : frames) {
        for (const frame::Field &field : frame.fields) {
            names.push_back(field.name);
            values.push_back((*field.numbers())[0]);
            config = field.config;
        }
    }
    config.links.clear(); // they are one series' each
    config.displayName.clear();
    return {frames.front().refId, std::nullopt,
        {{Text::tr("Series").toStdString(), {}, std::move(names), {}},
            {Text::tr("Value").toStdString(), {}, series::Column(std::move(values)), config}}};
}

} // namespace

QString timeTitle()
{
    return Text::tr("Time");
}

bool hasTwin(const dashboard::Panel &panel)
{
    return !panel.queries.empty() && !std::holds_alternative<dashboard::TableOptions>(panel.options)
        && !std::holds_alternative<dashboard::TextOptions>(panel.options)
        && !std::holds_alternative<dashboard::RowOptions>(panel.options)
        && !std::holds_alternative<dashboard::UnsupportedOptions>(panel.options);
}

PanelView *makeTwin(const dashboard::Panel &panel, const common::Look *look, QWidget *parent)
{
    dashboard::Panel table = panel;
    dashboard::TableOptions options;
    options.sortBy = {{timeTitle().toStdString(), true}}; // the newest first
    table.options = options;
    return new TablePanel(table, look, parent);
}

std::vector<frame::Frame> tableFrames(const std::vector<frame::Frame> &frames)
{
    if (isList(frames)) {
        return {listOf(frames)};
    }
    std::vector<frame::Frame> joined;
    for (const frame::Frame &frame : frames) {
        const auto same = std::find_if(joined.begin(), joined.end(),
            [&](const frame::Frame &other) { return frame.grid && other.grid == frame.grid; });
        if (same == joined.end()) {
            joined.push_back(frame);
        } else {
            same->fields.insert(same->fields.end(), frame.fields.begin(), frame.fields.end());
        }
    }
    return joined;
}

std::shared_ptr<const board::PanelData> twinData(const std::shared_ptr<const board::PanelData> &data)
{
    if (!data || data->frames.empty()) {
        return data;
    }
    board::PanelData table = *data;
    table.frames = tableFrames(data->frames);
    return std::make_shared<const board::PanelData>(std::move(table));
}

} // namespace zumik::widgets::panels
