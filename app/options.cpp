// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/options.h"

#include <QCoreApplication>

namespace zumik::app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

} // namespace

base::Error usage(const QString &text)
{
    return {base::ErrorCode::InvalidArgument, text.toStdString(), {}};
}

std::optional<base::Error> checkCount(const QStringList &positional, qsizetype wanted, const QString &what)
{
    if (positional.size() < wanted) {
        return usage(tr("%1 is missing.").arg(what));
    }
    if (positional.size() > wanted) {
        return usage(tr("Unexpected argument: %1").arg(positional[wanted]));
    }
    return std::nullopt;
}

void Options::flag(const QString &name, bool &target)
{
    m_flags[name] = [&target](const QString &) {
        target = true;
    };
}

void Options::value(const QString &name, QString &target)
{
    m_values[name] = [&target](const QString &text) {
        target = text;
    };
}

void Options::source(SourceOption &source)
{
    value(QStringLiteral("--profile"), source.profile);
    value(QStringLiteral("--profile-file"), source.profileFile);
    value(QStringLiteral("--prometheus"), source.prometheus);
    value(QStringLiteral("--snapshot"), source.snapshot);
    flag(QStringLiteral("--demo"), source.demo);
}

base::Result<QStringList> Options::read(const QStringList &arguments) const
{
    QStringList rest;
    bool onlyPositional = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (onlyPositional || !argument.startsWith(QLatin1String("--"))) {
            rest << argument;
        } else if (argument == QLatin1String("--")) {
            onlyPositional = true;
        } else if (auto problem = readOne(arguments, i)) {
            return *problem;
        }
    }
    return rest;
}

std::optional<base::Error> Options::readOne(const QStringList &arguments, qsizetype &i) const
{
    const QString &argument = arguments[i];
    if (const auto flag = m_flags.find(argument); flag != m_flags.end()) {
        flag->second({});
        return std::nullopt;
    }
    const qsizetype equals = argument.indexOf(QLatin1Char('='));
    const QString name = equals < 0 ? argument : argument.left(equals);
    const auto option = m_values.find(name);
    if (option == m_values.end()) {
        return usage(tr("There is no option %1 here. See zumik-console --help.").arg(name));
    }
    if (equals < 0 && i + 1 >= arguments.size()) {
        return usage(tr("The option %1 needs a value.").arg(name));
    }
    option->second(equals < 0 ? arguments[++i] : argument.mid(equals + 1));
    return std::nullopt;
}

} // namespace zumik::app
