// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/fuzzy.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace zumik::widgets::shell {

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

/// The best way to find the letters in the text: row by row, what it is worth when the letter stands at each
/// place.
std::optional<int> wordScore(const QString &word, const QString &text)
{
    const qsizetype width = std::min<qsizetype>(text.size(), longest);
    std::vector<int> before;
    for (qsizetype i = 0; i < word.size(); ++i) {
        std::vector<int> row(static_cast<std::size_t>(width), none);
        int best = i == 0 ? 0 : none; // of the row before, left of here but for the neighbor
        for (qsizetype j = 0; j < width; ++j) {
            const auto at = static_cast<std::size_t>(j);
            const int neighbor = i > 0 && j > 0 ? before[at - 1] + forNeighbor : none;
            const int from = std::max(best, neighbor);
            if (text[j].toLower() == word[i].toLower() && from > none / 2) {
                row[at] = from + forLetter + (beginsWord(text, j) ? forWordBegin : 0)
                    + (i == 0 && j == 0 ? forTextBegin : 0);
            }
            if (i > 0 && j > 0) {
                best = std::max(best, before[at - 1]);
            }
        }
        before = std::move(row);
    }
    const int score = before.empty() ? none : *std::max_element(before.begin(), before.end());
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

} // namespace zumik::widgets::shell
