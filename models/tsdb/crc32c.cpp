// SPDX-License-Identifier: GPL-3.0-or-later
// CRC-32C: polynomial 0x1EDC6F41, bits reversed, all ones before and after (RFC 3720, 12.1).
//
// The table is "slicing by eight": eight tables, so that eight bytes cost eight independent look-ups instead
// of a chain of eight. SSE 4.2 has the sum as an instruction; which of the two runs is decided once, at run
// time, since the program is built for any x86-64.
#include "models/tsdb/crc32c.h"

#include <array>

#if defined(__x86_64__)
#include <nmmintrin.h>
#endif

namespace zumik::tsdb {

namespace {

constexpr std::uint32_t polynomial = 0x82F63B78; // reversed
using Tables = std::array<std::array<std::uint32_t, 256>, 8>;

constexpr Tables makeTables()
{
    Tables tables{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t crc = i;
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? polynomial : 0);
        }
        tables[0][i] = crc;
    }
    for (std::size_t table = 1; table < 8; ++table) {
        for (std::size_t i = 0; i < 256; ++i) {
            const std::uint32_t crc = tables[table - 1][i];
            tables[table][i] = (crc >> 8U) ^ tables[0][crc & 0xFFU];
        }
    }
    return tables;
}

constexpr Tables tables = makeTables();

std::uint32_t eightByTable(std::uint32_t crc, const std::uint8_t *at)
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    word ^= crc;
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        sum ^= tables[7 - i][(word >> (8 * i)) & 0xFFU];
    }
    return sum;
}

#if defined(__x86_64__)

__attribute__((target("sse4.2"))) std::uint32_t byInstruction(Bytes bytes, std::uint32_t before)
{
    std::uint64_t crc = ~before;
    const std::uint8_t *at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 8; left -= 8, at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        crc = _mm_crc32_u64(crc, word);
    }
    auto narrow = static_cast<std::uint32_t>(crc);
    for (; left > 0; --left, ++at) {
        narrow = _mm_crc32_u8(narrow, *at);
    }
    return ~narrow;
}

using Sum = std::uint32_t (*)(Bytes, std::uint32_t);

Sum chosen()
{
    __builtin_cpu_init();
    return __builtin_cpu_supports("sse4.2") != 0 ? byInstruction : crc32cByTable;
}

#endif

} // namespace

std::uint32_t crc32cByTable(Bytes bytes, std::uint32_t before)
{
    std::uint32_t crc = ~before;
    const std::uint8_t *at = bytes.data();
    std::size_t left = bytes.size();
    for (; left >= 8; left -= 8, at += 8) {
        crc = eightByTable(crc, at);
    }
    for (; left > 0; --left, ++at) {
        crc = (crc >> 8U) ^ tables[0][(crc ^ *at) & 0xFFU];
    }
    return ~crc;
}

std::uint32_t crc32c(Bytes bytes, std::uint32_t before)
{
#if defined(__x86_64__)
    static const Sum sum = chosen();
    return sum(bytes, before);
#else
    return crc32cByTable(bytes, before);
#endif
}

} // namespace zumik::tsdb
