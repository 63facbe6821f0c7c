// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/windowfunction.h"

#include "models/promql/exec/overtime.h"
#include "models/promql/exec/rates.h"

#include <algorithm>
#include <limits>

namespace zumik::promql::exec {

WindowKernel windowKernel(std::string_view name)
{
    for (const auto find : {rateKernel, overTimeKernel, trendKernel}) {
        if (const WindowKernel kernel = find(name)) {
            return kernel;
        }
    }
    return nullptr;
}

double quantileOf(double q, std::vector<double> &values)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (values.empty() || std::isnan(q)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    if (q < 0) {
        return -infinity;
    }
    if (q > 1) {
        return infinity;
    }
    std::sort(values.begin(), values.end(),
        [](double a, double b) { return std::isnan(a) ? !std::isnan(b) : a < b; });
    const auto n = static_cast<double>(values.size());
    const double rank = q * (n - 1);
    const double lower = std::max(0.0, std::floor(rank));
    const double upper = std::min(n - 1, lower + 1);
    const double weight = rank - std::floor(rank);
    return values[static_cast<std::size_t>(lower)] * (1 - weight)
        + values[static_cast<std::size_t>(upper)] * weight;
}

} // namespace zumik::promql::exec
