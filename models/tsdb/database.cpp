// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/database.h"

#include "models/tsdb/datadirectory.h"
#include "models/tsdb/headreplay.h"
#include "models/tsdb/mergedseries.h"
#include "models/tsdb/verify.h"

#include <algorithm>
#include <limits>
#include <set>

namespace zumik::tsdb {

namespace {

constexpr int mostAttempts = 10;

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

void widen(std::optional<base::TimeRange> &whole, const std::optional<base::TimeRange> &by)
{
    if (whole && by) {
        whole = base::TimeRange{std::min(whole->start, by->start), std::max(whole->end, by->end)};
    } else if (by) {
        whole = by;
    }
}

base::Error changed(const std::string &path)
{
    return {base::ErrorCode::FileUnreadable,
        "blocks were written or deleted each time while the directory was being opened", path};
}

} // namespace

/// A Prometheus may be making a block of its newest samples or of other blocks just now. What was opened
/// counts when the directory was the same before and after; sooner or later it is.
base::Result<std::unique_ptr<Database>> Database::open(const std::string &path, Mode mode)
{
    for (int attempt = 1;; ++attempt) {
        const auto before = listDataDirectory(path);
        if (!before) {
            return before.error();
        }
        auto database = openAsListed(*before, mode);
        const auto after = listDataDirectory(path);
        if (after && *after == *before) {
            return database;
        }
        const bool last = attempt == mostAttempts;
        if (last && (!database || mode == Mode::Strict)) {
            return changed(path);
        }
        if (last) {
            (*database)->m_leftOut.push_back({path, changed(path)});
            return database;
        }
    }
}

base::Result<std::unique_ptr<Database>> Database::openAsListed(const DataDirectory &directory, Mode mode)
{
    std::vector<std::unique_ptr<BlockParts>> blocks;
    for (const std::string &block : directory.blocks) {
        blocks.push_back(std::make_unique<BlockDirectory>(block));
    }
    auto database = open(blocks, mode);
    if (database && directory.hasHead) {
        if (const base::Status read = (*database)->readHead(directory.path, mode); !read) {
            return read.error();
        }
    }
    return database;
}

base::Status Database::readHead(const std::string &path, Mode mode)
{
    auto head = replayHead(path, headBegins());
    if (!head && mode == Mode::Strict) {
        return head.error();
    }
    if (!head) {
        m_newerLeftOut.push_back({path, head.error()});
        return base::Done{};
    }
    if (mode == Mode::Strict && !head->faults.empty()) {
        return head->faults.front();
    }
    for (base::Error &fault : head->faults) {
        m_newerLeftOut.push_back({path, std::move(fault)});
    }
    for (auto &store : {head->outOfOrder, head->inOrder}) {
        if (store->seriesCount() > 0) {
            m_head.push_back(store);
        }
    }
    return base::Done{};
}

/// Samples before the end of the last block are in blocks, but for late ones (prometheus: tsdb/db.go,
/// inOrderBlocksMaxTime).
std::int64_t Database::headBegins() const
{
    std::int64_t begins = std::numeric_limits<std::int64_t>::min();
    for (const auto &block : m_blocks) {
        if (!block->meta().fromOutOfOrder) {
            begins = std::max(begins, block->meta().maxTime);
        }
    }
    return begins;
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
    for (const auto &store : m_head) {
        auto set = store->select(matchers, range, stop);
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
        widen(whole, found ? *found : std::optional(stated));
    }
    for (const auto &store : m_head) {
        widen(whole, store->extent());
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
    for (const auto &store : m_head) {
        const auto names = store->labelNames();
        all.insert(names->begin(), names->end());
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
    for (const auto &store : m_head) {
        const auto values = store->labelValues(name);
        all.insert(values->begin(), values->end());
    }
    return std::vector<std::string>(all.begin(), all.end());
}

} // namespace zumik::tsdb
