// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <QJsonValue>

#include <vector>

namespace zumik::dashboard {

class Notes;

/// The panels of the `rows[]` that Grafana wrote before version 5: spans of a twelfth of the width, heights
/// in pixels. Rows that are collapsed or show their title become row panels. Private to models/dashboard.
std::vector<Panel> readRows(const QJsonValue &rows, Notes &notes, std::size_t &left);

/// Sorts the panels by position, pushes down what overlaps, gives duplicate and missing ids new ones, and
/// puts a collapsed row's panels into coordinates of their own.
void arrange(std::vector<Panel> &panels);

} // namespace zumik::dashboard
