// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/queryable.h"
#include "models/tsdb/block.h"
#include "models/tsdb/compactstore.h"

#include <memory>
#include <string>
#include <vector>

namespace zumik::tsdb {

struct DataDirectory;

/// Blocks, which never change while they are open: those of a directory that Prometheus keeps
/// (--storage.tsdb.path), of a snapshot of its API, one block, or those of an archive. What Prometheus has
/// not yet written out as a block (wal, wbl, chunks_head) is read into memory, up to the last record that is
/// there when it's opened (headreplay.h): that takes the time of decoding it, and some two bytes a sample.
/// Prometheus may be running.
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

    /// When blocks come or go meanwhile the directory is opened once more. Errors: FileNotFound,
    /// FileUnreadable; and of a block or what is none yet, if Strict.
    static base::Result<std::unique_ptr<Database>> open(const std::string &path, Mode mode = Mode::Strict);

    /// Wherever they are. Errors: of a block, if Strict.
    static base::Result<std::unique_ptr<Database>> open(
        const std::vector<std::unique_ptr<BlockParts>> &blocks, Mode mode = Mode::Strict);

    /// In the order of their times.
    const std::vector<std::shared_ptr<const Block>> &blocks() const { return m_blocks; }

    /// Samples that are no block yet, late ones first; none where there are none.
    const std::vector<std::shared_ptr<const CompactStore>> &head() const { return m_head; }

    const std::vector<LeftOut> &leftOut() const { return m_leftOut; }

    /// Where samples that are no block yet can't be read on; later ones are missing.
    const std::vector<LeftOut> &newerLeftOut() const { return m_newerLeftOut; }

    base::Result<std::unique_ptr<series::SeriesSet>> select(const std::vector<series::Matcher> &matchers,
        base::TimeRange range, const base::StopToken &stop) const override;
    base::Result<std::vector<std::string>> labelNames() const override;
    base::Result<std::vector<std::string>> labelValues(std::string_view name) const override;
    /// The first call looks at every series of every block.
    std::optional<base::TimeRange> extent() const override;

private:
    Database() = default;
    static base::Result<std::unique_ptr<Database>> openAsListed(const DataDirectory &directory, Mode mode);
    base::Status readHead(const std::string &path, Mode mode);
    std::int64_t headBegins() const;
    void add(const BlockParts &parts, Mode mode);
    void dropReplaced();
    void sort();

    std::vector<std::shared_ptr<const Block>> m_blocks;
    std::vector<std::shared_ptr<const CompactStore>> m_head; ///< what is no block yet
    std::vector<LeftOut> m_leftOut;
    std::vector<LeftOut> m_newerLeftOut;
};

} // namespace zumik::tsdb
