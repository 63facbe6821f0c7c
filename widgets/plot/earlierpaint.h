// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/colors.h"

namespace zumik::widgets::plot {

/// Of what a series of this color was before: paler, and dashed.
common::SeriesPaint earlierPaint(QColor color, const common::Theme &theme);

} // namespace zumik::widgets::plot
