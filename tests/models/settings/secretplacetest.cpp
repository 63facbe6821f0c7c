// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/secretplace.h"

#include "models/settings/profilereader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::settings {

namespace {

using base::SecretRef;

const SecretRef ref{SecretRef::Kind::Keychain, "key"};

class SecretPlaceTest : public testing::Test {
protected:
    base::Status put(const char *place, const char *user = "")
    {
        const auto parsed = parseSecretPlace(QString::fromLatin1(place));
        return parsed ? putSecret(m_profile, *parsed, ref, QString::fromLatin1(user))
                      : base::Status(parsed.error());
    }

    Profile m_profile = *readProfile(R"({
        "prometheus": {"url": "http://p"}, "grafana": {"url": "http://g"},
        "targets": [{"name": "gateway", "url": "http://t", "auth": {"header": {"name": "X-Admin-Token", "value": {"env": "A"}}}}],
        "sources": [{"name": "eu", "prometheus": {"url": "http://e"}}]})",
        QStringLiteral("/p.json"));
};

} // namespace

TEST_F(SecretPlaceTest, isATokenWhereNoWayOfAuthenticationIsGiven)
{
    ASSERT_TRUE(put("prometheus"));
    EXPECT_EQ(m_profile.prometheus->auth, Auth(BearerAuth{ref}));
    ASSERT_TRUE(put("source:eu/prometheus"));
    EXPECT_EQ(m_profile.sources[0].prometheus->auth, Auth(BearerAuth{ref}));
}

TEST_F(SecretPlaceTest, isAPasswordWithAUserAndStaysOne)
{
    ASSERT_TRUE(put("grafana", "admin"));
    EXPECT_EQ(m_profile.grafana->auth, Auth(BasicAuth{QStringLiteral("admin"), ref}));
    ASSERT_TRUE(put("grafana"));
    EXPECT_EQ(m_profile.grafana->auth, Auth(BasicAuth{QStringLiteral("admin"), ref}));
}

TEST_F(SecretPlaceTest, keepsTheHeaderThatAnEndpointAuthenticatesWith)
{
    ASSERT_TRUE(put("target:gateway"));
    EXPECT_EQ(m_profile.targets[0].auth, Auth(HeaderAuth{QStringLiteral("X-Admin-Token"), ref}));
    m_profile.targets[0].auth = HeaderAuth{QStringLiteral("X-Admin-Token"), {}};
    ASSERT_TRUE(put("target:gateway/header:x-admin-token"));
    EXPECT_EQ(m_profile.targets[0].auth, Auth(HeaderAuth{QStringLiteral("X-Admin-Token"), ref}));
    EXPECT_TRUE(m_profile.targets[0].headers.empty());
}

TEST_F(SecretPlaceTest, canBeAHeaderOfItsOwn)
{
    ASSERT_TRUE(put("header:X-Api-Key"));
    ASSERT_TRUE(put("prometheus/header:X-API-KEY"));
    const std::vector<Header> expected{{QStringLiteral("X-Api-Key"), ref}};
    EXPECT_EQ(m_profile.prometheus->headers, expected);
    EXPECT_EQ(m_profile.prometheus->auth, Auth(NoAuth{}));
}

TEST_F(SecretPlaceTest, isRefusedWithTheNamesOfThoseThatThereAre)
{
    const auto refused = put("target:nobody");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().where, "target:nobody");
    EXPECT_THAT(refused.error().message,
        testing::HasSubstr("prometheus, grafana, target:gateway, source:eu/prometheus"));
    EXPECT_FALSE(put("alertmanager"));
    for (const char *text : {"", "header:", "prometheus/header:", "prometheus/header:a b", "/header:x"}) {
        EXPECT_FALSE(put(text)) << text;
    }
}

TEST_F(SecretPlaceTest, thePassphraseIsThatOfTheSshSection)
{
    EXPECT_FALSE(put("ssh")) << "there is none";
    m_profile.ssh.emplace();
    ASSERT_TRUE(put("ssh"));
    EXPECT_EQ(m_profile.ssh->passphrase, ref);
}

} // namespace zumik::settings
