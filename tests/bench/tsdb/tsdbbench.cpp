// SPDX-License-Identifier: GPL-3.0-or-later
// bench_tsdb: the block reader and writer. One JSON object on stdout; each time is the median and the least
// of five runs, in processor time of the thread, since other work on the machine is not ours.
//
//     open      10 M samples in 1,232 series, opened
//     select    1,200 of the 1,232 series: the first time, when their labels are made, and again
//     decode    all samples of all series, nanoseconds a sample
//     write     the same samples written as a block, samples a second
//     bytes     a sample: ours, and promtool's for the same samples (of two hours, which it reads as text)
//     select100k  all of 100,000 series in two blocks: first, and again
#include "models/tsdb/blockwriter.h"
#include "models/tsdb/database.h"

#include "models/base/number.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <map>
#include <random>

namespace zumik::bench {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t start = 1'700'006'400'000;
constexpr std::int64_t step = 15'000;
constexpr base::TimeRange ever{{INT64_MIN}, {INT64_MAX}};
constexpr int runs = 5;

double cpuSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

[[noreturn]] void fail(const base::Error &error)
{
    std::fprintf(stderr, "%s\n", describe(error).c_str());
    std::exit(1);
}

template <typename T> T need(base::Result<T> result)
{
    if (!result) {
        fail(result.error());
    }
    return std::move(*result);
}

struct Times {
    std::vector<double> seconds;

    double least() const { return *std::min_element(seconds.begin(), seconds.end()); }

    double median() const
    {
        std::vector<double> sorted = seconds;
        std::sort(sorted.begin(), sorted.end());
        return sorted[sorted.size() / 2];
    }
};

Times timed(int count, const std::function<void()> &work)
{
    Times times;
    for (int i = 0; i < count; ++i) {
        const double before = cpuSeconds();
        work();
        times.seconds.push_back(cpuSeconds() - before);
    }
    return times;
}

using Content = std::map<series::Labels, series::Samples>;

series::Labels labelsOf(int number)
{
    const std::string instance =
        "10.0." + std::to_string(number / 256) + "." + std::to_string(number % 256) + ":9100";
    return series::Labels({{"__name__", "zumik_requests_total_" + std::to_string(number % 40)},
        {"cluster", number % 3 == 0 ? "eu-west" : "us-east"}, {"code", std::to_string(200 + number % 5)},
        {"instance", instance}, {"job", "api-core"}, {"kind", number % 77 == 0 ? "rare" : "usual"},
        {"model", "model-" + std::to_string(number % 16)}});
}

/// What a fleet writes: most counters move by little or not at all, some gauges have all their digits; one in
/// twenty scrapes is some milliseconds late.
series::Samples samplesOf(int number, std::size_t count, std::mt19937_64 &random)
{
    series::Samples samples;
    samples.times.reserve(count);
    samples.values.reserve(count);
    double value = static_cast<double>(random() % 100'000);
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t late = random() % 20 == 0 ? static_cast<std::int64_t>(random() % 5) : 0;
        const std::uint64_t kind = static_cast<std::uint64_t>(number) % 10;
        if (kind < 4) { // idle
            value += random() % 50 == 0 ? 1 : 0;
        } else if (kind < 8) {
            value += static_cast<double>(random() % 8);
        } else if (kind == 8) {
            value = static_cast<double>(random() % 1000) / 8;
        } else {
            value = static_cast<double>(random() >> 11U) / 9007199254740992.0;
        }
        samples.times.push_back(start + static_cast<std::int64_t>(i) * step + late);
        samples.values.push_back(value);
    }
    return samples;
}

Content makeContent(int seriesCount, std::size_t samples)
{
    std::mt19937_64 random(11);
    Content content;
    for (int i = 0; i < seriesCount; ++i) {
        content.emplace(labelsOf(i), samplesOf(i, samples, random));
    }
    return content;
}

std::string write(const Content &content, const std::string &directory)
{
    const auto writer = need(tsdb::BlockWriter::create(directory));
    for (const auto &[labels, samples] : content) {
        (void)need(writer->beginSeries(labels));
        (void)need(writer->append(samples.times, samples.values));
    }
    return need(writer->finish());
}

std::uintmax_t bytesIn(const std::string &directory)
{
    std::uintmax_t bytes = 0;
    for (const auto &entry : fs::recursive_directory_iterator(directory)) {
        bytes += entry.is_regular_file() ? entry.file_size() : 0;
    }
    return bytes;
}

std::size_t readAll(const series::SeriesSet &set, series::Samples &samples)
{
    std::size_t read = 0;
    for (std::size_t i = 0; i < set.size(); ++i) {
        (void)need(set.read(i, ever, samples));
        read += samples.times.size();
    }
    return read;
}

void benchRead(const std::string &path)
{
    const Times open = timed(runs, [&] { (void)need(tsdb::Database::open(path)); });
    std::printf("  \"openMs\": [%.3f, %.3f],\n", open.median() * 1e3, open.least() * 1e3);

    const std::vector<series::Matcher> usual{
        need(series::Matcher::make(series::Matcher::Op::Regex, "__name__", "zumik_.*")),
        need(series::Matcher::make(series::Matcher::Op::NotEqual, "kind", "rare"))};
    Times first;
    Times again;
    std::unique_ptr<series::SeriesSet> set;
    for (int i = 0; i < runs; ++i) {
        const auto database = need(tsdb::Database::open(path));
        const auto select = [&] {
            set = need(database->select(usual, ever, {}));
        };
        first.seconds.push_back(timed(1, select).seconds[0]);
        again.seconds.push_back(timed(1, select).seconds[0]);
    }
    std::printf("  \"selectMs\": {\"series\": %zu, \"first\": [%.3f, %.3f], \"again\": [%.3f, %.3f]},\n",
        set->size(), first.median() * 1e3, first.least() * 1e3, again.median() * 1e3, again.least() * 1e3);

    std::size_t read = 0;
    series::Samples samples;
    const Times decode = timed(2 * runs, [&] { read = readAll(*set, samples); });
    const auto count = static_cast<double>(read);
    std::printf("  \"decodeNsPerSample\": [%.2f, %.2f],\n", decode.median() * 1e9 / count,
        decode.least() * 1e9 / count);
}

void benchWrite(const Content &content, const std::string &directory)
{
    std::size_t count = 0;
    for (const auto &[labels, samples] : content) {
        count += samples.times.size();
    }
    std::string path;
    const Times times = timed(runs, [&] { path = write(content, directory); });
    const auto samples = static_cast<double>(count);
    std::printf("  \"writeMSamplesPerSecond\": [%.2f, %.2f],\n", samples / times.median() / 1e6,
        samples / times.least() / 1e6);
    std::printf("  \"bytesPerSample\": %.4f,\n", static_cast<double>(bytesIn(path)) / samples);
}

void benchBytes()
{
    const tests::TempDir dir("benchbytes");
    const Content content = makeContent(1232, 479);
    std::string text;
    for (const auto &[labels, samples] : content) {
        std::string name = labels.toString();
        for (std::size_t at = name.find(", "); at != std::string::npos; at = name.find(", ")) {
            name.erase(at + 1, 1);
        }
        for (std::size_t i = 0; i < samples.times.size(); ++i) {
            text += name + ' ' + base::formatDouble(samples.values[i]) + ' '
                + base::formatFixed(static_cast<double>(samples.times[i]) / 1000, 3) + '\n';
        }
    }
    tests::writeFile(dir.file("samples.om"), text + "# EOF\n");
    tests::runOrThrow({.program = "promtool",
                          .arguments = {"tsdb", "create-blocks-from", "openmetrics", dir.file("samples.om"),
                              dir.file("theirs")}},
        std::chrono::minutes(5));
    const auto ours = static_cast<double>(bytesIn(write(content, dir.file("ours"))));
    const auto theirs = static_cast<double>(bytesIn(dir.file("theirs")));
    std::printf("  \"bytesOfTwoHours\": {\"ours\": %.0f, \"promtool\": %.0f, \"ratio\": %.4f},\n", ours,
        theirs, ours / theirs);
}

void benchMany()
{
    const tests::TempDir dir("benchmany");
    const Content content = makeContent(100'000, 10);
    write(content, dir.path().string());
    write(content, dir.path().string());
    const auto database = need(tsdb::Database::open(dir.path().string()));
    std::unique_ptr<series::SeriesSet> set;
    const Times select = timed(2, [&] { set = need(database->select({}, ever, {})); });
    std::printf("  \"select100kMs\": {\"series\": %zu, \"first\": %.1f, \"again\": %.1f}\n", set->size(),
        select.seconds[0] * 1e3, select.seconds[1] * 1e3);
}

int run()
{
    const tests::TempDir dir("bench");
    std::printf("{\n  \"bench\": \"tsdb\",\n");
    {
        const Content content = makeContent(1232, 8120);
        benchWrite(content, dir.file("written"));
        const std::string path = write(content, dir.file("read"));
        benchRead(path);
    }
    benchBytes();
    benchMany();
    std::printf("}\n");
    return 0;
}

} // namespace

} // namespace zumik::bench

int main()
{
    return zumik::bench::run();
}
