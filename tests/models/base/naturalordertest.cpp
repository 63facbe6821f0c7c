// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/naturalorder.h"

#include <gtest/gtest.h>

namespace zumik::base {

TEST(NaturalOrder, TakesDigitsAsNumbersAndLettersInAnyCase)
{
    EXPECT_LT(compareNaturally("a2", "a10"), 0);
    EXPECT_EQ(compareNaturally("A07", "a7"), 0);
    EXPECT_LT(compareNaturally("a", "ab"), 0);
    EXPECT_GT(compareNaturally("b", "a9"), 0);
    EXPECT_LT(compareNaturally("", "0"), 0);
    EXPECT_LT(compareNaturally("99999999999999999999998", "99999999999999999999999"), 0);
}

} // namespace zumik::base
