// SPDX-License-Identifier: GPL-3.0-or-later
// Labels become text columns beside their field (a column for each value that a label has in the table), or,
// as rows, a table of label and value for each field. Source: transformers/labelsToFields.ts.
#include "models/frame/transform/titles.h"

#include <algorithm>
#include <set>
#include <utility>

namespace zumik::frame::transform {

namespace {

bool keeps(const LabelsToFields &step, std::string_view label)
{
    return step.keep.empty() || std::find(step.keep.begin(), step.keep.end(), label) != step.keep.end();
}

/// The labels of a table's fields, each value of each once.
class Found {
public:
    void add(const LabelsToFields &step, const series::Labels &labels)
    {
        for (std::size_t i = 0; i < labels.size(); ++i) {
            const series::Label label = labels.at(i);
            if (keeps(step, label.name) && label.name != step.valueLabel
                && m_known.emplace(label.name, label.value).second) {
                m_labels.emplace_back(label.name, label.value);
            }
        }
    }

    std::size_t size() const { return m_labels.size(); }

    void appendTo(Table &table)
    {
        std::stable_sort(
            m_labels.begin(), m_labels.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        for (const auto &[name, value] : m_labels) {
            table.fields.push_back({name, constantText(value, table.rows)});
        }
    }

private:
    std::vector<std::pair<std::string, std::string>> m_labels;
    std::set<std::pair<std::string, std::string>> m_known;
};

void strip(const LabelsToFields &step, TableField &field)
{
    if (keeps(step, step.valueLabel) && field.labels.has(step.valueLabel)) {
        field.name = field.labels.get(step.valueLabel);
    }
    field.labels = {};
    field.labelled = false;
    field.config.displayName.clear();
    field.sourceName.clear();
    field.title.clear();
}

Table tableOfLabels(const LabelsToFields &step, const Table &table, const TableField &field)
{
    Collector names(Values::Type::Text);
    Collector values(Values::Type::Text);
    for (std::size_t i = 0; i < field.labels.size(); ++i) {
        const series::Label label = field.labels.at(i);
        if (keeps(step, label.name)) {
            names.add(std::string(label.name));
            values.add(std::string(label.value));
        }
    }
    Table made{table.refId, field.title, {}, names.size()};
    made.fields = {{"label", names.take()}, {"value", values.take()}};
    return made;
}

Tables asRows(const LabelsToFields &step, const Tables &tables)
{
    Tables made;
    for (const Table &table : tables) {
        for (const TableField &field : table.fields) {
            Table one = tableOfLabels(step, table, field);
            if (one.rows > 0) {
                made.push_back(std::move(one));
            }
        }
    }
    return made;
}

} // namespace

Outcome run(const LabelsToFields &step, Tables tables, const Context &context)
{
    if (step.rows) {
        return asRows(step, tables);
    }
    std::size_t cells = 0;
    for (Table &table : tables) {
        Found found;
        for (TableField &field : table.fields) {
            if (field.labelled) {
                found.add(step, field.labels);
                strip(step, field);
            }
        }
        if (!context.allowsCells(table.rows, table.fields.size() + found.size())) {
            return Refusal::Why::TooLarge;
        }
        found.appendTo(table);
        cells += table.cells();
        if (!context.allowsCells(cells)) {
            return Refusal::Why::TooLarge;
        }
    }
    return tables;
}

} // namespace zumik::frame::transform
