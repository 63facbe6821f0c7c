// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/jsonedit.h"

namespace zumik::dashboard {

void editObject(QJsonObject &object, QLatin1String key, const std::function<void(QJsonObject &)> &change)
{
    if (object.value(key).isObject()) {
        QJsonObject inner = object.take(key).toObject();
        change(inner);
        object.insert(key, inner);
    }
}

void editItems(QJsonObject &object, QLatin1String key, const std::function<void(QJsonObject &)> &change)
{
    if (!object.value(key).isArray()) {
        return;
    }
    QJsonArray changed;
    const QJsonArray items = object.value(key).toArray();
    for (const QJsonValue item : items) {
        if (item.isObject()) {
            QJsonObject inner = item.toObject();
            change(inner);
            changed.append(inner);
        } else {
            changed.append(item);
        }
    }
    object.insert(key, changed);
}

QJsonArray mapped(const QJsonValue &array, const std::function<QJsonObject(const QJsonValue &)> &change)
{
    QJsonArray made;
    const QJsonArray items = array.toArray();
    for (const QJsonValue item : items) {
        made.append(change(item));
    }
    return made;
}

void rename(QJsonObject &object, QLatin1String from, QLatin1String to)
{
    if (object.contains(from)) {
        object.insert(to, object.take(from));
    }
}

} // namespace zumik::dashboard
