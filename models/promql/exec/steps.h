// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace zumik::promql::exec {

/// The instants at which a part of an expression is evaluated: those of the query, or a subquery's own.
/// Milliseconds.
struct Steps {
    std::int64_t start = 0;
    std::int64_t step = 1;
    std::size_t count = 1;

    std::int64_t at(std::size_t index) const { return start + step * static_cast<std::int64_t>(index); }

    std::int64_t end() const { return at(count - 1); }

    bool operator==(const Steps &) const = default;
};

/// Where a selector looks when it is evaluated at an instant: `offset` and `@`.
struct Shift {
    std::optional<std::int64_t> at;
    std::int64_t offset = 0;

    std::int64_t reference(const Steps &steps, std::size_t index) const
    {
        return (at ? *at : steps.at(index)) - offset;
    }

    bool operator==(const Shift &) const = default;
};

} // namespace zumik::promql::exec
