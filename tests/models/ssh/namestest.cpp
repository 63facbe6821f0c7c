// SPDX-License-Identifier: GPL-3.0-or-later
// The names that OpenSSH refuses since CVE-2023-51385, judged by `ssh -G` and by us: the shapes of the
// published payloads (a submodule's URL, a link, a browser's address), with a harmless command in them.
#include "tests/support/process.h"

#include "models/ssh/tunnel.h"

#include <QObject>

#include <gtest/gtest.h>

namespace zumik::tests {

namespace {

bool opensshTakes(const std::string &user, const std::string &host)
{
    return run({.program = "ssh", .arguments = {"-G", "-F", "/dev/null", "-l", user, "--", host}}).status
        == 0;
}

enum class Where { Target, Hop };

bool weTake(const std::string &user, const std::string &host, Where where)
{
    ssh::SshTarget named;
    named.host = host;
    named.user = user;
    named.useAgent = false;
    ssh::SshTarget target;
    target.host = "localhost";
    target.user = "ops";
    target.useAgent = false;
    if (where == Where::Hop) {
        target.hops.push_back(std::move(named));
    } else {
        target = std::move(named);
    }
    QObject context;
    const auto opened = ssh::Tunnel::open(std::move(target), {}, async::Receiver(&context), {});
    EXPECT_TRUE(opened.ok() || opened.error().code == base::ErrorCode::InvalidArgument);
    return opened.ok();
}

const std::vector<std::string> payloads{"`touch x`", "`touch${IFS}x`foo.bar", "$(touch x)",
    "$(touch${IFS}x).com", "${IFS}", "$HOME", "a;touch x", "a&touch x", "a|touch x", "a>x", "a<x", "a'b",
    "a\"b", "(a)", "{a,b}", "'`open -aCalculator`'foo.example.com", "\"`echo x`\".example.com", "a\\b",
    "-oProxyCommand=touch x", "-", "a\nb", "a\tb", "a b", "a\rb", std::string("a\x7f"), "foo@`id`.com"};

} // namespace

TEST(Names, ofHostsThatOpenSshRefusesAreRefused)
{
    int refused = 0;
    for (const std::string &host : payloads) {
        if (!opensshTakes("ops", host)) {
            ++refused;
            EXPECT_FALSE(weTake("ops", host, Where::Target)) << host;
            EXPECT_FALSE(weTake("ops", host, Where::Hop)) << host;
        }
    }
    EXPECT_GT(refused, 20);
}

TEST(Names, ofUsersThatOpenSshRefusesAreRefused)
{
    int refused = 0;
    for (const std::string &user : payloads) {
        if (!opensshTakes(user, "vps.invalid")) {
            ++refused;
            EXPECT_FALSE(weTake(user, "vps.invalid", Where::Target)) << user;
            EXPECT_FALSE(weTake(user, "vps.invalid", Where::Hop)) << user;
        }
    }
    EXPECT_GT(refused, 10);
}

TEST(Names, asPeopleHaveThemAreTaken)
{
    for (const char *host :
        {"vps", "gpu-7.example.com", "10.0.0.7", "::1", "fe80::1%lo", "a_b", "xn--bcher-kva.invalid"}) {
        EXPECT_TRUE(opensshTakes("ops", host)) << host;
        EXPECT_TRUE(weTake("ops", host, Where::Target)) << host;
    }
    for (const char *user : {"ops", "first.last", "DOMAIN\\user", "user@realm", "svc$"}) {
        EXPECT_TRUE(opensshTakes(user, "vps.invalid")) << user;
        EXPECT_TRUE(weTake(user, "vps.invalid", Where::Hop)) << user;
    }
}

} // namespace zumik::tests
