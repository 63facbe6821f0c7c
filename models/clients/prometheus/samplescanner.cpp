// SPDX-License-Identifier: GPL-3.0-or-later
// The inner loop of decoding: nearly all bytes of a range answer are pairs of a timestamp and a quoted
// number. Eight digits are read at a time (the words' arithmetic is the well-known one: pairs, then fours,
// then eights). A decimal number m / 10^k with m < 2^53 and k <= 22 is exact by one division, since both
// operands are exact doubles and IEEE division rounds correctly; every other number goes to from_chars.
#include "models/clients/prometheus/samplescanner.h"

#include "models/base/number.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace zumik::clients::prometheus {

namespace {

constexpr std::array<double, 23> powersOfTen{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
    1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

constexpr std::uint64_t exactMantissa = 1ULL << 53U;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::uint64_t load8(const char *at)
{
    static_assert(std::endian::native == std::endian::little);
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    return word;
}

bool areDigits(std::uint64_t word)
{
    return ((word & 0xf0f0f0f0f0f0f0f0U) | (((word + 0x0606060606060606U) & 0xf0f0f0f0f0f0f0f0U) >> 4U))
        == 0x3333333333333333U;
}

std::uint64_t valueOf(std::uint64_t word)
{
    word = (word & 0x0f0f0f0f0f0f0f0fU) * 2561 >> 8U;
    word = (word & 0x00ff00ff00ff00ffU) * 6553601 >> 16U;
    return (word & 0x0000ffff0000ffffU) * 42949672960001U >> 32U;
}

/// Reads digits on top of `value`; it wraps around, so the caller counts them. Behind the digits there is
/// always a byte that is none.
const char *readDigits(const char *at, std::uint64_t &value)
{
    for (std::uint64_t word = load8(at); areDigits(word); word = load8(at)) {
        value = value * 100'000'000 + valueOf(word);
        at += 8;
    }
    for (; isDigit(*at); ++at) {
        value = value * 10 + static_cast<std::uint64_t>(*at - '0');
    }
    return at;
}

/// The number that ends at the quote or at `end`; the fast form only. Null when it isn't of that form.
const char *readDecimal(const char *at, double &value)
{
    const bool negative = *at == '-';
    at += negative ? 1 : 0;
    const char *first = at;
    std::uint64_t mantissa = 0;
    at = readDigits(at, mantissa);
    std::ptrdiff_t digits = at - first;
    std::ptrdiff_t decimals = 0;
    if (digits == 0) {
        return nullptr;
    }
    if (*at == '.') {
        const char *point = at;
        at = readDigits(at + 1, mantissa);
        decimals = at - point - 1;
        digits += decimals;
        if (decimals == 0) {
            return nullptr;
        }
    }
    // 19 digits fit 64 bits; beyond, the mantissa may have wrapped around.
    if (digits > 19 || mantissa > exactMantissa) {
        return nullptr;
    }
    const double magnitude = static_cast<double>(mantissa) / powersOfTen[static_cast<std::size_t>(decimals)];
    value = negative ? -magnitude : magnitude;
    return at;
}

/// Seconds with up to three decimals, as milliseconds. Null for any other form.
const char *readTime(const char *at, std::int64_t &ms)
{
    const bool negative = *at == '-';
    at += negative ? 1 : 0;
    std::uint64_t value = 0;
    const char *first = at;
    at = readDigits(at, value);
    if (at == first || at - first > 12) {
        return nullptr;
    }
    value *= 1000;
    if (*at == '.') {
        std::uint64_t scale = 100;
        const char *point = at++;
        for (; isDigit(*at) && scale > 0; ++at, scale /= 10) {
            value += static_cast<std::uint64_t>(*at - '0') * scale;
        }
        if (at == point + 1) {
            return nullptr;
        }
    }
    ms = negative ? -static_cast<std::int64_t>(value) : static_cast<std::int64_t>(value);
    return at;
}

/// Anything between quotes that holds no escape.
const char *readQuoted(const char *at, const char *end, double &value)
{
    if (const char *after = readDecimal(at, value); after != nullptr && *after == '"') {
        return after;
    }
    const char *quote = std::find_if(at, end, [](char c) { return c == '"' || c == '\\'; });
    if (quote == end || *quote != '"') {
        return nullptr;
    }
    const auto parsed = base::parseDouble({at, quote});
    value = parsed.value_or(0);
    return parsed ? quote : nullptr;
}

const char *readPair(const char *at, const char *end, RowWriter &row)
{
    std::int64_t ms = 0;
    double value = 0;
    if (*at != '[' || (at = readTime(at + 1, ms)) == nullptr || at[0] != ',' || at[1] != '"') {
        return nullptr;
    }
    at = readQuoted(at + 2, end, value);
    if (at == nullptr || at[1] != ']') {
        return nullptr;
    }
    row.put(ms, value);
    return at + 2;
}

} // namespace

void RowWriter::fillTo(std::size_t end)
{
    std::fill(m_row + m_next, m_row + end, base::absent());
    m_next = end;
}

void RowWriter::putAnywhere(std::int64_t ms, double value)
{
    const std::size_t index = m_placement.indexOf(ms);
    if (index == Placement::outside) {
        return;
    }
    if (index >= m_next) {
        fillTo(index);
        m_next = index + 1;
        m_nextTime = m_placement.grid().at(m_next).ms;
    }
    m_row[index] = value;
}

void RowWriter::finish()
{
    fillTo(m_placement.grid().count);
}

void RowWriter::restart()
{
    m_next = 0;
    m_nextTime = INT64_MIN;
}

std::optional<double> parseSampleValue(std::string_view text)
{
    double value = 0;
    if (!text.empty() && readDecimal(text.data(), value) == text.data() + text.size()) {
        return value;
    }
    return base::parseDouble(text);
}

bool scanSamples(std::string_view text, RowWriter &row)
{
    const char *at = text.data();
    const char *const end = at + text.size();
    if (text.size() < 2 || *at != '[' || end[-1] != ']') {
        return false;
    }
    if (text.size() == 2) {
        return true;
    }
    do {
        at = readPair(at + 1, end, row);
    } while (at != nullptr && at < end && *at == ',');
    return at == end - 1;
}

} // namespace zumik::clients::prometheus
