// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace zumik::dashboard {

/// How well a text answers to what was typed; more is better, nothing when it doesn't. Every word that was
/// typed must be there, its letters in their order, whatever their case. Letters that stand together, at the
/// beginning of a word or of the text, count more; of equals the shorter text is better.
std::optional<int> fuzzyScore(const QString &typed, const QString &text);

/// What is searched by its name, and where that has no answer by the words around it as well.
struct FuzzyText {
    QString name;
    QString more; ///< "Board", a folder and tags
};

/// The places of the texts that answer, the best first, equals in their order; all of them while nothing is
/// typed.
std::vector<std::size_t> fuzzyFind(const QString &typed, const std::vector<FuzzyText> &texts);

} // namespace zumik::dashboard
