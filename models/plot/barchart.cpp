// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/barchart.h"

#include "models/base/number.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace zumik::plot {

namespace {

using frame::Field;
using frame::Frame;

std::size_t lengthOf(const Field &field)
{
    return std::visit([](const auto &values) { return values.size(); }, field.values);
}

const Field *fieldNamed(const Frame &frame, const std::string &name)
{
    const auto found = std::find_if(frame.fields.begin(), frame.fields.end(),
        [&](const Field &field) { return !name.empty() && field.name == name; });
    return found == frame.fields.end() ? nullptr : &*found;
}

template <typename Values> const Field *firstOf(const Frame &frame)
{
    const auto found = std::find_if(frame.fields.begin(), frame.fields.end(),
        [](const Field &field) { return std::holds_alternative<Values>(field.values); });
    return found == frame.fields.end() ? nullptr : &*found;
}

bool isBar(const Field &field)
{
    return field.numbers() != nullptr && !field.config.style.hideFromPlot;
}

/// What the caps leave of so many places and series.
std::size_t placesFor(std::size_t places, std::size_t series, std::size_t most)
{
    return std::min(places, std::max<std::size_t>(1, most / std::max<std::size_t>(1, series)));
}

void keepSeries(BarTable &table)
{
    table.allSeries = table.series.size();
    table.series.resize(std::min(table.series.size(), mostBarSeries));
    table.trouble = table.series.empty() ? BarTable::Trouble::NoNumbers : table.trouble;
}

BarTable ofTable(const Frame &frame, const Field &names, const std::string &colorField, std::size_t most)
{
    BarTable table;
    table.names = &names;
    table.colors = fieldNamed(frame, colorField);
    table.allRows = lengthOf(names);
    for (const Field &field : frame.fields) {
        if (&field != &names && isBar(field)) {
            table.series.push_back({&field, {}, true});
        }
    }
    keepSeries(table);
    table.rows.resize(placesFor(table.allRows, table.series.size(), most));
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        table.rows[row] = row;
    }
    for (BarSeries &series : table.series) {
        const series::Column &column = *series.field->numbers();
        for (const std::size_t row : table.rows) {
            series.values.push_back(row < column.size() ? column[row] : base::absent());
        }
    }
    return table;
}

/// Where the series of a frame with a grid have their samples.
void collectTimes(const Frame &frame, std::set<base::Time> &times)
{
    for (const Field &field : frame.fields) {
        for (std::size_t i = 0; isBar(field) && i < std::min(field.numbers()->size(), frame.grid->count);
             ++i) {
            if (field.numbers()->hasValue(i)) {
                times.insert(frame.grid->at(i));
            }
        }
    }
}

std::vector<double> valuesAt(
    const Field &field, const series::Grid &grid, const std::vector<base::Time> &times)
{
    std::vector<double> values;
    values.reserve(times.size());
    for (const base::Time time : times) {
        const auto off = (time - grid.start).count();
        const auto step = std::max<std::int64_t>(1, grid.step.count());
        const auto index = static_cast<std::size_t>(std::max<std::int64_t>(0, off / step));
        const bool there = off >= 0 && off % step == 0 && index < field.numbers()->size();
        values.push_back(there ? (*field.numbers())[index] : base::absent());
    }
    return values;
}

BarTable ofTimes(const std::vector<Frame> &frames, std::size_t most)
{
    BarTable table;
    std::set<base::Time> times;
    std::vector<const series::Grid *> grids;
    for (const Frame &frame : frames) {
        table.framesLeftOut += frame.grid ? 0 : 1;
        for (const Field &field : frame.fields) {
            if (frame.grid && isBar(field)) {
                table.series.push_back({&field, {}, true});
                grids.push_back(&*frame.grid);
            }
        }
        if (frame.grid) {
            collectTimes(frame, times);
        }
    }
    keepSeries(table);
    table.allRows = times.size();
    const std::size_t kept = placesFor(times.size(), table.series.size(), most);
    table.times.assign(std::prev(times.end(), static_cast<std::ptrdiff_t>(kept)), times.end());
    for (std::size_t i = 0; i < table.series.size(); ++i) {
        table.series[i].values = valuesAt(*table.series[i].field, *grids[i], table.times);
    }
    return table;
}

} // namespace

BarTable barTable(const std::vector<Frame> &frames, const std::string &xField, const std::string &colorField,
    std::size_t most)
{
    if (frames.empty()) {
        return {BarTable::Trouble::NoNumbers, nullptr, {}, {}, {}, nullptr, 0, 0, 0};
    }
    const Frame &first = frames.front();
    if (first.grid) {
        return ofTimes(frames, most);
    }
    const Field *names = fieldNamed(first, xField);
    names = names != nullptr ? names : firstOf<Field::Texts>(first);
    names = names != nullptr ? names : firstOf<Field::Times>(first);
    if (names == nullptr) {
        return {BarTable::Trouble::NoPlaces, nullptr, {}, {}, {}, nullptr, 0, 0, 0};
    }
    BarTable table = ofTable(first, *names, colorField, most);
    table.framesLeftOut = frames.size() - 1;
    return table;
}

} // namespace zumik::plot
