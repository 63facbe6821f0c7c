// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/mappedfile.h"

#include <memory>
#include <string>
#include <vector>

namespace zumik::tsdb {

/// Where the files of a block are: in a directory, or in an archive that is mapped as a whole. Asked while a
/// block is being opened only.
class BlockParts {
public:
    virtual ~BlockParts() = default;

    /// What errors call the block: DIRECTORY, or FILE.zsnap!block/ULID.
    virtual const std::string &path() const = 0;

    /// `part` is "meta.json", "index", "tombstones" or one of chunkParts(). Errors: FileNotFound,
    /// FileUnreadable, with the part's path.
    virtual base::Result<std::unique_ptr<MappedFile>> open(const std::string &part) const = 0;

    /// "chunks/000001", ...: in their order, none where there is no such directory. Errors: FileUnreadable.
    virtual base::Result<std::vector<std::string>> chunkParts() const = 0;
};

class BlockDirectory final : public BlockParts {
public:
    explicit BlockDirectory(std::string path)
        : m_path(std::move(path))
    {
    }

    const std::string &path() const override { return m_path; }

    base::Result<std::unique_ptr<MappedFile>> open(const std::string &part) const override;
    base::Result<std::vector<std::string>> chunkParts() const override;

private:
    std::string m_path;
};

/// Whether a file in "chunks" is one of chunks by its name, 000001.
bool isChunkFileName(std::string_view name);

} // namespace zumik::tsdb
