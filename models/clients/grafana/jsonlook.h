// SPDX-License-Identifier: GPL-3.0-or-later
// Small accessors that take a missing member, or one of another kind, for an empty one: versions of Grafana
// leave members out freely, and a list should show what there is. Private to models/clients/grafana.
#pragma once

#include "models/base/result.h"
#include "models/base/time.h"
#include "models/series/labels.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::clients::grafana {

/// A text at most this long; the rest of a longer one is dropped.
inline constexpr std::size_t longestText = 10'000; // bytes

/// Errors: JsonInvalid (where the text stops being JSON, as its message), FormatInvalid (no object, no
/// array).
base::Result<QJsonObject> objectOf(std::string_view json);
base::Result<QJsonArray> arrayOf(std::string_view json);

std::string textOf(const QJsonObject &object, const char *key);
std::vector<std::string> textsOf(const QJsonValue &list);

/// 0 for what is no whole number of 32 bits.
int intOf(const QJsonValue &value);

/// Milliseconds of the epoch; nothing for what no date of JavaScript's reaches.
std::optional<base::Time> epochTime(const QJsonValue &milliseconds);

/// RFC 3339; Go's zero time means never.
std::optional<base::Time> writtenTime(const QJsonObject &object, const char *key);

series::Labels labelsOf(const QJsonValue &object);

} // namespace zumik::clients::grafana
