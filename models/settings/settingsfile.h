// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QByteArray>
#include <QJsonObject>

#include <vector>

namespace zumik::settings {

/// The form of the settings file:
///     {"version": 1, "settings": {"appearance.theme": "dark", ...}}
/// Keys that this version doesn't know, and values that it doesn't allow, are kept as they are.
struct SettingsForm {
    int version = 1;

    /// Makes the settings of a version into those of the next one; the first is for version 1.
    using Migration = void (*)(QJsonObject &settings);
    std::vector<Migration> migrations = {};

    static SettingsForm current();
};

/// No honest settings come near this.
inline constexpr qsizetype largestSettings = 1 << 20; // bytes

struct SettingsText {
    QJsonObject whole; ///< with "settings" in the present form
    bool newer = false; ///< written by a later version: not to be overwritten
};

/// Errors: TooLarge, JsonInvalid, FormatInvalid (no such object, no version).
base::Result<SettingsText> readSettings(const QByteArray &json, const SettingsForm &form);

} // namespace zumik::settings
