// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/objectreader.h"

#include "models/base/text.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace zumik::settings {

namespace {

constexpr qsizetype longestKeyShown = 64;

QString kindOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Bool:
        return QStringLiteral("true or false");
    case QJsonValue::Double:
        return QStringLiteral("a number");
    case QJsonValue::String:
        return QStringLiteral("a string");
    case QJsonValue::Array:
        return QStringLiteral("an array");
    case QJsonValue::Object:
        return QStringLiteral("an object");
    case QJsonValue::Undefined:
        break;
    }
    return QStringLiteral("nothing");
}

QString expected(const char *kind, const QJsonValue &found)
{
    return QStringLiteral("expected ") + QLatin1String(kind) + QStringLiteral(", found ") + kindOf(found);
}

} // namespace

void Fault::set(const QString &path, const QString &what)
{
    if (m_error) {
        return;
    }
    const QString message = path.isEmpty() ? what : path + QStringLiteral(": ") + what;
    m_error = base::Error{base::ErrorCode::FormatInvalid, base::printable(message.toStdString()), {}};
}

ObjectReader::ObjectReader(const QJsonValue &value, QString path, Fault &fault)
    : m_object(value.toObject())
    , m_path(std::move(path))
    , m_fault(fault)
{
    if (!value.isObject()) {
        m_fault.set(m_path, expected("an object", value));
    }
}

bool ObjectReader::has(const QString &key)
{
    if (!m_asked.contains(key)) {
        m_asked << key;
    }
    return m_object.contains(key);
}

QJsonValue ObjectReader::value(const QString &key)
{
    (void)has(key);
    return m_object.value(key);
}

QString ObjectReader::text(const QString &key)
{
    const QJsonValue found = value(key);
    if (found.isUndefined()) {
        return {};
    }
    if (!found.isString()) {
        m_fault.set(path(key), expected("a string", found));
    } else if (found.toString().isEmpty()) {
        m_fault.set(path(key), QStringLiteral("is empty"));
    } else if (found.toString().contains(QChar(u'\0'))) {
        m_fault.set(path(key), QStringLiteral("holds a NUL character"));
    }
    return found.toString();
}

QString ObjectReader::requiredText(const QString &key)
{
    if (!has(key)) {
        m_fault.set(path(key), QStringLiteral("is missing"));
    }
    return text(key);
}

bool ObjectReader::flag(const QString &key, bool otherwise)
{
    const QJsonValue found = value(key);
    if (!found.isUndefined() && !found.isBool()) {
        m_fault.set(path(key), expected("true or false", found));
    }
    return found.toBool(otherwise);
}

int ObjectReader::number(const QString &key, int low, int high)
{
    const QJsonValue found = value(key);
    if (found.isUndefined()) {
        return 0;
    }
    const double number = found.toDouble(std::nan(""));
    if (!found.isDouble()) {
        m_fault.set(path(key), expected("a number", found));
    } else if (number != std::floor(number) || number < low || number > high) {
        m_fault.set(path(key), QStringLiteral("must be a whole number from %1 to %2").arg(low).arg(high));
    }
    return found.toInt();
}

ObjectReader ObjectReader::object(const QString &key)
{
    return {value(key), path(key), m_fault};
}

void ObjectReader::eachObject(const QString &key, const std::function<void(ObjectReader &)> &read)
{
    const QJsonValue found = value(key);
    if (found.isUndefined()) {
        return;
    }
    if (!found.isArray()) {
        m_fault.set(path(key), expected("an array", found));
    }
    const QJsonArray items = found.toArray();
    for (qsizetype i = 0; i < items.size() && !m_fault.error(); ++i) {
        ObjectReader item(items.at(i), path(key) + QStringLiteral("[%1]").arg(i), m_fault);
        read(item);
        item.finish();
    }
}

void ObjectReader::finish() const
{
    const QStringList present = m_object.keys();
    for (const QString &key : present) {
        if (!m_asked.contains(key)) {
            QStringList known = m_asked;
            known.sort();
            m_fault.set(path(key.left(longestKeyShown)),
                QStringLiteral("unknown key (known here: ") + known.join(QStringLiteral(", "))
                    + QLatin1Char(')'));
            return;
        }
    }
}

QString ObjectReader::path(const QString &key) const
{
    return m_path.isEmpty() ? key : m_path + QLatin1Char('.') + key;
}

} // namespace zumik::settings
