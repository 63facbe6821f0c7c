// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/diff/world.h"

#include "models/base/number.h"
#include "tests/stack/servers/promapi.h"
#include "tests/support/net.h"
#include "tests/support/setuperror.h"

#include <filesystem>

namespace zumik::promqltest {

namespace fs = std::filesystem;

namespace {

void post(std::uint16_t port, const std::string &path)
{
    const tests::HttpAnswer answer = tests::http({.port = port, .path = "/api/v1/" + path, .method = "POST"});
    if (answer.status / 100 != 2) {
        throw tests::SetupError(path + ": " + answer.body);
    }
}

std::string seconds(base::Time time)
{
    return base::formatFixed(static_cast<double>(time.ms) / 1000, 3);
}

/// A Prometheus takes at most what is an hour behind its newest sample, so all is sent in slices of time.
void writeInOrder(const tests::Prometheus &server, const std::vector<tests::WrittenSeries> &all)
{
    constexpr std::int64_t slice = 20LL * 60 * 1000;
    const base::TimeRange extent = TestData::extent;
    for (std::int64_t from = extent.start.ms - 3'600'000; from < extent.end.ms + 3'600'000; from += slice) {
        std::vector<tests::WrittenSeries> part;
        for (const tests::WrittenSeries &series : all) {
            part.push_back({series.labels, {}});
            for (const tests::WrittenSample &sample : series.samples) {
                if (sample.ms >= from && sample.ms < from + slice) {
                    part.back().samples.push_back(sample);
                }
            }
        }
        server.write(part);
    }
}

} // namespace

World::World(std::uint64_t seed, int scale)
{
    const TestData data = makeTestData(seed, scale);
    write(data);
    import(data);
    m_server = std::make_unique<tests::Prometheus>(
        tests::PrometheusOptions{.scrapeInterval = "1m", .dataDir = m_dir.file("served")});
    erase(data);
    open();
    // Prometheus 2.42 spoils its tombstones while it answers queries that end within a chunk (it adds the end
    // to the list that all queries share): it is to have the samples really gone. Ours keeps the tombstones.
    post(m_server->port(), "admin/tsdb/clean_tombstones");
}

/// A snapshot is the only way to have what was written as a block.
void World::write(const TestData &data)
{
    const tests::Prometheus nursery({.scrapeInterval = "1m", .dataDir = m_dir.file("nursery")});
    writeInOrder(nursery, data.written);
    post(nursery.port(), "admin/tsdb/snapshot");
    const fs::path snapshots = m_dir.path() / "nursery" / "snapshots";
    fs::copy(fs::directory_iterator(snapshots)->path(), m_dir.path() / "served", fs::copy_options::recursive);
}

void World::import(const TestData &data)
{
    const std::string file = m_dir.file("imported.om");
    tests::writeFile(file, openMetricsText(data.imported));
    tests::runOrThrow({.program = "promtool",
        .arguments = {"tsdb", "create-blocks-from", "openmetrics", file, m_dir.file("served")}});
}

void World::erase(const TestData &data)
{
    for (const TestData::Deletion &deletion : data.deletions) {
        post(m_server->port(),
            "admin/tsdb/delete_series?match[]=" + tests::urlEncoded(deletion.selector)
                + "&start=" + seconds(deletion.range.start) + "&end=" + seconds(deletion.range.end));
    }
}

/// A copy: the server may compact its own at any time.
void World::open()
{
    fs::copy(m_dir.path() / "served", m_dir.path() / "read", fs::copy_options::recursive);
    auto database = tsdb::Database::open(m_dir.file("read"));
    if (!database) {
        throw tests::SetupError(base::describe(database.error()));
    }
    m_database = std::move(*database);
}

} // namespace zumik::promqltest
