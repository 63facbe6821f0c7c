// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/choicesearch.h"

#include <algorithm>

namespace zumik::widgets::controls {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

char upper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

} // namespace

ChoiceSearch::ChoiceSearch(const QString &part)
    : m_part(part)
    , m_lower(part.toLower().toStdString())
    , m_ascii(std::all_of(part.begin(), part.end(), [](QChar c) { return c.unicode() < 128; }))
{
    if (!m_lower.empty()) {
        m_first = {m_lower.front(), upper(m_lower.front())};
    }
}

bool ChoiceSearch::finds(std::string_view utf8) const
{
    if (m_ascii) {
        return m_lower.empty() || findsAscii(utf8);
    }
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()))
        .contains(m_part, Qt::CaseInsensitive);
}

bool ChoiceSearch::findsAscii(std::string_view text) const
{
    for (std::size_t at = text.find_first_of(m_first); at != std::string_view::npos;
         at = text.find_first_of(m_first, at + 1)) {
        const std::string_view rest = text.substr(at, m_lower.size());
        const bool same = rest.size() == m_lower.size()
            && std::equal(
                rest.begin(), rest.end(), m_lower.begin(), [](char a, char b) { return lower(a) == b; });
        if (same) {
            return true;
        }
    }
    return false;
}

} // namespace zumik::widgets::controls
