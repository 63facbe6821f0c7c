// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/number.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace zumik::base {

TEST(Number, readsWhatPrometheusWrites)
{
    EXPECT_EQ(parseDouble("3.3e-11"), 3.3e-11);
    EXPECT_EQ(parseDouble("-0"), 0.0);
    EXPECT_TRUE(std::signbit(*parseDouble("-0")));
    EXPECT_EQ(parseDouble("+Inf"), std::numeric_limits<double>::infinity());
    EXPECT_EQ(parseDouble("-Inf"), -std::numeric_limits<double>::infinity());
    EXPECT_TRUE(std::isnan(*parseDouble("NaN")));
    EXPECT_EQ(parseDouble("1e400"), std::numeric_limits<double>::infinity());
    EXPECT_EQ(parseDouble("-1e-400"), 0.0);
}

TEST(Number, refusesWhatIsNotWhollyANumber)
{
    for (const char *text : {"", "1 ", " 1", "1,5", "abc", "+-1", "0x10", "1e", "--1", "nan(1)"}) {
        EXPECT_FALSE(parseDouble(text)) << text;
    }
}

TEST(Number, writesAsThePrometheusApiDoes)
{
    EXPECT_EQ(formatDouble(0.1), "0.1");
    EXPECT_EQ(formatDouble(1e20), "100000000000000000000");
    EXPECT_EQ(formatDouble(1e21), "1e+21");
    EXPECT_EQ(formatDouble(0.0000001), "1e-07");
    EXPECT_EQ(formatDouble(-0.0), "-0");
    EXPECT_EQ(formatDouble(std::numeric_limits<double>::infinity()), "+Inf");
    EXPECT_EQ(formatFixed(1234.5, 2), "1234.50");
}

TEST(Number, writesLargeNumbersWithTheDigitsThatMatter)
{
    EXPECT_EQ(formatDouble(123456789012345683968.0), "123456789012345680000");
    EXPECT_EQ(formatDouble(9007199254740993.0), "9007199254740992");
    EXPECT_EQ(formatDouble(-1.5e20), "-150000000000000000000");
}

TEST(Number, isWrittenPlainWithoutAnExponent)
{
    EXPECT_EQ(formatPlain(1e300 / 3), "3333333333333333" + std::string(284, '0'));
    EXPECT_EQ(formatPlain(-1e22), "-10000000000000000000000");
    EXPECT_EQ(formatPlain(1.25e-7), "0.000000125");
    EXPECT_EQ(formatPlain(0.5), "0.5");
    EXPECT_EQ(formatPlain(std::numeric_limits<double>::infinity()), "+Inf");
    EXPECT_EQ(parseDouble(formatPlain(std::numeric_limits<double>::denorm_min())),
        std::numeric_limits<double>::denorm_min());
}

TEST(Number, tellsAbsentFromNaN)
{
    EXPECT_TRUE(isAbsent(absent()));
    EXPECT_FALSE(isAbsent(std::numeric_limits<double>::quiet_NaN()));
}

} // namespace zumik::base
