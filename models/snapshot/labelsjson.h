// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/labels.h"
#include "models/snapshot/jsonobject.h"

namespace zumik::snapshot {

/// {"job": "api", ...}
QJsonObject labelsJson(const series::Labels &labels);
series::Labels readLabels(const JsonObject &object, QLatin1String key);

/// A document whose root is an object; `read` fills the value in.
template <typename T, typename Read> base::Result<T> readDocument(std::string_view json, Read read)
{
    const auto object = parseObject(json);
    if (!object) {
        return object.error();
    }
    Fault fault;
    T value;
    read(JsonObject(*object, {}, fault), value);
    return fault.error() ? base::Result<T>(*fault.error()) : base::Result<T>(std::move(value));
}

} // namespace zumik::snapshot
