// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/tsdb/history.h"

#include "models/base/number.h"
#include "models/base/text.h"
#include "models/tsdb/blockwriter.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <gtest/gtest.h>

#include <bit>
#include <filesystem>
#include <random>

namespace zumik::tsdb {

namespace {

double nextValue(int kind, double before, std::mt19937_64 &random)
{
    const double noise = static_cast<double>(random() >> 11U) / 9007199254740992.0;
    switch (kind) {
    case 0:
        return before + static_cast<double>(random() % 20);
    case 1:
        return noise * 100;
    case 2:
        return before;
    case 3:
        return noise < 0.9 ? before : before + 1;
    default:
        return static_cast<double>(random() % 1000) / 8 - 60;
    }
}

/// Without blanks between the labels, which OpenMetrics forbids.
std::string seriesText(const series::Labels &labels)
{
    std::string text(labels.metricName());
    char before = '{';
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto [name, value] = labels.at(i);
        if (name != "__name__") {
            text += before + std::string(name) + '=' + base::quoted(value);
            before = ',';
        }
    }
    return before == '{' ? text : text + '}';
}

} // namespace

History makeHistory(int seriesCount, std::int64_t start, std::size_t count, std::int64_t step, unsigned seed)
{
    std::mt19937_64 random(seed);
    History history;
    for (int i = 0; i < seriesCount; ++i) {
        const series::Labels labels({{"__name__", "metric_" + std::to_string(i % 7)},
            {"instance", "10.0.0." + std::to_string(i) + ":9100"}, {"job", i % 3 == 0 ? "api" : "node"}});
        series::Samples &samples = history[labels];
        double value = static_cast<double>(random() % 1000);
        for (std::size_t k = 0; k < count; ++k) {
            const std::int64_t jitter = i % 2 == 0 ? 0 : static_cast<std::int64_t>(random() % 9);
            value = nextValue(i % 5, value, random);
            samples.times.push_back(start + static_cast<std::int64_t>(k) * step + jitter);
            samples.values.push_back(value);
        }
    }
    return history;
}

std::string openMetrics(const History &history)
{
    std::string text;
    for (const auto &[labels, samples] : history) {
        const std::string name = seriesText(labels);
        for (std::size_t i = 0; i < samples.times.size(); ++i) {
            text += name + ' ' + base::formatDouble(samples.values[i]) + ' '
                + base::formatFixed(static_cast<double>(samples.times[i]) / 1000, 3) + '\n';
        }
    }
    return text + "# EOF\n";
}

void promtoolBlocks(const History &history, const std::string &directory)
{
    const tests::TempDir dir("openmetrics");
    tests::writeFile(dir.file("samples.om"), openMetrics(history));
    tests::runOrThrow({.program = "promtool",
        .arguments = {"tsdb", "create-blocks-from", "openmetrics", dir.file("samples.om"), directory}});
}

std::string promtoolBlock(const History &history, const std::string &directory)
{
    promtoolBlocks(history, directory);
    std::string found;
    for (const auto &entry : std::filesystem::directory_iterator(directory)) {
        if (std::filesystem::exists(entry.path() / "index")) {
            EXPECT_TRUE(found.empty()) << "more than one block";
            found = entry.path().string();
        }
    }
    return found;
}

std::string writtenBlock(const History &history, const std::string &directory)
{
    const auto writer = BlockWriter::create(directory);
    EXPECT_TRUE(writer) << describe(writer.error());
    for (const auto &[labels, samples] : history) {
        EXPECT_TRUE((*writer)->beginSeries(labels));
        EXPECT_TRUE((*writer)->append(samples.times, samples.values));
    }
    const auto path = (*writer)->finish();
    EXPECT_TRUE(path) << describe(path.error());
    return path ? *path : std::string();
}

History readAll(
    const series::Queryable &store, const std::vector<series::Matcher> &matchers, base::TimeRange range)
{
    History history;
    const auto set = store.select(matchers, range, {});
    if (!set) {
        ADD_FAILURE() << describe(set.error());
        return history;
    }
    for (std::size_t i = 0; i < (*set)->size(); ++i) {
        const series::Labels &labels = (*set)->labels(i);
        EXPECT_TRUE(history.empty() || history.rbegin()->first < labels) << labels.toString();
        series::Samples &samples = history[labels];
        if (const base::Status read = (*set)->read(i, range, samples); !read) {
            ADD_FAILURE() << describe(read.error());
        }
        if (samples.times.empty() && samples.histogramsSkipped == 0) {
            history.erase(labels);
        }
    }
    return history;
}

bool sameBits(const std::vector<double> &a, const std::vector<double> &b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) {
        return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
    });
}

void expectSame(const History &actual, const History &expected)
{
    EXPECT_EQ(actual.size(), expected.size());
    for (const auto &[labels, samples] : expected) {
        const auto found = actual.find(labels);
        if (found == actual.end()) {
            ADD_FAILURE() << "missing: " << labels.toString();
            return;
        }
        if (found->second.times != samples.times || !sameBits(found->second.values, samples.values)) {
            ADD_FAILURE() << "other samples: " << labels.toString() << ", " << found->second.times.size()
                          << " for " << samples.times.size();
            return;
        }
    }
}

} // namespace zumik::tsdb
