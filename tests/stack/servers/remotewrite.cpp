// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/servers/remotewrite.h"

#include <algorithm>
#include <bit>
#include <cstddef>

namespace zumik::tests {

namespace {

std::string varint(std::uint64_t value)
{
    std::string bytes;
    while (value >= 0x80) {
        bytes += static_cast<char>(value | 0x80U);
        value >>= 7U;
    }
    bytes += static_cast<char>(value);
    return bytes;
}

/// A field of bytes: wire type 2.
std::string bytesField(unsigned number, const std::string &bytes)
{
    return varint(number << 3U | 2U) + varint(bytes.size()) + bytes;
}

std::string doubleField(unsigned number, double value)
{
    std::string bytes = varint(number << 3U | 1U);
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (unsigned shift = 0; shift < 64; shift += 8) {
        bytes += static_cast<char>(bits >> shift);
    }
    return bytes;
}

std::string message(const WrittenSeries &series)
{
    std::string bytes;
    for (const auto &[name, value] : series.labels) {
        bytes += bytesField(1, bytesField(1, name) + bytesField(2, value));
    }
    for (const WrittenSample &sample : series.samples) {
        const auto time = static_cast<std::uint64_t>(sample.ms);
        bytes += bytesField(2, doubleField(1, sample.value) + varint(2U << 3U) + varint(time));
    }
    return bytes;
}

/// Literals of 256 bytes at most; nothing is made smaller.
std::string snappy(const std::string &plain)
{
    constexpr std::size_t most = 256;
    std::string block = varint(plain.size());
    for (std::size_t from = 0; from < plain.size(); from += most) {
        const std::size_t length = std::min(most, plain.size() - from);
        block += static_cast<char>(60U << 2U); // a literal whose length, less one, is the next byte
        block += static_cast<char>(length - 1);
        block.append(plain, from, length);
    }
    return block;
}

} // namespace

std::string remoteWriteBody(const std::vector<WrittenSeries> &series)
{
    std::string request;
    for (const WrittenSeries &each : series) {
        request += bytesField(1, message(each));
    }
    return snappy(request);
}

} // namespace zumik::tests
