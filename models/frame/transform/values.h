// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/frame.h"

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
/// a NaN is a number. Times are milliseconds, booleans 1 and 0. A number may have its trend with it, wherever
/// it goes. Private to models/frame/transform.
class Values {
public:
    enum class Type { Number, Time, Boolean, Text };
    using Text = std::optional<std::string>;
    using Trends = std::shared_ptr<const std::vector<Trend>>;

    Values() = default;
    explicit Values(std::vector<Text> texts);
    Values(Type type, series::Column column);
    Values(Type type, std::vector<double> values);
    /// Numbers, and one trend for each.
    Values(std::vector<double> values, std::vector<Trend> trends);
    Values(series::Column column, Trends trends);

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

    /// Null where numbers have none.
    const Trends &trends() const { return m_trends; }

    const Trend *trend(std::size_t row) const;

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
    Trends m_trends;
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
    std::vector<Trend> m_trends; ///< as far as numbers had any
};

/// Grafana's name of a reducer, those of lists too: "Max", "All values".
std::string reducerTitle(std::string_view reducer);

/// The type of what a reducer makes of a field: counts are numbers, "all zeros" a boolean, lists texts, the
/// rest is of the field's type. Source: getFieldTypeForReducer in fieldReducer.ts.
Values::Type reducedType(Values::Type type, std::string_view reducer);

/// Adds what a reducer makes of the values; of texts only the first and last, counts, lists and "all nulls"
/// are something. Lists are JSON, as Grafana's tables show them, of no more than a thousand values.
void addReduced(Collector &to, const Values &values, std::string_view reducer);

} // namespace zumik::frame::transform
