// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstddef>

namespace zumik::widgets::common {

/// "1 series", "12 series"
QString seriesCount(std::size_t count);

} // namespace zumik::widgets::common
