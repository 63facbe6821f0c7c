// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/blockparts.h"

#include <algorithm>
#include <filesystem>

namespace zumik::tsdb {

namespace fs = std::filesystem;

bool isChunkFileName(std::string_view name)
{
    return !name.empty() && name.find_first_not_of("0123456789") == std::string_view::npos;
}

base::Result<std::unique_ptr<MappedFile>> BlockDirectory::open(const std::string &part) const
{
    return MappedFile::open(m_path + '/' + part);
}

base::Result<std::vector<std::string>> BlockDirectory::chunkParts() const
{
    const std::string directory = m_path + "/chunks";
    std::vector<std::string> parts;
    std::error_code error;
    for (fs::directory_iterator at(directory, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        if (isChunkFileName(name)) {
            parts.push_back("chunks/" + name);
        }
    }
    if (error && error != std::errc::no_such_file_or_directory) {
        return base::Error{base::ErrorCode::FileUnreadable, error.message(), directory};
    }
    std::sort(parts.begin(), parts.end());
    return parts;
}

} // namespace zumik::tsdb
