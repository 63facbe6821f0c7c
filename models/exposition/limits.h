// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <limits>

namespace zumik::exposition {

/// What a body may hold; past one of them reading ends with ErrorCode::TooLarge. Without a number of the
/// caller's there is no limit.
struct Limits {
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

    std::size_t samples = none; ///< in the whole body
    std::size_t labels = none; ///< of one sample or exemplar, the metric's name not counted
    std::size_t labelBytes = none; ///< of a metric's or label's name, or a label's value, as written
    std::size_t lineBytes = none; ///< from a line's first byte to its line feed, which doesn't count
};

} // namespace zumik::exposition
