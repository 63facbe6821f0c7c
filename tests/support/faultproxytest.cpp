// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultproxy.h"
#include "tests/support/net.h"
#include "tests/support/wait.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <random>
#include <sys/socket.h>
#include <sys/time.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace zumik::tests {

using namespace std::chrono_literals;
using Way = FaultProxy::Way;
using std::chrono::steady_clock;

namespace {

constexpr std::size_t mebi = std::size_t{1} << 20;

/// A blocking socket that waits twenty seconds at most.
class Peer {
public:
    explicit Peer(int descriptor)
        : m_descriptor(descriptor)
    {
        const timeval limit{20, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    }

    Peer(Peer &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    {
    }

    ~Peer() { close(); }

    int descriptor() const { return m_descriptor; }

    void close() { ::close(std::exchange(m_descriptor, -1)); }

    void finish() const { ::shutdown(m_descriptor, SHUT_WR); }

    bool send(std::string_view bytes) const
    {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                return false;
            }
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    /// Up to `size` bytes; fewer when the end came (`error` 0) or the connection broke (errno).
    std::string read(std::size_t size, int *error = nullptr) const
    {
        std::string bytes(size, '\0');
        std::size_t got = 0;
        while (got < size) {
            const ssize_t count = ::recv(m_descriptor, bytes.data() + got, size - got, 0);
            if (count <= 0) {
                if (error != nullptr) {
                    *error = count < 0 ? errno : 0;
                }
                break;
            }
            got += static_cast<std::size_t>(count);
        }
        bytes.resize(got);
        return bytes;
    }

    bool hasNews(std::chrono::milliseconds within) const
    {
        timeval limit{0, static_cast<suseconds_t>(within.count() * 1000)};
        fd_set set;
        FD_ZERO(&set);
        FD_SET(m_descriptor, &set);
        return ::select(m_descriptor + 1, &set, nullptr, nullptr, &limit) == 1;
    }

private:
    int m_descriptor;
};

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// A server of ours, the proxy before it, and one connection through both.
class FaultProxyTest : public testing::Test {
protected:
    FaultProxyTest()
        : listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
        , proxy(listen())
        , client(connect())
        , server(::accept4(listener.descriptor(), nullptr, nullptr, SOCK_CLOEXEC))
    {
    }

    std::uint16_t listen() const
    {
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof address;
        EXPECT_EQ(::bind(listener.descriptor(), reinterpret_cast<const sockaddr *>(&address), size), 0);
        EXPECT_EQ(::listen(listener.descriptor(), SOMAXCONN), 0);
        ::getsockname(listener.descriptor(), reinterpret_cast<sockaddr *>(&address), &size);
        return ntohs(address.sin_port);
    }

    Peer connect() const
    {
        Peer peer(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        const sockaddr_in address = loopback(proxy.port());
        EXPECT_EQ(
            ::connect(peer.descriptor(), reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
        return peer;
    }

    Peer listener;
    FaultProxy proxy;
    Peer client;
    Peer server;
};

std::string noise(std::size_t size, unsigned seed)
{
    std::mt19937 random(seed);
    std::string bytes(size, '\0');
    for (char &byte : bytes) {
        byte = static_cast<char>(random());
    }
    return bytes;
}

} // namespace

TEST_F(FaultProxyTest, withoutFaultsEverythingPassesBothWays)
{
    const std::string question = noise(9 * mebi + 1, 1);
    const std::string answer = noise(5 * mebi + 3, 2);
    std::thread asking([&] { EXPECT_TRUE(client.send(question)); });
    std::thread answering([&] { EXPECT_TRUE(server.send(answer)); });
    std::thread hearing([&] { EXPECT_TRUE(server.read(question.size()) == question); });
    EXPECT_TRUE(client.read(answer.size()) == answer);
    asking.join();
    answering.join();
    hearing.join();
    EXPECT_TRUE(waitFor([&] { return proxy.passed(Way::ToServer) == question.size(); }));
    EXPECT_TRUE(waitFor([&] { return proxy.passed(Way::ToClient) == answer.size(); }));
}

TEST_F(FaultProxyTest, anEndPassesByItselfAndTheOtherWayGoesOn)
{
    client.send("question");
    client.finish();
    int error = -1;
    EXPECT_EQ(server.read(100, &error), "question");
    EXPECT_EQ(error, 0);
    server.send("answer");
    EXPECT_EQ(client.read(6), "answer");
    server.finish();
    EXPECT_EQ(client.read(1, &error), "");
    EXPECT_EQ(error, 0);
    EXPECT_TRUE(waitFor([&] { return proxy.connections() == 0; }));
}

TEST_F(FaultProxyTest, aBreakPassesAsABreak)
{
    const linger atOnce{1, 0};
    ::setsockopt(server.descriptor(), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    server.close();
    int error = 0;
    EXPECT_EQ(client.read(1, &error), "");
    EXPECT_EQ(error, ECONNRESET);
}

TEST_F(FaultProxyTest, aServerThatDoesNotListenBreaksTheConnection)
{
    const FaultProxy nowhere(freePort());
    const Peer lost(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const sockaddr_in address = loopback(nowhere.port());
    ASSERT_EQ(::connect(lost.descriptor(), reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    int error = 0;
    EXPECT_EQ(lost.read(1, &error), "");
    EXPECT_EQ(error, ECONNRESET);
}

TEST_F(FaultProxyTest, knowsWhereTheStepsOfAConversationBegin)
{
    client.send("who is there?");
    EXPECT_EQ(server.read(13), "who is there?");
    server.send("me");
    EXPECT_EQ(client.read(2), "me");
    client.send("oh");
    EXPECT_EQ(server.read(2), "oh");
    ASSERT_TRUE(waitFor([&] { return proxy.flights().size() == 3; }));
    const auto flights = proxy.flights();
    EXPECT_EQ(flights[1].way, Way::ToClient);
    EXPECT_EQ(flights[1].end, 2U);
    EXPECT_EQ(flights[2].way, Way::ToServer);
    EXPECT_EQ(flights[2].begin, 13U);
    EXPECT_EQ(flights[2].end, 15U);
}

TEST_F(FaultProxyTest, delaysEachWay)
{
    proxy.setBoth({.delay = 40ms});
    for (int i = 0; i < 3; ++i) {
        const auto begin = steady_clock::now();
        client.send("ping");
        ASSERT_EQ(server.read(4), "ping");
        const auto half = steady_clock::now();
        server.send("pong");
        ASSERT_EQ(client.read(4), "pong");
        EXPECT_GE(half - begin, 39ms);
        EXPECT_GE(steady_clock::now() - half, 39ms);
    }
    client.finish();
    const auto begin = steady_clock::now();
    EXPECT_EQ(server.read(1), "");
    EXPECT_GE(steady_clock::now() - begin, 35ms) << "an end takes its time as well";
}

TEST_F(FaultProxyTest, aDelayLimitsNoBandwidth)
{
    proxy.set(Way::ToServer, {.delay = 1h});
    EXPECT_TRUE(client.send(std::string(100 * mebi, 'x'))) << "100 MiB are under way at once";
    EXPECT_FALSE(server.hasNews(0ms));
}

TEST_F(FaultProxyTest, limitsBandwidth)
{
    constexpr std::size_t burst = std::size_t{128} << 10;
    proxy.set(Way::ToClient, {.bytesPerSecond = 20'000'000});
    const auto begin = steady_clock::now();
    std::thread sending([&] { server.send(std::string(4'000'000, 'x')); });
    EXPECT_EQ(client.read(4'000'000).size(), 4'000'000U);
    const std::chrono::duration<double> took = steady_clock::now() - begin;
    sending.join();
    EXPECT_GE(took.count(), (4e6 - burst) / 20e6);
}

TEST_F(FaultProxyTest, cutsBetweenTwoBytes)
{
    for (const std::size_t offset : {0U, 1U, 1000U}) {
        proxy.set(Way::ToClient, {.cutAt = offset});
        const Peer one = connect();
        const Peer other(::accept4(listener.descriptor(), nullptr, nullptr, SOCK_CLOEXEC));
        const bool sent = other.send(std::string(5000, 'x'));
        int error = 0;
        EXPECT_EQ(one.read(5000, &error).size(), offset);
        EXPECT_EQ(error, ECONNRESET);
        EXPECT_EQ(other.read(1, &error), "");
        EXPECT_TRUE(!sent || error == ECONNRESET) << "both sides see it";
    }
}

TEST_F(FaultProxyTest, cutsNow)
{
    ASSERT_TRUE(waitFor([&] { return proxy.connections() == 1; }));
    proxy.cut();
    int error = 0;
    EXPECT_EQ(client.read(1, &error), "");
    EXPECT_EQ(error, ECONNRESET);
    const Peer again = connect();
    const Peer accepted(::accept4(listener.descriptor(), nullptr, nullptr, SOCK_CLOEXEC));
    again.send("the next ones pass");
    EXPECT_EQ(accepted.read(18), "the next ones pass");
}

TEST_F(FaultProxyTest, truncatesAndLetsTheOtherWayGoOn)
{
    proxy.set(Way::ToServer, {.truncateAt = 7});
    client.send("the first and the rest");
    int error = -1;
    EXPECT_EQ(server.read(100, &error), "the fir");
    EXPECT_EQ(error, 0);
    EXPECT_TRUE(client.send(std::string(10 * mebi, 'x'))) << "the sender is not told";
    server.send("answer");
    EXPECT_EQ(client.read(6), "answer");
}

TEST_F(FaultProxyTest, corruptsOneByte)
{
    client.send("0123");
    EXPECT_EQ(server.read(4), "0123");
    proxy.set(Way::ToServer, {.corruptAt = 6});
    client.send("456789");
    EXPECT_EQ(server.read(6), std::string("45") + static_cast<char>(~'6') + "789");
    std::string large = noise(4 * mebi, 3);
    proxy.set(Way::ToServer, {.corruptAt = 10 + 3 * mebi});
    std::thread sending([&] { client.send(large); });
    const std::string got = server.read(large.size());
    sending.join();
    large[3 * mebi] = static_cast<char>(~large[3 * mebi]);
    EXPECT_TRUE(got == large);
}

TEST_F(FaultProxyTest, stallsAndGoesOnWithoutLoss)
{
    proxy.set(Way::ToServer, {.stallAt = 4});
    client.send("stop and go");
    client.finish();
    EXPECT_EQ(server.read(4), "stop");
    EXPECT_FALSE(server.hasNews(50ms));
    server.send("the other way");
    EXPECT_EQ(client.read(13), "the other way");
    proxy.stall();
    server.send("!");
    EXPECT_FALSE(client.hasNews(50ms));
    proxy.heal();
    EXPECT_EQ(client.read(1), "!");
    int error = -1;
    EXPECT_EQ(server.read(100, &error), " and go");
    EXPECT_EQ(error, 0);
}

TEST_F(FaultProxyTest, aStallHidesThatTheOtherSideHasGone)
{
    proxy.stall();
    server.close();
    EXPECT_FALSE(client.hasNews(50ms));
    proxy.heal();
    EXPECT_EQ(client.read(1), "");
}

} // namespace zumik::tests
