// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/transform/tables.h"

#include "models/base/number.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace zumik::frame::transform {

namespace {

constexpr char timeUnit[] = "dateTimeAsIso";

Values timesOf(const Field::Times &times)
{
    std::vector<double> numbers;
    numbers.reserve(times.size());
    for (const base::Time time : times) {
        numbers.push_back(time == noTime ? base::absent() : static_cast<double>(time.ms));
    }
    return {Values::Type::Time, std::move(numbers)};
}

Values valuesOf(const Field &field)
{
    if (const auto *texts = std::get_if<Field::Texts>(&field.values)) {
        return Values(std::vector<Values::Text>(texts->begin(), texts->end()));
    }
    if (const auto *times = std::get_if<Field::Times>(&field.values)) {
        return timesOf(*times);
    }
    return field.trends ? Values(*field.numbers(), field.trends)
                        : Values(Values::Type::Number, *field.numbers());
}

/// Columns of unequal length are filled up with nothing.
void level(Table &table)
{
    for (const TableField &field : table.fields) {
        table.rows = std::max(table.rows, field.values.size());
    }
    Rows all(table.rows);
    std::iota(all.begin(), all.end(), 0U);
    for (TableField &field : table.fields) {
        if (field.values.size() < table.rows) {
            field.values = field.values.picked(all);
        }
    }
}

Table tableOf(const Frame &frame)
{
    Table table{frame.refId, {}, {}, 0};
    for (const Field &field : frame.fields) {
        TableField one{field.name, valuesOf(field), field.labels, !field.labels.empty(), field.config};
        one.config.unit = one.isTime() ? std::string() : one.config.unit;
        table.fields.push_back(std::move(one));
    }
    level(table);
    return table;
}

/// The times of a grid's steps, those that all series without gaps share.
Values timesOf(const series::Grid &grid)
{
    std::vector<double> times(grid.count);
    for (std::size_t i = 0; i < grid.count; ++i) {
        times[i] = static_cast<double>(grid.at(i).ms);
    }
    return {Values::Type::Time, std::move(times)};
}

Rows presentRows(const series::Column &column, std::size_t count)
{
    Rows rows;
    rows.reserve(count);
    for (std::size_t i = 0; i < std::min(column.size(), count); ++i) {
        if (column.hasValue(i)) {
            rows.push_back(i);
        }
    }
    return rows;
}

Table seriesTable(const Frame &frame, const Field &field, const Values &times)
{
    Table table{frame.refId, field.name, {}, times.size()};
    table.fields.push_back({timeName, times});
    TableField value{valueName, valuesOf(field), field.labels, true, field.config};
    value.sourceName = field.name;
    table.fields.push_back(std::move(value));
    const Rows rows = presentRows(*field.numbers(), times.size());
    return rows.size() == times.size() && field.numbers()->size() == times.size() ? table
                                                                                  : pickedRows(table, rows);
}

Field::Texts textsOf(const Values &values)
{
    Field::Texts texts;
    texts.reserve(values.size());
    for (std::size_t row = 0; row < values.size(); ++row) {
        texts.push_back(values.print(row));
    }
    return texts;
}

Field::Times asTimes(const Values &values)
{
    Field::Times times;
    times.reserve(values.size());
    for (std::size_t row = 0; row < values.size(); ++row) {
        const double ms = values.number(row);
        const bool sane = ms > -9e15 && ms < 9e15;
        times.push_back(sane ? base::Time{static_cast<std::int64_t>(ms)} : noTime);
    }
    return times;
}

Field fieldOf(const TableField &field)
{
    Field made{field.title, field.labels, series::Column(), field.config};
    if (field.isNumber()) {
        made.values = field.values.column();
        made.trends = field.values.trends();
    } else if (field.isTime()) {
        made.values = asTimes(field.values);
        made.config.unit = made.config.unit.empty() ? timeUnit : made.config.unit;
    } else {
        made.values = textsOf(field.values);
    }
    return made;
}

Frame frameOf(const Table &table)
{
    Frame frame{table.refId, std::nullopt, {}};
    frame.fields.reserve(table.fields.size());
    for (const TableField &field : table.fields) {
        frame.fields.push_back(fieldOf(field));
    }
    return frame;
}

bool hasTexts(const Table &table)
{
    return std::any_of(table.fields.begin(), table.fields.end(),
        [](const TableField &field) { return field.values.isText(); });
}

/// Several rows of one time stand for as many things: on a grid, only the last of them would be left.
bool repeatsTimes(const Table &table)
{
    const TableField *time = table.time();
    const auto times = time != nullptr ? time->values.column().values() : std::span<const double>();
    return std::adjacent_find(times.begin(), times.end()) != times.end();
}

bool wantsGrid(const Table &table, const Tables &all, Shape shape)
{
    if (shape == Shape::AsTables) {
        return all.size() > 1 && areTimeSeries(all) && std::none_of(all.begin(), all.end(), hasTexts)
            && std::none_of(all.begin(), all.end(), repeatsTimes);
    }
    return shape == Shape::AsPlot || !hasTexts(table);
}

/// Series of one query on one grid are one frame again.
void append(std::vector<Frame> &frames, Frame frame)
{
    if (frame.grid && !frames.empty() && frames.back().grid == frame.grid
        && frames.back().refId == frame.refId) {
        std::move(frame.fields.begin(), frame.fields.end(), std::back_inserter(frames.back().fields));
    } else {
        frames.push_back(std::move(frame));
    }
}

} // namespace

Tables tablesOf(const std::vector<Frame> &frames)
{
    Tables tables;
    for (const Frame &frame : frames) {
        if (!frame.grid) {
            tables.push_back(tableOf(frame));
            continue;
        }
        const Values times = timesOf(*frame.grid);
        for (const Field &field : frame.fields) {
            if (field.numbers() != nullptr) {
                tables.push_back(seriesTable(frame, field, times));
            }
        }
    }
    return tables;
}

std::vector<series::Grid> gridsOf(const std::vector<Frame> &frames)
{
    std::vector<series::Grid> grids;
    for (const Frame &frame : frames) {
        if (frame.grid && std::find(grids.begin(), grids.end(), *frame.grid) == grids.end()) {
            grids.push_back(*frame.grid);
        }
    }
    return grids;
}

std::vector<Frame> framesOf(
    const Tables &tables, Shape shape, const std::vector<series::Grid> &grids, std::size_t mostCells)
{
    std::vector<Frame> frames;
    for (const Table &table : tables) {
        auto gridded = wantsGrid(table, tables, shape) ? onGrid(table, grids, mostCells) : std::nullopt;
        append(frames, gridded ? std::move(*gridded) : frameOf(table));
    }
    return frames;
}

} // namespace zumik::frame::transform
