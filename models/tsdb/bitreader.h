// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/bytes.h"

namespace zumik::tsdb {

/// Bits, the highest of each byte first, through a buffer of 64 that is filled without a branch: after `fill`
/// at least 56 bits are there. It looks at up to 8 bytes beyond where it stands and knows no end; whoever
/// uses it compares `position` with what there is often enough, and has the memory behind that be readable.
class BitReader {
public:
    explicit BitReader(const std::uint8_t *begin)
        : m_next(begin)
    {
    }

    /// Where the next load begins; all that was taken came from before it.
    const std::uint8_t *position() const { return m_next; }

    /// How many bits were taken since `begin`.
    std::uint64_t taken(const std::uint8_t *begin) const
    {
        return static_cast<std::uint64_t>(m_next - begin) * 8 - m_count;
    }

    void fill()
    {
        m_bits |= loadBe64(m_next) >> m_count;
        m_next += (63U - m_count) >> 3U;
        m_count |= 56U;
    }

    /// The coming bits from the top; those beyond what was filled in are no good.
    std::uint64_t peek() const { return m_bits; }

    /// At most as many as were filled in, and fewer than 64.
    void skip(unsigned count)
    {
        m_bits <<= count;
        m_count -= count;
    }

    /// 1 to 64 bits, whatever is filled in.
    std::uint64_t takeLong(unsigned count)
    {
        fill();
        if (count <= 56) [[likely]] {
            const std::uint64_t value = m_bits >> (64U - count);
            skip(count);
            return value;
        }
        const std::uint64_t high = m_bits >> 32U;
        skip(32);
        fill();
        const std::uint64_t low = m_bits >> (96U - count);
        skip(count - 32U);
        return (high << (count - 32U)) | low;
    }

private:
    const std::uint8_t *m_next;
    std::uint64_t m_bits = 0;
    unsigned m_count = 0;
};

} // namespace zumik::tsdb
