// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/fieldreader.h"

#include <string_view>

namespace zumik::dashboard {

/// One property of `fieldConfig.custom` of a table ("cellOptions"), without the "custom.". Private to
/// models/dashboard.
PropertyEffect applyCell(frame::CellStyle &cell, std::string_view id, const QJsonValue &value);

} // namespace zumik::dashboard
