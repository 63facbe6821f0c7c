// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/snapshotstore.h"

#include "models/snapshot/archive.h"
#include "models/snapshot/filekind.h"
#include "models/snapshot/openmetricsimport.h"
#include "models/tsdb/database.h"

#include <algorithm>
#include <filesystem>

namespace zumik::replay {

namespace fs = std::filesystem;

using base::Error;
using base::ErrorCode;

namespace {

std::vector<Error> errorsOf(const std::vector<tsdb::Database::LeftOut> &leftOut)
{
    std::vector<Error> errors;
    for (const tsdb::Database::LeftOut &each : leftOut) {
        errors.push_back(each.error);
    }
    return errors;
}

Error noSamples(const tsdb::Database &database, const std::string &path)
{
    if (!database.leftOut().empty()) {
        return database.leftOut().front().error;
    }
    if (!database.newerLeftOut().empty()) {
        return database.newerLeftOut().front().error;
    }
    return {ErrorCode::FormatInvalid, "the directory holds no samples", path};
}

base::Result<SnapshotStore> openDirectory(const std::string &path)
{
    auto database = tsdb::Database::open(path, tsdb::Database::Mode::Lenient);
    if (!database) {
        return database.error();
    }
    const auto extent = (*database)->extent();
    if (!extent) {
        return noSamples(**database, path);
    }
    SnapshotStore opened{
        nullptr, *extent, errorsOf((*database)->leftOut()), errorsOf((*database)->newerLeftOut()), nullptr};
    opened.store = std::move(*database);
    return opened;
}

base::Result<SnapshotStore> openText(const std::string &path)
{
    auto imported = snapshot::importOpenMetrics(path);
    if (!imported) {
        return imported.error();
    }
    return SnapshotStore{std::move(imported->store), imported->extent, {}, {}, nullptr};
}

/// From the blocks' own times and what was asked for, and not from their series, which are many.
base::TimeRange extentOf(const tsdb::Database &database, base::TimeRange asked)
{
    base::TimeRange held{{INT64_MAX}, {INT64_MIN}};
    for (const auto &block : database.blocks()) {
        held.start.ms = std::min(held.start.ms, block->meta().minTime);
        held.end.ms = std::max(held.end.ms, block->meta().maxTime - 1); // half open
    }
    const base::TimeRange both{std::max(held.start, asked.start), std::min(held.end, asked.end)};
    return asked.length().count() > 0 && both.start <= both.end ? both : held;
}

} // namespace

base::Result<SnapshotStore> openSnapshot(const std::string &path)
{
    switch (snapshot::fileKindOf(path)) {
    case snapshot::FileKind::Archive: {
        auto archive = snapshot::Archive::open(path);
        return archive ? openSnapshot(std::move(*archive)) : archive.error();
    }
    case snapshot::FileKind::Text:
        return openText(path);
    case snapshot::FileKind::Directory:
        break;
    }
    return openDirectory(path);
}

base::Result<SnapshotStore> openSnapshot(std::shared_ptr<const snapshot::Archive> archive)
{
    auto database = archive->blocks(tsdb::Database::Mode::Lenient);
    if (!database) {
        return database.error();
    }
    if ((*database)->blocks().empty()) {
        return (*database)->leftOut().empty()
            ? Error{ErrorCode::FormatInvalid, "the snapshot holds no samples", archive->path()}
            : (*database)->leftOut().front().error;
    }
    SnapshotStore opened{nullptr, extentOf(**database, archive->manifest().range),
        errorsOf((*database)->leftOut()), {}, std::move(archive)};
    opened.store = std::move(*database);
    return opened;
}

std::string snapshotName(const std::string &path)
{
    const fs::path whole = fs::absolute(path).lexically_normal();
    return (whole.has_filename() ? whole : whole.parent_path()).filename().string(); // "DIR/" has none
}

} // namespace zumik::replay
