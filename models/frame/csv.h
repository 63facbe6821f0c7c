// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/frame.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// A table as comma-separated values (RFC 4180: lines end with CR LF, what holds a separator, a quote or a
// line's end is quoted, quotes are doubled), so that spreadsheets open it as it is:
//   - first the notes, one a line, "# NAME: TEXT" in the first cell (pandas: comment="#"), then the heads,
//   then the rows;
//   - numbers with all their digits and a point, never in a unit; "NaN", "Inf", "-Inf"; an empty cell where
//   nothing is;
//   - times as ISO 8601 with their offset from UTC: 2025-11-20T03:00:00+01:00;
//   - a text that a spreadsheet would take for a formula (it begins with = + - @, a tab or a line's end, and
//   is no
//     number) has an apostrophe before it. Labels come from strangers.
namespace zumik::frame {

/// One line above the table: "source", "prod".
struct CsvNote {
    std::string name;
    std::string text;
};

struct CsvTable {
    std::vector<CsvNote> notes;
    /// Of one table; a column that is shorter than the others is empty below its end.
    std::vector<std::shared_ptr<const Field>> columns;
    /// How far the shown zone is ahead of UTC at a time; empty: UTC.
    std::function<base::Duration(base::Time)> zoneOffset;
};

/// Takes some of the text; false: no more of it is wanted.
using CsvSink = std::function<bool(std::string_view)>;

/// Hands the text over piece by piece, in UTF-8; false when the sink wanted no more.
bool writeCsv(const CsvTable &table, const CsvSink &sink);

/// All of it at once.
std::string csvText(const CsvTable &table);

/// A cell that holds a text: quoted where it must be, and no formula.
std::string csvCell(std::string_view text);

/// "2025-11-20T03:00:00+01:00", with ".250" when there are milliseconds.
std::string isoTime(base::Time time, base::Duration offset);

} // namespace zumik::frame
