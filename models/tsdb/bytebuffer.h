// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/bytes.h"

#include <vector>

namespace zumik::tsdb {

/// Puts a record together; what ByteReader reads.
class ByteBuffer {
public:
    void clear() { m_bytes.clear(); }

    std::size_t size() const { return m_bytes.size(); }

    Bytes bytes() const { return m_bytes; }

    void byte(std::uint8_t value) { m_bytes.push_back(value); }

    void be32(std::uint32_t value)
    {
        const std::uint32_t swapped = __builtin_bswap32(value);
        raw(&swapped, sizeof swapped);
    }

    void be64(std::uint64_t value)
    {
        const std::uint64_t swapped = __builtin_bswap64(value);
        raw(&swapped, sizeof swapped);
    }

    void uvarint(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7U) {
            byte(static_cast<std::uint8_t>(value | 0x80U));
        }
        byte(static_cast<std::uint8_t>(value));
    }

    void varint(std::int64_t value) { uvarint(zigZag(value)); }

    /// With its length before it.
    void text(std::string_view value)
    {
        uvarint(value.size());
        raw(value.data(), value.size());
    }

    void append(Bytes bytes) { m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end()); }

private:
    void raw(const void *begin, std::size_t size)
    {
        const auto *at = static_cast<const std::uint8_t *>(begin);
        m_bytes.insert(m_bytes.end(), at, at + size);
    }

    std::vector<std::uint8_t> m_bytes;
};

} // namespace zumik::tsdb
