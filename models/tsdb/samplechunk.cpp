// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/samplechunk.h"

#include "models/tsdb/xordecoder.h"

#include <array>

namespace zumik::tsdb {

namespace {

base::Error invalid(std::string what)
{
    return {base::ErrorCode::FormatInvalid, std::move(what), {}};
}

/// A copy with room behind it, on the stack where it's small, as chunks of 120 samples are.
class Padded {
public:
    explicit Padded(Bytes chunk)
    {
        std::uint8_t *memory = m_small.data();
        if (chunk.size() + xorPadding > m_small.size()) {
            m_large.resize(chunk.size() + xorPadding);
            memory = m_large.data();
        }
        std::memcpy(memory, chunk.data(), chunk.size());
        std::memset(memory + chunk.size(), 0, xorPadding);
        m_chunk = Bytes(memory, chunk.size());
    }

    Padded(const Padded &) = delete;
    Padded &operator=(const Padded &) = delete;

    Bytes chunk() const { return m_chunk; }

private:
    std::array<std::uint8_t, 2048> m_small; // NOLINT: filled above
    std::vector<std::uint8_t> m_large;
    Bytes m_chunk;
};

base::Status appendXor(Bytes chunk, std::size_t count, series::Samples &out)
{
    const std::size_t before = out.times.size();
    out.times.resize(before + count);
    out.values.resize(before + count);
    const Padded padded(chunk);
    const XorFault fault =
        decodeXor(padded.chunk(), count, out.times.data() + before, out.values.data() + before);
    const bool follows = before == 0 || count == 0 || out.times[before] > out.times[before - 1];
    if (fault == XorFault::None && follows) {
        return base::Done{};
    }
    out.times.resize(before);
    out.values.resize(before);
    return invalid(
        fault == XorFault::None ? "the chunk begins before the one before it ends" : describe(fault));
}

} // namespace

std::string refusal(Encoding encoding)
{
    switch (encoding) {
    case Encoding::Xor2:
        return "chunk encoding 4 (XOR2, of Prometheus 3.11 and later behind a feature flag) can't be read "
               "yet";
    case Encoding::HistogramSt:
    case Encoding::FloatHistogramSt:
        return "chunk encoding " + std::to_string(static_cast<int>(encoding))
            + " (histograms with start times, behind a feature flag) can't be read yet";
    default:
        return "unknown chunk encoding " + std::to_string(static_cast<int>(encoding));
    }
}

base::Status decodeChunk(Encoding encoding, Bytes chunk, series::Samples &out)
{
    if (encoding != Encoding::Xor && !isHistogram(encoding)) {
        return base::Error{base::ErrorCode::FormatUnsupported, refusal(encoding), {}};
    }
    if (chunk.size() < 2) {
        return invalid("a chunk of less than two bytes");
    }
    if (isHistogram(encoding)) {
        out.histogramsSkipped += histogramCount(chunk);
        return base::Done{};
    }
    const std::size_t count = xorSampleCount(chunk);
    if (count == impossibleCount) {
        return invalid("the chunk is too short for the samples that it claims");
    }
    return appendXor(chunk, count, out);
}

} // namespace zumik::tsdb
