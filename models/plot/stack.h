// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace zumik::plot {

/// The edges of one series in a stack; as long as its values. Where the series has no sample, `top` is absent
/// and it adds nothing to those above it.
struct Layer {
    std::vector<double> top;
    std::vector<double> base;
};

/// Piles up series that share a grid, the first at the bottom. With `percent`, each is its share of the sum
/// at that instant, in 0..100. Anything not finite counts as absent.
std::vector<Layer> stacked(const std::vector<std::span<const double>> &series, bool percent);

} // namespace zumik::plot
