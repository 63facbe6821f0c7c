// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/stack.h"

#include "models/base/number.h"

#include <cmath>

namespace zumik::plot {

namespace {

std::vector<double> totals(const std::vector<std::span<const double>> &series)
{
    std::vector<double> sum;
    for (const std::span<const double> values : series) {
        sum.resize(std::max(sum.size(), values.size()));
        for (std::size_t i = 0; i < values.size(); ++i) {
            sum[i] += std::isfinite(values[i]) ? std::abs(values[i]) : 0;
        }
    }
    return sum;
}

Layer pile(std::span<const double> values, std::vector<double> &level, const std::vector<double> &total)
{
    Layer layer;
    layer.base.reserve(values.size());
    layer.top.reserve(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        layer.base.push_back(level[i]);
        if (!std::isfinite(values[i])) {
            layer.top.push_back(base::absent());
            continue;
        }
        const double share = total.empty() ? values[i] : total[i] > 0 ? 100 * values[i] / total[i] : 0;
        level[i] += share;
        layer.top.push_back(level[i]);
    }
    return layer;
}

} // namespace

std::vector<Layer> stacked(const std::vector<std::span<const double>> &series, bool percent)
{
    const std::vector<double> total = totals(series);
    const std::vector<double> share = percent ? total : std::vector<double>{};
    std::vector<double> level(total.size());
    std::vector<Layer> layers;
    layers.reserve(series.size());
    for (const std::span<const double> values : series) {
        layers.push_back(pile(values, level, share));
    }
    return layers;
}

} // namespace zumik::plot
