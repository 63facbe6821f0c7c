// SPDX-License-Identifier: GPL-3.0-or-later
// Several tables become one with all their columns. Rows are brought together by the columns that every table
// has: a row joins each row of the same key that contradicts it nowhere, else it is a row of its own. Tables
// without a common column stay as they are. Source: transformers/merge.ts.
#include "models/frame/transform/steps.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace zumik::frame::transform {

namespace {

struct Cell {
    const Values *values = nullptr; ///< null: the table has no such column
    std::size_t row = 0;

    bool has() const { return values != nullptr && values->has(row); }
};

class Merger {
public:
    Merger(const Tables &tables, const Context &context)
        : m_tables(tables)
        , m_context(context)
    {
        for (const Table &table : tables) {
            std::vector<std::size_t> &columns = m_columns.emplace_back();
            for (const TableField &field : table.fields) {
                const auto [at, isNew] = m_byName.emplace(field.name, m_fields.size());
                if (isNew) {
                    m_fields.push_back(&field);
                }
                columns.push_back(at->second);
            }
        }
        findKey();
    }

    bool hasKey() const { return !m_key.empty(); }

    /// False where it would be too much.
    bool merge()
    {
        for (std::size_t table = 0; table < m_tables.size(); ++table) {
            for (std::size_t row = 0; row < m_tables[table].rows; ++row) {
                if (!add(table, row)) {
                    return false;
                }
            }
        }
        return true;
    }

    Table take() const
    {
        Table made;
        made.rows = m_rows.size();
        for (std::size_t column = 0; column < m_fields.size(); ++column) {
            made.fields.push_back(field(column));
        }
        return made;
    }

private:
    using Row = std::vector<Cell>;

    void findKey()
    {
        std::map<std::size_t, std::size_t> tablesWith;
        for (const std::vector<std::size_t> &columns : m_columns) {
            for (const std::size_t column : std::set<std::size_t>(columns.begin(), columns.end())) {
                ++tablesWith[column];
            }
        }
        for (const auto &[column, count] : tablesWith) {
            if (count == m_tables.size()) {
                m_key.push_back(column);
            }
        }
    }

    Row rowOf(std::size_t table, std::size_t row) const
    {
        Row cells(m_fields.size());
        for (std::size_t i = 0; i < m_columns[table].size(); ++i) {
            cells[m_columns[table][i]] = {&m_tables[table].fields[i].values, row};
        }
        return cells;
    }

    bool add(std::size_t table, std::size_t row)
    {
        if (!m_context.allowsCells(m_rows.size() + 1, m_fields.size())) {
            return false;
        }
        const Row cells = rowOf(table, row);
        std::string key;
        for (const std::size_t column : m_key) {
            key += cells[column].values->key(row) + '\0';
        }
        std::vector<std::size_t> &alike = m_byKey[key];
        if (!m_context.allowsWork((alike.size() + 1) * m_fields.size())) {
            return false;
        }
        bool joined = false;
        for (const std::size_t other : alike) {
            joined = join(m_rows[other], cells) || joined;
        }
        if (!joined) {
            alike.push_back(m_rows.size());
            m_rows.push_back(cells);
        }
        return true;
    }

    static bool contradicts(const Cell &known, const Cell &given)
    {
        return given.values != nullptr && known.has()
            && !Values::same(*known.values, known.row, *given.values, given.row);
    }

    static bool join(Row &row, const Row &given)
    {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (contradicts(row[i], given[i])) {
                return false;
            }
        }
        for (std::size_t i = 0; i < row.size(); ++i) {
            row[i] = given[i].values != nullptr ? given[i] : row[i];
        }
        return true;
    }

    TableField field(std::size_t column) const
    {
        const TableField &first = *m_fields[column];
        Collector collector(first.values.type());
        for (const Row &row : m_rows) {
            if (row[column].has()) {
                collector.add(*row[column].values, row[column].row);
            } else {
                collector.addNothing();
            }
        }
        TableField made{first.name, collector.take(), {}, false, first.config, first.sourceName, {}};
        made.config.displayName.clear();
        return made;
    }

    const Tables &m_tables;
    const Context &m_context;
    std::map<std::string, std::size_t, std::less<>> m_byName;
    std::vector<const TableField *> m_fields; ///< the first of each name
    std::vector<std::vector<std::size_t>> m_columns; ///< by table and field
    std::vector<std::size_t> m_key;
    std::vector<Row> m_rows;
    std::unordered_map<std::string, std::vector<std::size_t>> m_byKey;
};

} // namespace

Outcome run(const Merge &, Tables tables, const Context &context)
{
    Tables filled = tables;
    std::erase_if(filled, [](const Table &table) { return table.fields.empty(); });
    if (tables.size() < 2 || filled.empty()) {
        tables.resize(std::min<std::size_t>(tables.size(), 1));
        return tables;
    }
    Merger merger(filled, context);
    if (!merger.hasKey()) {
        return tables;
    }
    return merger.merge() ? Outcome(Tables{merger.take()}) : Outcome(Refusal::Why::TooLarge);
}

} // namespace zumik::frame::transform
