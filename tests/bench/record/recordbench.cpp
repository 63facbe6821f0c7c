// SPDX-License-Identifier: GPL-3.0-or-later
// Records a simulated server (bench_record [SERIES] [SAMPLES OF EACH]) and prints JSON: samples a second, the
// most private memory, and the size of the block beside the one that promtool writes for the same samples.
#include "models/async/reply.h"
#include "models/snapshot/record/recorder.h"
#include "tests/models/tsdb/history.h"
#include "tests/support/fakesource.h"
#include "tests/support/tempdir.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThreadPool>
#include <QTimer>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

using namespace zumik;
namespace record = snapshot::record;

namespace {

constexpr std::int64_t start = 1'700'006'400'000;
constexpr std::int64_t step = 15'000;

/// Makes its samples when it is asked for them: nothing of them is kept.
class Simulated final : public source::RawSource {
public:
    Simulated(std::uint64_t series, std::uint64_t samples)
        : m_series(series)
        , m_samples(samples)
    {
    }

    ~Simulated() override { m_pool.waitForDone(); }

    void prepare(
        base::Time, base::StopToken stop, async::Receiver receiver, source::Answer<Exactness> answer) override
    {
        async::Reply<Exactness>(stop, std::move(receiver), std::move(answer)).deliver(Exactness::Exact);
    }

    void read(source::RawQuery query, source::RawSink sink, base::StopToken, async::Receiver receiver,
        source::Answer<source::RawCounts> answer) override
    {
        const async::Reply<source::RawCounts> reply({}, std::move(receiver), std::move(answer));
        m_pool.start([this, query, sink, reply] { reply.deliver(make(query, sink)); });
    }

private:
    base::Result<source::RawCounts> make(const source::RawQuery &query, const source::RawSink &sink) const
    {
        source::RawCounts counts;
        series::Samples samples;
        char number[24];
        for (std::uint64_t i = 0; i < m_series; ++i) {
            samples.clear();
            const std::int64_t first =
                std::max<std::int64_t>((query.range.start.ms - start + step - 1) / step, 0);
            for (std::int64_t k = first;
                 k < std::int64_t(m_samples) && start + k * step <= query.range.end.ms; ++k) {
                samples.times.push_back(start + k * step);
                samples.values.push_back(double(k * (i % 7 + 1)) + double(i));
            }
            if (samples.times.empty()) {
                continue;
            }
            std::snprintf(number, sizeof number, "%08llu", static_cast<unsigned long long>(i));
            const series::Labels labels{{"__name__", "simulated_total"}, {"instance", number},
                {"job", "simulated"}, {"path", "/api/v1/things"}};
            counts.samples += samples.times.size();
            ++counts.series;
            if (base::Status taken = sink(labels, samples); !taken) {
                return taken.error();
            }
        }
        return counts;
    }

    std::uint64_t m_series;
    std::uint64_t m_samples;
    QThreadPool m_pool;
};

/// Pages of the process that are its own, in bytes.
std::uint64_t privateMemory()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("RssAnon:")) {
            return std::strtoull(line.c_str() + 8, nullptr, 10) * 1024;
        }
    }
    return 0;
}

std::uint64_t sizeOf(const std::string &directory)
{
    std::uint64_t size = 0;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(directory)) {
        size += entry.is_regular_file() ? entry.file_size() : 0;
    }
    return size;
}

void need(bool holds, const char *what)
{
    if (!holds) {
        std::fprintf(stderr, "not the same work: %s\n", what);
        std::exit(1);
    }
}

record::RecordReport recorded(
    source::RawSource &raw, source::MetricSource &source, const std::string &out, base::TimeRange range)
{
    record::RecordRequest request;
    request.out = out;
    request.format = record::Format::TsdbDirectory;
    request.plan = {"bench", range, {record::everything()}};
    request.scrapeInterval = base::Duration{step};
    record::Recorder recorder(request, raw, source);
    record::RecordReport report;
    recorder.run({}, async::Receiver(qApp), [&](base::Result<record::RecordReport> done) {
        need(done.ok(), done ? "" : describe(done.error()).c_str());
        report = *done;
        qApp->quit();
    });
    QCoreApplication::exec();
    return report;
}

/// The same samples in a block of promtool's.
void compareSizes(source::MetricSource &source)
{
    const tests::TempDir dir("bench-size");
    const tsdb::History history = tsdb::makeHistory(300, start, 480, step);
    const std::string theirs = tsdb::promtoolBlock(history, dir.file("promtool"));
    const std::string ours = tsdb::writtenBlock(history, dir.file("ours"));
    (void)source;
    std::printf("{\"size\":{\"promtool\":%llu,\"ours\":%llu,\"ratio\":%.4f}}\n",
        static_cast<unsigned long long>(sizeOf(theirs)), static_cast<unsigned long long>(sizeOf(ours)),
        double(sizeOf(ours)) / double(sizeOf(theirs)));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const std::uint64_t series = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 2000;
    const std::uint64_t samples = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 2000;
    tests::FakeSource source;
    compareSizes(source);
    const std::uint64_t before = privateMemory();
    std::uint64_t most = 0;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, [&] { most = std::max(most, privateMemory()); });
    look.start(5);
    const tests::TempDir dir("bench-record");
    Simulated raw(series, samples);
    QElapsedTimer clock;
    clock.start();
    const auto report =
        recorded(raw, source, dir.file("out"), {{start}, {start + std::int64_t(samples - 1) * step}});
    const double seconds = double(clock.elapsed()) / 1000;
    need(report.manifest.samples == series * samples, "samples");
    need(report.manifest.series == series, "series");
    std::printf("{\"record\":{\"samples\":%llu,\"seconds\":%.2f,\"samplesPerSecond\":%.0f,"
                "\"privateMegabytes\":%.1f,\"beforeMegabytes\":%.1f,\"bytes\":%llu}}\n",
        static_cast<unsigned long long>(series * samples), seconds, double(series * samples) / seconds,
        double(most) / 1e6, double(before) / 1e6, static_cast<unsigned long long>(report.bytes));
    return 0;
}
