// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/profileendpoints.h"

#include "models/settings/profilereader.h"

#include <gtest/gtest.h>

namespace zumik::session {

namespace {

class EndpointForTest : public testing::Test {
protected:
    std::string urlFor(const char *url) const
    {
        const settings::Endpoint *const found = endpointFor(m_profile, QUrl(QString::fromLatin1(url)));
        return found == nullptr ? "none" : found->url.toString().toStdString();
    }

    settings::Profile m_profile = *settings::readProfile(R"({
        "prometheus": {"url": "http://a:9090"},
        "targets": [{"name": "one", "url": "http://a:9090/metrics"}, {"name": "two", "url": "http://a:9090/gateway"},
                    {"name": "three", "url": "http://b/metrics"}]})",
        QStringLiteral("/p.json"));
};

} // namespace

TEST_F(EndpointForTest, isTheOneWhosePageItIs)
{
    EXPECT_EQ(urlFor("http://a:9090/metrics"), "http://a:9090/metrics");
    EXPECT_EQ(urlFor("http://a:9090/gateway?x=y"), "http://a:9090/gateway");
}

TEST_F(EndpointForTest, isElseTheFirstOfTheOrigin)
{
    EXPECT_EQ(urlFor("http://A:9090/api/v1/query"), "http://a:9090");
    EXPECT_EQ(urlFor("http://b:80/other"), "http://b/metrics");
}

TEST_F(EndpointForTest, isNoneForAnotherOrigin)
{
    for (const char *url : {"http://a/metrics", "https://a:9090/metrics", "http://c:9090/metrics"}) {
        EXPECT_EQ(urlFor(url), "none") << url;
    }
}

namespace {

settings::Profile withVia(const char *via, const char *url, bool ssh)
{
    const QString text =
        QStringLiteral(R"({%1 "kubeconfig": "/k", "prometheus": {"url": "%2", "via": "%3"}})")
            .arg(ssh ? QStringLiteral(R"("ssh": {"host": "vps"},)") : QString(), QLatin1String(url),
                QLatin1String(via));
    return *settings::readProfile(text.toUtf8(), QStringLiteral("/p.json"));
}

std::optional<base::ErrorCode> refusal(const settings::Profile &profile)
{
    const auto refused = refuseWay(profile, endpointsOf(profile).front());
    return refused ? std::optional(refused->code) : std::nullopt;
}

} // namespace

TEST(OpensDoor, behindTheServerOnlyAndNotInACluster)
{
    settings::Profile profile;
    profile.grafana.emplace().url = QUrl(QStringLiteral("http://grafana:3000"));
    EXPECT_FALSE(opensDoor(profile, *profile.grafana)) << "a browser gets there by itself";
    profile.ssh.emplace().host = QStringLiteral("vps");
    EXPECT_TRUE(opensDoor(profile, *profile.grafana));
    profile.grafana->via.kind = settings::Via::Kind::Docker;
    EXPECT_TRUE(opensDoor(profile, *profile.grafana));
    profile.grafana->via.kind = settings::Via::Kind::Kube;
    EXPECT_FALSE(opensDoor(profile, *profile.grafana));
}

TEST(EndpointVia, tellsTheTunnelHowTheServiceIsReached)
{
    using Kind = ssh::Via::Kind;
    const auto wayTo = [](const settings::Profile &profile) {
        return serviceOf(profile, *profile.prometheus);
    };
    const auto docker = wayTo(withVia("docker", "http://prometheus:9090", true));
    EXPECT_EQ(ssh::toText(docker), "prometheus:9090 via docker");
    EXPECT_EQ(wayTo(withVia("unix:/s", "http://p", true)).via.kind, Kind::FarSocket);
    EXPECT_EQ(wayTo(withVia("unix:/s", "http://p", false)).via.kind, Kind::LocalSocket);
    const auto kube = wayTo(withVia("kube:arn:aws:eks:x/c/ns", "http://p:1", true));
    EXPECT_EQ(kube.via.context, "arn:aws:eks:x/c");
    EXPECT_EQ(kube.via.kubeNamespace, "ns");
    EXPECT_EQ(kube.via.kubeconfig, "/k");
}

TEST(EndpointVia, goesThroughTheGatewayUnlessItIsANetworkWithoutSsh)
{
    const auto uses = [](const char *via, bool ssh) {
        settings::Profile profile = withVia("docker", "http://p", ssh);
        profile.prometheus->via = settings::parseVia(QLatin1String(via)).value_or(settings::Via{});
        return usesGateway(profile, *profile.prometheus);
    };
    EXPECT_TRUE(uses("", true));
    EXPECT_FALSE(uses("", false));
    EXPECT_TRUE(uses("unix:/s", false));
    EXPECT_TRUE(uses("kube:a/b", false));
}

TEST(EndpointVia, isRefusedForANameThatCannotBeOne)
{
    using base::ErrorCode;
    EXPECT_EQ(refusal(withVia("docker", "http://shop_prom-1:9090", true)), std::nullopt);
    EXPECT_EQ(refusal(withVia("docker", "http://shop:9090", false)), ErrorCode::InvalidArgument);
    EXPECT_EQ(refusal(withVia("docker", "http://[::1]:9090", true)), ErrorCode::InvalidArgument);
    EXPECT_EQ(refusal(withVia("kube:c/ns", "http://prometheus:9090", false)), std::nullopt);
    EXPECT_EQ(refusal(withVia("kube:c/ns", "http://a.b:9090", false)), ErrorCode::InvalidArgument);
    EXPECT_EQ(refusal(withVia("kube:c/.*", "http://prometheus:9090", false)), ErrorCode::InvalidArgument);
    EXPECT_EQ(refusal(withVia("kube:c/a,b", "http://prometheus:9090", false)), ErrorCode::InvalidArgument);
}

TEST(EndpointVia, putsTheApiServersPathBeforeAServiceOfACluster)
{
    const auto urlOf = [](const char *via, const char *base, const char *url) {
        const auto profile = withVia(via, base, true);
        return requestUrl(*profile.prometheus, QUrl(QLatin1String(url))).toString().toStdString();
    };
    EXPECT_EQ(urlOf("kube:c/ns", "http://p:9090", "http://p:9090/api/v1/query?query=a%2Bb"),
        "http://p:9090/api/v1/namespaces/ns/services/p:9090/proxy/api/v1/query?query=a%2Bb");
    EXPECT_EQ(urlOf("kube:c/ns", "https://p", "https://p/x"),
        "http://p:443/api/v1/namespaces/ns/services/https:p:443/proxy/x");
    EXPECT_EQ(urlOf("docker", "http://p:9090", "http://p:9090/x"), "http://p:9090/x");
}

} // namespace zumik::session
