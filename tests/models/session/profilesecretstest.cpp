// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/profilesecrets.h"

#include "models/settings/profilereader.h"

#include <gtest/gtest.h>

namespace zumik::session {

namespace {

settings::Profile profile(const QByteArray &json)
{
    const auto read = settings::readProfile(json, QStringLiteral("/folder/prod.json"));
    EXPECT_TRUE(read) << describe(read.error());
    return read ? *read : settings::Profile();
}

std::string destination(const QByteArray &json)
{
    const settings::Profile read = profile(json);
    return destinationOf(read, *read.prometheus).text();
}

} // namespace

TEST(DestinationOf, isTheOriginWithItsPortAndTheSshHost)
{
    EXPECT_EQ(destination(R"({"prometheus": {"url": "http://LocalHost/prom?x=y"}})"), "http://localhost:80");
    EXPECT_EQ(destination(R"({"prometheus": {"url": "https://a"}})"), "https://a:443");
    EXPECT_EQ(destination(R"({"ssh": {"host": "VPS", "user": "ops", "identity": "id"},
                              "prometheus": {"url": "http://a:9090"}})"),
        "http://a:9090;ssh=vps:22");
}

TEST(DestinationOf, holdsAllThatDecidesWhoAnswersThere)
{
    EXPECT_EQ(destination(R"({"ssh": {"host": "vps", "port": 2222, "knownHosts": "known", "config": "conf"},
                              "prometheus": {"url": "https://a", "via": "docker",
                                             "tls": {"ca": "ca.pem", "serverName": "b"}}})"),
        "https://a:443;ssh=vps:2222;ssh-config=/folder/conf;known-hosts=/folder/known;via=docker;"
        "ca=/folder/ca.pem;server-name=b");
}

TEST(BindSecret, writesTheKeyIntoTheProfileAndFindsItAgain)
{
    settings::Profile prod = profile(R"({"ssh": {"host": "vps"}, "prometheus": {"url": "http://a:9090"}})");
    const auto key = bindSecret(prod, QStringLiteral("prometheus"));
    ASSERT_TRUE(key) << describe(key.error());
    EXPECT_EQ(*key, "zumik1:http://a:9090;ssh=vps:22#prod/prometheus");
    EXPECT_EQ(
        secretsOf(*prod.prometheus), (std::vector<base::SecretRef>{{base::SecretRef::Kind::Keychain, *key}}));
    EXPECT_EQ(boundKeysOf(prod), std::vector<std::string>{*key});
    prod.ssh->host = QStringLiteral("evil");
    EXPECT_TRUE(boundKeysOf(prod).empty());
}

TEST(BindSecret, leavesTheProfileAloneWhenThereIsNoSuchPlace)
{
    settings::Profile prod = profile(R"({"prometheus": {"url": "http://a:9090"}})");
    const settings::Profile before = prod;
    EXPECT_FALSE(bindSecret(prod, QStringLiteral("grafana")));
    EXPECT_FALSE(bindSecret(prod, QStringLiteral("prometheus/header:a b")));
    EXPECT_TRUE(prod == before);
}

} // namespace zumik::session
