// SPDX-License-Identifier: GPL-3.0-or-later
// Series as one table: the values of one label become columns, and series that agree on the other labels
// share rows. Source: features/transformers/joinByLabels.
#include "models/frame/transform/titles.h"

#include <algorithm>
#include <unordered_map>

namespace zumik::frame::transform {

namespace {

struct Joined {
    std::vector<std::string> keys; ///< values of the labels that are joined by
    std::unordered_map<std::string, std::vector<const TableField *>> fields; ///< by column

    std::size_t rowsOf(const std::string &column) const
    {
        std::size_t rows = 0;
        if (const auto found = fields.find(column); found != fields.end()) {
            for (const TableField *field : found->second) {
                rows += field->values.size();
            }
        }
        return rows;
    }
};

class Join {
public:
    Join(const JoinByLabels &step, const Tables &tables)
        : m_value(step.value)
        , m_labels(step.join.empty() ? labelNames(tables) : step.join)
    {
        std::erase(m_labels, step.value);
        for (const Table &table : tables) {
            for (const TableField &field : table.fields) {
                if (field.labelled && !field.isTime()) {
                    add(field);
                }
            }
        }
    }

    std::size_t rows() const
    {
        std::size_t rows = 0;
        for (const Joined &one : m_joined) {
            rows += rowsOf(one);
        }
        return rows;
    }

    std::size_t columns() const { return m_labels.size() + m_columns.size(); }

    Table table() const
    {
        Table made{{}, {}, {}, rows()};
        for (std::size_t i = 0; i < m_labels.size(); ++i) {
            made.fields.push_back({m_labels[i], labelColumn(i)});
        }
        for (const auto &[name, first] : m_columns) {
            made.fields.push_back({name, valueColumn(name, first->values.type())});
        }
        return made;
    }

private:
    void add(const TableField &field)
    {
        std::string key;
        std::vector<std::string> keys;
        for (const std::string &label : m_labels) {
            keys.emplace_back(field.labels.get(label));
            key += keys.back() + '\0';
        }
        const auto [at, isNew] = m_known.emplace(key, m_joined.size());
        if (isNew) {
            m_joined.push_back({std::move(keys), {}});
        }
        const std::string column(field.labels.get(m_value));
        m_joined[at->second].fields[column].push_back(&field);
        if (m_named.emplace(column, 0).second) {
            m_columns.emplace_back(column, &field);
        }
    }

    /// At least one: a series without values still has a row.
    std::size_t rowsOf(const Joined &one) const
    {
        std::size_t rows = 1;
        for (const auto &[name, fields] : one.fields) {
            rows = std::max(rows, one.rowsOf(name));
        }
        return rows;
    }

    Values labelColumn(std::size_t label) const
    {
        Collector values(Values::Type::Text);
        for (const Joined &one : m_joined) {
            for (std::size_t row = 0; row < rowsOf(one); ++row) {
                values.add(one.keys[label]);
            }
        }
        return values.take();
    }

    Values valueColumn(const std::string &name, Values::Type type) const
    {
        Collector values(type);
        std::size_t end = 0;
        for (const Joined &one : m_joined) {
            end += rowsOf(one);
            const auto found = one.fields.find(name);
            for (std::size_t i = 0; found != one.fields.end() && i < found->second.size(); ++i) {
                for (std::size_t row = 0; row < found->second[i]->values.size(); ++row) {
                    values.add(found->second[i]->values, row);
                }
            }
            while (values.size() < end) {
                values.addNothing();
            }
        }
        return values.take();
    }

    std::string m_value;
    std::vector<std::string> m_labels;
    std::vector<Joined> m_joined;
    std::vector<std::pair<std::string, const TableField *>> m_columns;
    std::unordered_map<std::string, std::size_t> m_known;
    std::unordered_map<std::string, int> m_named;
};

} // namespace

Outcome run(const JoinByLabels &step, Tables tables, const Context &context)
{
    if (tables.empty()) {
        return tables;
    }
    const std::vector<std::string> labels = labelNames(tables);
    if (std::find(labels.begin(), labels.end(), step.value) == labels.end()) {
        return Refusal::Why::Unusable;
    }
    if (!context.allowsCells(tables.size(), labels.size())) {
        return Refusal::Why::TooLarge;
    }
    const Join join(step, tables);
    if (!context.allowsCells(join.rows(), join.columns())) {
        return Refusal::Why::TooLarge;
    }
    return Tables{join.table()};
}

} // namespace zumik::frame::transform
