// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/fieldreader.h"

namespace zumik::dashboard {

/// One property of `fieldConfig.custom`, named without "custom.": a time series' style or a table cell's.
/// Private to models/dashboard.
PropertyEffect applyCustom(frame::FieldConfig &config, std::string_view id, const QJsonValue &value);

} // namespace zumik::dashboard
