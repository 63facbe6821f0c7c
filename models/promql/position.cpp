// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/position.h"

#include <algorithm>

namespace zumik::promql {

std::string positionText(std::string_view expression, std::size_t at)
{
    const std::string_view before = expression.substr(0, at);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t lineStart = before.rfind('\n') + 1; // npos + 1 is 0
    const std::string_view inLine = before.substr(lineStart);
    const auto column =
        std::count_if(inLine.begin(), inLine.end(), [](char c) { return (c & 0xc0) != 0x80; }) + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

} // namespace zumik::promql
