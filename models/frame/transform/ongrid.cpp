// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/transform/tables.h"

#include "models/base/number.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace zumik::frame::transform {

namespace {

constexpr double farthest = 9e15; ///< ms; what a double holds exactly

struct Timed {
    std::int64_t ms;
    std::size_t row;
};

/// Rows by time, each time once: the last row of it.
std::vector<Timed> timedRows(const Values &times)
{
    std::vector<Timed> rows;
    rows.reserve(times.size());
    for (std::size_t row = 0; row < times.size(); ++row) {
        if (const double ms = times.number(row); std::abs(ms) < farthest) {
            rows.push_back({static_cast<std::int64_t>(ms), row});
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Timed &a, const Timed &b) { return a.ms < b.ms; });
    const auto first =
        std::unique(rows.rbegin(), rows.rend(), [](const Timed &a, const Timed &b) { return a.ms == b.ms; });
    rows.erase(rows.begin(), first.base());
    return rows;
}

bool liesOn(const series::Grid &grid, const std::vector<Timed> &rows)
{
    return rows.front().ms >= grid.start.ms && rows.back().ms <= grid.end().ms
        && std::all_of(rows.begin(), rows.end(),
            [&](const Timed &row) { return (row.ms - grid.start.ms) % grid.step.count() == 0; });
}

series::Grid coarsest(const std::vector<Timed> &rows)
{
    std::int64_t step = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        step = std::gcd(step, rows[i].ms - rows[i - 1].ms);
    }
    step = std::max<std::int64_t>(step, 1);
    const auto count = static_cast<std::size_t>((rows.back().ms - rows.front().ms) / step) + 1;
    return {base::Time{rows.front().ms}, base::Duration{step}, count};
}

series::Grid gridOf(const std::vector<Timed> &rows, const std::vector<series::Grid> &grids)
{
    const auto known = std::find_if(
        grids.begin(), grids.end(), [&](const series::Grid &grid) { return liesOn(grid, rows); });
    return known == grids.end() ? coarsest(rows) : *known;
}

Rows rowsOn(const series::Grid &grid, const std::vector<Timed> &timed)
{
    Rows rows(grid.count, noRow);
    for (const Timed &one : timed) {
        rows[static_cast<std::size_t>((one.ms - grid.start.ms) / grid.step.count())] = one.row;
    }
    return rows;
}

bool isWhole(const Rows &rows, const Values &values)
{
    bool whole = rows.size() == values.size();
    for (std::size_t i = 0; whole && i < rows.size(); ++i) {
        whole = rows[i] == i;
    }
    return whole;
}

bool isDrawn(const TableField &field)
{
    return field.isNumber() || field.values.type() == Values::Type::Boolean;
}

} // namespace

std::optional<Frame> onGrid(const Table &table, const std::vector<series::Grid> &grids, std::size_t mostCells)
{
    const TableField *time = table.time();
    const auto drawn =
        static_cast<std::size_t>(std::count_if(table.fields.begin(), table.fields.end(), isDrawn));
    const std::vector<Timed> timed = time != nullptr ? timedRows(time->values) : std::vector<Timed>();
    if (timed.empty() || drawn == 0) {
        return std::nullopt;
    }
    const series::Grid grid = gridOf(timed, grids);
    if (grid.count > mostCells / drawn) {
        return std::nullopt;
    }
    const Rows rows = rowsOn(grid, timed);
    Frame frame{table.refId, grid, {}};
    for (const TableField &field : table.fields) {
        if (isDrawn(field)) {
            const Values values = isWhole(rows, field.values) ? field.values : field.values.picked(rows);
            frame.fields.push_back({field.title, field.labels, values.column(), field.config});
        }
    }
    return frame;
}

} // namespace zumik::frame::transform
