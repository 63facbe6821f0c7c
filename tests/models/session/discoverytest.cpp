// SPDX-License-Identifier: GPL-3.0-or-later
// Through a real sshd, to real servers.
#include "models/session/discovery.h"

#include "tests/stack/stack.h"
#include "tests/support/fakehttpserver.h"
#include "tests/support/net.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

namespace zumik::session {

namespace {

using base::ErrorCode;
using State = Finding::State;
using tests::Stack;

QUrl at(std::uint16_t port, const char *path = "")
{
    return QUrl(QStringLiteral("http://localhost:%1").arg(port) + QLatin1String(path));
}

class DiscoveryTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        tests::StackOptions options;
        options.world.clusters = 1;
        stack = std::make_unique<Stack>(options);
    }

    static void TearDownTestSuite() { stack.reset(); }

    static settings::Ssh ssh()
    {
        settings::Ssh way;
        way.host = QStringLiteral("127.0.0.1");
        way.port = stack->sshd().port();
        way.user = QString::fromStdString(tests::Sshd::user());
        way.identity = QString::fromStdString(stack->sshd().identity());
        way.knownHosts = QString::fromStdString(stack->sshd().knownHosts());
        return way;
    }

    static base::Result<Findings> find(const settings::Ssh &way, const std::vector<Place> &places)
    {
        return tests::ask<Findings>(
            [&](auto stop, auto to, auto reply) { discover(way, places, stop, to, reply); });
    }

    static State stateAt(const Place &place)
    {
        const auto found = find(ssh(), {place});
        EXPECT_TRUE(found) << describe(found.error());
        return found ? found->front().state : State::Failed;
    }

    static inline std::unique_ptr<Stack> stack;
    tests::FakeHttpServer m_server;
};

} // namespace

TEST_F(DiscoveryTest, findsTheServicesAndWhichNeedASecret)
{
    const std::vector<Place> places{{Service::Prometheus, at(tests::freePort())},
        {Service::Prometheus, at(stack->prometheusPort())},
        {Service::Alertmanager, at(stack->alertmanager()->port())},
        {Service::Grafana, at(stack->prometheusPort())},
        {Service::ApiCore, at(stack->simulator().port("api-core"), "/metrics")}};
    const auto found = find(ssh(), places);
    ASSERT_TRUE(found) << describe(found.error());
    std::vector<State> states;
    for (const Finding &finding : *found) {
        states.push_back(finding.state);
    }
    EXPECT_EQ(states,
        (std::vector<State>{State::Absent, State::Found, State::Found, State::Stranger, State::NeedsSecret}));

    const settings::Profile profile = profileOf(QStringLiteral("vps"), ssh(), *found);
    EXPECT_EQ(profile.prometheus->url, places[1].url);
    EXPECT_EQ(profile.alertmanager->url, places[2].url);
    EXPECT_FALSE(profile.grafana);
    ASSERT_EQ(profile.targets.size(), 1U);
    EXPECT_EQ(profile.targets[0].name, QStringLiteral("api-core"));
    EXPECT_EQ(profile.ssh, ssh());
}

TEST_F(DiscoveryTest, knowsGrafanaAndAMetricsPage)
{
    m_server.answer({.body = R"({"commit": "x", "database": "ok", "version": "11.0.0"})"});
    EXPECT_EQ(stateAt({Service::Grafana, at(m_server.port())}), State::Found);
    EXPECT_EQ(m_server.requests().constLast().target, "/api/health");
    m_server.answer({.contentType = "text/plain", .body = "# HELP up is it\nup 1\n"});
    EXPECT_EQ(stateAt({Service::Gateway, at(m_server.port(), "/metrics")}), State::Found);
    m_server.answer({.contentType = "text/html", .body = "<html>"});
    EXPECT_EQ(stateAt({Service::Gateway, at(m_server.port(), "/metrics")}), State::Stranger);
    EXPECT_EQ(stateAt({Service::Prometheus, at(m_server.port())}), State::Stranger);
}

TEST_F(DiscoveryTest, sendsOneRequestWithoutCredentials)
{
    m_server.answer({.status = 401});
    EXPECT_EQ(stateAt({Service::Prometheus, at(m_server.port())}), State::NeedsSecret);
    ASSERT_EQ(m_server.requests().size(), 1);
    EXPECT_EQ(m_server.requests()[0].method, "GET");
    for (const QByteArray &name : m_server.requests()[0].headers.keys()) {
        EXPECT_FALSE(name.contains("auth") || name.contains("cookie") || name.contains("token"))
            << name.toStdString();
    }
}

TEST_F(DiscoveryTest, saysWhatIsWrongWithTheWay)
{
    settings::Ssh stranger = ssh();
    stranger.knownHosts = QStringLiteral("/dev/null");
    const auto unknown = find(stranger, usualPlaces());
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, ErrorCode::HostKeyUnknown);
    settings::Ssh hostile = ssh();
    hostile.host = QStringLiteral("-oProxyCommand=x");
    EXPECT_EQ(find(hostile, usualPlaces()).error().code, ErrorCode::InvalidArgument);
}

TEST_F(DiscoveryTest, isCancelledAtOnce)
{
    m_server.answer({.held = true});
    QObject context;
    base::StopSource stop;
    std::optional<ErrorCode> code;
    discover(ssh(), {{Service::Prometheus, at(m_server.port())}}, stop.get_token(), async::Receiver(&context),
        [&](const base::Result<Findings> &found) {
            code = found ? ErrorCode::Internal : found.error().code;
        });
    ASSERT_TRUE(tests::waitUntil([&] { return !m_server.requests().isEmpty(); }));
    stop.request_stop();
    ASSERT_TRUE(tests::waitUntil([&] { return code.has_value(); }));
    EXPECT_EQ(*code, ErrorCode::Cancelled);
}

TEST_F(DiscoveryTest, answersForNoPlacesAtAll)
{
    const auto found = find(ssh(), {});
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->empty());
}

} // namespace zumik::session
