// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/settings/settingstable.h"

#include <QString>

namespace zumik::widgets::settings {

/// A setting in words: what it is, and what it does. Empty for a key that has none.
struct SettingWords {
    QString title;
    QString text;
};

SettingWords wordsOf(const QString &key);

/// The heading of the settings whose keys begin so: "appearance".
QString groupWords(const QString &group);

/// A value as it is offered: "High contrast", "120 %".
QString valueWords(const zumik::settings::SettingRow &row, const QJsonValue &value);

} // namespace zumik::widgets::settings
