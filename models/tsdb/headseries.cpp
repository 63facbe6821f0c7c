// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/headseries.h"

#include "models/tsdb/trimto.h"
#include "models/tsdb/xordecoder.h"
#include "models/tsdb/xorencoder.h"

#include <algorithm>

namespace zumik::tsdb {

namespace {

std::shared_ptr<const FullChunk> encoded(const OpenChunk &open, std::size_t count)
{
    XorEncoder encoder;
    for (std::size_t i = 0; i < count; ++i) {
        encoder.append(open.times[i], open.values[i]);
    }
    const Bytes bytes = encoder.bytes();
    auto chunk = std::make_shared<FullChunk>();
    chunk->minTime = open.times[0];
    chunk->maxTime = open.times[count - 1];
    chunk->count = count;
    chunk->size = bytes.size();
    chunk->memory.reserve(bytes.size() + xorPadding);
    chunk->memory.assign(bytes.begin(), bytes.end());
    chunk->memory.resize(bytes.size() + xorPadding);
    return chunk;
}

base::Status addFull(const FullChunk &chunk, series::Samples &out)
{
    const std::size_t at = out.times.size();
    out.times.resize(at + chunk.count);
    out.values.resize(at + chunk.count);
    const XorFault fault =
        decodeXor(chunk.bytes(), chunk.count, out.times.data() + at, out.values.data() + at);
    if (fault != XorFault::None) {
        out.clear();
        return base::Error{base::ErrorCode::Internal, describe(fault), {}};
    }
    return base::Done{};
}

} // namespace

base::Status HeadView::read(base::TimeRange range, series::Samples &out) const
{
    out.clear();
    if (full) {
        for (const auto &chunk : *full) {
            if (chunk->maxTime < range.start.ms || chunk->minTime > range.end.ms) {
                continue;
            }
            if (base::Status added = addFull(*chunk, out); !added) {
                return added;
            }
        }
    }
    if (openCount > 0) {
        const auto count = static_cast<std::ptrdiff_t>(openCount);
        out.times.insert(out.times.end(), open->times.begin(), open->times.begin() + count);
        out.values.insert(out.values.end(), open->values.begin(), open->values.begin() + count);
    }
    trimTo(range, out);
    return base::Done{};
}

HeadSeries::HeadSeries(series::Labels labels)
{
    m_view.labels = std::move(labels);
}

HeadSeries::Outcome HeadSeries::append(std::int64_t time, double value)
{
    if (!empty() && time <= m_lastTime) {
        const bool sameValue =
            std::bit_cast<std::uint64_t>(value) == std::bit_cast<std::uint64_t>(m_lastValue);
        if (time < m_lastTime) {
            return Outcome::OutOfOrder;
        }
        return sameValue ? Outcome::Repeated : Outcome::Duplicate;
    }
    if (!m_open) {
        m_open = std::make_shared<OpenChunk>();
        m_view.open = m_open;
    }
    m_open->times[m_view.openCount] = time;
    m_open->values[m_view.openCount] = value;
    ++m_view.openCount;
    m_lastTime = time;
    m_lastValue = value;
    if (m_view.openCount == OpenChunk::capacity) {
        close();
    }
    return Outcome::Added;
}

/// The open chunk may be in the hands of readers: it is left to them.
void HeadSeries::close()
{
    auto chunks = m_view.full ? std::make_shared<FullChunks>(*m_view.full) : std::make_shared<FullChunks>();
    chunks->push_back(encoded(*m_open, m_view.openCount));
    m_view.full = std::move(chunks);
    m_view.open = nullptr;
    m_view.openCount = 0;
    m_open = nullptr;
}

bool HeadSeries::trim(std::int64_t before)
{
    if (m_view.full && m_view.full->front()->maxTime < before) {
        auto kept = std::make_shared<FullChunks>();
        std::copy_if(m_view.full->begin(), m_view.full->end(), std::back_inserter(*kept),
            [&](const auto &chunk) { return chunk->maxTime >= before; });
        m_view.full = kept->empty() ? nullptr : std::move(kept);
    }
    if (m_view.openCount > 0 && m_lastTime < before) {
        m_view.open = nullptr;
        m_view.openCount = 0;
        m_open = nullptr;
    }
    return !empty();
}

std::int64_t HeadSeries::firstTime() const
{
    return m_view.full ? m_view.full->front()->minTime : m_view.open->times[0];
}

} // namespace zumik::tsdb
