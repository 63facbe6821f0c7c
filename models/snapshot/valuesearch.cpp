// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/valuesearch.h"

#include "models/snapshot/spellings.h"

#include <algorithm>

namespace zumik::snapshot {

namespace {

constexpr std::size_t shortestText = 3;
constexpr std::size_t shortestNumber = 6;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWord(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || static_cast<unsigned char>(c) >= 0x80;
}

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

/// A run of word characters, or the one character that is none.
std::string_view firstWord(std::string_view text)
{
    std::size_t size = 0;
    while (size < text.size() && isWord(text[size])) {
        ++size;
    }
    return text.substr(0, std::max<std::size_t>(size, 1));
}

/// Whether no word goes on across `at`.
bool isBorder(std::string_view text, std::size_t at)
{
    return at == 0 || at >= text.size() || !isWord(text[at - 1]) || !isWord(text[at]);
}

} // namespace

bool ValueSearch::isSearchable(std::string_view value)
{
    const bool number = std::all_of(value.begin(), value.end(), isDigit);
    return value.size() >= (number ? shortestNumber : shortestText);
}

bool ValueSearch::add(std::string_view value, std::string_view replacement)
{
    if (!isSearchable(value)) {
        return false;
    }
    const bool isNew = addSpelling(std::string(value), replacement);
    for (std::string &other : otherSpellings(value)) {
        (void)addSpelling(std::move(other), replacement);
    }
    return isNew;
}

bool ValueSearch::addSpelling(std::string text, std::string_view replacement)
{
    const std::string key = lower(text);
    auto &same = m_spellings[key];
    const bool there =
        std::any_of(same.begin(), same.end(), [&](const Spelling &each) { return each.text == text; });
    if (!there) {
        m_lengths[std::string(firstWord(key))].insert(key.size());
        same.push_back({std::move(text), std::string(replacement)});
    }
    return !there;
}

/// Upper and lower case as they are written come before others.
const ValueSearch::Spelling *ValueSearch::longestAt(std::string_view text, std::size_t at) const
{
    const std::string_view rest = text.substr(at);
    const auto lengths = m_lengths.find(lower(firstWord(rest)));
    if (lengths == m_lengths.end()) {
        return nullptr;
    }
    for (const std::size_t length : lengths->second) {
        if (length > rest.size() || !isBorder(text, at + length)) {
            continue;
        }
        const auto found = m_spellings.find(lower(rest.substr(0, length)));
        if (found == m_spellings.end()) {
            continue;
        }
        const auto exact = std::find_if(found->second.begin(), found->second.end(),
            [&](const Spelling &each) { return each.text == rest.substr(0, length); });
        return exact != found->second.end() ? &*exact : &found->second.front();
    }
    return nullptr;
}

std::string ValueSearch::replaced(std::string_view text, std::uint64_t &found) const
{
    std::string out;
    std::size_t kept = 0;
    std::size_t at = 0;
    while (at < text.size() && !m_spellings.empty()) {
        const Spelling *spelling = longestAt(text, at);
        if (spelling == nullptr) {
            at += firstWord(text.substr(at)).size();
            continue;
        }
        if (spelling->text != spelling->replacement) {
            out.append(text.substr(kept, at - kept)).append(spelling->replacement);
            kept = at + spelling->text.size();
            ++found;
        }
        at += spelling->text.size();
    }
    return out.append(text.substr(kept));
}

std::uint64_t ValueSearch::count(std::string_view text) const
{
    std::uint64_t found = 0;
    (void)replaced(text, found);
    return found;
}

} // namespace zumik::snapshot
