// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/settingstable.h"

#include <cmath>

namespace zumik::settings {

namespace {

SettingRow choice(const char *key, const char *otherwise, const QStringList &choices)
{
    SettingRow row;
    row.key = QLatin1String(key);
    row.kind = SettingRow::Kind::Choice;
    row.otherwise = QLatin1String(otherwise);
    row.choices = choices;
    return row;
}

SettingRow number(const char *key, int otherwise, int low, int high, int step)
{
    SettingRow row;
    row.key = QLatin1String(key);
    row.kind = SettingRow::Kind::Number;
    row.otherwise = otherwise;
    row.low = low;
    row.high = high;
    row.step = step;
    return row;
}

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

} // namespace

bool SettingRow::allows(const QJsonValue &value) const
{
    if (kind == Kind::Choice) {
        return value.isString() && choices.contains(value.toString());
    }
    const double number = value.toDouble(std::nan(""));
    return value.isDouble() && number == std::floor(number) && number >= low && number <= high;
}

const std::vector<SettingRow> &settingsTable()
{
    static const std::vector<SettingRow> table{
        choice("appearance.theme", "system", words("system dark light high-contrast")),
        number("appearance.textPercent", 100, 80, 200, 10),
        choice("time.zone", "utc", words("utc local")),
        choice("boards.refresh", "15s", words("off 5s 10s 15s 30s 1m 5m 15m")),
        number("keychain.promptSeconds", 60, 0, 300, 10),
        choice("ssh.matchExec", "ignore", words("ignore run")),
    };
    return table;
}

} // namespace zumik::settings
