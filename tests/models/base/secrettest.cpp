// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/secret.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace zumik::base {

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);

TEST(Secret, overwritesWhereItCameFrom)
{
    std::string source(64, 's');
    const char *memory = source.data();
    const Secret secret(std::move(source));
    EXPECT_EQ(secret.reveal(), std::string(64, 's'));
    EXPECT_EQ(std::string(memory, 64), std::string(64, '\0')); // the buffer still belongs to `source`
}

TEST(Secret, leavesNothingBehindWhenMoved)
{
    Secret first = Secret::copyOf("token");
    const Secret second = std::move(first);
    EXPECT_TRUE(first.empty()); // NOLINT(bugprone-use-after-move): that is what is promised
    EXPECT_EQ(second.reveal(), "token");
}

TEST(Secret, isComparedWhole)
{
    EXPECT_TRUE(Secret::copyOf("abc").equals(Secret::copyOf("abc")));
    EXPECT_FALSE(Secret::copyOf("abc").equals(Secret::copyOf("abd")));
    EXPECT_FALSE(Secret::copyOf("abc").equals(Secret::copyOf("ab")));
}

} // namespace zumik::base
