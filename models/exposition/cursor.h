// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exposition/characters.h"

#include <cstddef>
#include <string_view>

namespace zumik::exposition {

/// A place in the body. Its end reads as NUL, which no rule takes for anything else.
class Cursor {
public:
    explicit Cursor(std::string_view body)
        : m_body(body)
        , m_at(body.data())
        , m_end(body.data() + body.size())
    {
    }

    std::string_view body() const { return m_body; }

    const char *at() const { return m_at; }

    const char *end() const { return m_end; }

    bool atEnd() const { return m_at == m_end; }

    char peek() const { return m_at < m_end ? *m_at : '\0'; }

    std::string_view rest() const { return {m_at, static_cast<std::size_t>(m_end - m_at)}; }

    void advance() { ++m_at; }

    void moveTo(const char *at) { m_at = at; }

    bool take(char c)
    {
        if (m_at == m_end || *m_at != c) {
            return false;
        }
        ++m_at;
        return true;
    }

    bool take(std::string_view word)
    {
        if (!rest().starts_with(word)) {
            return false;
        }
        m_at += word.size();
        return true;
    }

    void skip(std::uint8_t classes)
    {
        while (m_at < m_end && isOf(*m_at, classes)) {
            ++m_at;
        }
    }

    void skipBlanks() { skip(chars::blank); }

    /// What was passed since `start`.
    std::string_view since(const char *start) const
    {
        return {start, static_cast<std::size_t>(m_at - start)};
    }

    /// The longest run of name characters from here on; nothing when the first may begin no name.
    std::string_view takeName(std::uint8_t first, std::uint8_t others)
    {
        const char *start = m_at;
        if (isOf(peek(), first)) {
            skip(others);
        }
        return since(start);
    }

private:
    std::string_view m_body;
    const char *m_at;
    const char *m_end;
};

} // namespace zumik::exposition
