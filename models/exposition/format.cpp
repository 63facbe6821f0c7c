// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exposition/format.h"

#include "models/base/text.h"

#include <algorithm>

namespace zumik::exposition {

Format formatOf(std::string_view contentType)
{
    constexpr std::string_view openMetrics = "application/openmetrics-text";
    const std::string_view type = base::trimmed(contentType.substr(0, contentType.find(';')));
    const bool same = std::equal(type.begin(), type.end(), openMetrics.begin(), openMetrics.end(),
        [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b; });
    return same ? Format::OpenMetrics : Format::Text;
}

} // namespace zumik::exposition
