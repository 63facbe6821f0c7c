// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/text.h"

#include "models/base/text.h"

#include <QFontMetricsF>
#include <QStringList>

namespace zumik::widgets::common {

namespace {

constexpr QChar ellipsis(0x2026);

/// The nearest place at or before `at` where a UTF-8 character begins.
std::size_t boundary(std::string_view text, std::size_t at)
{
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U) {
        --at;
    }
    return at;
}

QString fromPrintable(std::string_view text)
{
    return QString::fromStdString(base::printable(text));
}

} // namespace

QString plain(std::string_view text, std::size_t most)
{
    if (text.size() <= most) {
        return fromPrintable(text);
    }
    const std::size_t head = boundary(text, most / 2);
    const std::size_t tail = boundary(text, text.size() - most / 2);
    return fromPrintable(text.substr(0, head)) + ellipsis + fromPrintable(text.substr(tail));
}

QString plainLines(std::string_view text, std::size_t most)
{
    const bool cut = text.size() > most;
    QString result;
    for (const std::string_view line :
        base::split(text.substr(0, boundary(text, cut ? most : text.size())), '\n')) {
        const bool carriage = !line.empty() && line.back() == '\r';
        result += (result.isEmpty() ? QString() : QStringLiteral("\n"))
            + fromPrintable(line.substr(0, line.size() - (carriage ? 1 : 0)));
    }
    return cut ? result + ellipsis : result;
}

QString wrapped(const QString &text, int letters)
{
    QString out;
    qsizetype length = 0;
    const QStringList words = text.split(QLatin1Char(' '));
    for (const QString &word : words) {
        const bool breaks = length > 0 && length + word.size() > letters;
        out += out.isEmpty() ? QString() : QString(QLatin1Char(breaks ? '\n' : ' '));
        const qsizetype line = word.lastIndexOf(QLatin1Char('\n'));
        length = line >= 0 ? word.size() - line : (breaks ? 0 : length + 1) + word.size();
        out += word;
    }
    return out;
}

QString elidedMiddle(const QString &text, const QFontMetricsF &metrics, double width)
{
    return metrics.elidedText(text, Qt::ElideMiddle, width);
}

QString elidedRight(const QString &text, const QFontMetricsF &metrics, double width)
{
    return metrics.elidedText(text, Qt::ElideRight, width);
}

} // namespace zumik::widgets::common
