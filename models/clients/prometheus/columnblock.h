// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/column.h"

#include <cstddef>
#include <memory>

namespace zumik::clients::prometheus {

/// One contiguous block of doubles in which the columns of an answer lie one behind the other. It grows by
/// realloc, which moves pages and not bytes once the block is large, and ends shared by all its columns.
class ColumnBlock {
public:
    /// `width` values a row; room for about `expected` values is set aside (untouched memory costs nothing).
    ColumnBlock(std::size_t width, std::size_t expected);

    /// A row whose values are not set yet, valid until the next call; null when memory has run out.
    double *addRow();

    /// Takes the last row back.
    void dropRow() { --m_rows; }

    std::size_t rows() const { return m_rows; }

    /// Gives back what was not used and shares the rest; the block is empty afterwards.
    class Shared;
    Shared share() &&;

private:
    struct Free {
        void operator()(double *memory) const;
    };

    bool grow(std::size_t capacity);

    std::unique_ptr<double, Free> m_values;
    std::size_t m_width;
    std::size_t m_capacity = 0;
    std::size_t m_rows = 0;
};

/// The finished block: hands out its rows as columns that keep it alive.
class ColumnBlock::Shared {
public:
    series::Column column(std::size_t row) const
    {
        return {m_values, {m_values.get() + row * m_width, m_width}};
    }

private:
    friend class ColumnBlock;
    std::shared_ptr<const double> m_values;
    std::size_t m_width = 0;
};

} // namespace zumik::clients::prometheus
