// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/filekind.h"

#include "models/tsdb/meta.h"

#include <filesystem>
#include <fstream>

namespace zumik::snapshot {

FileKind fileKindOf(const std::string &path)
{
    std::error_code none;
    if (!std::filesystem::is_regular_file(path, none)) {
        return FileKind::Directory;
    }
    std::string first(4, '\0');
    std::ifstream stream(path, std::ios::binary);
    stream.read(first.data(), static_cast<std::streamsize>(first.size()));
    // Of an entry, or of the end of an archive without entries.
    const bool archive = stream.gcount() == 0 || first == "PK\3\4" || first == "PK\5\6";
    return archive ? FileKind::Archive : FileKind::Text;
}

bool looksLikeSnapshot(const std::string &path)
{
    namespace fs = std::filesystem;
    if (path.ends_with(".zsnap")) {
        return true;
    }
    if (const FileKind kind = fileKindOf(path); kind != FileKind::Directory) {
        std::error_code none;
        return kind == FileKind::Archive && fs::file_size(path, none) > 0;
    }
    std::error_code error;
    for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (name == "meta.json" || name == "wal" || tsdb::isUlid(name)) {
            return true;
        }
    }
    return false;
}

} // namespace zumik::snapshot
