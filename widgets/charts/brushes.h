// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/colors.h"

#include <QBrush>

namespace zumik::widgets::charts {

/// A surface in a series' paint. Where a line would be dashed, it is striped with `ground`, so that the
/// thirteenth series isn't taken for the first.
QBrush surfaceBrush(const common::SeriesPaint &paint, const QColor &ground, double opacity = 1);

} // namespace zumik::widgets::charts
