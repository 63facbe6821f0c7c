// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/column.h"

#include <cstddef>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::frame::transform {

/// No row: nothing stands there.
inline constexpr std::size_t noRow = std::numeric_limits<std::size_t>::max();

using Rows = std::vector<std::size_t>;

/// The cells of one field: immutable, shared by copy. Grafana's null and undefined are both nothing here, and
/// a NaN is a number. Times are milliseconds, booleans 1 and 0. Private to models/frame/transform.
class Values {
public:
    enum class Type { Number, Time, Boolean, Text };
    using Text = std::optional<std::string>;

    Values() = default;
    explicit Values(std::vector<Text> texts);
    Values(Type type, series::Column column);
    Values(Type type, std::vector<double> values);

    Type type() const { return m_type; }

    bool isText() const { return m_type == Type::Text; }

    std::size_t size() const { return isText() ? m_texts->size() : m_column.size(); }

    /// Something stands there; nothing does beyond the end.
    bool has(std::size_t row) const;

    /// base::absent() for nothing and for texts.
    double number(std::size_t row) const;

    /// Empty for nothing, and where it is no text.
    std::string_view text(std::size_t row) const;

    /// As JavaScript would write it; nothing is empty.
    std::string print(std::size_t row) const;

    /// Tells everything apart that Grafana's keys tell apart, and texts from numbers.
    std::string key(std::size_t row) const;

    /// Empty for texts.
    const series::Column &column() const { return m_column; }

    /// These rows in this order; noRow gives nothing.
    Values picked(const Rows &rows) const;

    /// The same numbers, taken for another type.
    Values as(Type type) const { return {type, m_column}; }

    /// JavaScript's ===, by which a NaN equals nothing; nothing equals nothing.
    static bool same(const Values &a, std::size_t rowOfA, const Values &b, std::size_t rowOfB);

private:
    Type m_type = Type::Number;
    series::Column m_column;
    std::shared_ptr<const std::vector<Text>> m_texts;
};

/// Makes the cells of one field. What is of another kind than the type becomes its text, or nothing.
class Collector {
public:
    explicit Collector(Values::Type type)
        : m_type(type)
    {
    }

    void add(const Values &from, std::size_t row);
    void add(double number);
    void add(std::string text);
    void addNothing();

    std::size_t size() const { return m_type == Values::Type::Text ? m_texts.size() : m_numbers.size(); }

    Values take();

private:
    Values::Type m_type;
    std::vector<double> m_numbers;
    std::vector<Values::Text> m_texts;
};

/// The type of what a reducer makes of a field: counts are numbers, "all zeros" a boolean, the rest is of the
/// field's type. Source: getFieldTypeForReducer in fieldReducer.ts.
Values::Type reducedType(Values::Type type, std::string_view reducer);

/// Adds what a reducer makes of the values; of texts only the first and last, counts and "all nulls" are
/// something.
void addReduced(Collector &to, const Values &values, std::string_view reducer);

} // namespace zumik::frame::transform
