// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/compactseries.h"

#include "models/tsdb/trimto.h"
#include "models/tsdb/xordecoder.h"

#include <algorithm>

namespace zumik::tsdb {

namespace {

constexpr std::size_t chunkSamples = 120; ///< as in Prometheus

} // namespace

bool CompactSeries::accepts(std::int64_t time)
{
    if (m_any && time <= m_last) {
        return false;
    }
    m_first = m_any ? m_first : time;
    m_last = time;
    m_any = true;
    return true;
}

bool CompactSeries::append(std::int64_t time, double value)
{
    if (!accepts(time)) {
        return false;
    }
    if (!m_open) {
        m_open = std::make_unique<XorEncoder>();
    }
    m_open->append(time, value);
    if (m_open->count() == chunkSamples) {
        close();
    }
    return true;
}

bool CompactSeries::appendHistograms(std::int64_t minTime, std::int64_t maxTime, std::size_t count)
{
    if (maxTime < minTime || !accepts(minTime)) {
        return false;
    }
    close();
    m_last = maxTime;
    const bool another =
        m_chunks.empty() || m_chunks.back().size > 0 || m_chunks.back().count + count > chunkSamples;
    if (another) {
        m_chunks.push_back({minTime, maxTime, m_bytes.size(), 0, 0});
    }
    m_chunks.back().maxTime = maxTime;
    m_chunks.back().count += static_cast<std::uint32_t>(count);
    return true;
}

void CompactSeries::close()
{
    if (m_open) {
        const Bytes bytes = m_open->bytes();
        m_chunks.push_back({m_open->firstTime(), m_open->lastTime(), m_bytes.size(),
            static_cast<std::uint32_t>(bytes.size()), static_cast<std::uint32_t>(m_open->count())});
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
        m_open = nullptr;
    }
}

/// Kept as Tombstones::of gives them.
void CompactSeries::remove(Interval interval)
{
    if (interval.minTime > interval.maxTime) {
        return;
    }
    std::vector<Interval> kept;
    for (const Interval &each : m_removed) {
        if (each.maxTime < interval.minTime || each.minTime > interval.maxTime) {
            kept.push_back(each);
        } else {
            interval.minTime = std::min(interval.minTime, each.minTime);
            interval.maxTime = std::max(interval.maxTime, each.maxTime);
        }
    }
    const auto at = std::lower_bound(kept.begin(), kept.end(), interval,
        [](const Interval &a, const Interval &b) { return a.minTime < b.minTime; });
    kept.insert(at, interval);
    m_removed = std::move(kept);
}

std::uint64_t CompactSeries::count() const
{
    std::uint64_t count = 0;
    for (const Chunk &chunk : m_chunks) {
        count += chunk.count;
    }
    return count;
}

std::size_t CompactSeries::memory() const
{
    constexpr std::size_t ofOpenChunk = sizeof(XorEncoder) + 256;
    return sizeof *this + m_bytes.capacity() + m_chunks.capacity() * sizeof(Chunk)
        + m_removed.capacity() * sizeof(Interval) + (m_open ? ofOpenChunk : 0);
}

void CompactSeries::seal()
{
    close();
    m_bytes.reserve(m_bytes.size() + xorPadding);
    m_bytes.insert(m_bytes.end(), xorPadding, 0);
    m_bytes.shrink_to_fit();
    m_chunks.shrink_to_fit();
}

base::Status CompactSeries::add(const Chunk &chunk, series::Samples &out) const
{
    if (chunk.size == 0) {
        out.histogramsSkipped += chunk.count;
        return base::Done{};
    }
    const std::size_t at = out.times.size();
    out.times.resize(at + chunk.count);
    out.values.resize(at + chunk.count);
    const XorFault fault = decodeXor(Bytes(m_bytes).subspan(chunk.offset, chunk.size), chunk.count,
        out.times.data() + at, out.values.data() + at);
    if (fault != XorFault::None) {
        out.clear();
        return base::Error{base::ErrorCode::Internal, describe(fault), {}};
    }
    return base::Done{};
}

base::Status CompactSeries::read(base::TimeRange range, series::Samples &out) const
{
    out.clear();
    for (const Chunk &chunk : m_chunks) {
        if (chunk.maxTime < range.start.ms || chunk.minTime > range.end.ms
            || isDeleted(m_removed, chunk.minTime, chunk.maxTime)) {
            continue;
        }
        if (base::Status added = add(chunk, out); !added) {
            return added;
        }
    }
    trimTo(range, out);
    removeDeleted(m_removed, out);
    return base::Done{};
}

} // namespace zumik::tsdb
