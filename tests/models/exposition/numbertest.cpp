// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exposition/number.h"

#include "models/base/number.h"
#include "tests/models/exposition/reading.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <random>

namespace zumik::exposition {

static std::string parsed(std::string_view text)
{
    const auto value = parseNumber(text);
    return value ? base::formatDouble(*value) : "no number";
}

TEST(Number, isReadAsGoReadsIt)
{
    const std::vector<std::pair<std::string, std::string>> rows{
        {"1", "1"},
        {"+1", "1"},
        {"-1.5", "-1.5"},
        {"1.", "1"},
        {".5", "0.5"},
        {"1e3", "1000"},
        {"1E+3", "1000"},
        {"1e-3", "0.001"},
        {"007", "7"},
        {"-0", "-0"},
        {"NaN", "NaN"},
        {"nan", "NaN"},
        {"Inf", "+Inf"},
        {"+inf", "+Inf"},
        {"-INFINITY", "-Inf"},
        {"1e-999", "0"},
        {"-1e-999", "-0"},
        {"5e-324", "5e-324"},
        {"1.7976931348623157e308", "1.7976931348623157e+308"},
        {"0." + std::string(400, '0') + "1e5", "0"},
        {std::string(400, '1') + "e-100", "1.1111111111111112e+299"},
        {std::string(400, '0') + "1", "1"},
        {"1e-99999999999999999999", "0"},
        {"0.1e1", "1"},
        {"123456789012345678901234567890", "1.2345678901234568e+29"},
    };
    for (const auto &[text, expected] : rows) {
        EXPECT_EQ(parsed(text), expected) << text;
    }
}

TEST(Number, isNothingElse)
{
    for (const std::string &text : {std::string(), std::string("-"), std::string("."), std::string("e5"),
             std::string("1e"), std::string("1e+"), std::string("0x10"), std::string("0x1p-2"),
             std::string("1_000"), std::string("+nan"), std::string("-nan"), std::string("nan(1)"),
             std::string("+-1"), std::string("--1"), std::string("1\r"), std::string(" 1"), std::string("1 "),
             std::string("infinit"), std::string("1.2.3"), std::string("true"), std::string("1e999"),
             std::string("-1e999"), std::string("1e99999999999999999999"), std::string(400, '1') + "e-10",
             std::string(10, '0') + std::string(310, '9')}) {
        EXPECT_EQ(parsed(text), "no number") << text;
    }
}

TEST(Number, thatIsNoneHasTheBitsThatPrometheusStores)
{
    EXPECT_EQ(std::bit_cast<std::uint64_t>(*parseNumber("NaN")), normalNan);
    Reader reader("a NaN", Format::Text);
    ASSERT_TRUE(reader.next().ok());
    EXPECT_EQ(std::bit_cast<std::uint64_t>(reader.sample().value), normalNan);
    EXPECT_FALSE(base::isAbsent(reader.sample().value));
}

/// The quick way must be left when it can't be sure, and have the same bits where it isn't.
static void expectSameBits(const std::string &text)
{
    double quick = 0;
    const char *end = parseShortNumber(text.data(), text.data() + text.size(), quick);
    const auto slow = parseNumber(text);
    const auto base = base::parseDouble(text);
    ASSERT_TRUE(slow && base) << text;
    EXPECT_EQ(std::bit_cast<std::uint64_t>(*slow), std::bit_cast<std::uint64_t>(*base)) << text;
    if (end != nullptr) {
        EXPECT_EQ(end, text.data() + text.size()) << text;
        EXPECT_EQ(std::bit_cast<std::uint64_t>(quick), std::bit_cast<std::uint64_t>(*slow)) << text;
    }
}

static std::string digits(std::mt19937_64 &random, std::size_t most)
{
    std::string out(1 + random() % most, '0');
    for (char &c : out) {
        c = static_cast<char>('0' + random() % 10);
    }
    return out;
}

TEST(Number, hasTheSameBitsByTheQuickWay)
{
    const std::uint64_t seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random(seed);
    for (int i = 0; i < 200'000; ++i) {
        std::string text = (random() % 4 == 0 ? "-" : "") + digits(random, 12);
        text += random() % 2 == 0 ? '.' + digits(random, 12) : "";
        text += random() % 2 == 0 ? "e" + std::to_string(static_cast<int>(random() % 60) - 30) : "";
        expectSameBits(text);
        const auto value = std::bit_cast<double>(random());
        if (std::isfinite(value)) {
            expectSameBits(base::formatDouble(value));
        }
        expectSameBits(base::formatDouble(static_cast<double>(random() % 1'000'000'000) / 1000));
    }
}

TEST(Number, takesTheQuickWayForWhatIsUsuallyExposed)
{
    for (const std::string_view text : {"0", "1", "12345.678", "4.9351e-05", "1.7640001536e+10",
             "1520879607.789", "7.424100000000001e-05", "-3"}) {
        double value = 0;
        EXPECT_NE(parseShortNumber(text.data(), text.data() + text.size(), value), nullptr) << text;
    }
}

TEST(Time, isInWholeMillisecondsOrInSeconds)
{
    EXPECT_EQ(parseMilliseconds("1500"), base::Time{1500});
    EXPECT_EQ(parseMilliseconds("9223372036854775807"), base::Time{9223372036854775807});
    for (const std::string_view text : {"", "-1", "+1", "1.5", "1e3", "9223372036854775808"}) {
        EXPECT_EQ(parseMilliseconds(text), std::nullopt) << text;
    }
    EXPECT_EQ(parseSeconds("123.321"), base::Time{123321});
    EXPECT_EQ(parseSeconds("-0.0019"), base::Time{-1});
    EXPECT_EQ(parseSeconds("-1e300"), base::Time{std::numeric_limits<std::int64_t>::min()});
    for (const std::string_view text : {"", "NaN", "Inf", "-Inf", "x", "1z"}) {
        EXPECT_EQ(parseSeconds(text), std::nullopt) << text;
    }
}

} // namespace zumik::exposition
