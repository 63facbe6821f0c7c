// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/fuzzy.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace zumik::dashboard {

namespace {

constexpr int longest = 200; // letters of a text that are looked at
constexpr int none = -1'000'000;
constexpr int forLetter = 10;
constexpr int forWordBegin = 12;
constexpr int forTextBegin = 8;
constexpr int forNeighbor = 16;

bool beginsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber() || (text[at].isUpper() && text[at - 1].isLower());
}

/// Most texts don't have the letters at all, and need no row of numbers to tell.
bool hasLetters(const QString &word, const QString &text, qsizetype width)
{
    qsizetype next = 0;
    for (qsizetype j = 0; j < width && next < word.size(); ++j) {
        next += text[j].toLower() == word[next].toLower() ? 1 : 0;
    }
    return next == word.size();
}

using Row = std::array<int, longest>;

/// What the letter is worth when it stands at each place, after the best of the row before.
void nextRow(QChar letter, bool first, const QString &text, qsizetype width, const Row &before, Row &row)
{
    int best = first ? 0 : none; // of the row before, left of here but for the neighbor
    for (qsizetype j = 0; j < width; ++j) {
        const auto at = static_cast<std::size_t>(j);
        const int neighbor = !first && j > 0 ? before[at - 1] + forNeighbor : none;
        const int from = std::max(best, neighbor);
        row[at] = none;
        if (from > none / 2 && text[j].toLower() == letter) {
            row[at] = from + forLetter + (beginsWord(text, j) ? forWordBegin : 0)
                + (first && j == 0 ? forTextBegin : 0);
        }
        if (!first && j > 0) {
            best = std::max(best, before[at - 1]);
        }
    }
}

/// The best way to find the letters in the text: row by row.
std::optional<int> wordScore(const QString &word, const QString &text)
{
    const qsizetype width = std::min<qsizetype>(text.size(), longest);
    if (width == 0 || !hasLetters(word, text, width)) {
        return std::nullopt;
    }
    Row before;
    Row row;
    for (qsizetype i = 0; i < word.size(); ++i) {
        nextRow(word[i].toLower(), i == 0, text, width, before, row);
        std::swap(before, row);
    }
    const int score = *std::max_element(before.begin(), before.begin() + width);
    return score > none / 2 ? std::optional(score) : std::nullopt;
}

} // namespace

std::optional<int> fuzzyScore(const QString &typed, const QString &text)
{
    int sum = 0;
    const QStringList words = typed.left(longest).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const auto score = wordScore(word, text);
        if (!score) {
            return std::nullopt;
        }
        sum += *score;
    }
    return words.isEmpty() ? 0 : sum * 100 - static_cast<int>(std::min<qsizetype>(text.size(), 99));
}

std::vector<std::size_t> fuzzyFind(const QString &typed, const std::vector<FuzzyText> &texts)
{
    std::vector<std::pair<int, std::size_t>> found;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto own = fuzzyScore(typed, texts[i].name);
        const auto score = own || texts[i].more.isEmpty()
            ? own
            : fuzzyScore(typed, texts[i].name + QLatin1Char(' ') + texts[i].more);
        if (score) {
            found.emplace_back(*score, i);
        }
    }
    std::stable_sort(
        found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<std::size_t> places;
    std::transform(
        found.begin(), found.end(), std::back_inserter(places), [](const auto &each) { return each.second; });
    return places;
}

} // namespace zumik::dashboard
