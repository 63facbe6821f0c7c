// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/demo/night.h"

#include "models/clients/prometheus/decoder.h"
#include "models/snapshot/archivewriter.h"
#include "models/snapshot/documents.h"
#include "models/tsdb/blockwriter.h"
#include "models/tsdb/database.h"
#include "tests/stack/demo/guide.h"
#include "tests/stack/demo/recordedalerts.h"
#include "tests/stack/history.h"
#include "tests/stack/stack.h"
#include "tests/support/tempdir.h"

#include <memory>

namespace zumik::demo {

namespace {

constexpr base::Duration interval = std::chrono::seconds(30);

tests::SimulatorOptions world()
{
    tests::SimulatorOptions world;
    world.seed = 7;
    world.nodes = 3;
    world.incidents = incidents();
    return world;
}

/// What only a running server tells: rules as it has loaded them, and what its targets say of their series.
struct Told {
    std::vector<source::RuleGroup> rules;
    std::vector<source::MetricMetadata> metadata;
    source::BuildInfo build;
};

/// The names of targets and rules are those of the night; their states, of today, are not.
base::Result<Told> ask(const tests::PromApi &prometheus)
{
    clients::prometheus::Decoder decoder;
    std::string json = prometheus.get("rules");
    auto rules = decoder.rules(json);
    json = prometheus.get("metadata");
    auto metadata = decoder.metadata(json);
    json = prometheus.get("status/buildinfo");
    auto build = decoder.buildInfo(json);
    if (!rules || !metadata || !build) {
        return !rules ? rules.error() : !metadata ? metadata.error() : build.error();
    }
    for (source::RuleGroup &group : *rules) {
        group.interval = interval;
        for (source::Rule &rule : group.rules) {
            rule.state = source::AlertState::Inactive;
            rule.alerts.clear();
        }
    }
    return Told{std::move(*rules), std::move(*metadata), std::move(*build)};
}

base::Result<RecordedSeries> alertsOf(
    const series::Queryable &store, const std::vector<source::RuleGroup> &rules)
{
    const promql::exec::Engine engine;
    const auto grid = series::Grid::over(night(), interval);
    RecordedSeries all;
    for (const source::RuleGroup &group : rules) {
        for (const source::Rule &rule : group.rules) {
            if (rule.kind != source::Rule::Kind::Alerting) {
                continue;
            }
            auto recorded = recordedAlerts(engine, store, rule, grid);
            if (!recorded) {
                return recorded.error();
            }
            all.merge(*recorded);
        }
    }
    return all;
}

base::Status writeBlock(const RecordedSeries &recorded, const std::string &directory)
{
    auto writer = tsdb::BlockWriter::create(directory);
    if (!writer) {
        return writer.error();
    }
    for (const auto &[labels, samples] : recorded) {
        base::Status status = (*writer)->beginSeries(labels);
        if (status) {
            status = (*writer)->append(samples.times, samples.values);
        }
        if (!status) {
            return status;
        }
    }
    const auto block = (*writer)->finish();
    return block ? base::Status(base::Done{}) : block.error();
}

/// All series of a store, in one block. Returns its directory.
base::Result<std::string> asOneBlock(const series::Queryable &store, const std::string &directory)
{
    auto writer = tsdb::BlockWriter::create(directory, {.now = night().end});
    auto all = store.select({}, night(), {});
    if (!writer || !all) {
        return !writer ? writer.error() : all.error();
    }
    series::Samples samples;
    for (std::size_t i = 0; i < (*all)->size(); ++i) {
        base::Status status = (*all)->read(i, night(), samples);
        if (status) {
            status = (*writer)->beginSeries((*all)->labels(i));
        }
        if (status) {
            status = (*writer)->append(samples.times, samples.values);
        }
        if (!status) {
            return status.error();
        }
    }
    return (*writer)->finish();
}

snapshot::Manifest manifestOf(const Told &told, const tsdb::BlockMeta &block)
{
    snapshot::Manifest manifest;
    manifest.program = "Zumik Console";
    manifest.created = night().end;
    manifest.range = night();
    manifest.source = told.build;
    manifest.profile = "A recorded night";
    manifest.evaluationInterval = interval;
    manifest.scrapeInterval = interval;
    manifest.series = block.series;
    manifest.samples = block.samples;
    manifest.recorded = {{R"({__name__!=""})", {}, block.series, block.samples}};
    return manifest;
}

base::Status pack(const Told &told, const std::string &block, const std::string &file)
{
    auto archive = snapshot::ArchiveWriter::create(file);
    if (!archive) {
        return archive.error();
    }
    base::Status status = (*archive)->addBlock(block);
    for (const auto &[name, content] :
        {std::pair<const char *, std::string>{"rules.json", snapshot::toJson(told.rules)},
            {"metadata.json", snapshot::toJson(told.metadata)}, {"notes.json", replay::notesJson(guide())}}) {
        if (status) {
            status = (*archive)->addText(name, content);
        }
    }
    const auto opened = tsdb::Block::open(block);
    if (status && !opened) {
        status = opened.error();
    }
    return status ? (*archive)->finish(manifestOf(told, (*opened)->meta())) : status;
}

} // namespace

base::Status recordNight(const std::string &file)
{
    const tests::TempDir dir("demo");
    const std::string blocks = dir.file("blocks");
    tests::makeHistory({.world = world(),
                           .from = static_cast<double>(night().start.ms / 1000),
                           .to = static_cast<double>(night().end.ms / 1000),
                           .step = std::chrono::duration<double>(interval).count()},
        blocks);
    const auto samples = tsdb::Database::open(blocks);
    if (!samples) {
        return samples.error();
    }
    tests::Stack stack;
    if (!stack.waitForTargets()) {
        return base::Error{base::ErrorCode::Timeout, "targets of the stack are not scraped", {}};
    }
    const auto told = ask(stack.api());
    if (!told) {
        return told.error();
    }
    const auto alerts = alertsOf(**samples, told->rules);
    if (!alerts) {
        return alerts.error();
    }
    if (base::Status written = writeBlock(*alerts, blocks); !written) {
        return written;
    }
    const auto together = tsdb::Database::open(blocks);
    if (!together) {
        return together.error();
    }
    const auto block = asOneBlock(**together, dir.file("block"));
    return block ? pack(*told, *block, file) : block.error();
}

} // namespace zumik::demo
