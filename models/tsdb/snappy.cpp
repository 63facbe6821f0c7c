// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/snappy.h"

#include <algorithm>

namespace zumik::tsdb {

namespace {

base::Error invalid(const char *what)
{
    return {base::ErrorCode::FormatInvalid, std::string("snappy: ") + what, {}};
}

std::uint64_t littleEndian(ByteReader &reader, unsigned count)
{
    std::uint64_t value = 0;
    for (unsigned i = 0; i < count; ++i) {
        value |= static_cast<std::uint64_t>(reader.byte()) << (8 * i);
    }
    return value;
}

struct Element {
    bool isCopy = false;
    std::uint64_t length = 0;
    std::uint64_t offset = 0; ///< of a copy, back from the end
};

Element readElement(ByteReader &reader)
{
    const unsigned tag = reader.byte();
    const unsigned high = tag >> 2U;
    switch (tag & 3U) {
    case 0:
        return {false, (high < 60 ? high : littleEndian(reader, high - 59)) + 1, 0};
    case 1:
        return {true, (high & 7U) + 4, (static_cast<std::uint64_t>(tag >> 5U) << 8U) | reader.byte()};
    case 2:
        return {true, std::uint64_t{high} + 1, littleEndian(reader, 2)};
    default:
        return {true, std::uint64_t{high} + 1, littleEndian(reader, 4)};
    }
}

void copyWithin(std::string &out, std::size_t offset, std::size_t length)
{
    while (length > 0) { // what overlaps repeats itself
        const std::size_t piece = std::min(length, offset);
        out.append(out, out.size() - offset, piece);
        length -= piece;
    }
}

} // namespace

base::Result<std::string> unpackSnappy(Bytes packed, std::size_t mostBytes)
{
    ByteReader reader(packed);
    const std::uint64_t size = reader.uvarint();
    if (!reader.ok()) {
        return invalid("no size");
    }
    if (size > mostBytes) {
        return base::Error{base::ErrorCode::TooLarge, std::to_string(size) + " bytes unpacked", {}};
    }
    std::string out;
    // An element of three bytes makes 64 at most: a short text can't ask for much memory.
    out.reserve(std::min<std::uint64_t>(size, packed.size() * 32));
    while (reader.left() > 0) {
        const Element element = readElement(reader);
        if (!reader.ok() || element.length > size - out.size()) {
            return invalid("an element that is cut short, or too long");
        }
        if (!element.isCopy) {
            const Bytes literal = reader.bytes(element.length);
            if (!reader.ok()) {
                return invalid("a literal that is cut short");
            }
            out.append(reinterpret_cast<const char *>(literal.data()), literal.size());
        } else if (element.offset == 0 || element.offset > out.size()) {
            return invalid("a copy from before the beginning");
        } else {
            copyWithin(out, element.offset, element.length);
        }
    }
    if (out.size() != size) {
        return invalid("less than the size that it names");
    }
    return out;
}

std::string packSnappy(std::string_view plain)
{
    std::string out;
    std::uint64_t left = plain.size();
    for (; left >= 0x80; left >>= 7U) {
        out += static_cast<char>(left | 0x80U);
    }
    out += static_cast<char>(left);
    constexpr std::size_t most = 65'536;
    for (std::size_t at = 0; at < plain.size(); at += most) {
        const std::string_view piece = plain.substr(at, most);
        const std::size_t length = piece.size() - 1;
        out += static_cast<char>(61U << 2U); // a literal whose length stands in two bytes
        out += static_cast<char>(length & 0xffU);
        out += static_cast<char>(length >> 8U);
        out += piece;
    }
    return out;
}

} // namespace zumik::tsdb
