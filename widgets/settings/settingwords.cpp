// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/settings/settingwords.h"

#include "models/base/duration.h"
#include "widgets/common/zoneclock.h"

#include <QCoreApplication>
#include <QLocale>

#include <map>

namespace zumik::widgets::settings {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

QString choiceWords(const QString &key, const QString &code)
{
    const std::map<QString, QString> words{
        {QStringLiteral("appearance.theme=system"), Text::tr("As the desktop")},
        {QStringLiteral("appearance.theme=dark"), Text::tr("Dark")},
        {QStringLiteral("appearance.theme=light"), Text::tr("Light")},
        {QStringLiteral("appearance.theme=high-contrast"), Text::tr("High contrast")},
        {QStringLiteral("time.zone=utc"), Text::tr("UTC")},
        {QStringLiteral("time.zone=local"), Text::tr("Local time")},
        {QStringLiteral("boards.refresh=off"), Text::tr("Off")},
        {QStringLiteral("ssh.matchExec=ignore"), Text::tr("Never run them")},
        {QStringLiteral("ssh.matchExec=run"), Text::tr("Run them")},
    };
    const auto found = words.find(key + QLatin1Char('=') + code);
    if (found != words.end()) {
        return found->second;
    }
    const auto span = base::parseDuration(code.toStdString());
    return span ? common::spanText(*span) : code;
}

QString numberWords(const QString &key, int value)
{
    const QString number = QLocale().toString(value);
    if (key == QLatin1String("appearance.textPercent")) {
        return Text::tr("%1 %").arg(number);
    }
    return value == 0 ? Text::tr("Never ask") : Text::tr("%1 s").arg(number);
}

} // namespace

SettingWords wordsOf(const QString &key)
{
    const std::map<QString, SettingWords> words{
        {QStringLiteral("appearance.theme"),
            {Text::tr("Theme"), Text::tr("Dark, light, or with the strongest contrast.")}},
        {QStringLiteral("appearance.textPercent"),
            {Text::tr("Text size"), Text::tr("Of all text, on top of the desktop's own size.")}},
        {QStringLiteral("time.zone"),
            {Text::tr("Time zone"), Text::tr("In which all times are shown. Its name stands beside them.")}},
        {QStringLiteral("boards.refresh"),
            {Text::tr("Refresh"),
                Text::tr("How often boards ask again; never more often than the server scrapes.")}},
        {QStringLiteral("keychain.promptSeconds"),
            {Text::tr("Unlock the keychain"),
                Text::tr(
                    "How long a locked keychain may ask for its password before the console gives up.")}},
        {QStringLiteral("ssh.matchExec"),
            {Text::tr("Commands of Match exec"),
                Text::tr(
                    "Whether a block of your ssh_config may depend on a command. Those of other files are "
                    "never run.")}},
    };
    const auto found = words.find(key);
    return found == words.end() ? SettingWords() : found->second;
}

QString groupWords(const QString &group)
{
    const std::map<QString, QString> words{
        {QStringLiteral("appearance"), Text::tr("Appearance")},
        {QStringLiteral("time"), Text::tr("Time")},
        {QStringLiteral("boards"), Text::tr("Boards")},
        {QStringLiteral("keychain"), Text::tr("Keychain")},
        {QStringLiteral("ssh"), Text::tr("SSH")},
    };
    const auto found = words.find(group);
    return found == words.end() ? QString() : found->second;
}

QString valueWords(const zumik::settings::SettingRow &row, const QJsonValue &value)
{
    return row.kind == zumik::settings::SettingRow::Kind::Choice ? choiceWords(row.key, value.toString())
                                                                 : numberWords(row.key, value.toInt());
}

} // namespace zumik::widgets::settings
