// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

class QFontMetricsF;

// Labels come from strangers: they may hold markup, escape sequences, direction overrides, and megabytes.
namespace zumik::widgets::common {

/// For one line of plain text: control and direction characters are spelled out, and what is longer than
/// `most` bytes is cut in the middle, before anybody lays it out.
QString plain(std::string_view text, std::size_t most = 400);

/// As plain, but lines stay lines; at most `most` bytes, cut at the end.
QString plainLines(std::string_view text, std::size_t most = 20'000);

/// Lines of at most about so many letters, broken between words; for tool tips, which don't wrap plain text.
QString wrapped(const QString &text, int letters);

/// Fits a text into a width; names lose their middle, since their ends tell them apart.
QString elidedMiddle(const QString &text, const QFontMetricsF &metrics, double width);
QString elidedRight(const QString &text, const QFontMetricsF &metrics, double width);

} // namespace zumik::widgets::common
