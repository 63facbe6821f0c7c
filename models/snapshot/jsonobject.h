// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/time.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::snapshot {

/// The first thing that is wrong with a document; later ones are dropped.
class Fault {
public:
    /// `path` is the JSON path, "entries[3].size".
    void set(const QString &path, const QString &what);

    const std::optional<base::Error> &error() const { return m_error; }

private:
    std::optional<base::Error> m_error;
};

/// An object of a document that a newer program may have written: keys that nobody asks for are passed over,
/// those that are asked for must be of their kind. A key that isn't there, and one that is wrong, yields an
/// empty value, so that reading goes on harmlessly to the end.
class JsonObject {
public:
    /// `fault` outlives the reader.
    JsonObject(const QJsonValue &value, QString path, Fault &fault);

    bool has(QLatin1String key) const { return m_object.contains(key); }

    std::string text(QLatin1String key) const;
    std::vector<std::string> texts(QLatin1String key) const;
    bool flag(QLatin1String key) const;
    /// A whole number; faults outside `low` to `high`.
    std::int64_t number(QLatin1String key, std::int64_t low, std::int64_t high) const;
    /// From 0 on.
    std::uint64_t count(QLatin1String key) const;
    /// In milliseconds since 1970.
    base::Time time(QLatin1String key) const;
    /// In milliseconds, from 0 on.
    base::Duration duration(QLatin1String key) const;
    JsonObject object(QLatin1String key) const;
    void each(QLatin1String key, const std::function<void(const JsonObject &)> &read) const;
    /// Every key with its texts: {"job": ["a", "b"]}.
    void eachTexts(
        QLatin1String key, const std::function<void(std::string, std::vector<std::string>)> &read) const;
    /// Every key with its text: {"job": "a"}.
    void eachText(QLatin1String key, const std::function<void(std::string, std::string)> &read) const;

    /// A text that must be there and not empty.
    std::string needed(QLatin1String key) const;

    /// Makes the value of a key the document's fault.
    void refuse(QLatin1String key, const QString &what) const { m_fault.set(path(key), what); }

private:
    QString path(const QString &key) const;
    std::vector<std::string> textsOf(const QJsonValue &value, const QString &path) const;

    QJsonObject m_object;
    QString m_path;
    Fault &m_fault;
};

/// Errors: JsonInvalid with the offset; FormatInvalid where it is no object.
base::Result<QJsonObject> parseObject(std::string_view json);

/// UTF-8, indented, keys sorted.
std::string jsonText(const QJsonObject &object);

inline QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace zumik::snapshot
