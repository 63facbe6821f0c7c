// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>
#include <string_view>

namespace zumik::board {
struct QueryFact;
}

namespace zumik::widgets::common {
class ZoneClock;
}

namespace zumik::widgets::inspect {

/// Where in an expression its error is, counted from 1.
struct ErrorPlace {
    int line = 1;
    int column = 1;

    bool operator==(const ErrorPlace &) const = default;
};

/// What Prometheus says: "1:7: parse error: unexpected ..."; nothing where it names no place.
std::optional<ErrorPlace> errorPlace(std::string_view message);

/// A query, told.
struct QueryWords {
    QString name; ///< "A", with its legend
    QString expression; ///< as it was sent; below the line of an error a mark at its place
    QString facts; ///< range, step, how many series, how long
    QStringList warnings; ///< of the server, and what a limit cut off
    QString error; ///< empty: none
};

QueryWords queryWords(const board::QueryFact &fact, const common::ZoneClock &clock);

/// Whether all of it was asked, and of whom.
QString wayWords(const board::QueryFact &fact);

/// "96.4 ms"
QString millisecondsText(double milliseconds);

} // namespace zumik::widgets::inspect
