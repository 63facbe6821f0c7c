// SPDX-License-Identifier: GPL-3.0-or-later
// A plain forward for a browser: open only when asked for, and gone when nobody needs it.
#include "tests/models/ssh/httpservice.h"
#include "tests/models/ssh/rawsocket.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <iterator>
#include <optional>
#include <thread>

namespace zumik::tests {

using namespace std::chrono_literals;
using ssh::TunnelState;

namespace {

std::ptrdiff_t descriptors()
{
    return std::distance(
        std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator());
}

class Door : public testing::Test {
protected:
    Door() { way.waitFor(TunnelState::Connected); }

    base::Result<std::uint16_t> open(
        const ssh::Destination &destination, std::chrono::milliseconds idleLimit = 10min)
    {
        std::optional<base::Result<std::uint16_t>> answer;
        way.tunnel().openDoor(destination, idleLimit, async::Receiver(&context),
            [&](base::Result<std::uint16_t> port) { answer.emplace(std::move(port)); });
        EXPECT_TRUE(waitUntil([&] { return answer.has_value(); }));
        return answer ? *answer : base::Error{};
    }

    std::uint16_t openToFar(std::chrono::milliseconds idleLimit = 10min)
    {
        const auto port = open(there, idleLimit);
        EXPECT_TRUE(port) << base::describe(port.error());
        return port ? *port : std::uint16_t{0};
    }

    bool closed() const
    {
        return waitUntil([&] { return !way.status().door; });
    }

    static bool reaches(std::uint16_t port) { return RawSocket::connect(port).valid(); }

    QObject context;
    Sshd sshd{{.hostKeys = {KeyType::Ed25519}}};
    RawSocket far = RawSocket::listen();
    ssh::Destination there{"127.0.0.1", far.port()};
    ssh::Destination silent{"127.0.0.1", 1}; ///< where nobody listens
    WatchedTunnel way{targetFor(sshd), {there, silent}};
};

} // namespace

TEST_F(Door, isShutUntilItIsAskedFor)
{
    EXPECT_FALSE(way.status().door);
    const std::uint16_t port = openToFar();
    ASSERT_TRUE(way.status().door);
    EXPECT_EQ(way.status().door->port, port);
    EXPECT_EQ(way.status().door->destination, there);
}

TEST_F(Door, bytesGoBothWaysAndEachSideEndsOnItsOwn)
{
    const RawSocket client = RawSocket::connect(openToFar());
    const std::string question(300'000, 'q');
    std::thread asks([&] {
        client.send(question);
        client.finishWriting();
    });
    const RawSocket service = far.accept();
    EXPECT_EQ(service.readToEnd(), question);
    asks.join();
    service.send("answer");
    service.finishWriting();
    bool cleanly = false;
    EXPECT_EQ(client.readToEnd(&cleanly), "answer");
    EXPECT_TRUE(cleanly);
}

TEST_F(Door, aClientThatHasSaidEverythingAtOnceGetsItsAnswer)
{
    const RawSocket client = RawSocket::connect(openToFar());
    client.send("all");
    client.finishWriting(); // before the far side has been reached
    const RawSocket service = far.accept();
    EXPECT_EQ(service.readToEnd(), "all");
    service.send("answer");
    service.finishWriting();
    EXPECT_EQ(client.readToEnd(), "answer");
}

TEST_F(Door, fiftyAtOnceEachGetTheirOwn)
{
    const std::uint16_t port = openToFar();
    std::vector<RawSocket> clients;
    std::vector<RawSocket> services;
    for (int i = 0; i < 50; ++i) {
        clients.push_back(RawSocket::connect(port));
        clients.back().send(std::to_string(100 + i));
        services.push_back(far.accept());
    }
    EXPECT_TRUE(waitUntil([&] { return way.status().door->connections == 50; }));
    for (const RawSocket &service : services) {
        service.send("echo " + service.read(3));
        service.finishWriting();
    }
    for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(clients[std::size_t(i)].read(8), "echo " + std::to_string(100 + i));
    }
    clients.clear();
    services.clear();
    EXPECT_TRUE(waitUntil([&] { return way.status().door->connections == 0; }));
}

TEST_F(Door, isRefusedWhereTheFarSideIsDownAndStaysOpen)
{
    const auto port = open(silent);
    ASSERT_TRUE(port);
    const RawSocket client = RawSocket::connect(*port);
    bool cleanly = true;
    EXPECT_EQ(client.readToEnd(&cleanly), "");
    EXPECT_FALSE(cleanly) << "no answer is no empty answer";
    EXPECT_TRUE(reaches(*port));
}

TEST_F(Door, leadsOnlyWhereTheProfileDoes)
{
    const auto port = open({"127.0.0.1", 2});
    ASSERT_FALSE(port);
    EXPECT_EQ(port.error().code, base::ErrorCode::InvalidArgument);
    EXPECT_FALSE(way.status().door);
}

TEST_F(Door, isTheSameWhenItIsAskedForAgainAndAnotherElsewhere)
{
    const std::uint16_t first = openToFar();
    EXPECT_EQ(openToFar(), first);
    const auto other = open(silent);
    ASSERT_TRUE(other);
    EXPECT_NE(*other, first);
    EXPECT_FALSE(reaches(first));
}

TEST_F(Door, isGoneOnceItIsClosedAndSoIsWhoeverCameIn)
{
    const auto before = descriptors();
    const std::uint16_t port = openToFar();
    {
        const RawSocket client = RawSocket::connect(port);
        client.send("x");
        const RawSocket service = far.accept();
        EXPECT_EQ(service.read(1), "x");
        way.tunnel().closeDoor();
        ASSERT_TRUE(closed());
        EXPECT_EQ(way.status().channels, 0);
        bool cleanly = true;
        client.readToEnd(&cleanly);
        EXPECT_FALSE(cleanly);
        service.readToEnd();
    }
    EXPECT_FALSE(reaches(port));
    EXPECT_TRUE(waitUntil([&] { return descriptors() == before; })) << descriptors() << " of " << before;
}

TEST_F(Door, closesItselfWhenNobodyComes)
{
    const std::uint16_t port = openToFar(300ms);
    EXPECT_TRUE(closed());
    EXPECT_FALSE(reaches(port));
}

TEST_F(Door, staysOpenWhileSomebodyIsInside)
{
    const std::uint16_t port = openToFar(300ms);
    const RawSocket client = RawSocket::connect(port);
    client.send("x");
    RawSocket service = far.accept();
    waitUntil([] { return false; }, 900);
    EXPECT_TRUE(way.status().door);
    service.send("y");
    EXPECT_EQ(client.read(1), "y");
    service.close();
    client.finishWriting();
    EXPECT_TRUE(closed());
}

TEST_F(Door, goesWithTheSessionAndDoesNotComeBackWithIt)
{
    const std::uint16_t port = openToFar();
    way.tunnel().reconnect();
    ASSERT_TRUE(way.waitForSession(2));
    EXPECT_FALSE(way.status().door);
    EXPECT_FALSE(reaches(port));
}

TEST_F(Door, goesWithTheTunnel)
{
    const std::uint16_t port = openToFar();
    way.closeAndForget();
    EXPECT_FALSE(reaches(port));
}

TEST_F(Door, isRefusedWhileTheTunnelIsDown)
{
    sshd.stop(); // with its sessions
    ASSERT_TRUE(way.waitForLoss());
    EXPECT_FALSE(open(there));
}

TEST_F(Door, leavesTheGatewaysOwnClientsAlone)
{
    const RawSocket own = RawSocket::throughGateway(way.tunnel().access(), there);
    const RawSocket service = far.accept();
    openToFar();
    way.tunnel().closeDoor();
    ASSERT_TRUE(closed());
    own.send("still");
    EXPECT_EQ(service.read(5), "still");
}

TEST_F(Door, aBrowsersRequestIsAnswered)
{
    const HttpService web([](const std::string &path) { return "page " + path; });
    way.tunnel().allow({{"127.0.0.1", web.port()}});
    const auto port = open({"127.0.0.1", web.port()});
    ASSERT_TRUE(port);
    QNetworkAccessManager browser;
    const Fetched page = get(browser, "http://127.0.0.1:" + std::to_string(*port) + "/d/x?from=1");
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.body, "page /d/x?from=1");
}

} // namespace zumik::tests
