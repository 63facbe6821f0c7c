// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connectlegs.h"

#include <gtest/gtest.h>

namespace zumik::app {

namespace {

using session::CheckFact;
using session::CheckRow;
using session::CheckState;
using session::Finding;
using session::Service;
using widgets::common::Status;
using widgets::connect::Leg;

const Leg &legAt(const std::vector<Leg> &legs, const char *id)
{
    const auto found =
        std::find_if(legs.begin(), legs.end(), [&](const Leg &leg) { return leg.id == QLatin1String(id); });
    EXPECT_NE(found, legs.end()) << id;
    return *found;
}

Finding finding(Service service, int port, Finding::State state)
{
    return {{service, QUrl(QStringLiteral("http://localhost:%1").arg(port))}, state, {}};
}

} // namespace

TEST(ConnectLegs, areTheSameOnesFromTheFirstToTheLast)
{
    ConnectProgress progress;
    const auto idsOf = [&progress] {
        QStringList ids;
        const std::vector<Leg> legs = connectLegs(progress);
        for (const Leg &leg : legs) {
            ids << leg.id;
        }
        return ids;
    };
    const QStringList before = idsOf();
    progress.way = {{"ssh.name", CheckState::Ok, CheckFact::NameResolved, {"10.0.0.1"}, {}}};
    progress.findings = {finding(Service::Prometheus, 9090, Finding::State::Found)};
    progress.checked = {{"targets", CheckState::Warn, CheckFact::NoTargets, {}, {}}};
    EXPECT_EQ(idsOf(), before);
}

TEST(ConnectLegs, theBetterOfTwoPlacesCounts)
{
    ConnectProgress progress;
    progress.findings = {finding(Service::Prometheus, 9090, Finding::State::Absent),
        finding(Service::Prometheus, 8428, Finding::State::Found)};
    const std::vector<Leg> legs = connectLegs(progress);
    EXPECT_EQ(legAt(legs, "prometheus.ready").status, Status::Ok);
    EXPECT_TRUE(legAt(legs, "prometheus.ready").words.contains(QStringLiteral("8428")));
}

TEST(ConnectLegs, whatIsOptionalAndNotThereIsNoFailure)
{
    ConnectProgress progress;
    for (const Service service : {Service::Prometheus, Service::Grafana, Service::ApiCore}) {
        progress.findings.push_back(finding(service, 1, Finding::State::Absent));
    }
    const std::vector<Leg> legs = connectLegs(progress);
    EXPECT_EQ(legAt(legs, "prometheus.ready").status, Status::Critical);
    EXPECT_EQ(legAt(legs, "grafana").status, Status::Waiting);
    EXPECT_EQ(legAt(legs, "target.api-core").status, Status::Waiting);
}

TEST(ConnectLegs, whereASecretIsRefusedOneCanBeEntered)
{
    const CheckRow refused{
        "target.api-core", CheckState::Fail, CheckFact::CredentialRefused, {"http://a", "401"}, {}};
    EXPECT_FALSE(legOf(refused).action.isEmpty());
    const CheckRow locked{"prometheus.ready", CheckState::Fail, CheckFact::Failed, {},
        base::Error{base::ErrorCode::SecretLocked, {}, "key"}};
    EXPECT_FALSE(legOf(locked).action.isEmpty());
    const CheckRow down{"prometheus.ready", CheckState::Fail, CheckFact::Failed, {},
        base::Error{base::ErrorCode::ConnectionRefused, {}, "localhost:9090"}};
    EXPECT_TRUE(legOf(down).action.isEmpty());
    EXPECT_FALSE(legOf(down).hint.isEmpty()) << "what to do";
}

TEST(ConnectLegs, whatServersSayOfThemselvesIsShownPlain)
{
    const CheckRow hostile{
        "prometheus.version", CheckState::Ok, CheckFact::Version, {"<b>x</b>\u202e", "\x1b[31m"}, {}};
    const QString words = legOf(hostile).words;
    EXPECT_TRUE(words.contains(QStringLiteral("<b>x</b>")));
    EXPECT_FALSE(words.contains(QChar(0x202e)));
    EXPECT_FALSE(words.contains(QChar(0x1b)));
}

TEST(ConnectLegs, theWayToAContainerIsToldWithTheService)
{
    ConnectProgress progress;
    progress.checked = {
        {"prometheus.via", CheckState::Ok, CheckFact::ContainerFound, {"prometheus", "172.18.0.3"}, {}},
        {"prometheus.ready", CheckState::Ok, CheckFact::Ready, {"http://prometheus:9090"}, {}}};
    EXPECT_EQ(legAt(connectLegs(progress), "prometheus.ready").words,
        QStringLiteral("http://prometheus:9090 is ready; container prometheus: 172.18.0.3"));
    progress.checked = {{"prometheus.via", CheckState::Fail, CheckFact::Failed, {},
                            base::Error{base::ErrorCode::DockerDenied, {}, "prometheus:9090 via docker"}},
        {"prometheus.ready", CheckState::Unknown, CheckFact::NotReached, {}, {}}};
    const std::vector<Leg> legs = connectLegs(progress);
    EXPECT_EQ(legAt(legs, "prometheus.ready").status, Status::Critical);
    EXPECT_TRUE(legAt(legs, "prometheus.ready").hint.contains(QStringLiteral("usermod -aG docker")));
}

TEST(ConnectLegs, theServersDockerIsOneOfThem)
{
    ConnectProgress progress;
    progress.findings = {
        {{Service::Containers}, Finding::State::Absent, base::Error{base::ErrorCode::DockerMissing, {}, {}}}};
    EXPECT_EQ(legAt(connectLegs(progress), "containers").status, Status::Waiting);
    progress.findings = {
        {{Service::Containers}, Finding::State::Failed, base::Error{base::ErrorCode::DockerDenied, {}, {}}}};
    EXPECT_EQ(legAt(connectLegs(progress), "containers").status, Status::Warn);
    Finding container{
        {Service::Prometheus, QUrl(QStringLiteral("http://prometheus:9090"))}, Finding::State::Found, {}};
    container.place.via.kind = settings::Via::Kind::Docker;
    progress.findings = {{{Service::Containers}, Finding::State::Found, {}}, container};
    EXPECT_EQ(legAt(connectLegs(progress), "containers").status, Status::Ok);
    EXPECT_EQ(legAt(connectLegs(progress), "prometheus.ready").words,
        QStringLiteral("found at http://prometheus:9090 (container)"));
}

} // namespace zumik::app
