// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exposition/texts.h"

namespace zumik::exposition {

namespace {

/// What a backslash before `c` stands for; NUL when it stands for itself.
char meaning(char c, Escapes escapes)
{
    switch (c) {
    case 'n':
        return '\n';
    case '\\':
        return '\\';
    case '"':
        return escapes == Escapes::Label ? '"' : '\0';
    default:
        return '\0';
    }
}

void resolve(std::string_view raw, Escapes escapes, std::string &out)
{
    for (std::size_t at = 0;;) {
        const std::size_t slash = raw.find('\\', at);
        out += raw.substr(at, slash - at);
        if (slash == std::string_view::npos) {
            return;
        }
        const char c = slash + 1 < raw.size() ? meaning(raw[slash + 1], escapes) : '\0';
        out += c == '\0' ? '\\' : c;
        at = slash + (c == '\0' ? 1 : 2);
    }
}

} // namespace

std::string_view Texts::resolved(std::string_view raw, Escapes escapes)
{
    if (raw.find('\\') == std::string_view::npos) {
        return raw;
    }
    if (m_used == m_texts.size()) {
        m_texts.emplace_back();
    }
    std::string &text = m_texts[m_used++];
    text.clear();
    resolve(raw, escapes, text);
    return text;
}

} // namespace zumik::exposition
