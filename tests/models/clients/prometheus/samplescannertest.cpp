// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/samplescanner.h"

#include "models/base/number.h"

#include <gtest/gtest.h>

#include <bit>
#include <charconv>
#include <cmath>
#include <random>
#include <vector>

namespace zumik::clients::prometheus {

namespace {

using namespace std::chrono_literals;

constexpr series::Grid grid{{1'700'000'000'000}, 15s, 5};

class Row {
public:
    explicit Row(const series::Grid &on = grid)
        : m_placement(on)
        , m_values(on.count, -1)
    {
    }

    bool scan(std::string text)
    {
        text.reserve(text.size() + 64);
        RowWriter writer(m_values.data(), m_placement);
        const bool read = scanSamples(text, writer);
        writer.finish();
        return read;
    }

    /// "1 2 - 4 -", a dash for an absent value.
    std::string text() const
    {
        std::string out;
        for (const double value : m_values) {
            out += (out.empty() ? "" : " ") + (base::isAbsent(value) ? "-" : base::formatDouble(value));
        }
        return out;
    }

    const series::Grid &phase() const { return m_placement.grid(); }

private:
    Placement m_placement;
    std::vector<double> m_values;
};

double fromChars(const std::string &text)
{
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// With the room behind the text that the reader asks for.
std::optional<double> parse(const std::string &text)
{
    std::string padded = text + '"';
    padded.reserve(padded.size() + 64);
    return parseSampleValue(std::string_view(padded).substr(0, text.size()));
}

void expectSameBits(const std::string &text)
{
    const auto got = parse(text);
    ASSERT_TRUE(got.has_value()) << text;
    ASSERT_EQ(std::bit_cast<std::uint64_t>(*got), std::bit_cast<std::uint64_t>(fromChars(text))) << text;
}

} // namespace

TEST(SampleValue, hasTheBitsThatFromCharsGives)
{
    for (const char *text : {"0", "-0", "1", "0.1", "-0.1", "123456.789", "9007199254740992",
             "9007199254740993", "0.30000000000000004", "12345678901234567890", "0.00000000000000000000001",
             "1e22", "1e23", "3.3e-11", "1.7976931348623157e+308", "4.9e-324", "2.2250738585072011e-308",
             "8.5", "12345678", "1234567812345678", "123456781234567812345678", "0.9007199254740993",
             "18446744073709551616", "18446744073709551617.5", "1.00000000000000000000"}) {
        expectSameBits(text);
    }
}

TEST(SampleValue, hasTheBitsThatFromCharsGivesForRandomNumbers)
{
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937_64 random(seed);
    for (int i = 0; i < 200'000; ++i) {
        const std::uint64_t bits = random();
        const auto wide = std::bit_cast<double>(bits);
        const double narrow =
            static_cast<double>(bits >> 11U) / std::pow(10.0, static_cast<double>(bits % 19));
        if (std::isfinite(wide)) {
            ASSERT_NO_FATAL_FAILURE(expectSameBits(base::formatDouble(wide)));
        }
        ASSERT_NO_FATAL_FAILURE(expectSameBits(base::formatDouble(narrow)));
        ASSERT_NO_FATAL_FAILURE(expectSameBits(base::formatFixed(narrow, static_cast<int>(bits % 7))));
    }
}

TEST(SampleValue, takesTheNamesThatAreNoNumbers)
{
    EXPECT_TRUE(std::isnan(*parse("NaN")));
    EXPECT_EQ(*parse("+Inf"), HUGE_VAL);
    EXPECT_EQ(*parse("-Inf"), -HUGE_VAL);
    EXPECT_FALSE(base::isAbsent(*parse("NaN"))) << "a NaN is a value, not a gap";
    for (const char *text : {"", "-", ".", "1.2.3", "x", "1x", " 1", "1 ", "--1", "0x10"}) {
        EXPECT_FALSE(parse(text).has_value()) << text;
    }
}

TEST(ScanSamples, putsValuesOnTheirStepsAndLeavesGaps)
{
    Row row;
    EXPECT_TRUE(row.scan(R"([[1700000015,"2"],[1700000045,"4.5"]])"));
    EXPECT_EQ(row.text(), "- 2 - 4.5 -");
}

TEST(ScanSamples, readsTimestampsWithMilliseconds)
{
    Row row({{1'700'000'000'250}, 500ms, 4});
    EXPECT_TRUE(row.scan(R"([[1700000000.25,"1"],[1700000000.75,"2"],[1700000001.250,"3"]])"));
    EXPECT_EQ(row.text(), "1 2 3 -");
}

TEST(ScanSamples, movesTheGridToThePhaseOfTheServersTimestamps)
{
    Row row;
    EXPECT_TRUE(row.scan(R"([[1700000003,"1"],[1700000018,"2"]])"));
    EXPECT_EQ(row.text(), "1 2 - - -");
    EXPECT_EQ(row.phase().start.ms, 1'700'000'003'000);
    EXPECT_EQ(row.phase().step, grid.step);
}

TEST(ScanSamples, putsALaterStrayToTheNearestStepAtMostHalfAStepAway)
{
    Row row;
    EXPECT_TRUE(row.scan(R"([[1700000000,"1"],[1700000022.499,"2"],[1700000022.5,"3"]])"));
    EXPECT_EQ(row.text(), "1 2 3 - -");
    EXPECT_EQ(row.phase(), grid);
}

TEST(ScanSamples, leavesOutWhatLiesOutsideTheGrid)
{
    Row row;
    EXPECT_TRUE(
        row.scan(R"([[1699999985,"0"],[1700000000,"1"],[1700000060,"5"],[1700000075,"6"],[-5,"7"]])"));
    EXPECT_EQ(row.text(), "1 - - - 5");
}

TEST(ScanSamples, takesSamplesInAnyOrderAndTheLastOfTwoOnOneStep)
{
    Row row;
    EXPECT_TRUE(row.scan(R"([[1700000030,"3"],[1700000000,"1"],[1700000030,"4"],[1700000045,"5"]])"));
    EXPECT_EQ(row.text(), "1 - 4 5 -");
}

TEST(ScanSamples, takesAnEmptyList)
{
    Row row;
    EXPECT_TRUE(row.scan("[]"));
    EXPECT_EQ(row.text(), "- - - - -");
}

TEST(ScanSamples, refusesEverySpellingButTheServersOwn)
{
    for (const char *text : {"", "[", "]", "[[]]", "[[1]]", "[[1,]]", "[[1,\"1\"]", "[1,\"1\"]",
             "[[1,\"1\"],]", "[[1 ,\"1\"]]", "[[1,\"1\" ]]", "[[1e3,\"1\"]]", "[[1,1]]", "[[\"1\",\"1\"]]",
             "[[1,\"\\u0031\"]]", "[[1,\"x\"]]", "[[1,\"1\",2]]", "[[1,\"1\"][2,\"2\"]]", "[[.5,\"1\"]]",
             "[[1.,\"1\"]]", "[[1.2345,\"1\"]]", "[[9999999999999,\"1\"]]", "[[1,\"\"]]", "{}"}) {
        Row row;
        EXPECT_FALSE(row.scan(text)) << text;
    }
}

TEST(ScanSamples, refusesATextThatWasCutAnywhere)
{
    const std::string whole = R"([[1700000000,"12345678.5"],[1700000015.25,"NaN"],[1700000030,"3e-11"]])";
    for (std::size_t size = 0; size < whole.size(); ++size) {
        Row row;
        EXPECT_FALSE(row.scan(whole.substr(0, size))) << size;
    }
    Row row;
    EXPECT_TRUE(row.scan(whole));
}

} // namespace zumik::clients::prometheus
