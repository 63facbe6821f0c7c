// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/labelname.h"

#include <algorithm>

namespace zumik::promql::exec {

bool isLabelName(std::string_view name)
{
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    return !name.empty() && letter(name[0])
        && std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

} // namespace zumik::promql::exec
