// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace zumik::widgets::shell {

/// How well a text answers to what was typed; more is better, nothing when it doesn't. Every word that was
/// typed must be there, its letters in their order, whatever their case. Letters that stand together, at the
/// beginning of a word or of the text, count more; of equals the shorter text is better.
std::optional<int> fuzzyScore(const QString &typed, const QString &text);

} // namespace zumik::widgets::shell
