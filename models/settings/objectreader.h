// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

namespace zumik::settings {

/// The first thing that is wrong with a document; later ones are dropped.
class Fault {
public:
    /// `path` is the JSON path, "targets[1].auth.bearer"; `what` never quotes a value that could be a secret.
    void set(const QString &path, const QString &what);

    const std::optional<base::Error> &error() const { return m_error; }

private:
    std::optional<base::Error> m_error;
};

/// One object of a document that is read strictly: keys are asked for by name and kind, and `finish` faults
/// on the first one that nobody asked for. A fault yields empty values, so that reading goes on harmlessly to
/// the end.
class ObjectReader {
public:
    ObjectReader(const QJsonValue &value, QString path, Fault &fault);

    /// Asking makes the key a known one.
    bool has(const QString &key);

    /// Any kind of value; undefined when the key is not there.
    QJsonValue value(const QString &key);

    /// Empty when the key is not there; faults on an empty text, which means nothing anywhere.
    QString text(const QString &key);
    QString requiredText(const QString &key);
    bool flag(const QString &key, bool otherwise);
    /// 0 when the key is not there; faults outside `low` to `high`.
    int number(const QString &key, int low, int high);

    ObjectReader object(const QString &key);
    void eachObject(const QString &key, const std::function<void(ObjectReader &)> &read);

    void finish() const;

    QString path(const QString &key) const;

    QString path() const { return m_path; }

    QStringList keys() const { return m_object.keys(); }

    Fault &fault() { return m_fault; }

private:
    QJsonObject m_object;
    QString m_path;
    QStringList m_asked;
    Fault &m_fault; // outlives every reader: it is made by the function that reads the document
};

} // namespace zumik::settings
