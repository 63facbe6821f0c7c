// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/queryable.h"
#include "models/tsdb/block.h"

#include <memory>
#include <string>
#include <vector>

namespace zumik::tsdb {

/// Blocks, which never change while they are open: those of a directory that Prometheus keeps
/// (--storage.tsdb.path), of a snapshot of its API, one block, or those of an archive. What Prometheus has
/// not yet written out as a block (wal, chunks_head) isn't read; a snapshot has it as a block.
class Database final : public series::Queryable {
public:
    enum class Mode {
        Strict, ///< one bad block is an error
        Lenient, ///< bad blocks are left out, see leftOut
        Thorough ///< as Lenient; and every sum is checked first, which reads all files once
    };

    struct LeftOut {
        std::string path; ///< as Block::path
        base::Error error;
    };

    /// Errors: FileNotFound, FileUnreadable; and of a block, if Strict.
    static base::Result<std::unique_ptr<Database>> open(const std::string &path, Mode mode = Mode::Strict);

    /// Wherever they are. Errors: of a block, if Strict.
    static base::Result<std::unique_ptr<Database>> open(
        const std::vector<std::unique_ptr<BlockParts>> &blocks, Mode mode = Mode::Strict);

    /// In the order of their times.
    const std::vector<std::shared_ptr<const Block>> &blocks() const { return m_blocks; }

    const std::vector<LeftOut> &leftOut() const { return m_leftOut; }

    base::Result<std::unique_ptr<series::SeriesSet>> select(const std::vector<series::Matcher> &matchers,
        base::TimeRange range, const base::StopToken &stop) const override;
    base::Result<std::vector<std::string>> labelNames() const override;
    base::Result<std::vector<std::string>> labelValues(std::string_view name) const override;
    /// The first call looks at every series of every block.
    std::optional<base::TimeRange> extent() const override;

private:
    Database() = default;
    void add(const BlockParts &parts, Mode mode);
    void dropReplaced();
    void sort();

    std::vector<std::shared_ptr<const Block>> m_blocks;
    std::vector<LeftOut> m_leftOut;
};

} // namespace zumik::tsdb
