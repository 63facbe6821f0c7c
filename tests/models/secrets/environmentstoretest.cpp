// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/environmentstore.h"

#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

namespace zumik::secrets {

namespace {

using base::Done;
using base::ErrorCode;
using base::Secret;

base::Result<Secret> read(SecretStore &store, const std::string &key)
{
    return tests::ask<Secret>([&](auto stop, auto to, auto reply) { store.read(key, stop, to, reply); });
}

} // namespace

TEST(EnvironmentStore, readsAVariable)
{
    EnvironmentStore store;
    qputenv("ZUMIK_TEST_SECRET", "t0ken");
    EXPECT_EQ(read(store, "ZUMIK_TEST_SECRET")->reveal(), "t0ken");
}

TEST(EnvironmentStore, takesAVariableOutOfTheEnvironmentAndGoesOnKnowingIt)
{
    EnvironmentStore store;
    qputenv("ZUMIK_TEST_SECRET", "t0ken");
    const char *const place = std::getenv("ZUMIK_TEST_SECRET");
    ASSERT_TRUE(read(store, "ZUMIK_TEST_SECRET"));
    EXPECT_FALSE(qEnvironmentVariableIsSet("ZUMIK_TEST_SECRET"));
    EXPECT_EQ(std::string(place), ""); // glibc frees nothing that was an environment
    EXPECT_EQ(read(store, "ZUMIK_TEST_SECRET")->reveal(), "t0ken");
    qputenv("ZUMIK_TEST_SECRET", "another");
    EXPECT_EQ(read(store, "ZUMIK_TEST_SECRET")->reveal(), "another");
}

TEST(EnvironmentStore, tellsAnUnsetVariableFromAnEmptyOneInItsMessage)
{
    EnvironmentStore store;
    const auto unset = read(store, "ZUMIK_TEST_SECRET");
    EXPECT_EQ(unset.error(),
        (base::Error{ErrorCode::SecretNotFound, "the environment variable is not set", "ZUMIK_TEST_SECRET"}));
    qputenv("ZUMIK_TEST_SECRET", "");
    EXPECT_EQ(read(store, "ZUMIK_TEST_SECRET").error().message, "the environment variable is empty");
    qunsetenv("ZUMIK_TEST_SECRET");
}

TEST(EnvironmentStore, isOnlyRead)
{
    EnvironmentStore store;
    const auto written = tests::ask<Done>([&](auto stop, auto to, auto reply) {
        store.write("ZUMIK_TEST_SECRET", Secret::copyOf("x"), stop, to, reply);
    });
    EXPECT_EQ(written.error().code, ErrorCode::InvalidArgument);
    EXPECT_FALSE(qEnvironmentVariableIsSet("ZUMIK_TEST_SECRET"));
    const auto removed =
        tests::ask<Done>([&](auto stop, auto to, auto reply) { store.remove("PATH", stop, to, reply); });
    EXPECT_EQ(removed.error().code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(qEnvironmentVariableIsSet("PATH"));
}

} // namespace zumik::secrets
