// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <functional>

// Changes within a JSON tree, whose objects are values. Private to models/dashboard.
namespace zumik::dashboard {

/// The object at the key, changed; nothing happens where there is none.
void editObject(QJsonObject &object, QLatin1String key, const std::function<void(QJsonObject &)> &change);

/// Every object of the array at the key, changed; what is no object stays.
void editItems(QJsonObject &object, QLatin1String key, const std::function<void(QJsonObject &)> &change);

/// What `change` makes of each item.
QJsonArray mapped(const QJsonValue &array, const std::function<QJsonObject(const QJsonValue &)> &change);

/// The member gets another name, in place of one that has it.
void rename(QJsonObject &object, QLatin1String from, QLatin1String to);

} // namespace zumik::dashboard
