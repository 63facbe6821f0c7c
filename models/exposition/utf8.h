// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace zumik::exposition {

/// Where the first byte stands that is no UTF-8 (RFC 3629: shortest forms, no surrogates, nothing above
/// U+10FFFF); npos when all is.
std::size_t findInvalidUtf8(std::string_view text);

} // namespace zumik::exposition
