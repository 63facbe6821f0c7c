// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/transform/values.h"

#include "models/base/number.h"

#include <algorithm>
#include <utility>

namespace zumik::frame::transform {

Values::Values(std::vector<Text> texts)
    : m_type(Type::Text)
    , m_texts(std::make_shared<const std::vector<Text>>(std::move(texts)))
{
}

Values::Values(Type type, series::Column column)
    : m_type(type)
    , m_column(std::move(column))
{
}

Values::Values(Type type, std::vector<double> values)
    : Values(type, series::Column(std::move(values)))
{
}

Values::Values(std::vector<double> values, std::vector<Trend> trends)
    : Values(series::Column(std::move(values)), std::make_shared<const std::vector<Trend>>(std::move(trends)))
{
}

Values::Values(series::Column column, Trends trends)
    : m_column(std::move(column))
    , m_trends(std::move(trends))
{
}

const Trend *Values::trend(std::size_t row) const
{
    return m_trends && row < m_trends->size() ? &(*m_trends)[row] : nullptr;
}

bool Values::has(std::size_t row) const
{
    if (row >= size()) {
        return false;
    }
    return isText() ? (*m_texts)[row].has_value() : m_column.hasValue(row);
}

double Values::number(std::size_t row) const
{
    return isText() || row >= size() ? base::absent() : m_column[row];
}

std::string_view Values::text(std::size_t row) const
{
    return isText() && has(row) ? std::string_view(*(*m_texts)[row]) : std::string_view();
}

std::string Values::print(std::size_t row) const
{
    if (!has(row) || isText()) {
        return std::string(text(row));
    }
    if (m_type == Type::Boolean) {
        return m_column[row] != 0 ? "true" : "false";
    }
    return base::formatDouble(m_column[row]);
}

std::string Values::key(std::size_t row) const
{
    return has(row) ? (isText() ? "t" : "n") + print(row) : std::string();
}

Values Values::picked(const Rows &rows) const
{
    if (isText()) {
        std::vector<Text> texts;
        texts.reserve(rows.size());
        for (const std::size_t row : rows) {
            texts.push_back(row < size() ? (*m_texts)[row] : Text());
        }
        return Values(std::move(texts));
    }
    std::vector<double> numbers;
    numbers.reserve(rows.size());
    for (const std::size_t row : rows) {
        numbers.push_back(number(row));
    }
    if (!m_trends) {
        return {m_type, std::move(numbers)};
    }
    std::vector<Trend> trends;
    trends.reserve(rows.size());
    for (const std::size_t row : rows) {
        const Trend *one = trend(row);
        trends.push_back(one != nullptr ? *one : Trend());
    }
    return {std::move(numbers), std::move(trends)};
}

bool Values::same(const Values &a, std::size_t rowOfA, const Values &b, std::size_t rowOfB)
{
    if (!a.has(rowOfA) || !b.has(rowOfB)) {
        return a.has(rowOfA) == b.has(rowOfB);
    }
    if (a.isText() || b.isText()) {
        return a.isText() == b.isText() && a.text(rowOfA) == b.text(rowOfB);
    }
    return a.number(rowOfA) == b.number(rowOfB);
}

void Collector::add(const Values &from, std::size_t row)
{
    if (!from.has(row)) {
        addNothing();
    } else if (m_type == Values::Type::Text) {
        m_texts.emplace_back(from.print(row));
    } else {
        if (const Trend *trend = from.trend(row); trend != nullptr && m_type == Values::Type::Number) {
            m_trends.resize(m_numbers.size());
            m_trends.push_back(*trend);
        }
        m_numbers.push_back(from.number(row));
    }
}

void Collector::add(double number)
{
    if (m_type != Values::Type::Text) {
        m_numbers.push_back(number);
    } else if (base::isAbsent(number)) {
        m_texts.emplace_back();
    } else {
        m_texts.emplace_back(base::formatDouble(number));
    }
}

void Collector::add(std::string text)
{
    if (m_type == Values::Type::Text) {
        m_texts.emplace_back(std::move(text));
    } else {
        m_numbers.push_back(base::absent());
    }
}

void Collector::addNothing()
{
    if (m_type == Values::Type::Text) {
        m_texts.emplace_back();
    } else {
        m_numbers.push_back(base::absent());
    }
}

Values Collector::take()
{
    if (m_type == Values::Type::Text) {
        return Values(std::move(m_texts));
    }
    if (m_trends.empty()) {
        return {m_type, std::move(m_numbers)};
    }
    m_trends.resize(m_numbers.size());
    return {std::move(m_numbers), std::move(m_trends)};
}

} // namespace zumik::frame::transform
