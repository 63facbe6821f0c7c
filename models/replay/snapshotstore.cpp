// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/snapshotstore.h"

#include "models/tsdb/database.h"

#include <filesystem>

namespace zumik::replay {

namespace fs = std::filesystem;

using base::Error;
using base::ErrorCode;

namespace {

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
    for (const tsdb::Database::LeftOut &each : (*database)->newerLeftOut()) {
        opened.newerLeftOut.push_back(each.error);
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
