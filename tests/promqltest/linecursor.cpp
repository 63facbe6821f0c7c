// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/linecursor.h"

#include "models/promql/stringliteral.h"
#include "tests/promqltest/gonumber.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <utility>

namespace zumik::promqltest {

namespace {

bool isNameByte(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == ':';
}

char lowered(char c)
{
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

} // namespace

bool LineCursor::take(std::string_view text)
{
    const bool there = m_line.substr(m_at).starts_with(text);
    m_at += there ? text.size() : 0;
    return there;
}

bool LineCursor::takeThrough(std::string_view text)
{
    const std::size_t found = m_line.find(text, m_at);
    m_at = found == std::string_view::npos ? m_at : found + text.size();
    return found != std::string_view::npos;
}

bool LineCursor::skipSpaces()
{
    const std::size_t before = m_at;
    while (peek() == ' ' || peek() == '\t') {
        ++m_at;
    }
    return m_at > before;
}

std::string_view LineCursor::takeName()
{
    const std::size_t from = m_at;
    while (isNameByte(peek())) {
        ++m_at;
    }
    return m_line.substr(from, m_at - from);
}

std::string LineCursor::takeString()
{
    const promql::StringScan scan = promql::scanString(m_line, m_at);
    if (!scan.problem.empty()) {
        fail("a string, but: " + std::string(scan.problem));
        return {};
    }
    const std::size_t from = std::exchange(m_at, scan.end);
    return promql::unquoted(m_line.substr(from, m_at - from));
}

std::uint64_t LineCursor::takeCount()
{
    constexpr std::uint64_t most = 10'000'000; // more than any honest script has
    std::uint64_t count = 0;
    const char *end = m_line.data() + m_line.size();
    const auto [at, status] = std::from_chars(m_line.data() + std::min(m_at, m_line.size()), end, count);
    if (status != std::errc{} || count > most) {
        fail("a count");
        return 0;
    }
    m_at = static_cast<std::size_t>(at - m_line.data());
    return count;
}

std::optional<double> LineCursor::takeNumber()
{
    const std::size_t from = m_at;
    m_at += atSign() ? 1 : 0;
    takeNumeral();
    const auto number = parseGoNumber(m_line.substr(from, m_at - from));
    m_at = number ? m_at : from;
    return number;
}

void LineCursor::takeNumeral()
{
    if (takeWord("nan") || takeWord("inf")) {
        return;
    }
    takeDigits();
    if (take(".")) {
        takeDigits();
    }
    if (lowered(peek()) == 'e') {
        ++m_at;
        m_at += atSign() ? 1 : 0;
        takeDigits();
    }
}

void LineCursor::takeDigits()
{
    while (std::isdigit(static_cast<unsigned char>(peek())) != 0) {
        ++m_at;
    }
}

bool LineCursor::takeWord(std::string_view lower)
{
    const std::string_view word = m_line.substr(m_at, lower.size());
    const bool there = std::equal(
        word.begin(), word.end(), lower.begin(), lower.end(), [](char a, char b) { return lowered(a) == b; });
    m_at += there ? lower.size() : 0;
    return there;
}

void LineCursor::fail(std::string_view expected)
{
    if (!m_failure) {
        m_failure = base::Error{base::ErrorCode::FormatInvalid,
            "column " + std::to_string(m_at + 1) + ": expected " + std::string(expected), {}};
    }
}

} // namespace zumik::promqltest
