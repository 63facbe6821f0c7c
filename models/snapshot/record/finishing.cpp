// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/finishing.h"

#include "models/snapshot/archivewriter.h"
#include "models/snapshot/documents.h"
#include "models/snapshot/record/joinblocks.h"
#include "models/snapshot/record/redacting.h"
#include "models/tsdb/outputfile.h"

#include <algorithm>
#include <filesystem>

namespace zumik::snapshot::record {

namespace fs = std::filesystem;

namespace {

/// In the order of their times, as the samples of a series have to come.
std::vector<std::string> blocksOf(const Spool &spool)
{
    std::vector<SpooledSlice> slices = spool.slices();
    std::sort(slices.begin(), slices.end(),
        [](const SpooledSlice &a, const SpooledSlice &b) { return a.range.start < b.range.start; });
    std::vector<std::string> blocks;
    for (const SpooledSlice &slice : slices) {
        if (!slice.block.empty()) {
            blocks.push_back(spool.blocksDirectory() + '/' + slice.block);
        }
    }
    return blocks;
}

base::Result<StaleMarkers> markersOf(const std::vector<std::string> &blocks, const base::StopToken &stop)
{
    StaleMarkers markers;
    constexpr base::TimeRange always{{INT64_MIN / 2}, {INT64_MAX / 2}};
    for (const std::string &block : blocks) {
        const auto up = openTogether({block}, {series::Matcher::equal("__name__", "up")}, stop);
        if (!up) {
            return up.error();
        }
        series::Samples samples;
        for (std::size_t i = 0; i < (*up)->size(); ++i) {
            if (base::Status read = (*up)->read(i, always, samples); !read) {
                return read.error();
            }
            markers.learn((*up)->labels(i), samples);
        }
    }
    return markers;
}

/// Nothing is left of an earlier try to finish.
base::Status clearDirectory(const std::string &path)
{
    std::error_code error;
    fs::remove_all(path, error);
    fs::create_directories(path, error);
    return error ? base::Status(base::Error{base::ErrorCode::FileUnwritable, error.message(), path})
                 : base::Done{};
}

base::Status addDocuments(ArchiveWriter &writer, const Documents &documents, Manifest &manifest)
{
    std::vector<std::pair<std::string, std::string>> entries;
    if (documents.rules) {
        entries.emplace_back("rules.json", toJson(*documents.rules));
    }
    if (documents.targets) {
        entries.emplace_back("targets.json", toJson(*documents.targets));
    }
    if (documents.metadata) {
        entries.emplace_back("metadata.json", toJson(*documents.metadata));
    }
    if (documents.alertmanager) {
        entries.emplace_back("alertmanager.json", *documents.alertmanager);
    }
    if (documents.annotations) {
        entries.emplace_back("annotations.json", *documents.annotations);
    }
    for (const DashboardDocument &board : documents.dashboards) {
        const std::string entry = "dashboards/" + board.id + ".json";
        entries.emplace_back(entry, board.json);
        manifest.dashboards.push_back({board.id, board.title, entry, board.variables});
    }
    for (const auto &[name, content] : entries) {
        if (base::Status added = writer.addText(name, content); !added) {
            return added;
        }
    }
    return base::Done{};
}

std::uint64_t sizeOf(const std::string &path)
{
    std::error_code error;
    if (!fs::is_directory(path, error)) {
        const auto size = fs::file_size(path, error);
        return error ? 0 : size;
    }
    std::uint64_t sum = 0;
    for (const auto &entry : fs::recursive_directory_iterator(path, error)) {
        sum += entry.is_regular_file(error) ? entry.file_size(error) : 0;
    }
    return sum;
}

base::Status publishDirectory(const std::string &block, const std::string &out)
{
    std::error_code error;
    if (fs::exists(out, error) && !(fs::is_directory(out, error) && fs::is_empty(out, error))) {
        return base::Error{base::ErrorCode::InvalidArgument, "something is there already", out};
    }
    const fs::path directory = fs::path(block).parent_path(); // which holds nothing but the block
    fs::remove(out, error);
    fs::rename(directory, out, error);
    if (error) {
        return base::Error{base::ErrorCode::FileUnwritable, error.message(), out};
    }
    const fs::path parent = fs::absolute(out).parent_path();
    return tsdb::syncDirectory(parent.string());
}

} // namespace

base::Result<Joined> joinSpool(const Spool &spool, const RecordRequest &request, Redaction *redaction,
    const std::function<void(std::uint64_t)> &progress, const base::StopToken &stop)
{
    const RecordPlan &plan = request.plan;
    Manifest manifest = request.manifest;
    const std::vector<std::string> blocks = blocksOf(spool);
    StaleMarkers markers;
    JoinOptions options;
    options.onProgress = progress;
    options.until = plan.range.end;
    if (manifest.staleness == Manifest::Staleness::Estimated) {
        auto learned = markersOf(blocks, stop);
        if (!learned) {
            return learned.error();
        }
        markers = *std::move(learned);
        options.markers = &markers;
    }
    if (redaction != nullptr) {
        if (base::Status learned = learnAll(*redaction, blocks, request, stop); !learned) {
            return learned.error();
        }
        options.rename = [redaction](const series::Labels &labels) {
            return redaction->series(labels);
        };
    }
    const std::uint64_t late = redaction != nullptr ? redaction->late() : 0;
    manifest.recorded.clear();
    for (const Selection &selection : plan.selections) {
        manifest.recorded.push_back({selection.text(), selection.before, 0, 0});
    }
    options.onSeries = [&](const series::Labels &labels, std::uint64_t samples) {
        manifest.series += 1;
        manifest.samples += samples;
        for (std::size_t i = 0; i < plan.selections.size(); ++i) {
            const bool counts = matchesAll(plan.selections[i].matchers, labels);
            manifest.recorded[i].series += counts ? 1 : 0;
            manifest.recorded[i].samples += counts ? samples : 0;
        }
    };
    for (const SpooledSlice &slice : spool.slices()) {
        manifest.histogramsSkipped += slice.counts.histogramsSkipped;
    }
    const std::string work = spool.directory() + "/joined";
    const std::string out = spool.directory() + "/whole";
    for (const std::string &directory : {work, out}) {
        if (base::Status cleared = clearDirectory(directory); !cleared) {
            return cleared.error();
        }
    }
    auto block = joinBlocks(blocks, work, out, options, stop);
    if (block && block->empty()) {
        return base::Error{base::ErrorCode::InvalidArgument, "the server has no samples there",
            base::formatRfc3339(plan.range.start) + " to " + base::formatRfc3339(plan.range.end)};
    }
    if (!block) {
        return block.error();
    }
    Joined joined{*std::move(block), std::move(manifest), request.documents};
    if (redaction != nullptr) {
        const base::Status redacted = redactDocuments(*redaction, joined.documents, joined.manifest);
        if (!redacted) {
            return redacted.error();
        }
        redactManifest(*redaction, joined.manifest);
        if (redaction->late() != late) {
            return base::Error{base::ErrorCode::Internal, "a value was learned after it was written", {}};
        }
    }
    return joined;
}

base::Result<RecordReport> writeSnapshot(
    const RecordRequest &request, Manifest manifest, const std::string &block, const base::StopToken &stop)
{
    if (stop.stop_requested()) {
        return base::Error{base::ErrorCode::Cancelled, {}, {}};
    }
    if (request.format == Format::TsdbDirectory) {
        const base::Status published = publishDirectory(block, request.out);
        return published ? base::Result(RecordReport{std::move(manifest), sizeOf(request.out)})
                         : published.error();
    }
    auto writer = ArchiveWriter::create(request.out);
    if (!writer) {
        return writer.error();
    }
    base::Status written = (*writer)->addBlock(block);
    written = written ? addDocuments(**writer, request.documents, manifest) : written;
    if (written && stop.stop_requested()) {
        written = base::Error{base::ErrorCode::Cancelled, {}, {}};
    }
    written = written ? (*writer)->finish(manifest) : written;
    return written ? base::Result(RecordReport{std::move(manifest), sizeOf(request.out)}) : written.error();
}

} // namespace zumik::snapshot::record
