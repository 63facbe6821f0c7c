// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/profileuses.h"

#include "models/settings/profilereader.h"

#include <gtest/gtest.h>

namespace zumik::settings {

namespace {

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char('|'));
}

} // namespace

TEST(ProfileUses, nameAllThatOpeningTheProfileTouches)
{
    const auto profile = readProfile(R"({
        "kubeconfig": "kube",
        "ssh": {"host": "vps", "user": "ops", "identity": "id", "knownHosts": "known", "config": "conf"},
        "prometheus": {"url": "https://p:9090/x", "auth": {"basic": {"user": "a", "password": {"keychain": "K2"}}},
                       "headers": [{"name": "X-A", "value": {"env": "E1"}}, {"name": "X-Org", "value": "a"}],
                       "tls": {"ca": "ca", "cert": "cert", "key": "key"}},
        "alertmanager": {"url": "http://am:9093", "via": "docker"},
        "gpustack": {"url": "http://g", "auth": {"bearer": {"env": "E2"}}},
        "targets": [{"name": "t", "url": "http://t/metrics", "auth": {"header": {"name": "X-B", "value": {"keychain": "K1"}}}}],
        "sources": [{"name": "eu", "prometheus": {"url": "http://e", "auth": {"bearer": {"env": "E2"}}}}]})",
        QStringLiteral("/f/p.json"));
    ASSERT_TRUE(profile) << describe(profile.error());
    const ProfileUses uses = usesOf(*profile);
    EXPECT_EQ(uses.ssh, QStringLiteral("ops@vps"));
    EXPECT_EQ(uses.destinations,
        words("http://am:9093 via docker|http://e|http://g|http://t/metrics|https://p:9090/x"));
    EXPECT_EQ(uses.variables, words("E1|E2"));
    EXPECT_EQ(uses.keychainKeys, words("K1|K2"));
    EXPECT_EQ(uses.files, words("/f/ca|/f/cert|/f/conf|/f/id|/f/key|/f/known|/f/kube"));
}

TEST(ProfileUses, areEmptyForWhatTheProfileDoesNotSay)
{
    const auto profile = readProfile(R"({"prometheus": {"url": "http://p"}})", QStringLiteral("/f/p.json"));
    const ProfileUses uses = usesOf(*profile);
    EXPECT_EQ(uses, (ProfileUses{{}, {QStringLiteral("http://p")}, {}, {}, {}, {}, {}}));
}

} // namespace zumik::settings
