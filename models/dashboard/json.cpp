// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/json.h"

#include "models/base/number.h"

#include <QJsonDocument>

#include <algorithm>
#include <cmath>

namespace zumik::dashboard {

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string utf8(const QString &text)
{
    return text.toStdString();
}

QJsonValue member(const QJsonValue &object, std::string_view key)
{
    const QJsonObject content = object.toObject();
    return content.value(QLatin1String(key.data(), static_cast<qsizetype>(key.size())));
}

std::string textOf(const QJsonValue &value)
{
    if (value.isString()) {
        return utf8(value.toString());
    }
    if (value.isDouble()) {
        return base::formatDouble(value.toDouble());
    }
    return value.isBool() ? (value.toBool() ? "true" : "false") : std::string();
}

std::string textOf(const QJsonValue &object, std::string_view key)
{
    return textOf(member(object, key));
}

std::optional<double> numberOf(const QJsonValue &value)
{
    if (value.isDouble()) {
        return value.toDouble();
    }
    return value.isString() ? base::parseDouble(utf8(value.toString())) : std::nullopt;
}

std::optional<double> numberOf(const QJsonValue &object, std::string_view key)
{
    return numberOf(member(object, key));
}

int intOf(const QJsonValue &value, int least, int most, int fallback)
{
    const std::optional<double> number = numberOf(value);
    if (!number || std::isnan(*number)) {
        return fallback;
    }
    return static_cast<int>(
        std::clamp(std::floor(*number), static_cast<double>(least), static_cast<double>(most)));
}

bool flagOf(const QJsonValue &object, std::string_view key, bool fallback)
{
    const QJsonValue value = member(object, key);
    if (value.isBool()) {
        return value.toBool();
    }
    if (value.isDouble()) {
        return value.toDouble() != 0;
    }
    return value.isString() ? value.toString() == QLatin1String("true") : fallback;
}

std::vector<std::string> textsOf(const QJsonValue &value)
{
    std::vector<std::string> texts;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue item : array) {
            texts.push_back(textOf(item));
        }
    } else if (!value.isUndefined() && !value.isNull()) {
        texts.push_back(textOf(value));
    }
    return texts;
}

std::string compact(const QJsonValue &value)
{
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return wrapped.mid(1, wrapped.size() - 2).toStdString();
}

QJsonValue fromCompact(std::string_view text)
{
    const QByteArray wrapped = "[" + QByteArray(text.data(), static_cast<qsizetype>(text.size())) + "]";
    const QJsonArray array = QJsonDocument::fromJson(wrapped).array();
    return array.size() == 1 ? array.at(0) : QJsonValue(QJsonValue::Undefined);
}

} // namespace zumik::dashboard
