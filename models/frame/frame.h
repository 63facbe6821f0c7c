// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/fieldconfig.h"
#include "models/series/answer.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace zumik::frame {

/// Stands in a time column where nothing is.
inline constexpr base::Time noTime{std::numeric_limits<std::int64_t>::min()};

/// The samples behind one number of a table: a series that has become a cell.
struct Trend {
    series::Grid grid; ///< of no instants where there is no series
    series::Column values; ///< as many; base::absent() where nothing is
};

/// One column of a frame: its values, what they are called, and how they are shown (defaults and overrides
/// applied).
struct Field {
    using Texts = std::vector<std::string>;
    using Times = std::vector<base::Time>;

    std::string name; ///< shown name: the display name, the formatted legend, or the series as text
    series::Labels labels;
    std::variant<series::Column, Texts, Times>
        values; ///< numbers hold base::absent(), times noTime, texts "" where nothing is
    FieldConfig config;
    std::shared_ptr<const std::vector<Trend>> trends = {}; ///< one a number where cells are series, or null

    const series::Column *numbers() const { return std::get_if<series::Column>(&values); }
};

/// What one query answered, ready to be drawn. A time series frame has a grid, and its fields are columns on
/// it; a table frame has none, and all its fields have the same length.
struct Frame {
    std::string refId;
    std::optional<series::Grid> grid;
    std::vector<Field> fields;
};

} // namespace zumik::frame
