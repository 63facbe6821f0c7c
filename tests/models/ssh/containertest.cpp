// SPDX-License-Identifier: GPL-3.0-or-later
// Services in containers, through a real sshd; docker is a stub (tests/stack/servers/stubdocker.sh).
#include "tests/models/ssh/httpservice.h"
#include "tests/models/ssh/rawsocket.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/stack/servers/stubdocker.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>

namespace zumik::tests {

using base::ErrorCode;
using ssh::Destination;
using ssh::TunnelState;
using ssh::Via;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

namespace {

std::string echo(const std::string &path)
{
    return path;
}

Destination inContainer(const std::string &name, std::uint16_t port)
{
    return {name, port, {Via::Kind::Container}};
}

class ContainerTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        docker = std::make_unique<StubDocker>();
        sshd = std::make_unique<Sshd>(SshdOptions{.extraLines = {docker->sshdLine(), "MaxSessions 1"}});
    }

    static void TearDownTestSuite()
    {
        sshd.reset();
        docker.reset();
    }

    void SetUp() override { m_docker.reset(); }

    std::unique_ptr<WatchedTunnel> tunnelTo(const std::vector<Destination> &destinations,
        std::chrono::seconds limit = std::chrono::seconds(20)) const
    {
        auto target = targetFor(*sshd);
        target.openTimeout = limit;
        auto way = std::make_unique<WatchedTunnel>(std::move(target), destinations);
        way->waitFor(TunnelState::Connected);
        return way;
    }

    static ErrorCode codeOf(const WatchedTunnel &way, const Destination &to)
    {
        const auto reason = way.tunnel().failures()->failureOf(to.host, to.port, to.via);
        return reason ? reason->code : ErrorCode::Internal;
    }

    /// Why "prometheus" can't be reached.
    ErrorCode failure() const
    {
        const auto to = inContainer("prometheus", m_service.port());
        const auto way = tunnelTo({to});
        EXPECT_NE(ask(*way, to).reply, 0);
        return codeOf(*way, to);
    }

    static inline std::unique_ptr<StubDocker> docker;
    static inline std::unique_ptr<Sshd> sshd;
    const StubDocker &m_docker = *docker;
    HttpService m_service{echo};
};

} // namespace

TEST_F(ContainerTest, isReachedAtTheAddressThatDockerTells)
{
    m_docker.setContainers({{"prometheus", {"127.0.0.7"}}});
    const auto to = inContainer("prometheus", m_service.port());
    const auto way = tunnelTo({to});
    EXPECT_EQ(ask(*way, to, "/there").body, "/there");
    EXPECT_EQ(way->tunnel().failures()->placeOf(to), "127.0.0.7");
    EXPECT_THAT(m_docker.calls(),
        ElementsAre(AllOf(
            StartsWith("inspect --type container --format {{println "), testing::EndsWith(" prometheus"))));
}

TEST_F(ContainerTest, itsAddressIsBelievedForTheNextConnections)
{
    m_docker.setContainers({{"prometheus", {"127.0.0.7"}}});
    const auto to = inContainer("prometheus", m_service.port());
    const auto way = tunnelTo({to});
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(ask(*way, to, "/x").body, "/x");
    }
    EXPECT_EQ(m_docker.calls().size(), 1U);
}

TEST_F(ContainerTest, isFoundByItsComposeServiceWhoseFirstRunningReplicaIsTaken)
{
    m_docker.setContainers({{"shop-prometheus-1", {"127.0.0.3"}, "prometheus", 1, "shop", "x", "exited"},
        {"shop-prometheus-3", {"127.0.0.5"}, "prometheus", 3},
        {"shop-prometheus-2", {"127.0.0.4"}, "prometheus", 2}});
    const auto to = inContainer("prometheus", m_service.port());
    const auto way = tunnelTo({to});
    EXPECT_EQ(ask(*way, to, "/x").body, "/x");
    EXPECT_EQ(way->tunnel().failures()->placeOf(to), "127.0.0.4");
}

TEST_F(ContainerTest, isReachedInTheNetworkThatAnswers)
{
    const HttpService second(echo, QHostAddress(QStringLiteral("127.0.0.9")));
    m_docker.setContainers({{"prometheus", {"127.0.0.8", "none", "127.0.0.9"}}});
    const auto to = inContainer("prometheus", second.port());
    const auto way = tunnelTo({to});
    EXPECT_EQ(ask(*way, to, "/x").body, "/x");
    EXPECT_EQ(way->tunnel().failures()->placeOf(to), "127.0.0.9");
}

TEST_F(ContainerTest, isAskedForAgainWhenItHasMoved)
{
    auto service = std::make_unique<HttpService>(echo, QHostAddress(QStringLiteral("127.0.0.2")));
    const std::uint16_t port = service->port();
    m_docker.setContainers({{"prometheus", {"127.0.0.2"}}});
    const auto to = inContainer("prometheus", port);
    const auto way = tunnelTo({to});
    EXPECT_EQ(ask(*way, to, "/before").body, "/before");
    service = std::make_unique<HttpService>(echo, QHostAddress(QStringLiteral("127.0.0.3")), port);
    m_docker.setContainers({{"prometheus", {"127.0.0.3"}}});
    EXPECT_EQ(ask(*way, to, "/after").body, "/after");
    EXPECT_EQ(way->tunnel().failures()->placeOf(to), "127.0.0.3");
    EXPECT_EQ(m_docker.calls().size(), 2U);
    const std::string attempt = "connect_to 127.0.0.2 port " + std::to_string(port) + ": failed";
    const std::string log = sshd->log();
    EXPECT_NE(log.find(attempt), std::string::npos);
    EXPECT_EQ(log.find(attempt), log.rfind(attempt))
        << "the old address was tried once more, and then docker";
}

TEST_F(ContainerTest, isAskedForAgainOnANewSession)
{
    m_docker.setContainers({{"prometheus", {"127.0.0.2"}}});
    const auto to = inContainer("prometheus", m_service.port());
    const auto way = tunnelTo({to});
    EXPECT_EQ(ask(*way, to, "/x").body, "/x");
    m_docker.setContainers({{"prometheus", {"127.0.0.3"}}}); // the old address still answers
    way->tunnel().reconnect();
    ASSERT_TRUE(waitUntil([&] { return way->status().state != TunnelState::Connected; }));
    way->waitFor(TunnelState::Connected);
    EXPECT_EQ(ask(*way, to, "/x").body, "/x");
    EXPECT_EQ(way->tunnel().failures()->placeOf(to), "127.0.0.3");
}

TEST_F(ContainerTest, whyItCannotBeReachedIsToldInEachCase)
{
    EXPECT_EQ(failure(), ErrorCode::ContainerNotFound);
    m_docker.setContainers({{"prometheus", {}, "", 1, "", "x", "exited"}});
    EXPECT_EQ(failure(), ErrorCode::ContainerStopped);
    m_docker.setContainers({{"prometheus", {"none"}, "", 1, "", "x", "running", "none"}});
    EXPECT_EQ(failure(), ErrorCode::ContainerNoAddress);
    m_docker.setContainers(
        {{"a", {"127.0.0.2"}, "prometheus", 1, "one"}, {"b", {"127.0.0.3"}, "prometheus", 1, "two"}});
    EXPECT_EQ(failure(), ErrorCode::ContainerAmbiguous);
    for (const auto &[mode, code] : {std::pair("denied", ErrorCode::DockerDenied),
             {"down", ErrorCode::DockerFailed}, {"gone", ErrorCode::DockerMissing},
             {"garbage", ErrorCode::DockerFailed}, {"flood", ErrorCode::TooLarge}}) {
        m_docker.setMode(mode);
        EXPECT_EQ(failure(), code) << mode;
    }
}

TEST_F(ContainerTest, aServiceThatRefusesIsToldWithTheContainersAddress)
{
    m_docker.setContainers({{"prometheus", {"127.0.0.2"}}});
    const auto to = inContainer("prometheus", 1);
    const auto way = tunnelTo({to});
    EXPECT_EQ(ask(*way, to).reply, 5);
    const auto reason = way->tunnel().failures()->failureOf("prometheus", 1, to.via);
    ASSERT_TRUE(reason);
    EXPECT_EQ(
        describe(*reason), "connection_refused: Connection refused, at 127.0.0.2 (prometheus:1 via docker)");
    EXPECT_EQ(m_docker.calls().size(), 1U) << "it was told just now";
}

TEST_F(ContainerTest, aNameWithShellCharactersIsRefusedBeforeAnythingIsSent)
{
    for (const char *name : {"$(touch x)", "`touch x`", "a;touch x", "-H", "a'b"}) {
        const auto to = inContainer(name, m_service.port());
        const auto way = tunnelTo({to});
        EXPECT_NE(ask(*way, to).reply, 0);
        EXPECT_EQ(codeOf(*way, to), ErrorCode::InvalidArgument) << name;
    }
    EXPECT_THAT(m_docker.calls(), testing::IsEmpty());
}

TEST_F(ContainerTest, questionsGoOneAfterTheOtherWhereTheServerAllowsOne)
{
    std::vector<StubContainer> containers;
    std::vector<Destination> destinations;
    for (int i = 2; i < 10; ++i) {
        const std::string digit = std::to_string(i);
        containers.push_back({"c" + digit, {"127.0.0." + digit}});
        destinations.push_back(inContainer("c" + digit, m_service.port()));
    }
    m_docker.setContainers(containers);
    const auto way = tunnelTo(destinations);
    const auto access = way->tunnel().access();
    std::atomic<int> opened{0};
    std::vector<std::thread> clients;
    clients.reserve(destinations.size());
    for (const Destination &to : destinations) {
        clients.emplace_back([&] { opened += RawSocket::throughGateway(access, to).reply() == 0 ? 1 : 0; });
    }
    for (std::thread &client : clients) {
        client.join();
    }
    EXPECT_EQ(opened, 8);
    EXPECT_FALSE(m_docker.overlapped());
}

TEST_F(ContainerTest, aDockerThatHangsHoldsUpNobodyElse)
{
    m_docker.setMode("hang");
    const auto hung = inContainer("prometheus", m_service.port());
    const Destination other{"127.0.0.1", m_service.port()};
    const auto way = tunnelTo({hung, other}, std::chrono::seconds(5));
    std::atomic<int> reply{-2};
    std::thread waiting(
        [&, access = way->tunnel().access()] { reply = RawSocket::throughGateway(access, hung).reply(); });
    ASSERT_TRUE(waitUntil([&] { return !m_docker.calls().empty(); }));
    EXPECT_EQ(ask(*way, other, "/x").body, "/x");
    EXPECT_EQ(reply, -2) << "answered before its time";
    waiting.join();
    EXPECT_EQ(reply, 6) << "time to live expired, in SOCKS's words";
    EXPECT_EQ(codeOf(*way, hung), ErrorCode::Timeout);
    EXPECT_EQ(ask(*way, hung).reply, 6) << "at once, without a question";
    EXPECT_EQ(m_docker.calls().size(), 1U);
    EXPECT_EQ(way->status().state, TunnelState::Connected);
}

TEST_F(ContainerTest, neitherAPasswordNorAnEnvironmentGoesOrComesWithTheQuestion)
{
    ::setenv("METRICS_TOKEN", "token-of-ours", 1);
    m_docker.setContainers({{"prometheus", {"127.0.0.7"}}});
    const auto to = inContainer("prometheus", m_service.port());
    const auto way = tunnelTo({to});
    EXPECT_EQ(ask(*way, to, "/x").body, "/x");
    const std::string environment = m_docker.environment();
    EXPECT_THAT(environment, HasSubstr("PATH="));
    EXPECT_THAT(environment, testing::Not(HasSubstr("token-of-ours")));
    EXPECT_THAT(environment, testing::Not(HasSubstr(std::string(way->tunnel().access().password.reveal()))));
    for (const ssh::TunnelEvent &event : way->events()) {
        EXPECT_THAT(describe(event.error), testing::Not(HasSubstr("token-of-the-container")));
    }
    ::unsetenv("METRICS_TOKEN");
}

TEST_F(ContainerTest, oneHostAndPortMeansSeveralThingsAtOnce)
{
    const HttpService network(
        [](const auto &) { return "network"; }, QHostAddress(QStringLiteral("127.0.0.1")));
    const HttpService container(
        [](const auto &) { return "container"; }, QHostAddress(QStringLiteral("127.0.0.4")), network.port());
    m_docker.setContainers({{"localhost", {"127.0.0.4"}}});
    const Destination plain{"localhost", network.port()};
    const auto inside = inContainer("localhost", network.port());
    const auto way = tunnelTo({plain, inside});
    EXPECT_EQ(ask(*way, plain).body, "network");
    EXPECT_EQ(ask(*way, inside).body, "container");
    way->tunnel().allow({plain});
    ASSERT_TRUE(waitUntil([&] { return ask(*way, inside).reply == 2; })) << "no longer named";
    EXPECT_EQ(ask(*way, plain).body, "network");
}

TEST_F(ContainerTest, theRunningOnesAreListedByNameServiceAndImageOnly)
{
    m_docker.setContainers({{"shop-prometheus-1", {"127.0.0.3"}, "prometheus"},
        {"old", {}, "", 1, "", "x", "exited"}, {"grafana", {"127.0.0.4"}, "", 1, "", "grafana/grafana"}});
    const auto way = tunnelTo({});
    std::optional<base::Result<std::vector<ssh::Container>>> listed;
    QObject context;
    way->tunnel().listContainers(
        async::Receiver(&context), [&](auto containers) { listed.emplace(std::move(containers)); });
    ASSERT_TRUE(waitUntil([&] { return listed.has_value(); }));
    ASSERT_TRUE(*listed) << describe(listed->error());
    EXPECT_THAT(**listed,
        ElementsAre(ssh::Container{"shop-prometheus-1", "prometheus", "prom/prometheus:v2.53.0"},
            ssh::Container{"grafana", "", "grafana/grafana"}));
}

TEST(ContainerWithoutCommands, isToldFromAMissingDocker)
{
    const Sshd sshd({.extraLines = {"MaxSessions 0"}});
    WatchedTunnel way(targetFor(sshd), {inContainer("prometheus", 1)});
    way.waitFor(TunnelState::Connected);
    EXPECT_EQ(ask(way, inContainer("prometheus", 1)).reply, 2);
    const auto reason = way.tunnel().failures()->failureOf("prometheus", 1, {Via::Kind::Container});
    ASSERT_TRUE(reason);
    EXPECT_EQ(reason->code, ErrorCode::SshCommandRefused) << describe(*reason);
    EXPECT_EQ(way.status().state, TunnelState::Connected);
}

} // namespace zumik::tests
