// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/settings/settingsfile.h"
#include "models/settings/settingstable.h"

#include <QObject>

#include <optional>

namespace zumik::settings {

/// The user's settings: the rows of a table with the values of a file. A choice is written at once; the file
/// is replaced whole or not at all and is its owner's alone. Lives in one thread.
class Settings final : public QObject {
    Q_OBJECT

public:
    /// Reads the file, if there is one. `fileName` empty: nothing is kept. A file that can't be read as
    /// settings is renamed (`keptAside`), and all begins with the defaults.
    explicit Settings(QString fileName, const std::vector<SettingRow> &table = settingsTable(),
        const SettingsForm &form = SettingsForm::current(), QObject *parent = nullptr);

    /// `settings.json` where the platform keeps the program's configuration; needs the application's name.
    static QString defaultFile();

    /// What a file says now, without holding or touching it: the default where it can't be read. Asserts that
    /// settingsTable() has the key.
    static QJsonValue valueIn(const QString &fileName, const QString &key);

    const std::vector<SettingRow> &table() const { return m_table; }

    /// The chosen value, else the default. Asserts that the table has the key.
    QJsonValue value(const QString &key) const;

    QString text(const QString &key) const { return value(key).toString(); }

    int number(const QString &key) const { return value(key).toInt(); }

    bool isDefault(const QString &key) const { return value(key) == row(key).otherwise; }

    /// Holds at once, also when the file can't be written. Errors: InvalidArgument (nothing changes),
    /// FileUnwritable.
    base::Status set(const QString &key, const QJsonValue &value);
    /// As if it had never been chosen.
    base::Status reset(const QString &key);

    /// Written by a later version: it is read, and choices hold until the program ends.
    bool readOnly() const { return m_text.newer; }

    /// Where a file that could not be read as settings is now, and why.
    const std::optional<base::Error> &keptAside() const { return m_keptAside; }

Q_SIGNALS:
    void changed(const QString &key);

private:
    const SettingRow &row(const QString &key) const;
    void read(const SettingsForm &form);
    void keepAside(const base::Error &error);
    void put(const QString &key, const QJsonValue &value);
    base::Status write() const;

    QString m_fileName;
    std::vector<SettingRow> m_table;
    SettingsText m_text;
    std::optional<base::Error> m_keptAside;
};

} // namespace zumik::settings
