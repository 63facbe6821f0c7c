// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/transform/longtables.h"

#include <algorithm>
#include <map>

namespace zumik::frame::transform {

namespace {

/// The value fields of a table that have the same labels.
using Sets = std::map<series::Labels, std::vector<const TableField *>>;
using Set = Sets::value_type;

class LongTable {
public:
    explicit LongTable(const Table &table)
        : m_table(table)
        , m_times(*table.time())
    {
        for (const TableField &field : table.fields) {
            if (field.values.isText()) {
                m_texts.try_emplace(field.name, &field);
            } else if (&field != &m_times) {
                m_sets[field.labels].push_back(&field);
                m_values.try_emplace(field.name, &field);
            }
        }
        for (const std::string &label : labelNames({table})) {
            m_texts.try_emplace(label, nullptr);
        }
    }

    std::size_t rows() const { return m_table.rows * m_sets.size(); }

    std::size_t fields() const { return 1 + m_values.size() + m_texts.size(); }

    Table take() const
    {
        const Rows order = sortedRows(m_times.values, false);
        Table made{m_table.refId, m_table.name, {}, rows()};
        made.fields.push_back({m_times.name, times(order)});
        for (const auto &[name, first] : m_values) {
            made.fields.push_back({name, values(order, name, first->values.type())});
        }
        for (const auto &[name, field] : m_texts) {
            made.fields.push_back({name, texts(order, name, field)});
        }
        return made;
    }

private:
    Values times(const Rows &order) const
    {
        Collector collector(Values::Type::Time);
        for (const std::size_t row : order) {
            for (std::size_t i = 0; i < m_sets.size(); ++i) {
                collector.add(m_times.values, row);
            }
        }
        return collector.take();
    }

    Values values(const Rows &order, const std::string &name, Values::Type type) const
    {
        std::vector<const TableField *> columns; // one a set
        for (const Set &set : m_sets) {
            const auto found = std::find_if(set.second.rbegin(), set.second.rend(),
                [&name](const TableField *field) { return field->name == name; });
            columns.push_back(found == set.second.rend() ? nullptr : *found);
        }
        Collector collector(type);
        for (const std::size_t row : order) {
            for (const TableField *field : columns) {
                collector.add(field != nullptr ? field->values : Values(), row);
            }
        }
        return collector.take();
    }

    Values texts(const Rows &order, const std::string &name, const TableField *field) const
    {
        Collector collector(Values::Type::Text);
        for (const std::size_t row : order) {
            for (const Set &set : m_sets) {
                if (set.first.has(name)) {
                    collector.add(std::string(set.first.get(name)));
                } else {
                    collector.add(field != nullptr ? field->values : Values(), row);
                }
            }
        }
        return collector.take();
    }

    const Table &m_table;
    const TableField &m_times;
    Sets m_sets;
    std::map<std::string, const TableField *> m_values; ///< the first of each name
    std::map<std::string, const TableField *> m_texts; ///< null: a label only
};

} // namespace

Outcome longTables(const Tables &tables, const Context &context)
{
    Tables made;
    for (const Table &table : tables) {
        if (table.time() == nullptr) {
            continue;
        }
        const LongTable one(table);
        if (!context.allowsCells(one.rows(), one.fields() + table.fields.size())) {
            return Refusal::Why::TooLarge;
        }
        made.push_back(one.take());
    }
    return made;
}

} // namespace zumik::frame::transform
