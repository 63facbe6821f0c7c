// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace zumik::promql {

/// "line 1, column 34" of a byte offset; columns count characters.
std::string positionText(std::string_view expression, std::size_t at);

} // namespace zumik::promql
