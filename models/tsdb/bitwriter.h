// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/bytes.h"

namespace zumik::tsdb {

/// Bits, the highest of each byte first, into memory that has room for 8 bytes more than are written. Each
/// `put` stores a whole word and moves on by the bytes that are complete.
class BitWriter {
public:
    BitWriter() = default;

    explicit BitWriter(std::uint8_t *at)
        : m_at(at)
    {
    }

    /// `value` has no bits above `count`, which is 1 to 56.
    void put(std::uint64_t value, unsigned count)
    {
        m_bits |= value << (64U - m_used - count);
        const std::uint64_t word = __builtin_bswap64(m_bits);
        std::memcpy(m_at, &word, sizeof word);
        m_used += count;
        m_at += m_used >> 3U;
        m_bits = m_used >= 64 ? 0 : m_bits << (m_used & ~7U);
        m_used &= 7U;
    }

    /// 1 to 64 bits.
    void putLong(std::uint64_t value, unsigned count)
    {
        if (count > 32) {
            put(value >> 32U, count - 32);
            put(value & 0xFFFFFFFFU, 32);
        } else {
            put(value, count);
        }
    }

    /// The first byte that isn't complete.
    const std::uint8_t *position() const { return m_at; }

    /// The memory was copied to another place; the first byte that isn't complete is there now.
    void moveTo(std::uint8_t *at) { m_at = at; }

    /// Behind the last byte that has a bit.
    std::uint8_t *end() const { return m_at + (m_used > 0 ? 1 : 0); }

private:
    std::uint8_t *m_at = nullptr;
    std::uint64_t m_bits = 0;
    unsigned m_used = 0; ///< of the byte at m_at: 0 to 7
};

} // namespace zumik::tsdb
