// SPDX-License-Identifier: GPL-3.0-or-later
// Whole sessions to a real Prometheus that has no port for us: in a container behind a real sshd (docker is a
// stub), and in a cluster (kubectl is a stub).
#include "models/secrets/environmentstore.h"
#include "models/secrets/memorystore.h"
#include "models/session/discovery.h"
#include "models/session/health.h"
#include "models/session/profileendpoints.h"
#include "tests/models/ssh/httpservice.h"
#include "tests/stack/servers/prometheus.h"
#include "tests/stack/servers/sshd.h"
#include "tests/stack/servers/stubdocker.h"
#include "tests/stack/servers/stubkubectl.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace zumik::session {

namespace {

using base::ErrorCode;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

struct ViaTest : testing::Test {
    static void SetUpTestSuite()
    {
        prometheus = std::make_unique<tests::Prometheus>();
        docker = std::make_unique<tests::StubDocker>();
        sshd = std::make_unique<tests::Sshd>(
            tests::SshdOptions{.extraLines = {docker->sshdLine(), "MaxSessions 1"}});
    }

    static void TearDownTestSuite()
    {
        sshd.reset();
        docker.reset();
        prometheus.reset();
    }

    void SetUp() override { m_docker.reset(); }

    ViaTest() { qputenv("PATH", QByteArray::fromStdString(m_kubectl.folder()) + ":/usr/bin:/bin"); }

    ~ViaTest() override { qputenv("PATH", m_path); }

    static settings::Ssh ssh()
    {
        settings::Ssh way;
        way.host = QStringLiteral("127.0.0.1");
        way.port = sshd->port();
        way.user = QString::fromStdString(tests::Sshd::user());
        way.identity = QString::fromStdString(sshd->identity());
        way.knownHosts = QString::fromStdString(sshd->knownHosts());
        return way;
    }

    static settings::Profile inContainer()
    {
        settings::Profile profile;
        profile.ssh = ssh();
        profile.prometheus.emplace().url =
            QUrl(QStringLiteral("http://prometheus:%1").arg(prometheus->port()));
        profile.prometheus->via.kind = settings::Via::Kind::Docker;
        return profile;
    }

    settings::Profile inCluster(const QString &url = QStringLiteral("http://prometheus:9090")) const
    {
        settings::Profile profile;
        profile.kubeconfig = QString::fromStdString(m_kubectl.kubeconfig());
        profile.prometheus.emplace().url = QUrl(url);
        profile.prometheus->via = *settings::parseVia(QStringLiteral("kube:prod/monitoring"));
        return profile;
    }

    void setCluster(const std::string &more = {}) const
    {
        m_kubectl.configure("context prod\nservice monitoring prometheus:9090 "
            + std::to_string(prometheus->port()) + "\nservice monitoring empty:9090 0\n" + more);
    }

    std::unique_ptr<LiveSession> sessionOf(const settings::Profile &profile) const
    {
        return std::make_unique<LiveSession>(profile, m_resolver);
    }

    static base::Status open(LiveSession &session)
    {
        return tests::ask<base::Done>([&](auto stop, auto to, auto reply) { session.open(stop, to, reply); });
    }

    std::map<std::string, CheckRow> check(const settings::Profile &profile) const
    {
        const auto session = sessionOf(profile);
        const auto rows = tests::ask<std::vector<CheckRow>>(
            [&](auto stop, auto to, auto reply) { checkHealth(*session, {}, stop, to, reply); });
        std::map<std::string, CheckRow> found;
        for (const CheckRow &row : rows ? *rows : std::vector<CheckRow>()) {
            found.emplace(row.id, row);
        }
        return found;
    }

    static inline std::unique_ptr<tests::Prometheus> prometheus;
    QByteArray m_path = qgetenv("PATH");
    static inline std::unique_ptr<tests::StubDocker> docker;
    static inline std::unique_ptr<tests::Sshd> sshd;
    const tests::StubDocker &m_docker = *docker;
    tests::StubKubectl m_kubectl;
    secrets::MemoryStore m_keychain;
    secrets::EnvironmentStore m_environment;
    secrets::SecretResolver m_resolver{m_keychain, m_environment};
};

} // namespace

TEST_F(ViaTest, aPrometheusInAContainerAnswersAndTheCheckNamesItsAddress)
{
    m_docker.setContainers({{"shop-prometheus-1", {"127.0.0.1"}, "prometheus"}});
    const auto rows = check(inContainer());
    ASSERT_TRUE(rows.contains("prometheus.via"));
    EXPECT_EQ(rows.at("prometheus.via").state, CheckState::Ok);
    EXPECT_EQ(rows.at("prometheus.via").fact, CheckFact::ContainerFound);
    EXPECT_THAT(rows.at("prometheus.via").arguments, ElementsAre("prometheus", "127.0.0.1"));
    EXPECT_EQ(rows.at("prometheus.ready").state, CheckState::Ok);
}

TEST_F(ViaTest, aContainerThatCannotBeFoundFailsItsOwnRow)
{
    m_docker.setMode("denied");
    const auto rows = check(inContainer());
    EXPECT_EQ(rows.at("ssh.login").state, CheckState::Ok);
    EXPECT_EQ(rows.at("prometheus.via").state, CheckState::Fail);
    ASSERT_TRUE(rows.at("prometheus.via").error);
    EXPECT_EQ(rows.at("prometheus.via").error->code, ErrorCode::DockerDenied);
    EXPECT_EQ(rows.at("prometheus.ready").state, CheckState::Unknown);
}

TEST_F(ViaTest, aTargetInAContainerIsCheckedOnItsOwn)
{
    m_docker.setContainers({{"prometheus", {"127.0.0.1"}}});
    settings::Profile profile = inContainer();
    settings::Target target;
    target.name = QStringLiteral("api-core");
    target.url = QUrl(QStringLiteral("http://api-core:8080/metrics"));
    target.via.kind = settings::Via::Kind::Docker;
    profile.targets.push_back(target);
    const auto rows = check(profile);
    EXPECT_EQ(rows.at("prometheus.ready").state, CheckState::Ok);
    EXPECT_EQ(rows.at("target.api-core.via").error->code, ErrorCode::ContainerNotFound);
    EXPECT_EQ(rows.at("target.api-core").state, CheckState::Unknown);
}

TEST_F(ViaTest, dockerWithoutSshIsRefusedBeforeAnythingIsSent)
{
    settings::Profile profile = inContainer();
    profile.ssh.reset();
    const auto session = sessionOf(profile);
    EXPECT_EQ(open(*session).error().code, ErrorCode::InvalidArgument);
}

TEST_F(ViaTest, aPrometheusInAClusterIsAskedByGetWhereRbacForbidsPost)
{
    setCluster("readonly\n");
    const auto session = sessionOf(inCluster());
    const auto opened = open(*session);
    ASSERT_TRUE(opened) << describe(opened.error());
    for (int i = 0; i < 3; ++i) {
        const auto answer = tests::ask<series::Instant>([&](auto stop, auto to, auto reply) {
            session->source()->instant(
                {"vector(" + std::to_string(i) + ")", session->source()->now()}, stop, to, reply);
        });
        EXPECT_TRUE(answer) << describe(answer.error());
    }
    const auto requests = m_kubectl.logged("request");
    const auto count = [&](const std::string &begin) {
        return std::count_if(requests.begin(), requests.end(),
            [&](const std::string &each) { return each.starts_with(begin); });
    };
    EXPECT_EQ(count("403 POST"), 1) << "by GET from then on";
    EXPECT_GE(count("200 GET"), 3);
}

TEST_F(ViaTest, whatTheApiServerSaysIsTold)
{
    setCluster();
    auto rows = check(inCluster(QStringLiteral("http://other:9090")));
    EXPECT_EQ(rows.at("prometheus.via").state, CheckState::Ok);
    EXPECT_EQ(rows.at("prometheus.ready").error->code, ErrorCode::NameNotFound);
    EXPECT_THAT(rows.at("prometheus.ready").error->message, HasSubstr("services \"other\" not found"));
    rows = check(inCluster(QStringLiteral("http://empty:9090")));
    EXPECT_EQ(rows.at("prometheus.ready").error->code, ErrorCode::ConnectionRefused);
    EXPECT_THAT(rows.at("prometheus.ready").error->message, HasSubstr("no endpoints available"));
    setCluster("forbidden\n");
    rows = check(inCluster());
    EXPECT_EQ(rows.at("prometheus.ready").error->code, ErrorCode::Forbidden);
    EXPECT_THAT(rows.at("prometheus.ready").error->message, HasSubstr("cannot get resource"));
}

TEST_F(ViaTest, aServiceBehindTlsIsAskedForAsSuch)
{
    setCluster();
    const auto session = sessionOf(inCluster(QStringLiteral("https://prometheus:9090")));
    ASSERT_TRUE(open(*session));
    EXPECT_THAT(m_kubectl.logged("request"),
        Contains(HasSubstr("/api/v1/namespaces/monitoring/services/https:prometheus:9090/proxy/")));
}

TEST_F(ViaTest, aClusterIsReachedBesideAnSshServer)
{
    setCluster();
    settings::Profile profile = inCluster();
    profile.ssh = ssh();
    const auto session = sessionOf(profile);
    const auto opened = open(*session);
    EXPECT_TRUE(opened) << describe(opened.error());
}

TEST_F(ViaTest, containersThatLookLikeServicesAreFoundAndBecomeEndpoints)
{
    // A fake: where a container listens can't be chosen, and a real server's port can.
    const tests::HttpService inside([](const auto &) { return R"({"status":"success","data":{}})"; },
        QHostAddress(QStringLiteral("127.0.0.77")), 9090);
    m_docker.setContainers({{"shop-metrics-1", {"127.0.0.77"}, "metrics"},
        {"shop-db-1", {"127.0.0.78"}, "db", 1, "shop", "postgres:16"},
        {"shop-node-1", {"127.0.0.79"}, "node", 1, "shop", "prom/node-exporter"}});
    const auto found = tests::ask<Findings>(
        [&](auto stop, auto to, auto reply) { discover(ssh(), {{Service::Containers}}, stop, to, reply); });
    ASSERT_TRUE(found) << describe(found.error());
    ASSERT_EQ(found->size(), 2U);
    EXPECT_EQ((*found)[0].state, Finding::State::Found);
    EXPECT_EQ((*found)[1].place.url, QUrl(QStringLiteral("http://metrics:9090")));
    EXPECT_EQ((*found)[1].state, Finding::State::Found) << describe((*found)[1].error);
    const auto profile = profileOf(QStringLiteral("x"), ssh(), *found);
    ASSERT_TRUE(profile.prometheus);
    EXPECT_EQ(profile.prometheus->via.kind, settings::Via::Kind::Docker);
}

TEST_F(ViaTest, aSearchSaysWhyDockerCouldNotBeAsked)
{
    m_docker.setMode("denied");
    auto found = tests::ask<Findings>(
        [&](auto stop, auto to, auto reply) { discover(ssh(), {{Service::Containers}}, stop, to, reply); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->front().state, Finding::State::Failed);
    EXPECT_EQ(found->front().error.code, ErrorCode::DockerDenied);
    m_docker.setMode("gone");
    found = tests::ask<Findings>(
        [&](auto stop, auto to, auto reply) { discover(ssh(), {{Service::Containers}}, stop, to, reply); });
    EXPECT_EQ(found->front().state, Finding::State::Absent);
}

} // namespace zumik::session
