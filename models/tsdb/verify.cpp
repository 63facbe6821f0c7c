// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/verify.h"

#include "models/tsdb/fault.h"
#include "models/tsdb/section.h"

namespace zumik::tsdb {

namespace {

class Verification {
public:
    Verification(const Block &block, std::size_t most, const base::StopToken &stop)
        : m_block(block)
        , m_index(block.index().file())
        , m_most(most)
        , m_stop(stop)
    {
    }

    std::vector<base::Error> run()
    {
        checkSeries();
        checkPostings();
        checkLabelIndices();
        for (const auto &file : m_block.chunks().files()) {
            checkChunks(*file);
            note(file->whole());
        }
        note(m_index.whole());
        return std::move(m_faults);
    }

private:
    bool enough() const { return m_faults.size() >= m_most || m_stop.stop_requested(); }

    void note(const base::Status &status)
    {
        if (!status) {
            note(status.error());
        }
    }

    void note(base::Error error)
    {
        if (!enough()) {
            m_faults.push_back(std::move(error));
        }
    }

    /// One after the other, so that each is asked for its own faults.
    void checkSeries()
    {
        for (const std::uint32_t id : m_block.index().allSeries()) {
            if (enough()) {
                return;
            }
            const auto entry = readShortSection(m_index, m_block.index().toc().offsetOf(id), "a series");
            if (!entry) {
                note(entry.error());
            } else {
                checkEntry(*entry);
            }
        }
        if (m_faults.empty() && !enough()) {
            const auto inOrder = m_block.index().select({}, {});
            note(inOrder ? base::Status(base::Done{}) : inOrder.error());
        }
    }

    void checkEntry(const Section &section)
    {
        series::Labels labels;
        std::vector<ChunkMeta> metas;
        const SeriesEntry entry(section.payload);
        const auto chunksAt = entry.readLabels(m_block.index().symbols(), labels);
        if (!chunksAt || !entry.readChunks(*chunksAt, metas)) {
            note(damaged(m_index.path(), section.offset, "a series can't be read"));
            return;
        }
        for (const ChunkMeta &meta : metas) {
            const auto chunk = m_block.chunks().at(meta.ref);
            note(chunk ? checkSamples(*chunk, meta) : chunk.error());
        }
    }

    base::Status checkSamples(const Chunk &chunk, const ChunkMeta &meta)
    {
        m_samples.clear();
        const base::Status decoded = decodeChunk(chunk.encoding, chunk.data, m_samples);
        if (!decoded) {
            base::Error error = decoded.error();
            error.where = place(chunk.file->path(), chunk.offset);
            return error;
        }
        const auto &times = m_samples.times;
        if (!times.empty() && (times.front() != meta.minTime || times.back() != meta.maxTime)) {
            return chunk.fault("the chunk's times aren't those that the index has");
        }
        return base::Done{};
    }

    void checkPostings()
    {
        const PostingsTable &table = m_block.index().postings();
        for (const std::string_view name : table.names()) {
            for (const PostingsTable::Value &value : table.values(name)) {
                if (enough()) {
                    return;
                }
                const auto ids = readPostings(m_index, value.offset);
                if (!ids) {
                    note(ids.error());
                } else if (!without(*ids, m_block.index().allSeries()).empty()) {
                    note(damaged(m_index.path(), value.offset, "a series that isn't in the list of all"));
                }
            }
        }
    }

    /// Nobody reads them any more, and Prometheus from 3.0 on writes none: then both begin where the next
    /// section does.
    void checkLabelIndices()
    {
        const Toc &toc = m_block.index().toc();
        if (toc.labelOffsets == 0 || toc.labelOffsets == toc.postingsOffsets || toc.labelIndices == 0) {
            return;
        }
        const auto table = readSection(m_index, toc.labelOffsets, "the label offset table");
        if (!table) {
            note(table.error());
            return;
        }
        ByteReader reader(table->payload);
        for (std::uint32_t left = reader.be32(); left > 0 && !enough(); --left) {
            for (std::uint64_t names = reader.uvarint(); names > 0 && reader.ok(); --names) {
                reader.text();
            }
            const std::uint64_t at = reader.uvarint();
            if (!reader.ok()) {
                note(damaged(m_index.path(), table->offset, "the label offset table can't be read"));
                return;
            }
            const auto values = readSection(m_index, at, "a label index");
            note(values ? base::Status(base::Done{}) : values.error());
        }
    }

    void checkChunks(const MappedFile &file)
    {
        std::uint64_t number = 0;
        while (m_block.chunks().files()[number].get() != &file) {
            ++number;
        }
        std::uint64_t at = chunksHeaderSize;
        while (at < file.size() && !enough()) {
            const auto chunk = m_block.chunks().at(number << 32U | at);
            if (!chunk) {
                note(chunk.error());
                return; // where the next begins isn't known
            }
            at =
                static_cast<std::uint64_t>(chunk->data.data() - file.bytes().data()) + chunk->data.size() + 4;
        }
    }

    const Block &m_block;
    const MappedFile &m_index;
    std::size_t m_most;
    const base::StopToken &m_stop;
    std::vector<base::Error> m_faults;
    series::Samples m_samples;
};

} // namespace

std::vector<base::Error> verify(const Block &block, std::size_t most, const base::StopToken &stop)
{
    return Verification(block, most, stop).run();
}

std::vector<base::Error> verify(const std::string &blockDirectory, std::size_t most)
{
    const auto block = Block::open(blockDirectory);
    return block ? verify(**block, most) : std::vector{block.error()};
}

} // namespace zumik::tsdb
