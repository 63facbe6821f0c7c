// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/blockseries.h"

#include "models/tsdb/fault.h"
#include "models/tsdb/xordecoder.h"

#include <algorithm>

namespace zumik::tsdb {

namespace {

/// Reads one series: finds the chunks first, so that the columns get their size once, then decodes each into
/// its place.
class Reading {
public:
    Reading(const Block &block, const KnownSeries &series, base::TimeRange range, series::Samples &out)
        : m_block(block)
        , m_series(series)
        , m_range(range)
        , m_deleted(block.tombstones().of(series.id))
        , m_out(out)
    {
    }

    base::Status run()
    {
        m_out.histogramsSkipped = 0;
        base::Status status = find();
        if (status) {
            status = decode();
        }
        if (const base::Status whole = filesAreWhole(!status); !whole) {
            return whole;
        }
        return status;
    }

private:
    struct Found {
        Chunk chunk;
        std::size_t count;
    };

    base::Status find()
    {
        std::vector<ChunkMeta> metas;
        if (!SeriesEntry(m_series.entry).readChunks(m_series.chunksAt, metas)) {
            return damaged(m_block.index().file().path(), m_series.offset, "a series can't be read");
        }
        for (const ChunkMeta &meta : metas) {
            if (meta.maxTime < m_range.start.ms || meta.minTime > m_range.end.ms
                || isDeleted(m_deleted, meta.minTime, meta.maxTime)) {
                continue;
            }
            if (base::Status added = add(meta); !added) {
                return added;
            }
        }
        return base::Done{};
    }

    base::Status add(const ChunkMeta &meta)
    {
        auto chunk = m_block.chunks().at(meta.ref);
        if (!chunk) {
            return chunk.error();
        }
        m_first = m_first == nullptr ? chunk->file : m_first;
        m_last = chunk->file;
        if (chunk->encoding != Encoding::Xor && !isHistogram(chunk->encoding)) {
            return unsupported(chunk->file->path(), chunk->offset, refusal(chunk->encoding));
        }
        if (chunk->data.size() < 2) {
            return chunk->fault("a chunk of less than two bytes");
        }
        return isHistogram(chunk->encoding) ? addHistograms(*chunk) : addSamples(*chunk);
    }

    /// Where the chunk lies partly within the range, all of them: their times aren't read.
    base::Status addHistograms(const Chunk &chunk)
    {
        m_out.histogramsSkipped += histogramCount(chunk.data);
        return base::Done{};
    }

    base::Status addSamples(const Chunk &chunk)
    {
        const std::size_t count = xorSampleCount(chunk.data);
        if (count == impossibleCount) {
            return chunk.fault("the chunk is too short for the samples that it claims");
        }
        m_samples += count;
        m_found.push_back({chunk, count});
        return base::Done{};
    }

    base::Status decode()
    {
        m_out.times.resize(m_samples);
        m_out.values.resize(m_samples);
        std::size_t at = 0;
        for (const Found &each : m_found) {
            const char *fault = decodeOne(each, at);
            if (fault != nullptr) {
                return each.chunk.fault(fault);
            }
            at += each.count;
        }
        trim();
        if (!m_deleted.empty()) {
            removeDeleted(m_deleted, m_out);
        }
        return base::Done{};
    }

    /// Null when it went well.
    const char *decodeOne(const Found &each, std::size_t at)
    {
        std::int64_t *times = m_out.times.data() + at;
        double *values = m_out.values.data() + at;
        Bytes data = each.chunk.data;
        if (each.chunk.behind() < xorPadding) { // the last ones of a file
            m_padded.assign(data.begin(), data.end());
            m_padded.resize(data.size() + xorPadding);
            data = Bytes(m_padded.data(), data.size());
        }
        const XorFault fault = decodeXor(data, each.count, times, values);
        if (fault != XorFault::None) {
            return describe(fault);
        }
        const bool follows = at == 0 || each.count == 0 || times[0] > times[-1];
        return follows ? nullptr : "the chunk begins before the one before it ends";
    }

    /// Chunks that lie partly within the range were decoded as a whole.
    void trim()
    {
        auto &times = m_out.times;
        const auto end = std::upper_bound(times.begin(), times.end(), m_range.end.ms);
        times.erase(end, times.end());
        m_out.values.resize(times.size());
        const auto begin = std::lower_bound(times.begin(), times.end(), m_range.start.ms) - times.begin();
        if (begin > 0) {
            times.erase(times.begin(), times.begin() + begin);
            m_out.values.erase(m_out.values.begin(), m_out.values.begin() + begin);
        }
    }

    /// Asked afterwards: whatever was read of a file that isn't counts for nothing. After a failure any of
    /// them may be to blame.
    base::Status filesAreWhole(bool failed) const
    {
        for (const auto &file : m_block.chunks().files()) {
            if (failed || file.get() == m_first || file.get() == m_last) {
                if (base::Status whole = file->whole(); !whole) {
                    return whole;
                }
            }
        }
        return m_block.index().file().whole();
    }

    const Block &m_block;
    const KnownSeries &m_series;
    base::TimeRange m_range;
    std::span<const Interval> m_deleted;
    series::Samples &m_out;
    std::vector<Found> m_found;
    std::size_t m_samples = 0;
    const MappedFile *m_first = nullptr; ///< of the files that were read; a series's chunks lie in one or two
    const MappedFile *m_last = nullptr;
    std::vector<std::uint8_t> m_padded;
};

} // namespace

BlockSeries::BlockSeries(std::shared_ptr<const Block> block, std::vector<const KnownSeries *> series)
    : m_block(std::move(block))
    , m_series(std::move(series))
{
}

base::Status BlockSeries::read(std::size_t index, base::TimeRange range, series::Samples &out) const
{
    base::Status status = Reading(*m_block, *m_series[index], range, out).run();
    if (!status) {
        out.clear();
    }
    return status;
}

} // namespace zumik::tsdb
