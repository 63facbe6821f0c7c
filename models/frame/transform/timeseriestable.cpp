// SPDX-License-Identifier: GPL-3.0-or-later
// Every series of a query becomes a row of its labels and "Trend #A". Source:
// features/transformers/timeSeriesTable. The number that Grafana writes beside the line is the cell's value,
// by which rows are sorted; the series itself goes with it as the cell's trend.
#include "models/frame/reducers.h"
#include "models/frame/transform/tables.h"
#include "models/frame/transform/titles.h"

#include <algorithm>

namespace zumik::frame::transform {

namespace {

/// Instants of one trend, and of all of a query. An answer has at most 11,000; a table's times may be
/// anywhere.
constexpr std::size_t longestTrend = 20'000;
constexpr std::size_t mostTrendCells = 8'000'000;

Values labelColumn(const std::vector<const TableField *> &series, const std::string &label)
{
    Collector texts(Values::Type::Text);
    for (const TableField *field : series) {
        texts.add(std::string(field->labels.get(label)));
    }
    return texts.take();
}

/// A number of a table over its time; without samples where no bearable grid has them all.
Trend trendOf(const Table &table, const TableField &field, std::size_t mostCells)
{
    const TableField *time = table.time();
    const Table one{{}, {}, {time != nullptr ? *time : TableField(), field}, table.rows};
    const auto frame = onGrid(one, {}, std::min(mostCells, longestTrend));
    return frame ? Trend{*frame->grid, *frame->fields.front().numbers()} : Trend();
}

Table trendTable(const TimeSeriesTable &step, const std::string &refId, const Tables &tables)
{
    std::vector<const TableField *> series;
    std::vector<Trend> trends;
    std::size_t left = mostTrendCells;
    for (const Table &table : tables) {
        for (const TableField &field : table.fields) {
            if (field.isNumber()) {
                series.push_back(&field);
                trends.push_back(trendOf(table, field, left));
                left -= trends.back().grid.count;
            }
        }
    }
    const auto chosen = step.reducers.find(refId);
    const std::string reducer = chosen == step.reducers.end() ? "lastNotNull" : chosen->second;
    std::vector<double> numbers;
    for (const TableField *field : series) {
        numbers.push_back(reduce(field->values.column(), reducer));
    }
    Table made{refId, {}, {}, series.size()};
    for (const std::string &label : labelNames(tables)) {
        made.fields.push_back({label, labelColumn(series, label)});
    }
    made.fields.push_back({"Trend #" + refId, Values(std::move(numbers), std::move(trends))});
    return made;
}

std::size_t fieldsOf(const Tables &tables)
{
    std::size_t fields = 0;
    for (const Table &table : tables) {
        fields += table.fields.size();
    }
    return fields;
}

} // namespace

Outcome run(const TimeSeriesTable &step, Tables tables, const Context &context)
{
    Tables made;
    std::vector<std::pair<std::string, Tables>> queries;
    for (Table &table : tables) {
        if (!areTimeSeries({table})) {
            made.push_back(std::move(table));
            continue;
        }
        const auto known = std::find_if(
            queries.begin(), queries.end(), [&](const auto &query) { return query.first == table.refId; });
        auto &query = known == queries.end() ? queries.emplace_back(table.refId, Tables()) : *known;
        query.second.push_back(std::move(table));
    }
    for (const auto &[refId, series] : queries) {
        if (!context.allowsCells(fieldsOf(series), labelNames(series).size() + 1)) {
            return Refusal::Why::TooLarge;
        }
        made.push_back(trendTable(step, refId, series));
    }
    return made;
}

} // namespace zumik::frame::transform
