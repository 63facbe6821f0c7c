// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drive/fields.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

namespace zumik::app::drive {

Fields::Fields(QJsonObject object, std::string where)
    : m_object(std::move(object))
    , m_where(std::move(where))
{
}

base::Result<Fields> Fields::read(const QByteArray &json, const std::string &where)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return base::Error{base::ErrorCode::JsonInvalid, problem.errorString().toStdString(), where};
    }
    if (!document.isObject()) {
        return base::Error{base::ErrorCode::FormatInvalid, "a step is a JSON object", where};
    }
    return Fields(document.object(), where);
}

QJsonValue Fields::value(const char *name)
{
    m_asked.insert(QLatin1String(name));
    return m_object.value(QLatin1String(name));
}

void Fields::require(const char *name)
{
    if (!has(name)) {
        wrong("\"%1\" is missing", QLatin1String(name));
    }
}

QString Fields::text(const char *name)
{
    const QJsonValue found = value(name);
    if (!found.isString() || found.toString().isEmpty()) {
        wrong("\"%1\" is a text that holds something", QLatin1String(name));
    }
    return found.toString();
}

QString Fields::text(const char *name, const QString &otherwise)
{
    return has(name) ? text(name) : otherwise;
}

bool Fields::flag(const char *name)
{
    const QJsonValue found = value(name);
    if (!found.isUndefined() && !found.isBool()) {
        wrong("\"%1\" is true or false", QLatin1String(name));
    }
    return found.toBool();
}

int Fields::whole(const char *name, int otherwise, int least, int most)
{
    const QJsonValue found = value(name);
    if (found.isUndefined()) {
        return otherwise;
    }
    const double number = found.toDouble(std::nan(""));
    if (!(number >= least && number <= most) || number != std::floor(number)) {
        wrong("\"%1\" is not a whole number in range", QLatin1String(name));
        return otherwise;
    }
    return static_cast<int>(number);
}

std::pair<double, double> Fields::pair(const char *name, double least, double most)
{
    const QJsonArray list = value(name).toArray();
    const double first = list.at(0).toDouble(std::nan(""));
    const double second = list.at(1).toDouble(std::nan(""));
    const auto inRange = [&](double number) {
        return number >= least && number <= most;
    };
    if (list.size() != 2 || !inRange(first) || !inRange(second)) {
        wrong("\"%1\" is two numbers in range", QLatin1String(name));
        return {least, least};
    }
    return {first, second};
}

Part Fields::part(const char *name)
{
    if (!has(name)) {
        return middle;
    }
    const auto [x, y] = pair(name, 0, 1);
    return {x, y};
}

Target Fields::target(const char *name)
{
    return {text(name), text("in", QString())};
}

Fields Fields::object(const char *name)
{
    const QJsonValue found = value(name);
    if (!found.isObject()) {
        wrong("\"%1\" is an object", QLatin1String(name));
    }
    return {found.toObject(), m_where};
}

void Fields::take(Fields inner)
{
    inner.refuseOthers();
    if (!m_error) {
        m_error = inner.m_error;
    }
}

void Fields::refuseOthers()
{
    const QStringList names = m_object.keys();
    for (const QString &name : names) {
        if (!m_asked.contains(name)) {
            wrong("\"%1\" means nothing here", name);
        }
    }
}

void Fields::wrong(const char *sentence, const QString &what)
{
    if (!m_error) {
        const QString text = QString::fromLatin1(sentence);
        m_error = base::Error{base::ErrorCode::FormatInvalid,
            (text.contains(QLatin1String("%1")) ? text.arg(what.left(100)) : text).toStdString(), m_where};
    }
}

} // namespace zumik::app::drive
