// SPDX-License-Identifier: GPL-3.0-or-later
// A directory of Prometheus's (prometheus: tsdb/docs/format/README.md, tsdb/db.go): each subdirectory that is
// named by a ULID is a block. NAME.tmp-for-creation and NAME.tmp-for-deletion are blocks half written and
// half deleted; wal, chunks_head, lock and others are no blocks.
#include "models/tsdb/database.h"

#include "models/tsdb/mergedseries.h"
#include "models/tsdb/verify.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace zumik::tsdb {

namespace fs = std::filesystem;

namespace {

/// In the order of their names. Errors: FileNotFound, FileUnreadable.
base::Result<std::vector<std::string>> blockDirectories(const std::string &path)
{
    std::error_code error;
    if (fs::exists(path + "/meta.json", error)) {
        return std::vector{path};
    }
    std::vector<std::string> directories;
    for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        if (isUlid(at->path().filename().string()) && at->is_directory(ignored)) {
            directories.push_back(at->path().string());
        }
    }
    if (error) {
        const bool missing = error == std::errc::no_such_file_or_directory;
        return base::Error{
            missing ? base::ErrorCode::FileNotFound : base::ErrorCode::FileUnreadable, error.message(), path};
    }
    std::sort(directories.begin(), directories.end());
    return directories;
}

base::Result<std::shared_ptr<const Block>> openBlock(const BlockParts &parts, Database::Mode mode)
{
    auto block = Block::open(parts);
    if (block && mode == Database::Mode::Thorough) {
        if (const auto faults = verify(**block, 1); !faults.empty()) {
            return faults.front();
        }
    }
    return block;
}

} // namespace

base::Result<std::unique_ptr<Database>> Database::open(const std::string &path, Mode mode)
{
    const auto directories = blockDirectories(path);
    if (!directories) {
        return directories.error();
    }
    std::vector<std::unique_ptr<BlockParts>> blocks;
    for (const std::string &directory : *directories) {
        blocks.push_back(std::make_unique<BlockDirectory>(directory));
    }
    return open(blocks, mode);
}

base::Result<std::unique_ptr<Database>> Database::open(
    const std::vector<std::unique_ptr<BlockParts>> &blocks, Mode mode)
{
    std::unique_ptr<Database> database(new Database);
    for (const auto &block : blocks) {
        database->add(*block, mode);
    }
    if (mode == Mode::Strict && !database->m_leftOut.empty()) {
        return database->m_leftOut.front().error;
    }
    database->dropReplaced();
    database->sort();
    return database;
}

void Database::add(const BlockParts &parts, Mode mode)
{
    auto block = openBlock(parts, mode);
    if (block) {
        m_blocks.push_back(std::move(*block));
    } else {
        m_leftOut.push_back({parts.path(), block.error()});
    }
}

/// Prometheus stopped between writing a block and deleting those that it was made of: both hold the same.
void Database::dropReplaced()
{
    std::set<std::string> replaced;
    for (const auto &block : m_blocks) {
        replaced.insert(block->meta().parents.begin(), block->meta().parents.end());
    }
    std::erase_if(m_blocks, [&](const std::shared_ptr<const Block> &block) {
        return block->meta().deletable || replaced.contains(block->meta().ulid);
    });
}

/// Prometheus sorts them by their ends for its retention, latest first, then by their beginnings (prometheus:
/// tsdb/db.go, deletableBlocks and reloadBlocks). The order of blocks that begin together decides which of
/// two samples of one time is kept.
void Database::sort()
{
    const auto key = [](const std::shared_ptr<const Block> &block) {
        return std::pair(block->meta().minTime, ~block->meta().maxTime);
    };
    std::stable_sort(
        m_blocks.begin(), m_blocks.end(), [&](const auto &a, const auto &b) { return key(a) < key(b); });
}

base::Result<std::unique_ptr<series::SeriesSet>> Database::select(
    const std::vector<series::Matcher> &matchers, base::TimeRange range, const base::StopToken &stop) const
{
    std::vector<std::unique_ptr<series::SeriesSet>> sets;
    for (const auto &block : m_blocks) {
        auto set = block->select(matchers, range, stop);
        if (!set) {
            return set.error();
        }
        if ((*set)->size() > 0) {
            sets.push_back(std::move(*set));
        }
    }
    if (sets.size() == 1) {
        return std::move(sets.front());
    }
    return std::unique_ptr<series::SeriesSet>(std::make_unique<MergedSeries>(std::move(sets)));
}

/// By the index, not meta.json, whose times have no checksum and reach to the next multiple of two hours; of
/// a block whose index can't be read to its end by meta.json after all.
std::optional<base::TimeRange> Database::extent() const
{
    std::optional<base::TimeRange> whole;
    for (const auto &block : m_blocks) {
        const base::TimeRange stated{{block->meta().minTime}, {block->meta().maxTime - 1}};
        const auto found = block->sampleRange();
        const auto range = found ? *found : std::optional(stated);
        if (range) {
            whole = whole
                ? base::TimeRange{std::min(whole->start, range->start), std::max(whole->end, range->end)}
                : *range;
        }
    }
    return whole;
}

base::Result<std::vector<std::string>> Database::labelNames() const
{
    std::set<std::string, std::less<>> all;
    for (const auto &block : m_blocks) {
        const auto names = block->index().postings().names();
        all.insert(names.begin(), names.end());
        if (const base::Status whole = block->index().file().whole(); !whole) {
            return whole.error();
        }
    }
    return std::vector<std::string>(all.begin(), all.end());
}

base::Result<std::vector<std::string>> Database::labelValues(std::string_view name) const
{
    std::set<std::string, std::less<>> all;
    for (const auto &block : m_blocks) {
        for (const PostingsTable::Value &value : block->index().postings().values(name)) {
            all.emplace(value.text);
        }
        if (const base::Status whole = block->index().file().whole(); !whole) {
            return whole.error();
        }
    }
    return std::vector<std::string>(all.begin(), all.end());
}

} // namespace zumik::tsdb
