// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace zumik::tsdb {

/// Bytes of a file or a chunk; somebody else keeps them alive.
using Bytes = std::span<const std::uint8_t>;

// Numbers of fixed width are big endian in all of Prometheus's files.
static_assert(std::endian::native == std::endian::little, "the loads below swap");

inline std::uint32_t loadBe32(const std::uint8_t *at)
{
    std::uint32_t value = 0;
    std::memcpy(&value, at, sizeof value);
    return __builtin_bswap32(value);
}

inline std::uint64_t loadBe64(const std::uint8_t *at)
{
    std::uint64_t value = 0;
    std::memcpy(&value, at, sizeof value);
    return __builtin_bswap64(value);
}

/// Go's Varint: zig-zag, so that small negative numbers are short.
inline std::int64_t unZigZag(std::uint64_t value)
{
    return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

inline std::uint64_t zigZag(std::int64_t value)
{
    return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63U);
}

/// Reads one thing after the other. What isn't there is read as zero or as nothing, and `ok` is false from
/// then on, so that a whole record can be read and asked once.
class ByteReader {
public:
    explicit ByteReader(Bytes bytes)
        : m_at(bytes.data())
        , m_begin(bytes.data())
        , m_end(bytes.data() + bytes.size())
    {
    }

    bool ok() const { return m_ok; }

    std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }

    /// How many bytes were read.
    std::size_t position() const { return static_cast<std::size_t>(m_at - m_begin); }

    std::uint8_t byte() { return take(1) ? m_at[-1] : std::uint8_t{0}; }

    std::uint32_t be32() { return take(4) ? loadBe32(m_at - 4) : 0; }

    std::uint64_t be64() { return take(8) ? loadBe64(m_at - 8) : 0; }

    Bytes bytes(std::uint64_t count) { return take(count) ? Bytes(m_at - count, count) : Bytes(); }

    std::uint64_t uvarint()
    {
        if (m_at != m_end && *m_at < 0x80) {
            return *m_at++;
        }
        return longUvarint();
    }

    std::int64_t varint() { return unZigZag(uvarint()); }

    /// A string whose length precedes it.
    std::string_view text()
    {
        const Bytes found = bytes(uvarint());
        return {reinterpret_cast<const char *>(found.data()), found.size()};
    }

private:
    bool take(std::uint64_t count)
    {
        if (count > left()) {
            m_ok = false;
            return false;
        }
        m_at += count;
        return true;
    }

    std::uint64_t longUvarint()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 70; shift += 7) {
            const std::uint8_t next = byte();
            if (shift == 63 && next > 1) {
                break; // more than 64 bits
            }
            value |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
            if (next < 0x80) {
                return m_ok ? value : 0;
            }
        }
        m_ok = false;
        return 0;
    }

    const std::uint8_t *m_at;
    const std::uint8_t *m_begin;
    const std::uint8_t *m_end;
    bool m_ok = true;
};

} // namespace zumik::tsdb
