// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/filekind.h"

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

} // namespace zumik::snapshot
