// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QChar>
#include <QJsonValue>

#include <optional>

// QJsonDocument holds whole numbers within 64 bits exactly and every other number as a double: it writes
// 18446744073709551615 as 18446744073709552000, 1.0 as 1, brings -9223372036854775809 back as another number,
// and refuses a whole file for 1e400. So that a file goes out with the numbers that came in, each of those
// becomes a string that begins with a private letter before the JSON is parsed, and a number again after it
// was written. Private to models/dashboard.
namespace zumik::dashboard {

/// A private letter (U+E000 to U+F8FF) that the JSON nowhere holds, neither as it is nor escaped; none for
/// JSON that has used all of them.
std::optional<QChar> freeMark(const QByteArray &json);

/// The JSON with every number that QJsonDocument would write differently as a string of mark and number.
QByteArray withMarkedNumbers(const QByteArray &json, QChar mark);

/// What withMarkedNumbers did, undone in JSON text.
QByteArray withPlainNumbers(QByteArray json, QChar mark);

/// The same in a tree, where such a number becomes the nearest double that is finite.
QJsonValue unmarked(const QJsonValue &value, QChar mark);

} // namespace zumik::dashboard
