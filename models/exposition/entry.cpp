// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exposition/entry.h"

#include <utility>
#include <vector>

namespace zumik::exposition {

series::Labels labelsOf(const Sample &sample)
{
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    pairs.reserve(sample.labels.size() + 1);
    pairs.emplace_back("__name__", sample.name);
    for (const series::Label &label : sample.labels) {
        pairs.emplace_back(label.name, label.value);
    }
    return series::Labels(pairs);
}

} // namespace zumik::exposition
