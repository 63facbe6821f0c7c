// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/inspection.h"

#include "models/snapshot/archive.h"
#include "models/snapshot/filekind.h"
#include "models/snapshot/openmetricsimport.h"
#include "models/tsdb/verify.h"

#include <algorithm>
#include <filesystem>
#include <iterator>

namespace zumik::snapshot {

namespace fs = std::filesystem;

namespace {

using Kind = Inspection::Kind;
using Faults = std::vector<base::Error>;
using Progress = std::function<void(std::uint64_t, std::uint64_t)>;

std::uint64_t bytesOf(const tsdb::Block &block)
{
    std::uint64_t bytes = block.index().file().size();
    for (const auto &file : block.chunks().files()) {
        bytes += file->size();
    }
    return bytes;
}

void widen(std::optional<base::TimeRange> &whole, base::TimeRange by)
{
    whole = whole ? base::TimeRange{std::min(whole->start, by.start), std::max(whole->end, by.end)} : by;
}

/// What is no block yet, of a directory that a server keeps.
void addHead(const tsdb::Database &database, Inspection &inspection)
{
    for (const auto &store : database.head()) {
        inspection.series += store->seriesCount();
        inspection.samples += store->sampleCount();
        if (const auto extent = store->extent()) {
            widen(inspection.range, *extent);
        }
    }
    for (const tsdb::Database::LeftOut &each : database.newerLeftOut()) {
        inspection.leftOut.push_back(each.error);
    }
}

void addBlocks(const tsdb::Database &database, Inspection &inspection)
{
    for (const auto &block : database.blocks()) {
        const tsdb::BlockMeta &meta = block->meta();
        const base::TimeRange range{{meta.minTime}, {std::max(meta.minTime, meta.maxTime - 1)}}; // half open
        inspection.blocks.push_back({meta.ulid, block->path(), range, meta.series, meta.samples, meta.chunks,
            bytesOf(*block), !block->tombstones().empty()});
        inspection.series += meta.series;
        inspection.samples += meta.samples;
        widen(inspection.range, range);
    }
    for (const tsdb::Database::LeftOut &each : database.leftOut()) {
        inspection.leftOut.push_back(each.error);
    }
}

base::Result<Inspection> inspectArchive(const std::string &path)
{
    const auto archive = Archive::open(path);
    const auto blocks = archive ? (*archive)->blocks(tsdb::Database::Mode::Lenient) : archive.error();
    if (!blocks) {
        return blocks.error();
    }
    Inspection inspection;
    inspection.path = path;
    inspection.bytes = (*archive)->size();
    inspection.manifest = (*archive)->manifest();
    inspection.entries = (*archive)->entries();
    addBlocks(**blocks, inspection);
    return inspection;
}

base::Result<std::unique_ptr<tsdb::Database>> openDirectory(const std::string &path)
{
    auto database = tsdb::Database::open(path, tsdb::Database::Mode::Lenient);
    if (!database || !(*database)->blocks().empty() || !(*database)->head().empty()) {
        return database;
    }
    for (const auto *leftOut : {&(*database)->leftOut(), &(*database)->newerLeftOut()}) {
        if (!leftOut->empty()) {
            return leftOut->front().error;
        }
    }
    return base::Error{base::ErrorCode::FormatInvalid, "the directory holds no samples", path};
}

base::Result<Inspection> inspectDirectory(const std::string &path)
{
    const auto database = openDirectory(path);
    if (!database) {
        return database.error();
    }
    Inspection inspection;
    inspection.path = path;
    std::error_code none;
    inspection.kind = fs::exists(path + "/meta.json", none) ? Kind::Block
        : fs::is_directory(path + "/wal", none)             ? Kind::DataDirectory
                                                            : Kind::Snapshot;
    addBlocks(**database, inspection);
    addHead(**database, inspection);
    for (const InspectedBlock &block : inspection.blocks) {
        inspection.bytes += block.bytes;
    }
    return inspection;
}

base::Result<Inspection> inspectText(const std::string &path, const base::StopToken &stop)
{
    const auto imported = importOpenMetrics(path, stop);
    if (!imported) {
        return imported.error();
    }
    Inspection inspection;
    inspection.kind = Kind::Text;
    inspection.path = path;
    std::error_code none;
    inspection.bytes = fs::file_size(path, none);
    inspection.range = imported->extent;
    inspection.series = imported->series;
    inspection.samples = imported->samples;
    return inspection;
}

base::Error cancelled(const std::string &path)
{
    return {base::ErrorCode::Cancelled, {}, path};
}

base::Result<Faults> verifyDirectory(
    const std::string &path, const base::StopToken &stop, const Progress &progress)
{
    const auto database = openDirectory(path);
    if (!database) {
        return database.error();
    }
    std::uint64_t whole = 0;
    for (const auto &block : (*database)->blocks()) {
        whole += bytesOf(*block);
    }
    Faults faults;
    for (const tsdb::Database::LeftOut &each : (*database)->leftOut()) {
        faults.push_back(each.error);
    }
    for (const tsdb::Database::LeftOut &each : (*database)->newerLeftOut()) {
        faults.push_back(each.error);
    }
    std::uint64_t done = 0;
    for (const auto &block : (*database)->blocks()) {
        Faults found = tsdb::verify(*block, 100, stop);
        if (stop.stop_requested()) {
            return cancelled(path);
        }
        std::move(found.begin(), found.end(), std::back_inserter(faults));
        done += bytesOf(*block);
        if (progress) {
            progress(done, whole);
        }
    }
    return faults;
}

} // namespace

base::Result<Inspection> inspect(const std::string &path, const base::StopToken &stop)
{
    switch (fileKindOf(path)) {
    case FileKind::Archive:
        return inspectArchive(path);
    case FileKind::Text:
        return inspectText(path, stop);
    case FileKind::Directory:
        break;
    }
    return inspectDirectory(path);
}

base::Result<Faults> verifySnapshot(
    const std::string &path, const base::StopToken &stop, const Progress &progress)
{
    switch (fileKindOf(path)) {
    case FileKind::Archive: {
        const auto archive = Archive::open(path);
        if (!archive) {
            return archive.error();
        }
        Faults faults = (*archive)->verify(stop, progress);
        return stop.stop_requested() ? base::Result<Faults>(cancelled(path)) : faults;
    }
    case FileKind::Text: { // reading it is all there is to verify
        const auto read = importOpenMetrics(path, stop);
        return read ? base::Result<Faults>(Faults()) : read.error();
    }
    case FileKind::Directory:
        break;
    }
    return verifyDirectory(path, stop, progress);
}

} // namespace zumik::snapshot
