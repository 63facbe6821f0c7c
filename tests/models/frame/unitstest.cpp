// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/units.h"

#include "models/base/number.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <ostream>
#include <random>
#include <set>

namespace zumik::frame {

namespace {

FieldConfig config(const std::string &unit, std::optional<int> decimals = {})
{
    FieldConfig made;
    made.unit = unit;
    made.decimals = decimals;
    return made;
}

struct Row {
    double value;
    const char *unit;
    std::optional<int> decimals;
    const char *shown;
};

/// The test's name: "0.125 none to 2".
void PrintTo(const Row &row, std::ostream *to)
{
    *to << base::formatDouble(row.value) << " " << row.unit;
    if (row.decimals) {
        *to << " to " << *row.decimals;
    }
}

class EveryUnit : public testing::TestWithParam<Row> { };

} // namespace

TEST_P(EveryUnit, ReadsAsGrafanaShowsIt)
{
    const Row &row = GetParam();
    EXPECT_EQ(toString(formatValue(row.value, config(row.unit, row.decimals))), row.shown)
        << row.unit << " of " << row.value;
}

INSTANTIATE_TEST_SUITE_P(Plain, EveryUnit,
    testing::Values(Row{0, "", {}, "0"}, Row{5, "none", {}, "5"}, Row{1.2345, "none", {}, "1.23"},
        Row{12.345, "", {}, "12.3"}, Row{412.3, "", {}, "412"}, Row{0.001234, "", {}, "0.00123"},
        Row{-1.234, "", {}, "-1.2"}, Row{1.5, "none", 0, "2"}, Row{0.125, "none", 2, "0.13"},
        Row{-0.4, "none", 0, "0"}, Row{1234567, "none", {}, "1234567"}, Row{7, "req/min", {}, "7 req/min"},
        Row{7, "tok/s", {}, "7 tok/s"}, Row{1e-12, "none", {}, "1e-12"},
        Row{3, "none", 1000000000, "3.00000000000000000000"}, Row{3, "none", -5, "3"}));

INSTANTIATE_TEST_SUITE_P(Scaled, EveryUnit,
    testing::Values(Row{999, "short", {}, "999"}, Row{1234, "short", {}, "1.23 K"},
        Row{-1234000, "short", 1, "-1.2 Mil"}, Row{2.5e9, "short", {}, "2.50 Bil"},
        Row{1e30, "short", {}, "1000000 Sept"}, Row{0.5, "short", {}, "0.500"},
        Row{1536, "bytes", {}, "1.50 KiB"}, Row{1024.0 * 1024, "bytes", {}, "1 MiB"},
        Row{0, "bytes", {}, "0 B"}, Row{0.5, "bytes", {}, "0.500 B"}, Row{1500, "decbytes", {}, "1.50 kB"},
        Row{12.3e9, "Bps", {}, "12.3 GB/s"}, Row{2048, "binBps", {}, "2 KiB/s"},
        Row{1500, "bps", {}, "1.50 kb/s"}, Row{3, "KBs", {}, "3 kB/s"}, Row{3000, "MBs", {}, "3 GB/s"},
        Row{0.5, "GBs", {}, "500 MB/s"}, Row{2048, "mbytes", {}, "2 GiB"}, Row{16, "bits", {}, "16 b"},
        Row{1e6, "decbits", {}, "1 Mb"}, Row{350, "watt", {}, "350 W"}, Row{0.005, "watt", {}, "5 mW"},
        Row{1.2, "kwatt", {}, "1.20 kW"}, Row{4.2e6, "joule", {}, "4.20 MJ"}, Row{1.2, "volt", {}, "1.20 V"},
        Row{2.4e9, "hertz", {}, "2.40 GHz"}, Row{2400, "rotrpm", {}, "2400 rpm"},
        Row{64.5, "celsius", {}, "64.5 °C"}, Row{70, "fahrenheit", {}, "70 °F"}));

INSTANTIATE_TEST_SUITE_P(Shares, EveryUnit,
    testing::Values(Row{0.1, "percent", 2, "0.10 %"}, Row{41, "percent", {}, "41 %"},
        Row{0.001, "percentunit", 2, "0.10 %"}, Row{1, "percentunit", {}, "100 %"},
        Row{0.4123, "percentunit", 0, "41 %"}));

INSTANTIATE_TEST_SUITE_P(Money, EveryUnit,
    testing::Values(Row{41.2, "currencyUSD", 2, "$41.20"}, Row{1234, "currencyUSD", {}, "$1.23K"},
        Row{-5, "currencyUSD", {}, "-$5"}, Row{7, "currencySEK", {}, "7 kr"},
        Row{9, "currencyEUR", {}, "€9"}));

INSTANTIATE_TEST_SUITE_P(Times, EveryUnit,
    testing::Values(Row{412, "ms", {}, "412 ms"}, Row{1240, "ms", {}, "1.24 s"},
        Row{90000, "ms", {}, "1.50 mins"}, Row{1.24, "s", {}, "1.24 s"}, Row{0.412, "s", {}, "412 ms"},
        Row{0.00005, "s", {}, "50 µs"}, Row{5e-9, "s", {}, "5 ns"}, Row{0, "s", {}, "0 s"},
        Row{0, "ms", {}, "0 ms"}, Row{90, "s", {}, "1.50 mins"}, Row{7200, "s", {}, "2 hours"},
        Row{172800, "s", {}, "2 days"}, Row{1209600, "s", {}, "2 weeks"}, Row{63072000, "s", {}, "2 years"},
        Row{1500, "us", {}, "1.50 ms"}, Row{1000, "ns", {}, "1 µs"}, Row{90, "m", {}, "1.50 hours"},
        Row{36, "h", {}, "1.50 days"}, Row{14, "d", {}, "2 weeks"}, Row{-90, "s", 1, "-1.5 mins"},
        Row{6000, "timeticks", {}, "1 mins"}, Row{7500, "dtdurations", {}, "2 hours"},
        Row{7500, "dtdurations", 1, "2 hours, 5 minutes"}, Row{-60, "dtdurations", {}, "1 minute ago"},
        Row{0, "dtdurations", {}, "0 seconds"}, Row{1500, "dtdurationms", 1, "1 second, 500 milliseconds"},
        Row{3723, "dthms", {}, "01:02:03"}, Row{90061, "dtdhms", {}, "1 d 01:01:01"},
        Row{7510120, "clockms", {}, "02h:05m:10s:120ms"}, Row{7510, "clocks", 1, "02h:05m"}));

INSTANTIATE_TEST_SUITE_P(Rates, EveryUnit,
    testing::Values(Row{84, "reqps", {}, "84 req/s"}, Row{12300, "reqps", {}, "12.3K req/s"},
        Row{5, "ops", {}, "5 ops/s"}, Row{5, "rps", {}, "5 rd/s"}, Row{5, "wps", {}, "5 wr/s"},
        Row{5, "iops", {}, "5 io/s"}, Row{2e6, "cps", {}, "2M c/s"}, Row{5, "opm", {}, "5 ops/m"}));

INSTANTIATE_TEST_SUITE_P(Words, EveryUnit,
    testing::Values(Row{255, "hex", {}, "FF"}, Row{255, "hex0x", {}, "0xFF"}, Row{-16, "hex", {}, "-10"},
        Row{1200, "sci", {}, "1.20e+3"}, Row{0, "sci", {}, "0e+0"}, Row{0.00012, "sci", 1, "1.2e-4"},
        Row{9.999, "sci", 1, "1.0e+1"}, Row{1234567.5, "locale", {}, "1,234,567.5"},
        Row{123, "locale", {}, "123"}, Row{-1234, "locale", 0, "-1,234"}, Row{1, "bool", {}, "True"},
        Row{0, "bool_yes_no", {}, "No"}, Row{2, "bool_on_off", {}, "On"},
        Row{1.5e12, "dateTimeAsIso", {}, "2017-07-14 02:40:00"},
        Row{1.5e12, "dateTimeAsUS", {}, "07/14/2017 2:40:00 am"}));

INSTANTIATE_TEST_SUITE_P(Grammar, EveryUnit,
    testing::Values(Row{5, "prefix:EUR ", {}, "EUR 5"}, Row{5, "suffix:tok/s", {}, "5 tok/s"},
        Row{1.5e12, "time:HH:mm [h] SSS", {}, "02:40 h 000"},
        Row{1.5e12, "time:ddd D MMM YYYY", {}, "Fri 14 Jul 2017"}, Row{1500, "si:B/s", {}, "1.50 kB/s"},
        Row{3, "si:Mtok", {}, "3 Mtok"}, Row{1500, "count:tok", {}, "1.50K tok"},
        Row{12, "currency:Fr ", {}, "Fr 12"}, Row{1, "bool:up/down", {}, "up"},
        Row{0, "bool:up/down", {}, "down"}, Row{0, "bool:up", {}, "-"}, Row{5, ":x", {}, "5 :x"},
        Row{5, "other:x", {}, "5 other:x"}));

TEST(Units, ShowWhatIsNotANumber)
{
    EXPECT_EQ(toString(formatValue(base::absent(), config("ms"))), "-");
    FieldConfig empty = config("ms");
    empty.noValue = "nothing yet";
    EXPECT_EQ(toString(formatValue(base::absent(), empty)), "nothing yet");
    EXPECT_EQ(toString(formatValue(std::nan(""), config("bytes"))), "NaN");
    EXPECT_EQ(toString(formatValue(std::numeric_limits<double>::infinity(), config("bytes"))), "∞");
    EXPECT_EQ(toString(formatValue(-std::numeric_limits<double>::infinity(), config("s"))), "-∞");
}

TEST(Units, KeepPrefixTextAndSuffixApart)
{
    EXPECT_EQ(formatValue(41.2, config("currencyUSD", 2)), (FormattedValue{"$", "41.20", ""}));
    EXPECT_EQ(formatValue(1.24, config("s")), (FormattedValue{"", "1.24", " s"}));
}

TEST(Units, ShowDatesInTheZoneThatIsAskedFor)
{
    FormatContext context;
    context.zoneOffset = [](base::Time) {
        return base::Duration{2 * 3600 * 1000};
    };
    context.now = base::Time{1500000000000 + 3'600'000};
    EXPECT_EQ(toString(formatValue(1.5e12, config("dateTimeAsIso"), context)), "2017-07-14 04:40:00");
    EXPECT_EQ(toString(formatValue(1.5e12, config("dateTimeAsIsoNoDateIfToday"), context)), "04:40:00");
    EXPECT_EQ(toString(formatValue(1.5e12, config("time:HH:mm Z"), context)), "04:40 +02:00");
    EXPECT_EQ(toString(formatValue(1.5e12, config("dateTimeFromNow"), context)), "an hour ago");
    EXPECT_EQ(toString(formatValue(1.5e12 + 3.9e6, config("dateTimeFromNow"), context)), "in 5 minutes");
    EXPECT_EQ(toString(formatValue(1.5e12 - 9e10, config("dateTimeFromNow"), context)), "3 years ago");
}

TEST(Units, TellKnownIdsFromGuesses)
{
    for (const char *known : {"", "none", "short", "bytes", "percentunit", "suffix:tok/s", "time:HH", "µs"}) {
        EXPECT_TRUE(isKnownUnit(known)) << known;
    }
    for (const char *guess : {"req/min", "frobs", "Bytes", ":x"}) {
        EXPECT_FALSE(isKnownUnit(guess)) << guess;
    }
}

TEST(Ticks, ShareOneScaleAndJustEnoughDecimals)
{
    using Texts = std::vector<std::string>;
    EXPECT_EQ(
        formatTicks({0, 0.5, 1, 1.5, 2}, config("s")), (Texts{"0.0 s", "0.5 s", "1.0 s", "1.5 s", "2.0 s"}));
    EXPECT_EQ(formatTicks({0, 0.25, 0.5, 0.75, 1, 1.25}, config("percent")),
        (Texts{"0.00 %", "0.25 %", "0.50 %", "0.75 %", "1.00 %", "1.25 %"}));
    EXPECT_EQ(formatTicks({0, 20, 40}, config("currencyUSD", 2)), (Texts{"$0", "$20", "$40"}));
    EXPECT_EQ(
        formatTicks({0, 250, 500, 1000}, config("ms")), (Texts{"0.00 s", "0.25 s", "0.50 s", "1.00 s"}));
    EXPECT_EQ(formatTicks({0, 250, 500, 750}, config("ms")), (Texts{"0 ms", "250 ms", "500 ms", "750 ms"}));
    EXPECT_EQ(formatTicks({0, 0.25, 0.5, 0.75, 1}, config("percentunit")),
        (Texts{"0 %", "25 %", "50 %", "75 %", "100 %"}));
    EXPECT_EQ(formatTicks({-5, 0, 5}, config("currencyUSD")), (Texts{"-$5", "$0", "$5"}));
    EXPECT_EQ(
        formatTicks({0, 20, 40, 60}, config("s")), (Texts{"0.0 mins", "0.3 mins", "0.7 mins", "1.0 mins"}));
    EXPECT_EQ(formatTicks({}, config("s")), Texts{});
    EXPECT_EQ(formatTicks({7}, config("s")), Texts{"7 s"});
    EXPECT_EQ(formatTicks({0.0}, config("ms")), Texts{"0 ms"});
}

TEST(Ticks, AreToldApartWhateverTheDistance)
{
    const unsigned seed = std::random_device{}();
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> exponent(-9, 9);
    for (const char *unit : {"none", "short", "bytes", "Bps", "ms", "percentunit", "currencyUSD", "reqps"}) {
        for (int round = 0; round < 200; ++round) {
            const double step = std::pow(10.0, std::floor(exponent(random))) * (round % 3 == 0 ? 1 : 5);
            const auto texts = formatTicks({0, step, 2 * step, 3 * step}, config(unit));
            const std::set<std::string> different(texts.begin(), texts.end());
            EXPECT_EQ(different.size(), 4U) << unit << " step " << step << " seed " << seed;
        }
    }
}

TEST(Units, NeverFailOnAnyDouble)
{
    const unsigned seed = std::random_device{}();
    std::mt19937_64 random(seed);
    for (const char *unit :
        {"none", "short", "bytes", "s", "ns", "dtdurations", "dthms", "clockms", "dateTimeAsIso",
            "dateTimeFromNow", "hex", "sci", "locale", "bool", "currencyUSD", "percentunit"}) {
        for (int round = 0; round < 500; ++round) {
            const auto value = std::bit_cast<double>(random());
            EXPECT_FALSE(toString(formatValue(value, config(unit))).empty()) << unit << " seed " << seed;
        }
    }
}

} // namespace zumik::frame
