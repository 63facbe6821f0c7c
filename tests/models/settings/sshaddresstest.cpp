// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/sshaddress.h"

#include <gtest/gtest.h>

#include <ostream>

namespace zumik::settings {

namespace {

QString parsed(const char *text)
{
    const auto ssh = parseSshAddress(QString::fromUtf8(text));
    return ssh
        ? QString(ssh->user + QLatin1Char('|') + ssh->host + QLatin1Char('|') + QString::number(ssh->port))
        : QStringLiteral("refused");
}

} // namespace

TEST(SshAddress, isReadInEachOfItsForms)
{
    EXPECT_EQ(parsed("vps"), QStringLiteral("|vps|0"));
    EXPECT_EQ(parsed("  ops@vps.example \n"), QStringLiteral("ops|vps.example|0"));
    EXPECT_EQ(parsed("ops@vps:2222"), QStringLiteral("ops|vps|2222"));
    EXPECT_EQ(parsed("::1"), QStringLiteral("|::1|0"));
    EXPECT_EQ(parsed("ops@[fe80::1]:22"), QStringLiteral("ops|fe80::1|22"));
    EXPECT_EQ(parsed("[::1]"), QStringLiteral("|::1|0"));
    EXPECT_EQ(parsed("ssh://ops@vps:2222/"), QStringLiteral("ops|vps|2222"));
}

TEST(SshAddress, isRefusedWhenAShellOrSshWouldReadItAsSomethingElse)
{
    for (const char *text :
        {"", " ", "@vps", "ops@", "-oProxyCommand=x", "a b", "vps;reboot", "`id`", "$(id)", "-l@vps", "vps:0",
            "vps:70000", "vps:22x", "vps:", "[::1", "[::1]x", "a@b@c", "vps/x", "v\u202eps"}) {
        EXPECT_EQ(parsed(text), QStringLiteral("refused")) << text;
    }
}

TEST(SshAddress, isWrittenAsItWouldBeTyped)
{
    for (const char *text : {"vps", "ops@vps", "ops@vps:2222", "ops@[::1]:22", "::1"}) {
        const auto ssh = parseSshAddress(QString::fromLatin1(text));
        ASSERT_TRUE(ssh);
        EXPECT_EQ(formatSshAddress(*ssh), QString::fromLatin1(text));
    }
}

} // namespace zumik::settings
