// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/sshaddress.h"

#include <algorithm>
#include <optional>

namespace zumik::settings {

namespace {

base::Error invalid(const char *what, const QString &text)
{
    return {base::ErrorCode::InvalidArgument, what, text.toStdString()};
}

/// Host and port as they stand after the user; nothing when the brackets are amiss.
struct HostPort {
    QString host;
    QString port; ///< null when there is none
};

std::optional<HostPort> splitHost(const QString &text)
{
    if (text.startsWith(QLatin1Char('['))) {
        const qsizetype end = text.indexOf(QLatin1Char(']'));
        const QString after = text.mid(end + 1);
        if (end < 0 || (!after.isEmpty() && !after.startsWith(QLatin1Char(':')))) {
            return std::nullopt;
        }
        return HostPort{text.mid(1, end - 1), after.isEmpty() ? QString() : after.mid(1)};
    }
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    if (colon < 0 || text.indexOf(QLatin1Char(':'), colon + 1) >= 0) {
        return HostPort{text, {}}; // a bare IPv6 address has several colons and no port
    }
    return HostPort{text.left(colon), text.mid(colon + 1)};
}

} // namespace

bool isSshName(const QString &name)
{
    static const QString forbidden = QStringLiteral("'\"`$\\;&|<>()*?!{}/@");
    return !name.isEmpty() && !name.startsWith(QLatin1Char('-'))
        && std::none_of(name.begin(), name.end(),
            [](QChar c) { return c.isSpace() || !c.isPrint() || forbidden.contains(c); });
}

base::Result<Ssh> parseSshAddress(const QString &text)
{
    QString rest = text.trimmed();
    if (rest.startsWith(QLatin1String("ssh://"))) {
        rest = rest.mid(6);
        rest.chop(rest.endsWith(QLatin1Char('/')) ? 1 : 0);
    }
    Ssh ssh;
    if (const qsizetype at = rest.lastIndexOf(QLatin1Char('@')); at >= 0) {
        ssh.user = rest.left(at);
        rest = rest.mid(at + 1);
        if (!isSshName(ssh.user)) {
            return invalid("not a user name", ssh.user);
        }
    }
    const auto parts = splitHost(rest);
    if (!parts || !isSshName(parts->host)) {
        return invalid("not a host name", rest);
    }
    ssh.host = parts->host;
    if (!parts->port.isNull()) {
        ssh.port = parts->port.toUShort();
        if (ssh.port == 0) {
            return invalid("not a port", parts->port);
        }
    }
    return ssh;
}

QString formatSshAddress(const Ssh &ssh)
{
    const bool bracketed = ssh.port != 0 && ssh.host.contains(QLatin1Char(':'));
    QString text = ssh.user.isEmpty() ? QString() : QString(ssh.user + QLatin1Char('@'));
    text += bracketed ? QString(QLatin1Char('[') + ssh.host + QLatin1Char(']')) : ssh.host;
    if (ssh.port != 0) {
        text += QLatin1Char(':') + QString::number(ssh.port);
    }
    return text;
}

} // namespace zumik::settings
