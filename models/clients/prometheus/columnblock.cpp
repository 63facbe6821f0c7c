// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/columnblock.h"

#include <algorithm>
#include <cstdlib>

namespace zumik::clients::prometheus {

void ColumnBlock::Free::operator()(double *memory) const
{
    std::free(memory); // NOLINT(cppcoreguidelines-no-malloc): realloc is the point
}

ColumnBlock::ColumnBlock(std::size_t width, std::size_t expected)
    : m_width(width)
{
    grow(std::max({width, expected, std::size_t{1}}));
}

bool ColumnBlock::grow(std::size_t capacity)
{
    auto *memory = static_cast<double *>(std::realloc(m_values.get(), capacity * sizeof(double))); // NOLINT
    if (memory == nullptr) {
        return false;
    }
    (void)m_values.release();
    m_values.reset(memory);
    m_capacity = capacity;
    return true;
}

double *ColumnBlock::addRow()
{
    const std::size_t used = m_rows * m_width;
    if (used + m_width > m_capacity && !grow(std::max(m_capacity * 2, used + m_width))) {
        return nullptr;
    }
    ++m_rows;
    return m_values.get() + used;
}

ColumnBlock::Shared ColumnBlock::share() &&
{
    Shared shared;
    shared.m_width = m_width;
    grow(std::max<std::size_t>(m_rows * m_width, 1));
    shared.m_values = std::shared_ptr<const double>(m_values.release(), Free{});
    m_rows = 0;
    m_capacity = 0;
    return shared;
}

} // namespace zumik::clients::prometheus
