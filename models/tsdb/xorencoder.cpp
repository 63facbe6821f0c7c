// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/xorencoder.h"

#include <algorithm>

namespace zumik::tsdb {

namespace {

/// A sample's bits at most: 4 + 64 and 13 + 64, or two varints and a value; and a word that is stored ahead.
constexpr std::size_t mostSampleBytes = 48;

bool fits(std::int64_t value, unsigned bits)
{
    const std::int64_t half = std::int64_t{1} << (bits - 1);
    return value > -half && value <= half;
}

std::uint64_t lowBits(std::int64_t value, unsigned bits)
{
    return static_cast<std::uint64_t>(value) & ((1ULL << bits) - 1);
}

void putUvarint(BitWriter &bits, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7U) {
        bits.put((value & 0x7FU) | 0x80U, 8);
    }
    bits.put(value, 8);
}

} // namespace

void XorEncoder::clear()
{
    m_count = 0;
    m_window = false;
}

void XorEncoder::reserve()
{
    const std::size_t used = m_count == 0 ? 2 : static_cast<std::size_t>(m_bits.end() - m_memory.data());
    if (used + mostSampleBytes <= m_memory.size()) [[likely]] {
        return;
    }
    const std::ptrdiff_t moved = m_count == 0 ? 0 : m_bits.position() - m_memory.data();
    m_memory.resize(std::max<std::size_t>(512, m_memory.size() * 2));
    m_bits.moveTo(m_memory.data() + moved);
}

void XorEncoder::append(std::int64_t time, double value)
{
    reserve();
    const auto now = static_cast<std::uint64_t>(time);
    const auto raw = std::bit_cast<std::uint64_t>(value);
    const std::uint64_t delta = now - m_time;
    if (m_count >= 2) [[likely]] {
        putDod(static_cast<std::int64_t>(delta - m_delta));
        putValue(raw);
    } else if (m_count == 1) {
        putUvarint(m_bits, delta);
        putValue(raw);
    } else {
        begin(time);
        m_bits.putLong(raw, 64);
    }
    m_delta = delta;
    m_time = now;
    m_value = raw;
    ++m_count;
}

void XorEncoder::begin(std::int64_t time)
{
    m_bits = BitWriter(m_memory.data() + 2);
    m_first = time;
    putUvarint(m_bits, zigZag(time));
}

void XorEncoder::putDod(std::int64_t dod)
{
    if (dod == 0) {
        m_bits.put(0, 1);
    } else if (fits(dod, 14)) {
        m_bits.put(0b10ULL << 14U | lowBits(dod, 14), 16);
    } else if (fits(dod, 17)) {
        m_bits.put(0b110ULL << 17U | lowBits(dod, 17), 20);
    } else if (fits(dod, 20)) {
        m_bits.put(0b1110ULL << 20U | lowBits(dod, 20), 24);
    } else {
        m_bits.put(0b1111, 4);
        m_bits.putLong(static_cast<std::uint64_t>(dod), 64);
    }
}

void XorEncoder::putValue(std::uint64_t value)
{
    const std::uint64_t change = value ^ m_value;
    if (change == 0) {
        m_bits.put(0, 1);
        return;
    }
    // Five bits hold the number of leading zeros.
    const auto leading = std::min(static_cast<unsigned>(std::countl_zero(change)), 31U);
    const auto trailing = static_cast<unsigned>(std::countr_zero(change));
    if (m_window && leading >= m_leading && trailing >= m_trailing) {
        m_bits.put(0b10, 2);
    } else {
        m_window = true;
        m_leading = leading;
        m_trailing = trailing;
        const unsigned width = (64 - leading - trailing) & 63U; // 64 is written as 0
        m_bits.put(0b11ULL << 11U | static_cast<std::uint64_t>(leading) << 6U | width, 13);
    }
    m_bits.putLong(change >> m_trailing, 64 - m_leading - m_trailing);
}

Bytes XorEncoder::bytes()
{
    if (m_count == 0) {
        return {};
    }
    m_memory[0] = static_cast<std::uint8_t>(m_count >> 8U);
    m_memory[1] = static_cast<std::uint8_t>(m_count);
    return {m_memory.data(), m_bits.end()};
}

} // namespace zumik::tsdb
