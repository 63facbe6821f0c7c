// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/memorystore.h"

#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

namespace zumik::secrets {

namespace {

using base::Done;
using base::ErrorCode;
using base::Secret;

} // namespace

TEST(MemoryStore, keepsASecretUntilItIsRemoved)
{
    MemoryStore store;
    const auto read = [&] {
        return tests::ask<Secret>([&](auto stop, auto to, auto reply) { store.read("a", stop, to, reply); });
    };
    const auto remove = [&] {
        return tests::ask<Done>([&](auto stop, auto to, auto reply) { store.remove("a", stop, to, reply); });
    };
    EXPECT_EQ(read().error().code, ErrorCode::SecretNotFound);
    EXPECT_EQ(remove().error().code, ErrorCode::SecretNotFound);
    ASSERT_TRUE(tests::ask<Done>(
        [&](auto stop, auto to, auto reply) { store.write("a", Secret::copyOf("1"), stop, to, reply); }));
    ASSERT_TRUE(tests::ask<Done>(
        [&](auto stop, auto to, auto reply) { store.write("a", Secret::copyOf("2"), stop, to, reply); }));
    EXPECT_EQ(read()->reveal(), "2");
    EXPECT_EQ(read()->reveal(), "2");
    EXPECT_TRUE(remove());
    EXPECT_EQ(read().error().code, ErrorCode::SecretNotFound);
}

} // namespace zumik::secrets
