// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace zumik::widgets::plot {

/// A limit with what its color means: "critical 400 ms"; `value` alone where it means nothing.
QString limitText(std::string_view color, const QString &value);

} // namespace zumik::widgets::plot
