// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/secretneed.h"

#include "models/session/profilesecrets.h"
#include "models/settings/profilereader.h"
#include "models/ssh/keyfile.h"

#include <gtest/gtest.h>

namespace zumik::session {

namespace {

using base::ErrorCode;
using Kind = SecretNeed::Kind;

settings::Profile profileOf(const char *json)
{
    return *settings::readProfile(json, QStringLiteral("/p.json"));
}

const base::Error unauthorized{ErrorCode::Unauthorized, "401", "http://p"};

} // namespace

TEST(SecretNeed, isATokenOrAPasswordWhereTheProfileSaysNothing)
{
    const auto need = secretNeedOf(profileOf(R"({"prometheus": {"url": "http://p"}})"), unauthorized);
    ASSERT_TRUE(need);
    EXPECT_EQ(need->place, QStringLiteral("prometheus"));
    EXPECT_EQ(need->kind, Kind::Either);
    EXPECT_FALSE(need->given);
}

TEST(SecretNeed, ofAProfileThatHasOneWasGivenAndDidNotDo)
{
    const auto need = secretNeedOf(
        profileOf(
            R"({"prometheus": {"url": "http://p", "auth": {"basic": {"user": "ops", "password": {"env": "E"}}}}})"),
        unauthorized);
    ASSERT_TRUE(need);
    EXPECT_EQ(need->kind, Kind::Password);
    EXPECT_EQ(need->user, QStringLiteral("ops"));
    EXPECT_TRUE(need->given);
}

TEST(SecretNeed, ofOneThatCouldNotBeReadIsMissingAtItsOwnPlace)
{
    const auto profile = profileOf(
        R"({"prometheus": {"url": "http://p", "auth": {"bearer": {"env": "A"}},
                           "headers": [{"name": "X-Token", "value": {"env": "B"}}]}})");
    const auto token = secretNeedOf(profile, {ErrorCode::SecretNotFound, {}, "A"});
    ASSERT_TRUE(token);
    EXPECT_EQ(token->place, QStringLiteral("prometheus"));
    EXPECT_FALSE(token->given);
    const auto header = secretNeedOf(profile, {ErrorCode::SecretLocked, {}, "B"});
    ASSERT_TRUE(header);
    EXPECT_EQ(header->place, QStringLiteral("prometheus/header:X-Token"));
    settings::Profile copy = profile;
    EXPECT_TRUE(bindSecret(copy, header->place)) << "a place that takes a secret";
}

TEST(SecretNeed, ofAnEncryptedKeyIsItsPassphrase)
{
    auto profile = profileOf(R"({"ssh": {"host": "vps"}, "prometheus": {"url": "http://p"}})");
    const auto missing = secretNeedOf(profile, ssh::passphraseError("/k", false));
    ASSERT_TRUE(missing);
    EXPECT_EQ(missing->kind, Kind::Passphrase);
    EXPECT_FALSE(missing->given);
    ASSERT_TRUE(bindSecret(profile, missing->place));
    EXPECT_TRUE(secretNeedOf(profile, ssh::passphraseError("/k", true))->given);
    EXPECT_EQ(boundKeysOf(profile).size(), 1U);
    profile.ssh->host = QStringLiteral("elsewhere");
    EXPECT_TRUE(boundKeysOf(profile).empty()) << "a passphrase is bound to its server as well";
}

TEST(SecretNeed, isNothingForWhatNoSecretHelpsWith)
{
    const auto profile = profileOf(R"({"prometheus": {"url": "http://p"}})");
    for (const ErrorCode code : {ErrorCode::ConnectionRefused, ErrorCode::KeyUnreadable,
             ErrorCode::HostKeyChanged, ErrorCode::SshAuthFailed, ErrorCode::Timeout}) {
        EXPECT_FALSE(secretNeedOf(profile, {code, "x", "y"})) << base::errorName(code);
    }
    EXPECT_FALSE(secretNeedAt(profile, QStringLiteral("target:none")));
}

} // namespace zumik::session
