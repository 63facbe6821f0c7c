// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/secretresolver.h"

#include "models/secrets/environmentstore.h"
#include "models/secrets/memorystore.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::secrets {

namespace {

using base::Done;
using base::ErrorCode;
using base::Secret;
using base::SecretRef;

class SecretResolverTest : public testing::Test {
protected:
    void keep(const std::string &key)
    {
        ASSERT_TRUE(tests::ask<Done>([&](auto stop, auto to, auto reply) {
            m_keychain.write(key, Secret::copyOf("s3cret"), stop, to, reply);
        }));
    }

    base::Result<Secret> resolve(SecretRef::Kind kind, const std::string &name, const Destination &to)
    {
        return tests::ask<Secret>([&](auto stop, auto receiver, auto reply) {
            m_resolver.resolve({kind, name}, to, stop, receiver, reply);
        });
    }

    const Destination m_prod{"http://localhost:9090", {{"ssh", "vps:22"}}};
    const std::string m_key = formatBoundKey({m_prod, "prod/prometheus"});
    MemoryStore m_keychain;
    EnvironmentStore m_environment;
    SecretResolver m_resolver{m_keychain, m_environment};
};

} // namespace

TEST_F(SecretResolverTest, givesAnEntryOutForItsOwnDestination)
{
    keep(m_key);
    const auto read = resolve(SecretRef::Kind::Keychain, m_key, m_prod);
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_EQ(read->reveal(), "s3cret");
}

TEST_F(SecretResolverTest, givesNoneOutForAnotherOriginOrAnotherWay)
{
    keep(m_key);
    for (const Destination &other :
        {Destination("http://localhost:9091", {{"ssh", "vps:22"}}), Destination("http://localhost:9090", {}),
            Destination("https://localhost:9090", {{"ssh", "vps:22"}}),
            Destination("http://localhost:9090", {{"ssh", "evil:22"}}),
            Destination("http://localhost:9090", {{"ssh", "vps:22"}, {"via", "unix:/tmp/evil"}})}) {
        const auto read = resolve(SecretRef::Kind::Keychain, m_key, other);
        ASSERT_FALSE(read) << other.text();
        EXPECT_EQ(read.error().code, ErrorCode::SecretBoundElsewhere);
        EXPECT_THAT(read.error().message, testing::HasSubstr("kept for " + m_prod.text()));
        EXPECT_THAT(read.error().message, testing::HasSubstr("wanted for " + other.text()));
        EXPECT_THAT(describe(read.error()), testing::Not(testing::HasSubstr("s3cret")));
    }
}

TEST_F(SecretResolverTest, givesNoneOutUnderAKeyThatNamesNoDestination)
{
    keep("prod-token");
    const auto read = resolve(SecretRef::Kind::Keychain, "prod-token", m_prod);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::SecretBoundElsewhere);
    EXPECT_THAT(read.error().message, testing::HasSubstr("names no destination"));
}

TEST_F(SecretResolverTest, saysWhenThereIsNoSuchEntryForTheDestination)
{
    const auto read = resolve(SecretRef::Kind::Keychain, m_key, m_prod);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::SecretNotFound);
}

TEST_F(SecretResolverTest, readsVariablesForAnyDestination)
{
    qputenv("KEY", "from the environment");
    EXPECT_EQ(resolve(SecretRef::Kind::Environment, "KEY", m_prod)->reveal(), "from the environment");
    qunsetenv("KEY");
}

} // namespace zumik::secrets
