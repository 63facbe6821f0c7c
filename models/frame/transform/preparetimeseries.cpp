// SPDX-License-Identifier: GPL-3.0-or-later
// Wide: all series joined by time. Long: a row for each time and set of labels, the labels as texts. Multi:
// one table a series, texts become its labels. Source: features/transformers/prepareTimeSeries.
#include "models/frame/transform/join.h"
#include "models/frame/transform/longtables.h"
#include "models/frame/transform/titles.h"

#include <map>

namespace zumik::frame::transform {

namespace {

bool isValue(const TableField &field)
{
    return field.isNumber() || field.values.type() == Values::Type::Boolean;
}

/// The text fields of a table, which are labels of each row.
series::Labels labelsOf(const Table &table, const TableField &value, std::size_t row)
{
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    for (std::size_t i = 0; i < value.labels.size(); ++i) {
        pairs.emplace_back(value.labels.at(i).name, value.labels.at(i).value);
    }
    for (const TableField &field : table.fields) {
        if (field.values.isText() && !value.labels.has(field.name)) {
            pairs.emplace_back(field.name, field.values.text(row));
        }
    }
    return series::Labels(pairs);
}

Table seriesTable(const Table &table, const TableField &value, const series::Labels &labels, const Rows &rows)
{
    Table made{table.refId, table.name, {*table.time(), value}, table.rows};
    made.fields.back().labels = labels;
    made.fields.back().labelled = true;
    made.fields.back().title = labels == value.labels ? value.title : std::string();
    return rows.size() == table.rows ? made : pickedRows(made, rows);
}

void split(const Table &table, const TableField &value, Tables &into)
{
    std::vector<std::pair<series::Labels, Rows>> found;
    std::map<series::Labels, std::size_t> known;
    for (std::size_t row = 0; row < table.rows; ++row) {
        if (value.values.has(row) && table.time()->values.has(row)) {
            const series::Labels labels = labelsOf(table, value, row);
            const auto [at, isNew] = known.emplace(labels, found.size());
            if (isNew) {
                found.emplace_back(labels, Rows());
            }
            found[at->second].second.push_back(row);
        }
    }
    for (const auto &[labels, rows] : found) {
        into.push_back(seriesTable(table, value, labels, rows));
    }
}

Tables multi(const Tables &tables)
{
    Tables made;
    for (const Table &table : tables) {
        for (const TableField &field : table.fields) {
            if (table.time() != nullptr && isValue(field)) {
                split(table, field, made);
            }
        }
    }
    return made;
}

} // namespace

Outcome run(const PrepareTimeSeries &step, Tables tables, const Context &context)
{
    if (tables.empty()) {
        return tables;
    }
    switch (step.format) {
    case PrepareTimeSeries::Format::Wide:
        return joinedByTime(tables, context);
    case PrepareTimeSeries::Format::Long:
        return longTables(tables, context);
    case PrepareTimeSeries::Format::Multi:
        break;
    }
    return multi(tables);
}

} // namespace zumik::frame::transform
