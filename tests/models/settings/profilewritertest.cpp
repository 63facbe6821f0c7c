// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/profilewriter.h"

#include "models/settings/profilereader.h"

#include <gtest/gtest.h>

namespace zumik::settings {

namespace {

using base::SecretRef;

Profile everything()
{
    const SecretRef inKeychain{SecretRef::Kind::Keychain, "k"};
    const SecretRef inEnvironment{SecretRef::Kind::Environment, "E"};
    Profile profile;
    profile.name = QStringLiteral("all of it");
    profile.readOnly = false;
    profile.publicUrl = QUrl(QStringLiteral("https://a/"));
    profile.ssh = Ssh{QStringLiteral("h"), QStringLiteral("u"), 22, QStringLiteral("/i"),
        QStringLiteral("/c"), QStringLiteral("/k"), inKeychain};
    profile.production = true;
    PrometheusEndpoint prometheus;
    prometheus.url = QUrl(QStringLiteral("https://p:9090/x%20y"));
    prometheus.auth = BasicAuth{QStringLiteral("ü"), inKeychain};
    prometheus.headers = {{QStringLiteral("A"), QStringLiteral("b")}, {QStringLiteral("C"), inEnvironment}};
    prometheus.tls = {
        QStringLiteral("/ca"), QStringLiteral("/cert"), QStringLiteral("/key"), QStringLiteral("n")};
    prometheus.scrapeInterval = base::Duration(90'000);
    profile.prometheus = prometheus;
    profile.kubeconfig = QStringLiteral("/kube");
    profile.alertmanager = Endpoint{QUrl(QStringLiteral("http://am")), BearerAuth{inEnvironment}, {}, {},
        {Via::Kind::Unix, QStringLiteral("/s"), {}, {}}};
    GrafanaEndpoint grafana;
    grafana.url = QUrl(QStringLiteral("http://g"));
    grafana.browserUrl = QUrl(QStringLiteral("https://g.example.com"));
    profile.grafana = grafana;
    profile.gpustack =
        Endpoint{QUrl(QStringLiteral("http://gp")), HeaderAuth{QStringLiteral("X-T"), inKeychain}, {}, {},
            {Via::Kind::Kube, {}, QStringLiteral("c"), QStringLiteral("n")}};
    Target target;
    target.name = QStringLiteral("t");
    target.url = QUrl(QStringLiteral("http://t/metrics?a=b"));
    target.labels = {{QStringLiteral("job"), QStringLiteral("j")}};
    profile.targets = {target};
    profile.sources = {Source{QStringLiteral("s"), prometheus, std::nullopt, grafana}};
    return profile;
}

} // namespace

TEST(ProfileWriter, writesWhatTheReaderReadsBackTheSame)
{
    const Profile profile = everything();
    const auto read = readProfile(writeProfile(profile), QStringLiteral("/elsewhere/x.json"));
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_TRUE(*read == profile);
    EXPECT_EQ(writeProfile(*read), writeProfile(profile));
}

TEST(ProfileWriter, writesNothingThatIsNotSet)
{
    Profile profile;
    profile.name = QStringLiteral("small");
    profile.prometheus.emplace().url = QUrl(QStringLiteral("http://a"));
    EXPECT_EQ(writeProfile(profile).simplified(),
        R"({ "name": "small", "prometheus": { "url": "http://a" }, "readOnly": true })");
}

} // namespace zumik::settings
