// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/sessionstore.h"

#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

namespace zumik::secrets {

namespace {

using base::Done;
using base::ErrorCode;
using base::Secret;

struct SessionStoreTest : testing::Test {
    base::Status keepForSession(const char *text)
    {
        return tests::ask<Done>([&](auto stop, auto to, auto reply) {
            store.keepForSession("a", Secret::copyOf(text), stop, to, reply);
        });
    }

    base::Status write(const char *text)
    {
        return tests::ask<Done>(
            [&](auto stop, auto to, auto reply) { store.write("a", Secret::copyOf(text), stop, to, reply); });
    }

    base::Status remove()
    {
        return tests::ask<Done>([&](auto stop, auto to, auto reply) { store.remove("a", stop, to, reply); });
    }

    base::Result<Secret> readFrom(SecretStore &from)
    {
        return tests::ask<Secret>([&](auto stop, auto to, auto reply) { from.read("a", stop, to, reply); });
    }

    MemoryStore behind;
    SessionStore store{behind};
};

} // namespace

TEST_F(SessionStoreTest, whatIsKeptForTheSessionIsFoundAndNeverReachesTheStoreBehind)
{
    ASSERT_TRUE(keepForSession("typed"));
    EXPECT_EQ(readFrom(store)->reveal(), "typed");
    EXPECT_EQ(readFrom(behind).error().code, ErrorCode::SecretNotFound);
}

TEST_F(SessionStoreTest, whatIsKeptForTheSessionWinsUntilAnotherIsWritten)
{
    ASSERT_TRUE(write("old"));
    ASSERT_TRUE(keepForSession("typed"));
    EXPECT_EQ(readFrom(store)->reveal(), "typed");
    ASSERT_TRUE(write("new"));
    EXPECT_EQ(readFrom(store)->reveal(), "new");
    EXPECT_EQ(readFrom(behind)->reveal(), "new");
}

TEST_F(SessionStoreTest, whatIsRemovedIsGoneInBothPlaces)
{
    ASSERT_TRUE(keepForSession("typed"));
    EXPECT_EQ(remove().error().code, ErrorCode::SecretNotFound) << "as the store behind says";
    EXPECT_EQ(readFrom(store).error().code, ErrorCode::SecretNotFound);
}

} // namespace zumik::secrets
