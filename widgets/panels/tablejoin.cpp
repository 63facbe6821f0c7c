// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of several frames as rows of one table. A row's key is all its texts with their columns' names; of a
// time series it is the time. The n-th row of a key in one frame meets the n-th row of that key in another.
#include "widgets/panels/tablejoin.h"

#include "widgets/panels/tablecolumns.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace zumik::widgets::panels {

namespace {

using Fields = std::vector<std::shared_ptr<const frame::Field>>;

std::size_t rowsOf(const Fields &fields)
{
    std::size_t rows = 0;
    for (const auto &field : fields) {
        rows = std::max(rows, lengthOf(*field));
    }
    return std::min(rows, mostTableRows);
}

/// Where a row of a part comes to in the joined table.
using Targets = std::vector<std::size_t>;

/// A joined column while it grows. Values are copied kind by kind; what no part has stays empty.
class Growing {
public:
    explicit Growing(const frame::Field &like)
        : m_field(like)
        , m_isNumbers(like.numbers() != nullptr)
    {
        m_field.trends = nullptr;
        if (m_isNumbers) {
            m_field.values = series::Column();
        } else {
            std::visit([](auto &values) { clear(values); }, m_field.values);
        }
    }

    bool takes(const frame::Field &field) const
    {
        return field.name == m_field.name && field.values.index() == m_field.values.index();
    }

    /// Is the row free for that value, or does it hold the same?
    bool agrees(const frame::Field &field, std::size_t row, std::size_t target) const
    {
        if (!hasCell(field, row) || target >= m_filled.size() || !m_filled[target]) {
            return true;
        }
        // Queries of one refresh are evaluated at instants that differ by what their steps are: not a
        // contradiction.
        if (std::holds_alternative<frame::Field::Times>(field.values)) {
            return true;
        }
        if (m_isNumbers) {
            return m_numbers[target] == (*field.numbers())[row];
        }
        return std::get<frame::Field::Texts>(m_field.values)[target]
            == std::get<frame::Field::Texts>(field.values)[row];
    }

    void put(const frame::Field &field, std::size_t row, std::size_t target)
    {
        if (!hasCell(field, row) || (target < m_filled.size() && m_filled[target])) {
            return;
        }
        m_filled.resize(std::max(m_filled.size(), target + 1));
        m_filled[target] = true;
        if (m_isNumbers) {
            at(m_numbers, target, base::absent()) = (*field.numbers())[row];
            if (field.trends && row < field.trends->size()) {
                at(m_trends, target, frame::Trend()) = (*field.trends)[row];
            }
        } else if (auto *texts = std::get_if<frame::Field::Texts>(&m_field.values)) {
            at(*texts, target, std::string()) = std::get<frame::Field::Texts>(field.values)[row];
        } else {
            at(std::get<frame::Field::Times>(m_field.values), target, frame::noTime) =
                std::get<frame::Field::Times>(field.values)[row];
        }
    }

    std::shared_ptr<const frame::Field> take()
    {
        if (m_isNumbers) {
            m_field.values = series::Column(std::move(m_numbers));
        }
        if (!m_trends.empty()) {
            m_field.trends = std::make_shared<const std::vector<frame::Trend>>(std::move(m_trends));
        }
        return std::make_shared<const frame::Field>(std::move(m_field));
    }

private:
    template <typename Values> static void clear(Values &values) { values = Values(); }

    template <typename T> static T &at(std::vector<T> &values, std::size_t index, const T &nothing)
    {
        values.resize(std::max(values.size(), index + 1), nothing);
        return values[index];
    }

    frame::Field m_field;
    bool m_isNumbers;
    std::vector<double> m_numbers;
    std::vector<frame::Trend> m_trends; ///< as far as numbers have any
    std::vector<bool> m_filled;
};

std::string keyOf(const TablePart &part, std::size_t row)
{
    if (part.byTime) {
        return std::to_string(std::get<frame::Field::Times>(part.fields.front()->values)[row].ms);
    }
    std::string key;
    for (const auto &field : part.fields) {
        const auto *texts = std::get_if<frame::Field::Texts>(&field->values);
        if (texts != nullptr && row < texts->size() && !(*texts)[row].empty()) {
            key += field->name + '\0' + (*texts)[row] + '\0';
        }
    }
    return key;
}

class Joining {
public:
    void add(const TablePart &part)
    {
        std::unordered_map<std::string, std::size_t> met;
        const std::vector<std::size_t> columns = columnsFor(part);
        auto &known = part.byTime ? m_byTime : m_byTexts;
        for (std::size_t row = 0; row < rowsOf(part.fields); ++row) {
            const std::string key = keyOf(part, row);
            std::vector<std::size_t> &rows = known[key];
            std::size_t &next = met[key];
            while (next < rows.size() && !agrees(part, columns, row, rows[next])) {
                ++next;
            }
            if (next == rows.size()) {
                rows.push_back(m_rows++);
            }
            put(part, columns, row, rows[next++]);
        }
    }

    Fields take()
    {
        Fields fields;
        for (Growing &column : m_columns) {
            fields.push_back(column.take());
        }
        return fields;
    }

private:
    std::vector<std::size_t> columnsFor(const TablePart &part)
    {
        std::vector<std::size_t> columns;
        for (const auto &field : part.fields) {
            // Two columns of one name within a frame are two.
            std::size_t at = 0;
            while (at < m_columns.size()
                && (!m_columns[at].takes(*field)
                    || std::find(columns.begin(), columns.end(), at) != columns.end())) {
                ++at;
            }
            if (at == m_columns.size()) {
                m_columns.emplace_back(*field);
            }
            columns.push_back(at);
        }
        return columns;
    }

    bool agrees(const TablePart &part, const std::vector<std::size_t> &columns, std::size_t row,
        std::size_t target) const
    {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (!m_columns[columns[i]].agrees(*part.fields[i], row, target)) {
                return false;
            }
        }
        return true;
    }

    void put(
        const TablePart &part, const std::vector<std::size_t> &columns, std::size_t row, std::size_t target)
    {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            m_columns[columns[i]].put(*part.fields[i], row, target);
        }
    }

    std::vector<Growing> m_columns;
    std::unordered_map<std::string, std::vector<std::size_t>> m_byTexts;
    std::unordered_map<std::string, std::vector<std::size_t>> m_byTime;
    std::size_t m_rows = 0;
};

} // namespace

Fields joinedFields(const std::vector<TablePart> &parts)
{
    if (parts.size() == 1) {
        return parts.front().fields;
    }
    Joining joining;
    for (const TablePart &part : parts) {
        joining.add(part);
    }
    return joining.take();
}

} // namespace zumik::widgets::panels
