// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/queryable.h"
#include "models/tsdb/blockparts.h"
#include "models/tsdb/chunkfiles.h"
#include "models/tsdb/index.h"
#include "models/tsdb/meta.h"
#include "models/tsdb/tombstones.h"

#include <memory>

namespace zumik::tsdb {

/// One block of Prometheus's storage: meta.json, index, chunks/ and tombstones, in a directory or in an
/// archive. It is mapped, not read: opening looks at the index's tables alone. Its files may be deleted while
/// it is open.
class Block : public std::enable_shared_from_this<Block> {
public:
    /// Errors: FileNotFound, FileUnreadable, JsonInvalid, FormatInvalid, FormatUnsupported, with file and
    /// offset.
    static base::Result<std::shared_ptr<const Block>> open(const BlockParts &parts);

    static base::Result<std::shared_ptr<const Block>> open(const std::string &directory)
    {
        return open(BlockDirectory(directory));
    }

    /// Its directory, or FILE.zsnap!block/ULID.
    const std::string &path() const { return m_path; }

    const BlockMeta &meta() const { return m_meta; }

    const Index &index() const { return *m_index; }

    const ChunkFiles &chunks() const { return m_chunks; }

    const Tombstones &tombstones() const { return m_tombstones; }

    /// As Queryable::select.
    base::Result<std::unique_ptr<series::SeriesSet>> select(const std::vector<series::Matcher> &matchers,
        base::TimeRange range, const base::StopToken &stop) const;

    /// From the first sample of its chunks to the last, whether deleted or not; nothing without any. Errors:
    /// FormatInvalid, FileUnreadable.
    base::Result<std::optional<base::TimeRange>> sampleRange() const;

private:
    Block() = default;

    std::string m_path;
    BlockMeta m_meta;
    std::unique_ptr<Index> m_index;
    ChunkFiles m_chunks;
    Tombstones m_tombstones;
};

} // namespace zumik::tsdb
