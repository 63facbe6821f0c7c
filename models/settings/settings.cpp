// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/settings.h"

#include "models/settings/privatefile.h"

#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>

#include <algorithm>
#include <cassert>

namespace zumik::settings {

namespace {

using base::Done;
using base::Error;
using base::ErrorCode;

const QString valuesKey = QStringLiteral("settings");

const SettingRow &rowOf(const std::vector<SettingRow> &table, const QString &key)
{
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const SettingRow &each) { return each.key == key; });
    assert(found != table.end());
    return *found;
}

QJsonValue valueOf(const SettingRow &row, const QJsonObject &whole)
{
    const QJsonValue chosen = whole[valuesKey][row.key];
    return row.allows(chosen) ? chosen : row.otherwise;
}

} // namespace

Settings::Settings(
    QString fileName, const std::vector<SettingRow> &table, const SettingsForm &form, QObject *parent)
    : QObject(parent)
    , m_fileName(std::move(fileName))
    , m_table(table)
{
    m_text.whole = {{QStringLiteral("version"), form.version}, {valuesKey, QJsonObject()}};
    read(form);
}

QString Settings::defaultFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation)
        + QStringLiteral("/settings.json");
}

QJsonValue Settings::valueIn(const QString &fileName, const QString &key)
{
    QFile file(fileName);
    const bool opened = file.exists() && file.open(QIODevice::ReadOnly);
    const auto text =
        readSettings(opened ? file.read(largestSettings + 1) : QByteArray(), SettingsForm::current());
    return valueOf(rowOf(settingsTable(), key), text ? text->whole : QJsonObject());
}

void Settings::read(const SettingsForm &form)
{
    QFile file(m_fileName);
    if (m_fileName.isEmpty() || !file.exists()) {
        return;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        m_text.newer = true; // what can't be read is not overwritten either
        m_keptAside =
            Error{ErrorCode::FileUnreadable, file.errorString().toStdString(), m_fileName.toStdString()};
        return;
    }
    auto text = readSettings(file.read(largestSettings + 1), form);
    file.close();
    if (text) {
        m_text = std::move(*text);
    } else {
        keepAside(text.error());
    }
}

void Settings::keepAside(const Error &error)
{
    for (int number = 1; number < 1000; ++number) {
        const QString aside = m_fileName + QStringLiteral(".broken-") + QString::number(number);
        if (!QFile::exists(aside) && QFile::rename(m_fileName, aside)) {
            m_keptAside = Error{error.code, error.message, aside.toStdString()};
            return;
        }
    }
    m_text.newer = true; // it could not be moved out of the way: left as it is
    m_keptAside = Error{error.code, error.message, m_fileName.toStdString()};
}

const SettingRow &Settings::row(const QString &key) const
{
    return rowOf(m_table, key);
}

QJsonValue Settings::value(const QString &key) const
{
    return valueOf(row(key), m_text.whole);
}

base::Status Settings::set(const QString &key, const QJsonValue &value)
{
    if (!row(key).allows(value)) {
        return Error{ErrorCode::InvalidArgument, "not a value of this setting", key.toStdString()};
    }
    if (this->value(key) == value && !m_text.whole[valuesKey][key].isUndefined()) {
        return Done{};
    }
    put(key, value);
    return write();
}

base::Status Settings::reset(const QString &key)
{
    put(key, QJsonValue::Undefined);
    return write();
}

void Settings::put(const QString &key, const QJsonValue &value)
{
    const QJsonValue before = this->value(key);
    QJsonObject values = m_text.whole[valuesKey].toObject();
    if (value.isUndefined()) {
        values.remove(key);
    } else {
        values.insert(key, value);
    }
    m_text.whole[valuesKey] = values;
    if (this->value(key) != before) {
        Q_EMIT changed(key);
    }
}

base::Status Settings::write() const
{
    if (m_fileName.isEmpty() || readOnly()) {
        return Done{};
    }
    return writePrivateFile(m_fileName, QJsonDocument(m_text.whole).toJson(QJsonDocument::Indented));
}

} // namespace zumik::settings
