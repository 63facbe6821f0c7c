// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

#include <functional>
#include <map>

namespace zumik::app {

/// The options of one subcommand: a flag takes no value, anything else takes the next argument or what
/// follows "=". The targets must outlive the reading.
class Options {
public:
    using Setter = std::function<void(const QString &)>;

    void flag(const QString &name, bool &target);
    void value(const QString &name, QString &target);

    void value(const QString &name, Setter setter) { m_values[name] = std::move(setter); }

    void source(SourceOption &source);

    /// The positional arguments, or what is wrong.
    base::Result<QStringList> read(const QStringList &arguments) const;

private:
    std::optional<base::Error> readOne(const QStringList &arguments, qsizetype &i) const;

    std::map<QString, Setter> m_flags;
    std::map<QString, Setter> m_values;
};

/// InvalidArgument with that sentence.
base::Error usage(const QString &text);

/// Nothing when there are as many positional arguments as wanted; `what` names the one that may be missing.
std::optional<base::Error> checkCount(const QStringList &positional, qsizetype wanted, const QString &what);

} // namespace zumik::app
