// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/sshcommand.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace zumik::session {

namespace {

constexpr std::string_view harmless = "@%+=:,./_-"; ///< to a shell, beside letters and digits

bool isPlain(std::string_view word)
{
    return !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || harmless.find(static_cast<char>(c)) != std::string_view::npos;
    });
}

/// Within single quotes nothing is special but the quote itself.
std::string quoted(const QString &text)
{
    std::string word = text.toStdString();
    if (isPlain(word)) {
        return word;
    }
    std::string result = "'";
    for (const char c : word) {
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return result + "'";
}

} // namespace

std::string sshCommandOf(const settings::Ssh &ssh)
{
    std::string command = "ssh";
    const auto add = [&](const char *option, const QString &value) {
        if (!value.isEmpty()) {
            command += std::string(" ") + option + " " + quoted(value);
        }
    };
    add("-F", ssh.config);
    add("-l", ssh.user);
    add("-p", ssh.port == 0 ? QString() : QString::number(ssh.port));
    add("-i", ssh.identity);
    if (!ssh.knownHosts.isEmpty()) {
        // ssh takes the value apart at blanks unless it stands in quotes of its own.
        const bool blank = ssh.knownHosts.contains(QLatin1Char(' '));
        const QString mark = blank ? QStringLiteral("\"") : QString();
        add("-o", QStringLiteral("UserKnownHostsFile=") + mark + ssh.knownHosts + mark);
    }
    add("--", ssh.host);
    return command;
}

} // namespace zumik::session
