// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <string>
#include <string_view>

namespace zumik::widgets::panels {

/// The pills of a value: the items of a JSON list, else what stands between commas; at most 50. Source:
/// Grafana's PillCell, inferPills.
QStringList pillsOf(std::string_view value);

/// JSON in lines, each indented; a text that isn't JSON (or is longer than 200 kB) as it is. Both safe to
/// show.
QString jsonLines(std::string_view value);

/// One line that goes into a spreadsheet's cell: tabs and line ends become spaces.
QString tsvCell(const QString &text);

} // namespace zumik::widgets::panels
