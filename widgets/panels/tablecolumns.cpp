// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/tablecolumns.h"

#include "models/base/number.h"
#include "widgets/common/text.h"
#include "widgets/panels/tablejoin.h"

#include <algorithm>
#include <array>

namespace zumik::widgets::panels {

namespace {

frame::ValueRange rangeOf(const frame::Field &field)
{
    if (field.numbers() == nullptr) {
        return {};
    }
    const std::array columns{field.numbers()};
    return frame::rangeOf(field.config, columns);
}

bool isTimeSeries(const frame::Frame &frame)
{
    return frame.grid.has_value();
}

/// A frame's fields, shared with their owner.
std::vector<std::shared_ptr<const frame::Field>> sharedFields(
    const std::shared_ptr<const void> &owner, const frame::Frame &frame)
{
    std::vector<std::shared_ptr<const frame::Field>> fields;
    for (const frame::Field &field : frame.fields) {
        fields.emplace_back(owner, &field);
    }
    return fields;
}

/// Of a frame on a grid, as a column.
std::shared_ptr<const frame::Field> timesOf(const series::Grid &grid, const QString &title)
{
    frame::Field::Times times;
    times.reserve(std::min(grid.count, mostTableRows));
    for (std::size_t i = 0; i < std::min(grid.count, mostTableRows); ++i) {
        times.push_back(grid.at(i));
    }
    auto field = std::make_shared<frame::Field>();
    field->name = title.toStdString();
    field->values = std::move(times);
    return field;
}

std::vector<std::shared_ptr<const frame::Field>> fieldsOf(
    const std::shared_ptr<const void> &owner, const frame::Frame &frame, const QString &timeTitle)
{
    std::vector<std::shared_ptr<const frame::Field>> fields = sharedFields(owner, frame);
    if (isTimeSeries(frame)) {
        fields.insert(fields.begin(), timesOf(*frame.grid, timeTitle));
    }
    return fields;
}

void add(TableColumns &table, std::shared_ptr<const frame::Field> field)
{
    if (field->config.cell.hidden) {
        return;
    }
    if (table.columns.size() == mostTableColumns) {
        ++table.columnsDropped;
        return;
    }
    table.rows = std::max(table.rows, lengthOf(*field));
    const frame::ValueRange range = rangeOf(*field);
    QString title = common::plain(field->name);
    table.columns.push_back({std::move(field), std::move(title), range});
}

} // namespace

/// A cell without a type of its own, or of type "sparkline". Source: Grafana's TableNG/Cells/renderers.tsx.
const frame::Trend *TableColumns::Column::trend(std::size_t row) const
{
    const std::string &display = field->config.cell.display;
    const bool drawn = display.empty() || display == "auto" || display == "sparkline";
    const bool there = field->trends && row < field->trends->size() && (*field->trends)[row].grid.count > 0;
    return drawn && there ? &(*field->trends)[row] : nullptr;
}

std::size_t lengthOf(const frame::Field &field)
{
    return std::visit([](const auto &values) { return values.size(); }, field.values);
}

bool hasCell(const frame::Field &field, std::size_t row)
{
    if (row >= lengthOf(field)) {
        return false;
    }
    if (const auto *texts = std::get_if<frame::Field::Texts>(&field.values)) {
        return !(*texts)[row].empty();
    }
    if (const auto *times = std::get_if<frame::Field::Times>(&field.values)) {
        return (*times)[row] != frame::noTime;
    }
    return !base::isAbsent((*field.numbers())[row]);
}

TableColumns tableColumns(const std::shared_ptr<const void> &owner, const std::vector<frame::Frame> &frames,
    const QString &timeTitle)
{
    std::vector<TablePart> parts;
    for (const frame::Frame &frame : frames) {
        if (!frame.fields.empty()) {
            parts.push_back({fieldsOf(owner, frame, timeTitle), isTimeSeries(frame)});
        }
    }
    TableColumns table;
    table.fields = joinedFields(parts);
    for (const auto &field : table.fields) {
        add(table, field);
    }
    table.rowsDropped = table.rows - std::min(table.rows, mostTableRows);
    table.rows -= table.rowsDropped;
    return table;
}

} // namespace zumik::widgets::panels
