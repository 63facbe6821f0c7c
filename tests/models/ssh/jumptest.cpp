// SPDX-License-Identifier: GPL-3.0-or-later
// Chains of real sshds, each with host keys and users' keys of its own.
#include "tests/models/ssh/rawsocket.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/tempdir.h"
#include "tests/support/wait.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <filesystem>
#include <iterator>
#include <set>
#include <sstream>
#include <thread>

namespace zumik::tests {

using base::ErrorCode;
using ssh::TunnelState;
using testing::HasSubstr;

namespace {

std::string nameOf(const Sshd &sshd)
{
    return "127.0.0.1:" + std::to_string(sshd.port());
}

/// Through the first two to the third.
class Jump : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        for (auto &each : chain) {
            each = std::make_unique<Sshd>();
        }
    }

    static void TearDownTestSuite()
    {
        for (auto &each : chain) {
            each.reset();
        }
    }

    static ssh::SshTarget through(const Sshd &first, const Sshd &second, const Sshd &last)
    {
        ssh::SshTarget target = targetFor(last);
        target.hops.push_back(targetFor(first));
        target.hops.push_back(targetFor(second));
        return target;
    }

    static ssh::SshTarget throughAll() { return through(*chain[0], *chain[1], *chain[2]); }

    static inline std::array<std::unique_ptr<Sshd>, 3> chain;
    TempDir m_dir{"jump"};
};

/// The listening sockets of this process: those of /proc/net/tcp (state 0A) that it has open.
std::size_t listeners()
{
    std::set<std::string> own;
    for (const auto &entry : std::filesystem::directory_iterator("/proc/self/fd")) {
        std::error_code closed;
        own.insert(std::filesystem::read_symlink(entry.path(), closed).string());
    }
    std::size_t count = 0;
    std::istringstream table(readFile("/proc/net/tcp"));
    for (std::string line; std::getline(table, line);) {
        std::istringstream words(line);
        std::vector<std::string> fields{std::istream_iterator<std::string>(words), {}};
        const bool listening = fields.size() > 9 && fields[3] == "0A";
        count += listening ? own.count("socket:[" + fields[9] + "]") : 0;
    }
    return count;
}

/// Reads to the end on a thread of its own, or both ends would wait for each other.
std::size_t countToEnd(const RawSocket &socket, bool &cleanly)
{
    return socket.readToEnd(&cleanly).size();
}

} // namespace

TEST_F(Jump, goesThroughAChainOfThreeAndTellsOfEach)
{
    const auto far = RawSocket::listen();
    WatchedTunnel way(throughAll(), {{"127.0.0.1", far.port()}});
    const auto status = way.waitFor(TunnelState::Connected);
    ASSERT_EQ(status.passed.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(status.passed[i].port, chain[i]->port());
        EXPECT_EQ(status.passed[i].place, "127.0.0.1:" + std::to_string(chain[i]->port()));
        EXPECT_TRUE(status.passed[i].legs.connect && status.passed[i].legs.handshake);
        EXPECT_TRUE(status.passed[i].legs.authenticate.has_value());
        EXPECT_THAT(status.passed[i].authentication, HasSubstr("ssh-ed25519"));
    }
    EXPECT_EQ(status.port, chain[2]->port());
    EXPECT_NE(status.passed[0].hostKey, status.passed[1].hostKey);
    EXPECT_NE(status.passed[1].hostKey, status.hostKey);

    const auto client = RawSocket::throughGateway(way.tunnel().access(), {"127.0.0.1", far.port()});
    ASSERT_EQ(client.reply(), 0);
    const auto peer = far.accept();
    client.send("ask");
    client.finishWriting();
    EXPECT_EQ(peer.readToEnd(), "ask") << "half of the connection is closed";
    peer.send("answer");
    EXPECT_EQ(client.read(6), "answer") << "the other half is not";
}

TEST_F(Jump, opensNoPortOnTheWayAndLeavesNothingBehind)
{
    const std::size_t before = listeners();
    WatchedTunnel way(throughAll(), {});
    way.waitFor(TunnelState::Connected);
    EXPECT_EQ(listeners(), before + 1) << "the gateway's alone";
    way.closeAndForget();
    for (const auto &each : chain) {
        EXPECT_TRUE(waitUntil([&] { return each->connections() == 0; })) << "good-bye was said to each";
    }
}

TEST_F(Jump, carriesALargeDownloadAndAnUploadAtOnce)
{
    constexpr std::size_t size = std::size_t{24} << 20;
    const auto far = RawSocket::listen();
    WatchedTunnel way(throughAll(), {{"127.0.0.1", far.port()}});
    way.waitFor(TunnelState::Connected);
    const auto client = RawSocket::throughGateway(way.tunnel().access(), {"127.0.0.1", far.port()});
    const auto peer = far.accept();
    std::thread up([&] {
        EXPECT_TRUE(client.send(std::string(size, 'u')));
        client.finishWriting();
    });
    std::thread down([&] {
        EXPECT_TRUE(peer.send(std::string(size, 'd')));
        peer.finishWriting();
    });
    bool cleanly = false;
    std::size_t arrived = 0;
    std::thread reading([&] { arrived = countToEnd(peer, cleanly); });
    bool downCleanly = false;
    EXPECT_EQ(countToEnd(client, downCleanly), size);
    reading.join();
    EXPECT_EQ(arrived, size);
    EXPECT_TRUE(cleanly && downCleanly);
    up.join();
    down.join();
}

TEST_F(Jump, aClientThatDoesNotReadHoldsTheServiceBackAndNobodyElse)
{
    const auto far = RawSocket::listen();
    WatchedTunnel way(throughAll(), {{"127.0.0.1", far.port()}});
    way.waitFor(TunnelState::Connected);
    const auto lazy = RawSocket::throughGateway(way.tunnel().access(), {"127.0.0.1", far.port()});
    const auto source = far.accept();
    // More than the innermost channel's window of 2 MiB and all sockets on the way.
    const std::string block(std::size_t{1} << 20, 'x');
    constexpr int blocks = 60;
    std::atomic<int> sent{0};
    std::thread service([&] {
        for (int i = 0; i < blocks && source.send(block); ++i) {
            ++sent;
        }
        source.finishWriting();
    });
    EXPECT_TRUE(waitFor([&] { return sent > 2; }));
    const auto other = RawSocket::throughGateway(way.tunnel().access(), {"127.0.0.1", far.port()});
    const auto peer = far.accept();
    for (int i = 0; i < 20; ++i) {
        peer.send("quick");
        ASSERT_EQ(other.read(5), "quick");
    }
    EXPECT_LT(sent, blocks) << "the service would have been let run";
    EXPECT_EQ(lazy.readToEnd().size(), block.size() * blocks);
    service.join();
}

TEST_F(Jump, asksForTheUnknownKeyOfAHopAndNamesIt)
{
    ssh::SshTarget target = throughAll();
    target.hops[1].knownHosts = {m_dir.file("empty")};
    target.hops[1].alias = "bastion-2";
    WatchedTunnel way(std::move(target), {});
    const auto error = way.failure();
    EXPECT_EQ(error.code, ErrorCode::HostKeyUnknown);
    EXPECT_EQ(error.where, "bastion-2 (" + nameOf(*chain[1]) + ")");
    EXPECT_EQ(way.status().passed.size(), 1U);
    EXPECT_EQ(way.status().port, chain[1]->port());

    target = throughAll();
    target.hops[1].knownHosts = {m_dir.file("empty")};
    target.hops[1].acceptedHostKey = way.status().hostKey;
    WatchedTunnel again(std::move(target), {});
    again.waitFor(TunnelState::Connected);
}

TEST_F(Jump, refusesTheChangedKeyOfAHop)
{
    ssh::SshTarget target = throughAll();
    const std::string file = m_dir.file("known_hosts");
    writeFile(
        file, chain[0]->knownHostsLine("[127.0.0.1]:" + std::to_string(chain[1]->port()), KeyType::Ed25519));
    target.hops[1].knownHosts = {file};
    WatchedTunnel way(std::move(target), {});
    const auto error = way.failure();
    EXPECT_EQ(error.code, ErrorCode::HostKeyChanged);
    EXPECT_EQ(error.where, file + ":1");
    EXPECT_EQ(way.status().port, chain[1]->port()) << "of which hop it is told";
    EXPECT_TRUE(waitUntil([&] { return chain[0]->connections() == 0; }));
}

TEST_F(Jump, namesTheHopThatLetsNobodyIn)
{
    ssh::SshTarget target = throughAll();
    target.hops[1].identities.clear();
    target.hops[1].identities.push_back({chain[0]->identity(), {}}); // that of another server
    WatchedTunnel way(std::move(target), {});
    EXPECT_EQ(way.failure().code, ErrorCode::SshAuthFailed);
    EXPECT_EQ(way.failure().where, nameOf(*chain[1]));
}

TEST_F(Jump, namesTheHopThatForbidsForwarding)
{
    const Sshd closed({.allowTcpForwarding = false});
    WatchedTunnel way(through(*chain[0], closed, *chain[2]), {});
    const auto error = way.failure();
    EXPECT_EQ(error.code, ErrorCode::SshForwardRefused);
    EXPECT_EQ(error.where, nameOf(*chain[2]));
    EXPECT_THAT(error.message, HasSubstr(nameOf(closed) + " says: "));
}

TEST_F(Jump, tellsWhatTheHopBeforeSaysOfAHostThatIsNotThere)
{
    auto free = RawSocket::listen();
    ssh::SshTarget target = throughAll();
    target.port = free.port();
    free.close();
    WatchedTunnel refused(std::move(target), {});
    EXPECT_EQ(refused.failure().code, ErrorCode::ConnectionRefused);
    target = throughAll();
    target.host = "no-such-host.invalid";
    WatchedTunnel unknown(std::move(target), {});
    EXPECT_EQ(unknown.failure().code, ErrorCode::NameNotFound);
    EXPECT_THAT(unknown.failure().where, HasSubstr("no-such-host.invalid"));
}

TEST_F(Jump, aHopThatDiesInMidDownloadBreaksItAndIsNamed)
{
    for (const std::size_t dead : {0U, 1U}) {
        const auto far = RawSocket::listen();
        WatchedTunnel way(throughAll(), {{"127.0.0.1", far.port()}});
        way.waitFor(TunnelState::Connected);
        const auto client = RawSocket::throughGateway(way.tunnel().access(), {"127.0.0.1", far.port()});
        const auto peer = far.accept();
        std::thread down([&] { peer.send(std::string(std::size_t{64} << 20, 'd')); });
        EXPECT_EQ(client.read(1'000'000).size(), 1'000'000U);
        EXPECT_GE(chain[dead]->dropConnections(), 1U);
        bool cleanly = true;
        client.readToEnd(&cleanly);
        EXPECT_FALSE(cleanly) << "an end would pass for the end of the answer";
        ASSERT_TRUE(way.waitForLoss());
        EXPECT_EQ(way.loss()->code, ErrorCode::ConnectionLost);
        // The end of the second is seen as the end of the channel through the first: of the third's stream.
        EXPECT_EQ(way.loss()->where, nameOf(*chain[dead]));
        way.closeAndForget();
        down.join();
    }
}

TEST_F(Jump, comesBackThroughAllHops)
{
    WatchedTunnel way(throughAll(), {});
    way.waitFor(TunnelState::Connected);
    chain[1]->dropConnections();
    ASSERT_TRUE(way.waitForSession(2));
    EXPECT_EQ(way.status().passed.size(), 2U);
}

TEST_F(Jump, aSilentHopIsNoticed)
{
    Sshd frozen;
    ssh::SshTarget target = through(*chain[0], frozen, *chain[2]);
    target.keepaliveInterval = std::chrono::milliseconds(300);
    WatchedTunnel way(std::move(target), {});
    way.waitFor(TunnelState::Connected);
    frozen.pause();
    EXPECT_TRUE(way.waitForLoss());
    frozen.resume();
    EXPECT_EQ(way.loss()->code, ErrorCode::ConnectionLost);
}

TEST_F(Jump, refusesNamesThatAShellWouldReadOnEachHop)
{
    ssh::SshTarget target = throughAll();
    target.hops[0].host = "$(touch x)";
    QObject context;
    const auto opened = ssh::Tunnel::open(std::move(target), {}, async::Receiver(&context), {});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::InvalidArgument);
}

} // namespace zumik::tests
