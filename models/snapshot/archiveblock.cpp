// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/archiveblock.h"

#include "models/tsdb/meta.h"

#include <algorithm>
#include <set>

namespace zumik::snapshot {

ArchiveBlock::ArchiveBlock(const ZipFile &zip, std::string ulid)
    : m_zip(zip)
    , m_prefix(std::string(blockPrefix) + ulid + '/')
    , m_path(zip.path(std::string(blockPrefix) + ulid))
{
}

base::Result<std::unique_ptr<tsdb::MappedFile>> ArchiveBlock::open(const std::string &part) const
{
    const LocalEntry *const entry = m_zip.find(m_prefix + part);
    if (entry == nullptr) {
        // A block may be without tombstones; what else is missing is no file that the user could look for.
        const bool optional = part == "tombstones";
        return base::Error{optional ? base::ErrorCode::FileNotFound : base::ErrorCode::FormatInvalid,
            "the entry is missing", m_path + '/' + part};
    }
    return m_zip.window(*entry);
}

base::Result<std::vector<std::string>> ArchiveBlock::chunkParts() const
{
    std::vector<std::string> parts;
    const std::string prefix = m_prefix + "chunks/";
    for (const LocalEntry &entry : m_zip.entries()) {
        const std::string_view name = entry.name;
        if (name.starts_with(prefix) && tsdb::isChunkFileName(name.substr(prefix.size()))) {
            parts.emplace_back(name.substr(m_prefix.size()));
        }
    }
    std::sort(parts.begin(), parts.end());
    return parts;
}

std::vector<std::unique_ptr<tsdb::BlockParts>> blocksOf(const ZipFile &zip)
{
    std::set<std::string> names;
    for (const LocalEntry &entry : zip.entries()) {
        const std::string_view name = entry.name;
        if (name.starts_with(blockPrefix)) {
            const std::string_view behind = name.substr(blockPrefix.size());
            names.emplace(behind.substr(0, behind.find('/')));
        }
    }
    std::vector<std::unique_ptr<tsdb::BlockParts>> blocks;
    for (const std::string &name : names) {
        if (tsdb::isUlid(name)) {
            blocks.push_back(std::make_unique<ArchiveBlock>(zip, name));
        }
    }
    return blocks;
}

} // namespace zumik::snapshot
