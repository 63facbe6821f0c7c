// SPDX-License-Identifier: GPL-3.0-or-later
// Running sums and means, and means, variances and standard deviations of a window that moves over the rows.
// A centered window of an odd size reaches as far on both sides; of an even size it lies one row more to the
// past. A mean of nothing is 0. Source: transformers/calculateField.ts, whose moving mean forgets to drop
// values behind nulls; this one doesn't.
#include "models/base/number.h"
#include "models/frame/reducers.h"
#include "models/frame/transform/calculate.h"
#include "models/frame/transform/titles.h"

#include <algorithm>
#include <cmath>

namespace zumik::frame::transform {

namespace {

const TableField *examined(const std::string &name, const Table &table)
{
    if (!name.empty()) {
        return named(table, name);
    }
    const auto found = std::find_if(
        table.fields.begin(), table.fields.end(), [](const TableField &field) { return field.isNumber(); });
    return found == table.fields.end() ? nullptr : &*found;
}

struct Span {
    std::size_t begin;
    std::size_t end;
};

Span windowAt(std::size_t row, std::size_t size, std::size_t rows, bool centered)
{
    const std::size_t behind = centered ? size / 2 : size - 1;
    const std::size_t ahead = centered ? (size + 1) / 2 - 1 : 0;
    return {row > behind ? row - behind : 0, std::min(rows, row + ahead + 1)};
}

/// Sums and counts up to each row, so that a window's mean is two differences.
std::vector<double> means(const Values &values, std::size_t size, bool centered)
{
    std::vector<double> sums{0};
    std::vector<double> counts{0};
    for (std::size_t row = 0; row < values.size(); ++row) {
        const bool has = values.has(row) && std::isfinite(values.number(row));
        sums.push_back(sums.back() + (has ? values.number(row) : 0));
        counts.push_back(counts.back() + (has ? 1 : 0));
    }
    std::vector<double> made;
    for (std::size_t row = 0; row < values.size(); ++row) {
        const Span span = windowAt(row, size, values.size(), centered);
        const double count = counts[span.end] - counts[span.begin];
        made.push_back(count == 0 ? 0 : (sums[span.end] - sums[span.begin]) / count);
    }
    return made;
}

Calculated spread(
    const CalculateField::Window &mode, const Values &values, std::size_t size, const Context &context)
{
    if (!context.allowsWork(values.size() * std::min(size, values.size()))) {
        return std::nullopt;
    }
    std::vector<double> made;
    for (std::size_t row = 0; row < values.size(); ++row) {
        const Span span = windowAt(row, size, values.size(), mode.centered);
        const auto cells = values.column().values().subspan(span.begin, span.end - span.begin);
        made.push_back(reduce(series::Column({}, cells), mode.reducer));
    }
    return made;
}

} // namespace

Calculated calculate(const CalculateField::Cumulative &mode, const Table &table, const Context &)
{
    const TableField *field = examined(mode.field, table);
    if (field == nullptr) {
        return std::nullopt;
    }
    std::vector<double> values;
    double total = 0;
    for (std::size_t row = 0; row < table.rows; ++row) {
        const double value = field->values.number(row);
        total += base::isAbsent(value) ? 0 : value;
        values.push_back(mode.reducer == "mean" ? total / static_cast<double>(row + 1) : total);
    }
    return values;
}

Calculated calculate(const CalculateField::Window &mode, const Table &table, const Context &context)
{
    const TableField *field = examined(mode.field, table);
    if (field == nullptr || field->values.isText()) {
        return std::nullopt;
    }
    const auto rows = static_cast<double>(table.rows);
    const double wanted = std::ceil(mode.size * (mode.percentage ? rows : 1));
    const auto size = static_cast<std::size_t>(std::clamp(wanted, 1.0, std::max(rows * 2, 1.0)));
    return mode.reducer == "mean" ? Calculated(means(field->values, size, mode.centered))
                                  : spread(mode, field->values, size, context);
}

bool isUnusable(const CalculateField &step)
{
    if (const auto *window = std::get_if<CalculateField::Window>(&step.mode)) {
        const bool known =
            window->reducer == "mean" || window->reducer == "stdDev" || window->reducer == "variance";
        return !known || !(window->size > 0);
    }
    if (const auto *running = std::get_if<CalculateField::Cumulative>(&step.mode)) {
        return running->reducer != "sum" && running->reducer != "mean";
    }
    const auto *row = std::get_if<CalculateField::ReduceRow>(&step.mode);
    return row != nullptr && !isReducer(row->reducer);
}

} // namespace zumik::frame::transform
