// SPDX-License-Identifier: GPL-3.0-or-later
// Ways that are another program's pipes. The programs are real: OpenSSH's own `ssh -W`, and lines of the
// shell.
#include "models/ssh/connector.h"
#include "tests/models/ssh/rawsocket.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>
#include <unistd.h>

namespace zumik::tests {

using base::ErrorCode;
using ssh::TunnelState;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace {

struct ProxyCommand : testing::Test {
    static void SetUpTestSuite()
    {
        bastion = std::make_unique<Sshd>();
        server = std::make_unique<Sshd>();
    }

    static void TearDownTestSuite()
    {
        bastion.reset();
        server.reset();
    }

    ~ProxyCommand() override
    {
        EXPECT_TRUE(waitUntil([] { return ownChildren().empty(); })) << "a process is left behind";
    }

    /// All that this process has started but the servers.
    static std::vector<pid_t> ownChildren()
    {
        std::vector<pid_t> children = descendants(::getpid());
        for (const Sshd *sshd : {bastion.get(), server.get()}) {
            for (const pid_t other : descendants(sshd->pid())) {
                std::erase(children, other);
            }
            std::erase(children, sshd->pid());
        }
        return children;
    }

    /// Soon: a session's first process, which ends once the user is in, may be seen as a child and no longer
    /// as the server's.
    static bool oneChild()
    {
        return waitUntil([] { return ownChildren().size() == 1; });
    }

    static ssh::SshTarget by(const std::string &line)
    {
        ssh::SshTarget target = targetFor(*server);
        target.proxyCommand = {line, "/bin/sh", {"PATH=/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL=C"}};
        return target;
    }

    std::string sshTo(const Sshd &through) const
    {
        return "ssh -F /dev/null -o BatchMode=yes -o UserKnownHostsFile=" + through.knownHosts() + " -i "
            + through.identity() + " -p " + std::to_string(through.port())
            + " -W 127.0.0.1:" + std::to_string(server->port()) + " " + Sshd::user() + "@127.0.0.1";
    }

    static inline std::unique_ptr<Sshd> bastion;
    static inline std::unique_ptr<Sshd> server;
    TempDir m_dir{"proxycommand"};
};

} // namespace

TEST_F(ProxyCommand, carriesTheSession)
{
    const auto far = RawSocket::listen();
    WatchedTunnel way(by(sshTo(*bastion)), {{"127.0.0.1", far.port()}});
    const auto status = way.waitFor(TunnelState::Connected);
    EXPECT_THAT(status.address, IsEmpty());
    EXPECT_TRUE(oneChild()) << "the shell has become the program";
    const auto client = RawSocket::throughGateway(way.tunnel().access(), {"127.0.0.1", far.port()});
    const auto peer = far.accept();
    constexpr std::size_t size = std::size_t{8} << 20;
    std::thread down([&] {
        EXPECT_TRUE(peer.send(std::string(size, 'd')));
        peer.finishWriting();
    });
    EXPECT_EQ(client.readToEnd().size(), size);
    down.join();
}

TEST_F(ProxyCommand, isStartedAtOnce)
{
    const ssh::SshTarget target = by("true");
    ssh::TunnelStatus status;
    const ssh::Connector connector(
        target, status, [] {}, [] {});
    ssh::PollSet set;
    connector.collect(set);
    EXPECT_LE(set.wakesAt(), std::chrono::steady_clock::now()) << "nothing else would wake the tunnel";
}

TEST_F(ProxyCommand, leadsToTheFirstOfAChain)
{
    ssh::SshTarget target = targetFor(*server);
    target.hops.push_back(targetFor(*bastion));
    // By itself to itself: what counts is that it is the bastion's stream.
    target.hops[0].proxyCommand = {"ssh -F /dev/null -o BatchMode=yes -o UserKnownHostsFile="
            + server->knownHosts() + " -i " + server->identity() + " -p " + std::to_string(server->port())
            + " -W 127.0.0.1:" + std::to_string(bastion->port()) + " " + Sshd::user() + "@127.0.0.1",
        "/bin/sh", {"PATH=/usr/bin:/bin"}};
    WatchedTunnel way(std::move(target), {});
    EXPECT_EQ(way.waitFor(TunnelState::Connected).passed.size(), 1U);
}

TEST_F(ProxyCommand, thatEndsAtOnceTellsItsWords)
{
    WatchedTunnel way(by("sh -c 'echo no way there >&2; exit 3'"), {});
    const auto error = way.failure();
    EXPECT_EQ(error.code, ErrorCode::Unreachable);
    EXPECT_THAT(error.message, HasSubstr("no way there"));
    EXPECT_EQ(error.where, "127.0.0.1:" + std::to_string(server->port()));
}

TEST_F(ProxyCommand, thatDoesNotExistIsTold)
{
    WatchedTunnel way(by("no-such-program-here %h"), {});
    EXPECT_THAT(way.failure().message, HasSubstr("no-such-program-here"));
}

TEST_F(ProxyCommand, withoutItsShellIsTold)
{
    ssh::SshTarget target = by("true");
    target.proxyCommand->shell = m_dir.file("no-shell");
    WatchedTunnel way(std::move(target), {});
    EXPECT_EQ(way.failure().code, ErrorCode::FileNotFound);
}

TEST_F(ProxyCommand, thatHangsIsGivenUpAndEnded)
{
    ssh::SshTarget target = by("sh -c 'echo still trying >&2; trap \"\" TERM; sleep 1000'");
    target.connectTimeout = std::chrono::milliseconds(700);
    WatchedTunnel way(std::move(target), {});
    const auto error = way.failure();
    EXPECT_EQ(error.code, ErrorCode::Timeout);
    EXPECT_THAT(error.message, HasSubstr("still trying"));
}

TEST_F(ProxyCommand, thatPrintsGarbageIsNoServer)
{
    for (const char *line :
        {"head -c 200000 /dev/urandom", "yes", R"(printf 'HTTP/1.1 400 Bad Request\r\n\r\n')"}) {
        ssh::SshTarget target = by(line);
        target.connectTimeout = std::chrono::seconds(3);
        WatchedTunnel way(std::move(target), {});
        const auto code = way.failure().code;
        EXPECT_TRUE(
            code == ErrorCode::SshProtocol || code == ErrorCode::Unreachable || code == ErrorCode::Timeout)
            << line << ": " << base::describe(way.failure());
    }
}

TEST_F(ProxyCommand, thatFloodsItsErrorsIsNoTrouble)
{
    WatchedTunnel way(by("sh -c 'yes trouble | head -c 3000000 >&2; exit 1'"), {});
    const auto error = way.failure();
    EXPECT_THAT(error.message, HasSubstr("trouble"));
    EXPECT_LT(error.message.size(), 1'000U);
}

TEST_F(ProxyCommand, thatIsKilledInMidDownloadBreaksIt)
{
    const auto far = RawSocket::listen();
    WatchedTunnel way(by(sshTo(*bastion)), {{"127.0.0.1", far.port()}});
    way.waitFor(TunnelState::Connected);
    const auto client = RawSocket::throughGateway(way.tunnel().access(), {"127.0.0.1", far.port()});
    const auto peer = far.accept();
    std::thread down([&] { peer.send(std::string(std::size_t{64} << 20, 'd')); });
    EXPECT_EQ(client.read(1'000'000).size(), 1'000'000U);
    ASSERT_TRUE(oneChild());
    const auto children = ownChildren();
    ::kill(children.front(), SIGKILL);
    bool cleanly = true;
    client.readToEnd(&cleanly);
    EXPECT_FALSE(cleanly);
    ASSERT_TRUE(way.waitForLoss());
    EXPECT_EQ(way.loss()->code, ErrorCode::ConnectionLost);
    EXPECT_THAT(way.loss()->message, HasSubstr("ProxyCommand"));
    way.closeAndForget();
    down.join();
}

TEST_F(ProxyCommand, getsTheEnvironmentThatItIsGivenAndNoFileOfOurs)
{
    ::setenv("ZUMIK_TEST_SECRET", "hush", 1);
    const std::string found = m_dir.file("found");
    WatchedTunnel way(by("sh -c 'env > " + found + "; ls -l /proc/self/fd >> " + found + "; exit 1'"), {});
    way.failure();
    ::unsetenv("ZUMIK_TEST_SECRET");
    const std::string seen = readFile(found);
    EXPECT_THAT(seen, HasSubstr("PATH="));
    EXPECT_THAT(seen, Not(HasSubstr("hush")));
    // Its input, its errors, the file that it writes to, and the folder that ls reads.
    EXPECT_THAT(seen, Not(HasSubstr(" 4 -> ")));
}

TEST_F(ProxyCommand, isNotExpandedAgain)
{
    // %-tokens are replaced where the config is read; here it is a line for the shell.
    const std::string marker = m_dir.file("marker");
    WatchedTunnel way(by("sh -c 'echo %h > " + marker + "; exit 1'"), {});
    way.failure();
    EXPECT_EQ(readFile(marker), "%h\n");
}

} // namespace zumik::tests
