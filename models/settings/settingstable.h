// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace zumik::settings {

/// Whose a setting is; those of a connection stand in its profile.
enum class Scope : std::uint8_t { User };

/// A setting: what it may be, and what it is as long as nobody has chosen. What it means stands under its key
/// in widgets/settings.
struct SettingRow {
    enum class Kind : std::uint8_t { Choice, Number };

    QString key; ///< "appearance.theme": what stands before the dot is its group
    Kind kind = Kind::Choice;
    Scope scope = Scope::User;
    QJsonValue otherwise; ///< the default
    QStringList choices = {}; ///< of Choice: codes
    int low = 0; ///< of Number
    int high = 0;
    int step = 1;
    int since = 1; ///< the version of the file's form that first had it

    /// Whether the setting may have this value.
    bool allows(const QJsonValue &value) const;
};

/// The settings that this version knows, group by group.
const std::vector<SettingRow> &settingsTable();

} // namespace zumik::settings
