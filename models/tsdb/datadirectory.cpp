// SPDX-License-Identifier: GPL-3.0-or-later
// A directory of Prometheus's (prometheus: tsdb/docs/format/README.md, tsdb/db.go): each subdirectory that is
// named by a ULID is a block. NAME.tmp-for-creation and NAME.tmp-for-deletion are blocks half written and
// half deleted; wal, wbl and chunks_head hold what is no block yet; lock and others aren't read.
#include "models/tsdb/datadirectory.h"

#include "models/tsdb/meta.h"

#include <algorithm>
#include <filesystem>

namespace zumik::tsdb {

namespace fs = std::filesystem;

namespace {

/// The paths of the entries of a directory whose names are wanted, sorted.
template <typename Wanted>
std::vector<std::string> entries(const std::string &path, std::error_code &error, Wanted wanted)
{
    std::vector<std::string> found;
    for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        if (wanted(at->path().filename().string()) && at->is_directory(ignored)) {
            found.push_back(at->path().string());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace

base::Result<DataDirectory> listDataDirectory(const std::string &path)
{
    DataDirectory directory;
    directory.path = path;
    std::error_code error;
    if (fs::exists(path + "/meta.json", error)) {
        directory.blocks = {path};
        return directory;
    }
    directory.blocks = entries(path, error, isUlid);
    if (error) {
        const bool missing = error == std::errc::no_such_file_or_directory;
        return base::Error{
            missing ? base::ErrorCode::FileNotFound : base::ErrorCode::FileUnreadable, error.message(), path};
    }
    for (const char *part : {"/wal", "/wbl", "/chunks_head"}) {
        std::error_code ignored;
        directory.hasHead = directory.hasHead || fs::is_directory(path + part, ignored);
    }
    std::error_code ignored;
    directory.checkpoints = entries(path + "/wal", ignored,
        [](const std::string &name) { return name.starts_with("checkpoint.") && !name.ends_with(".tmp"); });
    return directory;
}

} // namespace zumik::tsdb
