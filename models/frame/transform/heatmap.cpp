// SPDX-License-Identifier: GPL-3.0-or-later
// Counts the values of all number fields beside a time into even buckets of time and value: "xMin", "yMin"
// and "Count", a row for each bucket, those of one time together. Source:
// features/transformers/calculateHeatmap/heatmap.ts; the rules are in heatbuckets.h. A heatmap panel counts
// by itself.
#include "models/frame/heatbuckets.h"
#include "models/frame/transform/titles.h"

#include <algorithm>

namespace zumik::frame::transform {

namespace {

constexpr std::size_t mostColumns = 12'000;

template <typename Visit> void eachValue(const Tables &tables, Visit visit)
{
    for (const Table &table : tables) {
        const TableField *time = table.time();
        for (const TableField &field : table.fields) {
            for (std::size_t row = 0; time != nullptr && field.isNumber() && row < table.rows; ++row) {
                if (time->values.has(row)) {
                    visit(time->values.number(row), field.values.number(row));
                }
            }
        }
    }
}

/// The first number field beside a time; null where there is none.
const TableField *firstCounted(const Tables &tables)
{
    for (const Table &table : tables) {
        for (const TableField &field : table.fields) {
            if (table.time() != nullptr && field.isNumber()) {
                return &field;
            }
        }
    }
    return nullptr;
}

struct Buckets {
    HeatBuckets columns;
    HeatBuckets rows;
};

/// Nothing where there is no value that can be counted.
std::optional<Buckets> bucketsOf(const Heatmap &step, const Tables &tables, std::size_t mostCells)
{
    HeatBuckets axis;
    axis.logBase = logBaseOf(step.rows);
    Extent times;
    Extent places;
    eachValue(tables, [&](double time, double value) {
        if (const auto place = axis.placeOf(value)) {
            times.include(time);
            places.include(*place);
        }
    });
    if (!places.any || mostCells == 0) {
        return std::nullopt;
    }
    Buckets buckets{timeBuckets(step.columns, times), valueBuckets(step.rows, places)};
    buckets.columns.reach(times, std::min(mostColumns, mostCells));
    buckets.rows.reach(places, std::max<std::size_t>(mostCells / buckets.columns.count, 1));
    return buckets;
}

std::vector<double> countsOf(const Buckets &buckets, const Tables &tables)
{
    std::vector<double> counts(buckets.columns.count * buckets.rows.count, 0);
    eachValue(tables, [&](double time, double value) {
        const auto place = buckets.rows.placeOf(value);
        const auto column = buckets.columns.of(time);
        const auto row = place ? buckets.rows.of(*place) : std::nullopt;
        if (column && row) {
            ++counts[*column * buckets.rows.count + *row];
        }
    });
    return counts;
}

Table cellsOf(const Buckets &buckets, std::vector<double> counts)
{
    std::vector<double> times;
    std::vector<double> bounds;
    for (std::size_t column = 0; column < buckets.columns.count; ++column) {
        for (std::size_t row = 0; row < buckets.rows.count; ++row) {
            times.push_back(buckets.columns.begin(column));
            bounds.push_back(buckets.rows.begin(row));
        }
    }
    Table made{{}, {}, {}, counts.size()};
    made.fields = {{"xMin", Values(Values::Type::Time, std::move(times))},
        {"yMin", Values(Values::Type::Number, std::move(bounds))},
        {"Count", Values(Values::Type::Number, std::move(counts))}};
    made.fields.back().config.unit = "short";
    return made;
}

} // namespace

Outcome run(const Heatmap &step, Tables tables, const Context &context)
{
    const TableField *counted = firstCounted(tables);
    const auto buckets = bucketsOf(step, tables, context.mostCells() / 3);
    if (counted == nullptr || !buckets) {
        return Refusal::Why::Unusable;
    }
    Table cells = cellsOf(*buckets, countsOf(*buckets, tables));
    cells.name = counted->title;
    cells.fields[1].config = counted->config;
    cells.fields[1].config.displayName.clear();
    if (!step.keep) {
        return Tables{std::move(cells)};
    }
    tables.insert(tables.begin(), std::move(cells));
    return tables;
}

} // namespace zumik::frame::transform
