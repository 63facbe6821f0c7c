// SPDX-License-Identifier: GPL-3.0-or-later
// XOR chunks (prometheus: tsdb/docs/format/chunks.md, "XOR chunk data"; the scheme is Gorilla's, Pelkonen et
// al., VLDB 2015):
//
//     count<2>  time 0 <varint>  value 0 <8>  delta 1 <uvarint>  then bits: value 1, and for each sample from
//     the third on dod, value
//
//     dod     0                          the delta is the one before
//             10  <14 bits>              the change of the delta; 110: 17, 1110: 20, 1111: 64 bits.
//                                        Values above 2^(n-1) stand for value - 2^n: not two's complement,
//                                        2^(n-1) itself is positive.
//     value   0                          the value before
//             10  <bits>                 XOR with it, as many significant bits at the same place as last time
//             11  <5> leading zeros  <6> significant bits, 0 for 64  <bits>
//
// The loop has one exit besides the end: a position too far behind the chunk's end. What else may be wrong is
// gathered and asked once. Between two looks at the position the buffer is filled six times at most, each of
// which moves it by up to 7 bytes and loads 8; the position is up to 7 bytes ahead of what was taken. That
// makes 50 bytes beyond the end, and less than xorPadding.
#include "models/tsdb/xordecoder.h"

#include "models/tsdb/bitreader.h"

namespace zumik::tsdb {

namespace {

/// Leaves at least 32 bits of a fill.
inline std::uint64_t takeDod(BitReader &bits)
{
    const std::uint64_t coming = bits.peek();
    if (static_cast<std::int64_t>(coming) >= 0) {
        bits.skip(1);
        return 0;
    }
    const auto ones = static_cast<unsigned>(std::countl_one(coming));
    if (ones >= 4) [[unlikely]] {
        bits.skip(4);
        const std::uint64_t dod = bits.takeLong(64);
        bits.fill();
        return dod;
    }
    const unsigned width = 11 + 3 * ones;
    const std::uint64_t field = (coming << (ones + 1)) >> (64U - width);
    bits.skip(ones + 1 + width);
    const std::uint64_t negative = field > (1ULL << (width - 1)) ? 1 : 0;
    return field - (negative << width);
}

/// Where the significant bits of the last XOR were.
struct Window {
    unsigned width = 64;
    unsigned trailing = 0;
    bool malformed = false;

    void read(BitReader &bits)
    {
        const std::uint64_t coming = bits.peek();
        const auto leading = static_cast<unsigned>(coming >> 57U) & 31U;
        width = static_cast<unsigned>(coming >> 51U) & 63U;
        width = width == 0 ? 64 : width;
        bits.skip(13);
        malformed |= leading + width > 64;
        trailing = (64U - leading - width) & 63U;
    }
};

inline std::uint64_t takeXor(BitReader &bits, Window &window)
{
    const std::uint64_t coming = bits.peek();
    if (static_cast<std::int64_t>(coming) >= 0) {
        bits.skip(1);
        return 0;
    }
    if ((coming & (1ULL << 62U)) == 0) {
        bits.skip(2);
    } else {
        window.read(bits);
    }
    return bits.takeLong(window.width) << window.trailing;
}

} // namespace

std::size_t xorSampleCount(Bytes chunk)
{
    const std::size_t count = static_cast<std::size_t>(chunk[0]) << 8U | chunk[1];
    // At least: one byte and eight for the first, one byte and a bit for the second, two bits for others.
    const std::size_t least = count == 0 ? 0 : count == 1 ? 9 : 10 + ((count - 2) * 2 + 1 + 7) / 8;
    return least <= chunk.size() - 2 ? count : impossibleCount;
}

XorFault decodeXor(Bytes chunk, std::size_t count, std::int64_t *times, double *values)
{
    if (count == 0) {
        return XorFault::None;
    }
    ByteReader head(chunk.subspan(2));
    auto time = static_cast<std::uint64_t>(head.varint());
    std::uint64_t value = head.be64();
    times[0] = static_cast<std::int64_t>(time);
    values[0] = std::bit_cast<double>(value);
    std::uint64_t delta = count > 1 ? head.uvarint() : 1;
    if (!head.ok()) {
        return XorFault::Short;
    }
    if (count == 1) {
        return XorFault::None;
    }
    const std::uint8_t *const begin = chunk.data() + 2 + head.position();
    const std::uint8_t *const end = chunk.data() + chunk.size();
    BitReader bits(begin);
    Window window;
    bool unordered = false;
    std::uint64_t dod = 0;
    bits.fill();
    for (std::size_t i = 1;; ++i) {
        delta += dod;
        const std::uint64_t next = time + delta;
        unordered |= static_cast<std::int64_t>(next) <= static_cast<std::int64_t>(time);
        time = next;
        times[i] = static_cast<std::int64_t>(time);
        value ^= takeXor(bits, window);
        values[i] = std::bit_cast<double>(value);
        if (i + 1 == count) {
            break;
        }
        if (bits.position() > end + 7) [[unlikely]] {
            return XorFault::Short;
        }
        bits.fill();
        dod = takeDod(bits);
    }
    if (bits.taken(begin) > static_cast<std::uint64_t>(end - begin) * 8) {
        return XorFault::Short;
    }
    if (window.malformed) {
        return XorFault::Malformed;
    }
    return unordered ? XorFault::Unordered : XorFault::None;
}

const char *describe(XorFault fault)
{
    switch (fault) {
    case XorFault::None:
        return "";
    case XorFault::Short:
        return "the chunk ends in the middle of its samples";
    case XorFault::Malformed:
        return "the chunk has a value of more than 64 bits";
    case XorFault::Unordered:
        return "the chunk's samples are not in the order of time";
    }
    return "";
}

} // namespace zumik::tsdb
