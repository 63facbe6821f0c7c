// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/snapshot/zipfile.h"
#include "models/tsdb/blockparts.h"

#include <memory>
#include <string>
#include <vector>

namespace zumik::snapshot {

/// A block whose files are entries of an archive, which outlives it.
class ArchiveBlock final : public tsdb::BlockParts {
public:
    ArchiveBlock(const ZipFile &zip, std::string ulid);

    const std::string &path() const override { return m_path; }

    base::Result<std::unique_ptr<tsdb::MappedFile>> open(const std::string &part) const override;
    base::Result<std::vector<std::string>> chunkParts() const override;

private:
    const ZipFile &m_zip;
    std::string m_prefix; ///< block/ULID/
    std::string m_path;
};

/// Those of an archive, in the order of their names.
std::vector<std::unique_ptr<tsdb::BlockParts>> blocksOf(const ZipFile &zip);

} // namespace zumik::snapshot
