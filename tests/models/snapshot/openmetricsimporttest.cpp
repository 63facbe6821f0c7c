// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/openmetricsimport.h"

#include "models/base/text.h"
#include "models/tsdb/database.h"
#include "tests/models/tsdb/history.h"
#include "tests/support/tempdir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <limits>
#include <random>
#include <thread>

namespace zumik::snapshot {

using testing::HasSubstr;

namespace {

constexpr std::int64_t start = 1'700'006'400'000; // a multiple of two hours

class OpenMetricsImportTest : public testing::Test {
protected:
    base::Result<Imported> imported(std::string_view text, const ImportLimits &limits = {})
    {
        tests::writeFile(m_path, text);
        return importOpenMetrics(m_path, {}, limits);
    }

    tsdb::History read(std::string_view text)
    {
        const auto import = imported(text);
        if (!import) {
            ADD_FAILURE() << describe(import.error());
            return {};
        }
        return tsdb::readAll(*import->store);
    }

    std::string refusal(std::string_view text, base::ErrorCode code = base::ErrorCode::FormatInvalid)
    {
        const auto import = imported(text);
        EXPECT_FALSE(import) << text;
        if (import) {
            return {};
        }
        EXPECT_EQ(import.error().code, code);
        EXPECT_EQ(import.error().where, m_path);
        return import.error().message;
    }

    tests::TempDir m_dir{"import"};
    std::string m_path = m_dir.file("samples.txt");
};

/// The lines of samples in another order, which `before` decides.
template <typename Before> std::string reordered(const std::string &text, Before before)
{
    auto lines = base::split(text, '\n');
    std::erase_if(lines, [](std::string_view line) { return line.empty() || line == "# EOF"; });
    std::stable_sort(lines.begin(), lines.end(), before);
    std::string out;
    for (const std::string_view line : lines) {
        out.append(line).push_back('\n');
    }
    return out + "# EOF\n";
}

bool isEarlier(std::string_view a, std::string_view b)
{
    return a.substr(a.rfind(' ')) < b.substr(b.rfind(' '));
}

} // namespace

TEST_F(OpenMetricsImportTest, readsSecondsAndTellsWhatIsInside)
{
    const auto import = imported("# TYPE up gauge\nup{job=\"a\"} 1 1700000000\nup{job=\"a\"} 0 1700000015.5\n"
                                 "down 3 1700000001\n# EOF\n");
    ASSERT_TRUE(import) << describe(import.error());
    EXPECT_TRUE(import->openMetrics);
    EXPECT_EQ(import->series, 2U);
    EXPECT_EQ(import->samples, 3U);
    EXPECT_EQ(import->extent, (base::TimeRange{{1'700'000'000'000}, {1'700'000'015'500}}));
    const tsdb::History history = tsdb::readAll(*import->store);
    EXPECT_EQ(
        history.at(series::Labels({{"__name__", "up"}, {"job", "a"}})).values, (std::vector<double>{1, 0}));
}

TEST_F(OpenMetricsImportTest, readsTheTextFormatsMilliseconds)
{
    const auto import = imported("# HELP up whether\nup 1 1700000000000\n\nup 0 1700000015000\n");
    ASSERT_TRUE(import) << describe(import.error());
    EXPECT_FALSE(import->openMetrics);
    EXPECT_EQ(import->extent, (base::TimeRange{{1'700'000'000'000}, {1'700'000'015'000}}));
}

TEST_F(OpenMetricsImportTest, takesAMissingEofForACutFile)
{
    EXPECT_THAT(refusal("up 1 1700000000\nup 0 1700000015\n"), HasSubstr("line 3, column 1: expected # EOF"));
    EXPECT_THAT(refusal("up 1 1700000000.5\nup 0 17000000"), HasSubstr("the end of the text"));
}

TEST_F(OpenMetricsImportTest, refusesSamplesWithoutATimestamp)
{
    EXPECT_THAT(refusal("up 1 1700000000\nup 0\n# EOF\n"), HasSubstr("line 2: a sample without a timestamp"));
    EXPECT_THAT(refusal("up 1 1700000000000\n\nup 0\n"), HasSubstr("line 3: a sample without a timestamp"));
}

TEST_F(OpenMetricsImportTest, refusesWhatHoldsNoSamples)
{
    EXPECT_THAT(refusal("# EOF\n"), HasSubstr("no samples"));
    refusal("");
    EXPECT_THAT(refusal("PK\x03\x04"), HasSubstr("line 1, column 3"));
    EXPECT_THAT(refusal("up{job=\"a} 1 1700000000\n# EOF\n"), HasSubstr("line 1"));
    const auto missing = importOpenMetrics(m_dir.file("none"));
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, base::ErrorCode::FileNotFound);
}

TEST_F(OpenMetricsImportTest, sortsTheSamplesOfEachSeries)
{
    const unsigned seed = std::random_device()();
    SCOPED_TRACE(seed);
    std::mt19937_64 random(seed);
    const tsdb::History history = tsdb::makeHistory(5, start, 400, 15'000);
    std::map<std::string_view, std::uint64_t> keys;
    const std::string shuffled =
        reordered(tsdb::openMetrics(history), [&](std::string_view a, std::string_view b) {
            const auto key = [&](std::string_view line) {
                return keys.try_emplace(line, random()).first->second;
            };
            return key(a) < key(b);
        });
    tsdb::expectSame(read(shuffled), history);
    const std::string reversed = reordered(
        tsdb::openMetrics(history), [](std::string_view a, std::string_view b) { return isEarlier(b, a); });
    tsdb::expectSame(read(reversed), history);
}

TEST_F(OpenMetricsImportTest, takesLabelsInAnyOrderForTheSameSeries)
{
    const tsdb::History history = read("a{x=\"1\",y=\"2\"} 1 1700000000\na{y=\"2\",x=\"1\"} 2 1700000001\n"
                                       "a{y=\"2\",x=\"1\",z=\"\"} 3 1700000002\n# EOF\n");
    ASSERT_EQ(history.size(), 1U);
    EXPECT_EQ(history.begin()->second.values, (std::vector<double>{1, 2, 3}));
}

TEST_F(OpenMetricsImportTest, refusesTwoValuesOfOneTimeAndTakesOneTwice)
{
    EXPECT_EQ(read("a 1 1700000000\na 1 1700000000\nb 1 1700000001\na 2 1700000002\na 1 1700000000\n# EOF\n")
                  .size(),
        2U);
    EXPECT_THAT(refusal("a 1 1700000000\nb 1 1700000000\na 2 1700000000\n# EOF\n"),
        HasSubstr("line 3: another value of the series at 2023-11-14T22:13:20Z"));
    EXPECT_THAT(refusal("a 1 1700000000\na 1 1700000002\nb 1 1700000000\na 2 1700000000\nb 2 1\n# EOF\n"),
        HasSubstr("line 4: another value"));
    EXPECT_THAT(refusal("a 1 1700000005\na 1 1700000002\na 2 1700000002\n# EOF\n"),
        HasSubstr("line 3: another value"));
}

TEST_F(OpenMetricsImportTest, refusesWhatIsAboveTheLimitWithAWayOut)
{
    std::string text;
    for (int i = 0; i < 20'000; ++i) {
        text += "a{i=\"" + std::to_string(i) + "\"} 1 1700000000\n";
    }
    const auto import = imported(text + "# EOF\n", {.memory = std::size_t{1} << 20U});
    ASSERT_FALSE(import);
    EXPECT_EQ(import.error().code, base::ErrorCode::TooLarge);
    EXPECT_THAT(import.error().message, HasSubstr("more than 1 MiB"));
    EXPECT_THAT(import.error().message, HasSubstr("promtool tsdb create-blocks-from openmetrics"));
}

TEST_F(OpenMetricsImportTest, stopsWhenItIsNotWantedAnyMore)
{
    tests::writeFile(m_path, "up 1 1700000000\n# EOF\n");
    base::StopSource stop;
    stop.request_stop();
    const auto import = importOpenMetrics(m_path, stop.get_token());
    ASSERT_FALSE(import);
    EXPECT_EQ(import.error().code, base::ErrorCode::Cancelled);
}

/// Whatever is there when it is read: all of it, or an error.
TEST_F(OpenMetricsImportTest, ofAFileThatShrinksMeanwhileIsWholeOrAnError)
{
    std::string text;
    for (int i = 0; i < 40'000; ++i) {
        text += "a{i=\"" + std::to_string(i % 100) + "\"} 1 " + std::to_string(1'700'000'000 + i) + '\n';
    }
    tests::writeFile(m_path, text + "# EOF\n");
    std::thread shrinking([&] {
        for (std::size_t size = text.size(); size > 8192; size -= 8192) {
            std::filesystem::resize_file(m_path, size);
        }
    });
    bool failed = false;
    while (!failed) {
        const auto import = importOpenMetrics(m_path);
        EXPECT_TRUE(!import || import->samples == 40'000U);
        failed = !import;
        EXPECT_TRUE(import || import.error().code == base::ErrorCode::FileUnreadable
            || import.error().code == base::ErrorCode::FormatInvalid)
            << describe(import.error());
    }
    shrinking.join();
}

/// The same file by promtool into blocks, and by the import.
TEST_F(OpenMetricsImportTest, hasWhatPromtoolMakesOfTheFile)
{
    const unsigned seed = std::random_device()();
    SCOPED_TRACE(seed);
    tsdb::History history = tsdb::makeHistory(25, start, 900, 15'000, seed);
    auto &values = history.begin()->second.values;
    values[3] = std::numeric_limits<double>::infinity();
    values[4] = -0.0;
    values[5] = 5e-324;
    values[6] = std::numeric_limits<double>::quiet_NaN();
    const tests::TempDir blocks("blocks");
    tsdb::promtoolBlocks(history, blocks.path().string());
    const auto database = tsdb::Database::open(blocks.path().string());
    ASSERT_TRUE(database) << describe(database.error());
    EXPECT_GT((*database)->blocks().size(), 1U);
    const auto import = imported(reordered(tsdb::openMetrics(history), isEarlier));
    ASSERT_TRUE(import) << describe(import.error());
    tsdb::expectSame(tsdb::readAll(*import->store), tsdb::readAll(**database));
    EXPECT_EQ(import->extent, (*database)->extent());
    EXPECT_EQ(import->store->labelNames().value(), (*database)->labelNames().value());
    EXPECT_EQ(import->store->labelValues("instance").value(), (*database)->labelValues("instance").value());
    const auto job = {series::Matcher::equal("job", "api")};
    const base::TimeRange range{{start + 100'000}, {start + 1'000'000}};
    tsdb::expectSame(tsdb::readAll(*import->store, job, range), tsdb::readAll(**database, job, range));
}

} // namespace zumik::snapshot
