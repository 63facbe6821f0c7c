// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps or drops the rows whose values fulfill any or all filters; a filter on a field that a table doesn't
// have is never fulfilled. Source: transformers/filterByValue.ts and matchers/valueMatchers. Nothing is
// neither greater nor lower, as Grafana's undefined is; "between" leaves its ends out.
#include "models/base/number.h"
#include "models/frame/transform/titles.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace zumik::frame::transform {

namespace {

using Match = ValueFilter::Match;

std::string lower(std::string_view text)
{
    std::string made(text);
    std::transform(made.begin(), made.end(), made.begin(),
        [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return made;
}

/// A filter with its operands ready.
class Prepared {
public:
    Prepared(const ValueFilter &filter, const Table &table, const Context &context)
        : m_filter(filter)
        , m_context(context)
        , m_text(filter.match == Match::Regex ? filter.value : context.filled(filter.value))
        , m_number(base::parseDouble(m_text).value_or(m_text.empty() ? 0 : std::nan("")))
        , m_to(base::parseDouble(context.filled(filter.to)).value_or(std::nan("")))
    {
        for (const TableField &field : table.fields) { // of several so called, Grafana takes the last
            m_values = field.title == filter.field ? &field.values : m_values;
        }
    }

    bool fulfilled(std::size_t row) const { return m_values != nullptr && matches(row); }

private:
    double number(std::size_t row) const
    {
        return m_values->isText() ? base::parseDouble(m_values->text(row)).value_or(std::nan(""))
                                  : m_values->number(row);
    }

    bool equals(std::size_t row) const
    {
        return m_values->has(row)
            && (m_values->print(row) == m_text || (!m_values->isText() && number(row) == m_number));
    }

    bool contains(std::size_t row) const
    {
        return m_text.empty() || lower(m_values->print(row)).find(lower(m_text)) != std::string::npos;
    }

    bool matches(std::size_t row) const
    {
        switch (m_filter.match) {
        case Match::Greater:
            return number(row) > m_number;
        case Match::GreaterOrEqual:
            return number(row) >= m_number;
        case Match::Lower:
            return number(row) < m_number;
        case Match::LowerOrEqual:
            return number(row) <= m_number;
        case Match::Between:
            return number(row) > m_number && number(row) < m_to;
        case Match::Equal:
            return equals(row);
        case Match::NotEqual:
            return !equals(row);
        case Match::Substring:
            return contains(row);
        case Match::NotSubstring:
            return !contains(row);
        case Match::Regex:
            return m_context.matches(m_text, m_values->print(row));
        case Match::IsNull:
            return !m_values->has(row);
        case Match::IsNotNull:
            return m_values->has(row);
        }
        return false;
    }

    const ValueFilter &m_filter;
    const Context &m_context;
    std::string m_text;
    double m_number;
    double m_to;
    const Values *m_values = nullptr;
};

Rows keptRows(const FilterByValue &step, const Table &table, const Context &context)
{
    std::vector<Prepared> filters;
    filters.reserve(step.filters.size());
    for (const ValueFilter &filter : step.filters) {
        filters.emplace_back(filter, table, context);
    }
    Rows rows;
    for (std::size_t row = 0; row < table.rows; ++row) {
        const auto holds = [row](const Prepared &filter) {
            return filter.fulfilled(row);
        };
        const bool matching = step.all ? std::all_of(filters.begin(), filters.end(), holds)
                                       : std::any_of(filters.begin(), filters.end(), holds);
        if (matching != step.exclude) {
            rows.push_back(row);
        }
    }
    return rows;
}

} // namespace

Outcome run(const FilterByValue &step, Tables tables, const Context &context)
{
    if (step.filters.empty()) {
        return tables;
    }
    for (Table &table : tables) {
        if (!context.allowsWork(table.rows * step.filters.size())) {
            return Refusal::Why::TooLarge;
        }
        table = pickedRows(table, keptRows(step, table, context));
    }
    return tables;
}

} // namespace zumik::frame::transform
