// SPDX-License-Identifier: GPL-3.0-or-later
// Label values are most of a body, and nearly all of them are short, of ASCII, and without escapes: eight
// bytes at once are looked at for one that ends or complicates the text (bit tricks of "Hacker's Delight",
// 6-1, the first zero byte). Only the lowest byte found so is sure, which is all that is needed.
#include "models/exposition/quoted.h"

#include "models/exposition/cursor.h"

#include <bit>
#include <cstring>

namespace zumik::exposition {

namespace {

constexpr std::uint64_t each(std::uint8_t byte)
{
    return 0x0101010101010101ULL * byte;
}

/// The high bits of bytes that are zero.
constexpr std::uint64_t zeros(std::uint64_t word)
{
    return (word - each(0x01)) & ~word & each(0x80);
}

/// The high bits of the quotes, backslashes, control characters and bytes outside ASCII.
constexpr std::uint64_t stops(std::uint64_t word)
{
    const std::uint64_t controls = (word - each(0x20)) & ~word & each(0x80);
    return zeros(word ^ each('"')) | zeros(word ^ each('\\')) | controls | (word & each(0x80));
}

/// To the first stop, or less than eight bytes before the end.
const char *skipPlain(const char *at, const char *end)
{
    if constexpr (std::endian::native == std::endian::little) {
        for (; end - at >= 8; at += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, at, sizeof word);
            if (const std::uint64_t found = stops(word); found != 0) {
                return at + std::countr_zero(found) / 8;
            }
        }
    }
    return at;
}

/// Past a backslash and what it takes with it. NULs between them don't count: Prometheus's lexer doesn't see
/// them where they are allowed.
const char *skipEscape(const char *at, const char *end, QuotedRules rules)
{
    ++at;
    while (rules.nuls && at < end && *at == '\0') {
        ++at;
    }
    return at < end && *at != '\n' && *at != '\0' ? at + 1 : nullptr;
}

bool allowed(char c, QuotedRules rules)
{
    return (c != '\n' || rules.lineFeeds) && (c != '\0' || rules.nuls);
}

} // namespace

bool takeQuoted(Cursor &cursor, QuotedRules rules, Quoted &out)
{
    const char *start = cursor.at() + 1;
    const char *end = cursor.end();
    bool escaped = false;
    bool high = false;
    for (const char *at = skipPlain(start, end); at < end;) {
        if (*at == '"') {
            out = {{start, static_cast<std::size_t>(at - start)}, escaped, !high};
            cursor.moveTo(at + 1);
            return true;
        }
        if (*at == '\\') {
            escaped = true;
            const char *next = skipEscape(at, end, rules);
            if (next == nullptr) {
                cursor.moveTo(at);
                return false;
            }
            high = high || static_cast<std::uint8_t>(next[-1]) >= 0x80;
            at = next;
            continue;
        }
        if (!allowed(*at, rules)) {
            cursor.moveTo(at);
            return false;
        }
        high = high || static_cast<std::uint8_t>(*at) >= 0x80;
        ++at;
    }
    cursor.moveTo(end);
    return false;
}

} // namespace zumik::exposition
