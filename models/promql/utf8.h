// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace zumik::promql {

/// How many bytes the well-formed UTF-8 character at the beginning has; 0 where there is none (also for a
/// surrogate, an overlong form, and beyond U+10FFFF).
std::size_t characterSize(std::string_view rest);

bool isUtf8(std::string_view text);

void appendUtf8(std::string &out, std::uint32_t character);

} // namespace zumik::promql
