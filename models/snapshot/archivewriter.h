// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/snapshot/manifest.h"
#include "models/tsdb/bytes.h"

#include <memory>
#include <string>
#include <string_view>

namespace zumik::snapshot {

/// Writes a .zsnap: into FILE.part-RANDOM beside the target, which is on the disk before it takes the
/// target's name; gone when the writer is not finished. A target that is there already is replaced by
/// `finish` only.
class ArchiveWriter {
public:
    /// Errors: FileUnwritable.
    static base::Result<std::unique_ptr<ArchiveWriter>> create(const std::string &path);
    ~ArchiveWriter();

    ArchiveWriter(const ArchiveWriter &) = delete;
    ArchiveWriter &operator=(const ArchiveWriter &) = delete;

    /// A small entry, which is deflated. Errors: InvalidArgument for a name that an archive can't have or has
    /// already; TooLarge beyond what a reader takes; FileUnwritable.
    base::Status addText(const std::string &name, std::string_view content);

    /// A block as tsdb::BlockWriter leaves it, stored as block/<last part of the path>/...; its files stay as
    /// they are until `finish`. Errors: as `addText`, and FileNotFound, FileUnreadable.
    base::Status addBlock(const std::string &directory);

    /// An entry's content out of another archive, as it is and with the sum that is known of it. The bytes
    /// are read by `finish`. Errors: as `addText`.
    base::Status addStored(const std::string &name, tsdb::Bytes bytes, const std::string &sha256);

    /// Fills in manifest.entries (sizes, sums) and writes manifest.json last. Errors: FileUnwritable,
    /// FileUnreadable.
    base::Status finish(Manifest manifest);

private:
    class Content;
    explicit ArchiveWriter(std::unique_ptr<Content> content);

    std::unique_ptr<Content> m_content;
};

} // namespace zumik::snapshot
