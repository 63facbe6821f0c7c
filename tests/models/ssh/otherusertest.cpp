// SPDX-License-Identifier: GPL-3.0-or-later
// What another user of this machine gets through a way in: nothing through ours, everything through `ssh -L`.
// The user is a real one, made for the test; its client is bash.
#include "tests/models/ssh/httpservice.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/net.h"
#include "tests/support/tempdir.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

namespace zumik::tests {

using ssh::TunnelState;
using testing::HasSubstr;

namespace {

class OtherUser {
public:
    OtherUser()
        : m_name("zumik-test-" + std::to_string(::getpid()))
    {
        runOrThrow({.program = "useradd",
            .arguments = {"--no-create-home", "--user-group", "--shell", "/usr/sbin/nologin", m_name}});
    }

    ~OtherUser() { run({.program = "userdel", .arguments = {m_name}}); }

    OtherUser(const OtherUser &) = delete;
    OtherUser &operator=(const OtherUser &) = delete;

    /// What it gets back from 127.0.0.1:port for what it sends, a printf format; the caller's event loop goes
    /// on.
    std::string ask(std::uint16_t port, const std::string &format) const
    {
        const std::string script = "id -un >&2; exec 3<>/dev/tcp/127.0.0.1/" + std::to_string(port)
            + " && printf '" + format + "' >&3 && timeout 3 cat <&3";
        Process client({.program = "setpriv",
            .arguments = {"--reuid", m_name, "--regid", m_name, "--clear-groups", "bash", "-c", script},
            .directory = "/",
            .outputFile = m_dir.file("output"),
            .errorFile = m_dir.file("error")});
        EXPECT_TRUE(waitUntil([&] { return !client.running(); }));
        EXPECT_THAT(readFile(m_dir.file("error")), HasSubstr(m_name)) << "it was somebody else";
        std::string output = readFile(m_dir.file("output"));
        std::filesystem::remove(m_dir.file("output"));
        return output;
    }

private:
    std::string m_name;
    TempDir m_dir;
};

constexpr const char *httpRequest = R"(GET /secret HTTP/1.1\r\nConnection: close\r\n\r\n)";

std::string answer(const std::string &path)
{
    return "metrics of " + path;
}

} // namespace

TEST(OtherUsers, getNotOneByteThroughTheTunnel)
{
    const OtherUser other;
    const Sshd sshd({.hostKeys = {KeyType::Ed25519}});
    HttpService service(answer);
    const WatchedTunnel way(targetFor(sshd), {{"127.0.0.1", service.port()}});
    way.waitFor(TunnelState::Connected);
    ASSERT_EQ(ask(way, {"127.0.0.1", service.port()}, "/mine").body, "metrics of /mine");
    ASSERT_EQ(service.connections(), 1);

    const std::uint16_t port = way.tunnel().access().port;
    EXPECT_EQ(other.ask(port, httpRequest), "");
    EXPECT_EQ(other.ask(port, R"(\x05\x01\x00)"), "\x05\xff") << "SOCKS5 without a password";
    const std::string guess = other.ask(port, R"(\x05\x01\x02\x01\x04root\x04root\x05\x01\x00\x01)");
    EXPECT_EQ(guess, std::string("\x05\x02\x01\x01")) << "SOCKS5 with a wrong one";
    EXPECT_EQ(other.ask(port, R"(\x04\x01\x00\x50\x7f\x00\x00\x01root\x00)"), "") << "SOCKS4";
    EXPECT_EQ(service.connections(), 1) << "nobody else has been there";
}

TEST(OtherUsers, walkThroughAForwardOfSsh)
{
    const OtherUser other;
    const Sshd sshd({.hostKeys = {KeyType::Ed25519}});
    HttpService service(answer);
    const std::uint16_t port = freePort();
    const Process forward({.program = "ssh",
        .arguments = {"-F", "none", "-N", "-p", std::to_string(sshd.port()), "-i", sshd.identity(), "-o",
            "IdentitiesOnly=yes", "-o", "UserKnownHostsFile=" + sshd.knownHosts(), "-o", "BatchMode=yes",
            "-L", "127.0.0.1:" + std::to_string(port) + ":127.0.0.1:" + std::to_string(service.port()),
            Sshd::user() + "@127.0.0.1"}});
    ASSERT_TRUE(waitForPort(port));
    EXPECT_THAT(other.ask(port, httpRequest), HasSubstr("metrics of /secret"));
}

} // namespace zumik::tests
