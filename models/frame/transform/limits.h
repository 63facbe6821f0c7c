// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace zumik::frame::transform {

/// Of what a step that makes fields of rows makes: a field takes much more room than a cell. Private to
/// models/frame/transform.
inline constexpr std::size_t mostFields = 20'000;

} // namespace zumik::frame::transform
