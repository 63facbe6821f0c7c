// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/importreport.h"

#include <QString>

namespace zumik::widgets::common {

/// What was not understood, and what happens instead. One line of plain text.
QString sentenceOf(const zumik::dashboard::ImportItem &item);

/// Where it is: at most `most` places, and how many more there are. One line of plain text.
QString placesOf(const zumik::dashboard::ImportItem &item, int most = 3);

} // namespace zumik::widgets::common
