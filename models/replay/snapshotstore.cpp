// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/snapshotstore.h"

#include "models/tsdb/database.h"

#include <filesystem>
#include <optional>

namespace zumik::replay {

namespace fs = std::filesystem;

using base::Error;
using base::ErrorCode;

namespace {

/// What a server writes into its directory before it becomes a block (wal: the write-ahead log).
std::optional<Error> unwrittenBlock(const std::string &path)
{
    std::error_code none;
    const std::string log = path + "/wal";
    if (!fs::is_directory(log, none) || fs::is_empty(log, none)) {
        return std::nullopt;
    }
    return Error{ErrorCode::FormatUnsupported,
        "samples that Prometheus has not yet written out as a block are not read; a snapshot of its API has "
        "them",
        log};
}

Error noSamples(const tsdb::Database &database, const std::string &path)
{
    if (!database.leftOut().empty()) {
        return database.leftOut().front().error;
    }
    if (auto unwritten = unwrittenBlock(path)) {
        return *unwritten;
    }
    return {ErrorCode::FormatInvalid, "the directory holds no block with samples", path};
}

} // namespace

base::Result<SnapshotStore> openSnapshot(const std::string &path)
{
    std::error_code none;
    if (fs::is_regular_file(path, none)) {
        return Error{ErrorCode::FormatUnsupported,
            "files (.zsnap, OpenMetrics) are not supported yet, only directories: a Prometheus snapshot or "
            "data directory, or one block",
            path};
    }
    auto database = tsdb::Database::open(path, tsdb::Database::Mode::Lenient);
    if (!database) {
        return database.error();
    }
    const auto extent = (*database)->extent();
    if (!extent) {
        return noSamples(**database, path);
    }
    SnapshotStore opened{nullptr, *extent, {}, {}};
    for (const tsdb::Database::LeftOut &each : (*database)->leftOut()) {
        opened.leftOut.push_back(each.error);
    }
    if (auto unwritten = unwrittenBlock(path)) {
        opened.newerLeftOut.push_back(std::move(*unwritten));
    }
    opened.store = std::move(*database);
    return opened;
}

std::string snapshotName(const std::string &path)
{
    const fs::path whole = fs::absolute(path).lexically_normal();
    return (whole.has_filename() ? whole : whole.parent_path()).filename().string(); // "DIR/" has none
}

} // namespace zumik::replay
