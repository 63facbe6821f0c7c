// SPDX-License-Identifier: GPL-3.0-or-later
// How the engine's cost grows: with series (100 to 100,000), with steps, with threads, and how much memory a
// query takes beyond the pages of the block that it touches and its answer.
#include "models/promql/exec/engine.h"
#include "models/tsdb/blockwriter.h"
#include "models/tsdb/database.h"
#include "tests/support/tempdir.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

namespace {

using namespace zumik;
using namespace std::chrono_literals;

constexpr std::int64_t start = 1'700'000'000'000;
constexpr int rounds = 5;

template <typename T> T orFail(base::Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", base::describe(result.error()).c_str());
        std::exit(1);
    }
    return std::move(*result);
}

/// Counters named m, each with `samples` samples 15 s apart.
void write(const std::string &directory, std::size_t count, std::size_t samples)
{
    auto writer = orFail(tsdb::BlockWriter::create(directory));
    std::vector<std::int64_t> times(samples);
    std::vector<double> values(samples);
    std::vector<series::Labels> all;
    for (std::size_t i = 0; i < count; ++i) {
        all.push_back(
            series::Labels{{"__name__", "m"}, {"g", std::to_string(i % 10)}, {"i", std::to_string(i)}});
    }
    std::sort(all.begin(), all.end());
    for (std::size_t i = 0; i < count; ++i) {
        orFail(writer->beginSeries(all[i]));
        for (std::size_t k = 0; k < samples; ++k) {
            times[k] = start + static_cast<std::int64_t>(k) * 15'000 + static_cast<std::int64_t>(i % 1000);
            values[k] = static_cast<double>(k * (i % 7 + 1) + (k * 2654435761U + i) % 3);
        }
        orFail(writer->append(times, values));
    }
    orFail(writer->finish());
}

struct Run {
    double milliseconds = 0;
    series::Matrix answer;
};

Run timed(const series::Queryable &store, const char *expression, const series::Grid &grid, unsigned threads)
{
    promql::exec::EngineOptions options;
    options.threads = threads;
    std::vector<double> times;
    Run run;
    for (int round = 0; round < rounds; ++round) {
        const auto begun = std::chrono::steady_clock::now();
        run.answer = orFail(promql::exec::Engine(options).range(store, expression, grid));
        times.push_back(
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count());
    }
    std::sort(times.begin(), times.end());
    run.milliseconds = times[rounds / 2];
    return run;
}

void bySeries()
{
    std::printf(
        "sum by (g) (rate(m[5m])), 1 h at 15 s, one thread\n%10s %12s %16s\n", "series", "ms", "us a series");
    for (const std::size_t series : {100U, 1000U, 10'000U, 100'000U}) {
        const tests::TempDir directory("scalebench");
        write(directory.path(), series, 240);
        const auto store = orFail(tsdb::Database::open(directory.path()));
        const auto grid = series::Grid::over({{start}, {start + 3'600'000}}, 15s);
        const double took = timed(*store, "sum by (g) (rate(m[5m]))", grid, 1).milliseconds;
        std::printf("%10zu %12.2f %16.2f\n", series, took, took * 1000 / static_cast<double>(series));
    }
}

void bySteps(const series::Queryable &store)
{
    std::printf("\nsum by (g) (rate(m[5m])), 1,000 series over 12 h, one thread\n%10s %12s\n", "steps", "ms");
    for (const auto step : {480s, 240s, 120s, 60s, 30s, 15s, 8s, 4s}) {
        const auto grid = series::Grid::over({{start}, {start + 12 * 3'600'000}}, step);
        std::printf(
            "%10zu %12.2f\n", grid.count, timed(store, "sum by (g) (rate(m[5m]))", grid, 1).milliseconds);
    }
}

void byThreads(const series::Queryable &store)
{
    const auto grid = series::Grid::over({{start + 6 * 3'600'000}, {start + 12 * 3'600'000}}, 15s);
    const double one = timed(store, "sum by (g) (rate(m[5m]))", grid, 1).milliseconds;
    const double two = timed(store, "sum by (g) (rate(m[5m]))", grid, 2).milliseconds;
    std::printf("\nthe same, 6 h at 15 s: one thread %.2f ms, two %.2f ms, %.2fx\n", one, two, one / two);
}

/// Of /proc/self/status, in bytes.
double statusLine(const std::string &key)
{
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);) {
        if (line.rfind(key + ":", 0) == 0) {
            return std::strtod(line.c_str() + key.size() + 1, nullptr) * 1024;
        }
    }
    return 0;
}

double resultBytes(const series::Matrix &answer)
{
    return static_cast<double>(answer.series.size() * answer.grid.count * sizeof(double));
}

/// The first question maps pages and fills the allocator's pool as any would; the peak of one question is
/// what counts.
void memory(const std::string &directory, const char *expression)
{
    const auto store = orFail(tsdb::Database::open(directory));
    const auto grid = series::Grid::over({{start + 6 * 3'600'000}, {start + 12 * 3'600'000}}, 15s);
    const double before = statusLine("VmRSS");
    std::ofstream("/proc/self/clear_refs") << "5"; // the peak begins anew
    const double filesBefore = statusLine("RssFile");
    promql::exec::EngineOptions options;
    options.threads = 2;
    const auto answer = orFail(promql::exec::Engine(options).range(*store, expression, grid));
    const double touched = statusLine("RssFile") - filesBefore;
    const double grown = statusLine("VmHWM") - before;
    std::printf("%-28s peak +%.1f MB; touched pages of the block %.1f MB, answer %.1f MB: (peak - answer) / "
                "touched = "
                "%.2f\n",
        expression, grown / 1e6, touched / 1e6, resultBytes(answer) / 1e6,
        (grown - resultBytes(answer)) / touched);
}

} // namespace

int main()
{
    const tests::TempDir directory("scalebench");
    write(directory.path(), 1000, 2880);
    std::printf("memory, 1,000 series, 6 h at 15 s, two threads\n");
    for (const char *expression : {"sum(rate(m[5m]))", "sum by (g) (rate(m[5m]))", "m", "topk(5, m)"}) {
        memory(directory.path(), expression);
    }
    std::printf("\n");
    bySeries();
    const auto store = orFail(tsdb::Database::open(directory.path()));
    bySteps(*store);
    byThreads(*store);
}
