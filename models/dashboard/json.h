// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Lenient looks at JSON that many versions of a program wrote: a value of the wrong kind is as good as none.
// Private to models/dashboard.
namespace zumik::dashboard {

QString qt(std::string_view text);
std::string utf8(const QString &text);

/// The member, or Undefined.
QJsonValue member(const QJsonValue &object, std::string_view key);

/// Strings as they are, numbers and booleans as JSON writes them; anything else is empty.
std::string textOf(const QJsonValue &value);
std::string textOf(const QJsonValue &object, std::string_view key);

/// Numbers, and strings that are one.
std::optional<double> numberOf(const QJsonValue &value);
std::optional<double> numberOf(const QJsonValue &object, std::string_view key);

/// A whole number within the bounds; `fallback` where there is none.
int intOf(const QJsonValue &value, int least, int most, int fallback);

/// true, "true", 1.
bool flagOf(const QJsonValue &object, std::string_view key, bool fallback = false);

/// The texts of an array, or of a single text.
std::vector<std::string> textsOf(const QJsonValue &value);

/// Compact JSON of any value, and back; text that is no JSON gives Undefined.
std::string compact(const QJsonValue &value);
QJsonValue fromCompact(std::string_view text);

} // namespace zumik::dashboard
