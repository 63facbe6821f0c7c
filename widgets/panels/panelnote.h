// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/fieldconfig.h"

#include <QString>

namespace zumik::widgets::panels {

/// What stands beside a title: the unit as it is written after a number, and "stacked" where it is so.
QString unitNote(const frame::FieldConfig &config);

} // namespace zumik::widgets::panels
