// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/number.h"

#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace zumik::series {

/// The values of one series on a Grid: immutable, shared by copy; a step without a sample holds
/// base::absent(). Many columns may lie in one block of memory, which lives as long as any of them.
class Column {
public:
    Column() = default;

    explicit Column(std::vector<double> values)
    {
        auto owned = std::make_shared<const std::vector<double>>(std::move(values));
        m_values = *owned;
        m_owner = std::move(owned);
    }

    /// A view into memory that `owner` keeps alive.
    Column(std::shared_ptr<const void> owner, std::span<const double> values)
        : m_owner(std::move(owner))
        , m_values(values)
    {
    }

    std::size_t size() const { return m_values.size(); }

    double operator[](std::size_t index) const { return m_values[index]; }

    std::span<const double> values() const { return m_values; }

    bool hasValue(std::size_t index) const { return !base::isAbsent(m_values[index]); }

private:
    std::shared_ptr<const void> m_owner;
    std::span<const double> m_values;
};

} // namespace zumik::series
