// SPDX-License-Identifier: GPL-3.0-or-later
// Protocol buffers, as much as remote read needs (protobuf.dev, "Encoding"): a message is a row of fields,
//
//     key <uvarint> = number << 3 | kind
//     kind 0: <uvarint>   1: <8 bytes, little endian>   2: length <uvarint>, bytes   5: <4 bytes>
//
// in any order; of a single field that comes twice the last counts; fields that aren't known are passed over.
// A message within a message is a field of kind 2. Negative numbers of int64 are ten bytes of two's
// complement. Nothing is copied: texts are views into the message.
#pragma once

#include "models/tsdb/bytes.h"

#include <bit>
#include <cstring>
#include <string>
#include <string_view>

namespace zumik::clients::prometheus::protobuf {

enum class Kind : std::uint8_t { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

/// Reads one field after the other.
class Reader {
public:
    explicit Reader(tsdb::Bytes message)
        : m_reader(message)
    {
    }

    /// The next field; false at the end and where the message is none.
    bool next()
    {
        if (m_reader.left() == 0 || !m_reader.ok()) {
            return false;
        }
        const std::uint64_t key = m_reader.uvarint();
        m_number = key >> 3U;
        m_kind = static_cast<Kind>(key & 7U);
        m_ok = m_reader.ok() && m_number != 0 && readValue() && m_reader.ok();
        return m_ok;
    }

    /// False once something was no field, or was cut short.
    bool ok() const { return m_ok; }

    std::uint64_t number() const { return m_number; }

    bool is(std::uint64_t number, Kind kind) const { return m_number == number && m_kind == kind; }

    std::uint64_t varint() const { return m_value; }

    std::int64_t int64() const { return static_cast<std::int64_t>(m_value); }

    double real() const { return std::bit_cast<double>(m_value); }

    tsdb::Bytes bytes() const { return m_bytes; }

    std::string_view text() const { return {reinterpret_cast<const char *>(m_bytes.data()), m_bytes.size()}; }

private:
    bool readValue()
    {
        switch (m_kind) {
        case Kind::Varint:
            m_value = m_reader.uvarint();
            return true;
        case Kind::Fixed64: {
            const tsdb::Bytes bytes = m_reader.bytes(sizeof m_value);
            if (bytes.size() == sizeof m_value) {
                std::memcpy(&m_value, bytes.data(), sizeof m_value);
            }
            return true;
        }
        case Kind::Bytes:
            m_bytes = m_reader.bytes(m_reader.uvarint());
            return true;
        case Kind::Fixed32:
            m_reader.bytes(4);
            return true;
        }
        return false; // groups, which nobody writes any more
    }

    tsdb::ByteReader m_reader;
    bool m_ok = true;
    std::uint64_t m_number = 0;
    Kind m_kind = Kind::Varint;
    std::uint64_t m_value = 0;
    tsdb::Bytes m_bytes;
};

class Writer {
public:
    void varint(unsigned number, std::uint64_t value)
    {
        uvarint(number << 3U);
        uvarint(value);
    }

    void text(unsigned number, std::string_view value)
    {
        uvarint(number << 3U | static_cast<unsigned>(Kind::Bytes));
        uvarint(value.size());
        m_bytes += value;
    }

    const std::string &bytes() const { return m_bytes; }

private:
    void uvarint(std::uint64_t value)
    {
        for (; value >= 0x80; value >>= 7U) {
            m_bytes += static_cast<char>(value | 0x80U);
        }
        m_bytes += static_cast<char>(value);
    }

    std::string m_bytes;
};

} // namespace zumik::clients::prometheus::protobuf
