// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/jsonobject.h"

#include "models/base/text.h"

#include <QJsonArray>

namespace zumik::snapshot {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int64_t farTime = std::int64_t{1} << 53; ///< 285,000 years; what a JSON number holds exactly
constexpr qsizetype mostBytes = qsizetype{64} << 20;

} // namespace

void Fault::set(const QString &path, const QString &what)
{
    if (!m_error) {
        const QString message = path.isEmpty() ? what : QString(path % u": "_s % what);
        m_error = base::Error{base::ErrorCode::FormatInvalid, base::printable(message.toStdString()), {}};
    }
}

JsonObject::JsonObject(const QJsonValue &value, QString path, Fault &fault)
    : m_object(value.toObject())
    , m_path(std::move(path))
    , m_fault(fault)
{
    if (!value.isObject() && !value.isUndefined()) {
        m_fault.set(m_path, u"is no object"_s);
    }
}

QString JsonObject::path(const QString &key) const
{
    return m_path.isEmpty() ? key : QString(m_path % u'.' % key);
}

std::string JsonObject::text(QLatin1String key) const
{
    const QJsonValue found = m_object.value(key);
    if (!found.isString() && !found.isUndefined()) {
        m_fault.set(path(key), u"is no text"_s);
    }
    return found.toString().toStdString();
}

std::string JsonObject::needed(QLatin1String key) const
{
    std::string found = text(key);
    if (found.empty()) {
        m_fault.set(path(key), u"is missing or empty"_s);
    }
    return found;
}

std::vector<std::string> JsonObject::textsOf(const QJsonValue &value, const QString &path) const
{
    std::vector<std::string> texts;
    if (!value.isArray() && !value.isUndefined()) {
        m_fault.set(path, u"is no list"_s);
    }
    const QJsonArray items = value.toArray();
    for (const QJsonValue item : items) {
        if (!item.isString()) {
            m_fault.set(path, u"holds what is no text"_s);
        }
        texts.push_back(item.toString().toStdString());
    }
    return texts;
}

std::vector<std::string> JsonObject::texts(QLatin1String key) const
{
    return textsOf(m_object.value(key), path(key));
}

bool JsonObject::flag(QLatin1String key) const
{
    const QJsonValue found = m_object.value(key);
    if (!found.isBool() && !found.isUndefined()) {
        m_fault.set(path(key), u"is neither true nor false"_s);
    }
    return found.toBool();
}

std::int64_t JsonObject::number(QLatin1String key, std::int64_t low, std::int64_t high) const
{
    const QJsonValue found = m_object.value(key);
    if (found.isUndefined()) {
        return 0;
    }
    const qint64 number = found.toInteger(INT64_MIN); // that where it is no whole number
    if (number < low || number > high) {
        m_fault.set(path(key), u"must be a whole number from %1 to %2"_s.arg(low).arg(high));
        return 0;
    }
    return number;
}

std::uint64_t JsonObject::count(QLatin1String key) const
{
    return static_cast<std::uint64_t>(number(key, 0, INT64_MAX));
}

base::Time JsonObject::time(QLatin1String key) const
{
    return {number(key, -farTime, farTime)};
}

base::Duration JsonObject::duration(QLatin1String key) const
{
    return base::Duration{number(key, 0, farTime)};
}

JsonObject JsonObject::object(QLatin1String key) const
{
    return {m_object.value(key), path(key), m_fault};
}

void JsonObject::each(QLatin1String key, const std::function<void(const JsonObject &)> &read) const
{
    const QJsonValue found = m_object.value(key);
    if (!found.isArray() && !found.isUndefined()) {
        m_fault.set(path(key), u"is no list"_s);
    }
    const QJsonArray items = found.toArray();
    for (qsizetype i = 0; i < items.size() && !m_fault.error(); ++i) {
        read(JsonObject(items.at(i), path(key) % u"[%1]"_s.arg(i), m_fault));
    }
}

void JsonObject::eachTexts(
    QLatin1String key, const std::function<void(std::string, std::vector<std::string>)> &read) const
{
    const JsonObject inner = object(key);
    for (auto at = inner.m_object.begin(); at != inner.m_object.end(); ++at) {
        read(at.key().toStdString(), textsOf(at.value(), inner.path(at.key())));
    }
}

void JsonObject::eachText(QLatin1String key, const std::function<void(std::string, std::string)> &read) const
{
    const JsonObject inner = object(key);
    for (auto at = inner.m_object.begin(); at != inner.m_object.end(); ++at) {
        if (!at.value().isString()) {
            m_fault.set(inner.path(at.key()), u"is no text"_s);
        }
        read(at.key().toStdString(), at.value().toString().toStdString());
    }
}

base::Result<QJsonObject> parseObject(std::string_view json)
{
    if (json.size() > static_cast<std::size_t>(mostBytes)) {
        return base::Error{base::ErrorCode::FormatInvalid, "more than 64 MiB of JSON", {}};
    }
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(
        QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size())), &error);
    if (error.error != QJsonParseError::NoError) {
        return base::Error{base::ErrorCode::JsonInvalid, error.errorString().toStdString(),
            "byte " + std::to_string(error.offset)};
    }
    if (!document.isObject()) {
        return base::Error{base::ErrorCode::FormatInvalid, "no object", {}};
    }
    return document.object();
}

std::string jsonText(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented).toStdString();
}

} // namespace zumik::snapshot
