// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/window.h"

#include <algorithm>

namespace zumik::promql::exec {

void dropStale(series::Samples &samples)
{
    const auto stale = std::find_if(samples.values.begin(), samples.values.end(), base::isAbsent);
    auto kept = static_cast<std::size_t>(stale - samples.values.begin());
    for (std::size_t i = kept; i < samples.values.size(); ++i) {
        if (!base::isAbsent(samples.values[i])) {
            samples.times[kept] = samples.times[i];
            samples.values[kept] = samples.values[i];
            ++kept;
        }
    }
    samples.times.resize(kept);
    samples.values.resize(kept);
}

} // namespace zumik::promql::exec
