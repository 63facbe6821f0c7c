// SPDX-License-Identifier: GPL-3.0-or-later
// A body that breaks off anywhere: read up to there or refused, never past its end. Each cut is a block of
// its own, so that the address sanitizer sees a byte read too far.
#include "models/exposition/quoted.h"
#include "models/exposition/utf8.h"
#include "tests/models/exposition/reading.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace zumik::exposition {

static Outcome outcomeOfCut(std::string_view body, std::size_t size, Format format)
{
    const std::vector<char> block(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(size));
    return outcomeOf({block.data(), block.size()}, format);
}

static bool beginsWith(const std::vector<std::string> &all, const std::vector<std::string> &some)
{
    return some.size() <= all.size() && std::equal(some.begin(), some.end(), all.begin());
}

constexpr std::string_view openMetrics =
    "# TYPE a_seconds histogram\n"
    "# UNIT a_seconds seconds\n"
    "# HELP a_seconds x \\\\ \\\" \\n \xe2\x82\xac y\n"
    "a_seconds_bucket{le=\"0.5\",x=\"long enough for words \\\" \xc3\xa4\"} 8 "
    "1520879607.789 # {id=\"b\\\\\"} 0.5 1520879606.1\n"
    "{\"quoted name\",\"l l\"=\"v\"} -1.5e3\n"
    "a_seconds_count NaN 12\n"
    "# EOF\n";

TEST(Cuts, ofOpenMetricsAreAllRefused)
{
    const Outcome whole = outcomeOf(openMetrics, Format::OpenMetrics);
    ASSERT_TRUE(whole.accepted) << whole.error;
    for (std::size_t size = 0; size < openMetrics.size(); ++size) {
        const Outcome cut = outcomeOfCut(openMetrics, size, Format::OpenMetrics);
        EXPECT_EQ(cut.accepted, size == openMetrics.size() - 1) << size;
        EXPECT_TRUE(beginsWith(whole.samples, cut.samples)) << size;
    }
}

TEST(Cuts, ofTextAreRefusedOrHaveTheSamplesBefore)
{
    const std::string_view body =
        "# HELP a x \\\\ \xe2\x82\xac\n"
        "# TYPE a summary\n"
        "a{quantile=\"0.5\", x = \"long enough for words \\\" \xc3\xa4\" ,} 8 1520879607\n"
        "\n# comment\n"
        "{\"quoted name\",\"l l\"=\"v\"} -1.5e3\n"
        "a_count NaN 12\n";
    const Outcome whole = outcomeOf(body, Format::Text);
    ASSERT_TRUE(whole.accepted) << whole.error;
    for (std::size_t size = 0; size < body.size(); ++size) {
        const Outcome cut = outcomeOfCut(body, size, Format::Text);
        // The line that is cut may still be a sample, of a shorter number.
        const Outcome before = outcomeOfCut(body, body.substr(0, size).rfind('\n') + 1, Format::Text);
        ASSERT_TRUE(before.accepted) << size;
        EXPECT_TRUE(beginsWith(cut.samples, before.samples)) << size;
        EXPECT_LE(cut.samples.size(), before.samples.size() + 1) << size;
        EXPECT_TRUE(beginsWith(whole.samples, before.samples)) << size;
    }
}

TEST(Quoted, isFoundWhereverItStopsInAWord)
{
    for (std::size_t size = 0; size < 40; ++size) {
        const std::string plain(size, 'x');
        EXPECT_EQ(readText("a{b=\"" + plain + "\"} 1"), "a{b=\"" + plain + "\"} 1");
        EXPECT_EQ(readText("a{b=\"" + plain + "\\\\y\"} 1"), "a{b=\"" + plain + "\\\\y\"} 1");
        EXPECT_EQ(readText("a{b=\"" + plain + "\xc3\xa4y\"} 1"), "a{b=\"" + plain + "\xc3\xa4y\"} 1");
        EXPECT_EQ(readText("a{b=\"" + plain + "\ny\"} 1"), "a{b=\"" + plain + "\\ny\"} 1");
        EXPECT_EQ(readText("a{b=\"" + plain + "\xff\"} 1"),
            "line 1, column " + std::to_string(size + 6) + ": expected UTF-8, not \"\xef\xbf\xbd\"} 1\"");
    }
}

TEST(Utf8, isInItsShortestFormWithoutSurrogates)
{
    for (const std::string_view good : {"", "a", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf",
             "\xee\x80\x80", "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"}) {
        EXPECT_EQ(findInvalidUtf8(good), std::string_view::npos);
    }
    for (const std::string_view bad : {"\x80", "\xc0\x80", "\xc1\xbf", "\xc2", "\xc2x", "\xe0\x9f\xbf",
             "\xed\xa0\x80", "\xe2\x82", "\xe2\x82x", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80",
             "\xf5\x80\x80\x80", "\xff", "\xf0\x90\x80"}) {
        EXPECT_EQ(findInvalidUtf8("ab" + std::string(bad)), 2U);
    }
}

} // namespace zumik::exposition
