// SPDX-License-Identifier: GPL-3.0-or-later
// Every series of a query becomes a row of its labels and "Trend #A". Source:
// features/transformers/timeSeriesTable. Grafana draws the trend as a line in the cell; here it is the number
// that Grafana writes beside the line.
#include "models/frame/transform/titles.h"

#include <algorithm>

namespace zumik::frame::transform {

namespace {

Values labelColumn(const std::vector<const TableField *> &series, const std::string &label)
{
    Collector texts(Values::Type::Text);
    for (const TableField *field : series) {
        texts.add(std::string(field->labels.get(label)));
    }
    return texts.take();
}

Table trendTable(const TimeSeriesTable &step, const std::string &refId, const Tables &tables)
{
    std::vector<const TableField *> series;
    for (const Table &table : tables) {
        for (const TableField &field : table.fields) {
            if (field.isNumber()) {
                series.push_back(&field);
            }
        }
    }
    const auto chosen = step.reducers.find(refId);
    const std::string reducer = chosen == step.reducers.end() ? "lastNotNull" : chosen->second;
    Collector trends(Values::Type::Number);
    for (const TableField *field : series) {
        addReduced(trends, field->values, reducer);
    }
    Table made{refId, {}, {}, series.size()};
    for (const std::string &label : labelNames(tables)) {
        made.fields.push_back({label, labelColumn(series, label)});
    }
    made.fields.push_back({"Trend #" + refId, trends.take()});
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
