// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/barchart.h"
#include "widgets/common/numbers.h"

#include <QStringList>

namespace zumik::widgets::common {
class ZoneClock;
}

namespace zumik::widgets::panels {

/// What the places of a bar chart are called: whole, and as short as an axis says it.
struct PlaceNames {
    QStringList whole;
    QStringList brief;
};

/// `mostLetters` 0: brief names are not cut.
PlaceNames placeNames(const zumik::plot::BarTable &table, int mostLetters, const common::ZoneClock &clock,
    const common::Numbers &numbers);

} // namespace zumik::widgets::panels
