// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/numbers.h"

#include "models/base/text.h"
#include "widgets/common/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace zumik::widgets::common {

namespace {

// A mapping's pattern is the dashboard's, its subject a value or a label: both short, or they don't match.
constexpr std::size_t longestSubject = 1000;

QRegularExpression compiled(std::string_view pattern)
{
    QString text = QString::fromUtf8(pattern.data(), static_cast<qsizetype>(pattern.size()));
    QRegularExpression::PatternOptions options;
    const qsizetype end = text.lastIndexOf(QLatin1Char('/'));
    if (text.startsWith(QLatin1Char('/')) && end > 0) {
        if (text.mid(end + 1).contains(QLatin1Char('i'))) {
            options |= QRegularExpression::CaseInsensitiveOption;
        }
        text = text.mid(1, end - 1);
    }
    return QRegularExpression(text, options);
}

/// "$1" of JavaScript is "\1" here.
QString replacementText(std::string_view replacement)
{
    static const QRegularExpression group(QStringLiteral("\\$(\\d)"));
    QString text = QString::fromUtf8(replacement.data(), static_cast<qsizetype>(replacement.size()));
    return text.replace(QLatin1Char('\\'), QLatin1String("\\\\")).replace(group, QStringLiteral("\\\\1"));
}

std::optional<std::string> replaced(
    std::string_view pattern, std::string_view subject, std::string_view replacement)
{
    const QRegularExpression regex = compiled(pattern);
    if (!regex.isValid() || subject.size() > longestSubject) {
        return std::nullopt;
    }
    QString text = QString::fromUtf8(subject.data(), static_cast<qsizetype>(subject.size()));
    if (!regex.match(text).hasMatch()) {
        return std::nullopt;
    }
    return text.replace(regex, replacementText(replacement)).toStdString();
}

void dropLongUnit(std::vector<std::string> &labels, std::string_view suffix)
{
    const std::string_view unit = base::trimmed(suffix);
    const bool all = std::all_of(labels.begin(), labels.end(),
        [unit](const std::string &label) { return std::string_view(label).ends_with(unit); });
    for (std::string &label : labels) {
        if (all && unit.size() > 3) {
            label = base::trimmed(std::string_view(label).substr(0, label.size() - unit.size()));
        }
    }
}

} // namespace

Numbers::Numbers(frame::FormatContext context)
    : m_context(std::move(context))
{
}

std::string Numbers::value(double value, const frame::FieldConfig &config) const
{
    return frame::toString(display(value, config, {}).text);
}

std::vector<std::string> Numbers::ticks(
    const std::vector<double> &values, const frame::FieldConfig &config) const
{
    std::vector<std::string> labels = frame::formatTicks(values, config, m_context);
    dropLongUnit(labels, frame::formatValue(1, config, m_context).suffix);
    for (std::string &label : labels) {
        label = plain(label, 60).toStdString();
    }
    return labels;
}

frame::DisplayValue Numbers::display(
    double value, const frame::FieldConfig &config, const frame::ValueRange &range) const
{
    return frame::displayValue(value, config, range, m_context, replaced);
}

frame::DisplayValue Numbers::display(std::string_view text, const frame::FieldConfig &config) const
{
    return frame::displayText(text, config, replaced);
}

QString Numbers::text(double value, const frame::FieldConfig &config) const
{
    return plain(this->value(value, config), 200);
}

FontMeasure::FontMeasure(const QFont &font)
    : m_metrics(font)
{
}

float FontMeasure::width(std::string_view text) const
{
    constexpr std::size_t most = 100; // an axis has some twenty, and later ones are of other times
    const auto known = m_known.find(text);
    if (known != m_known.end()) {
        return known->second;
    }
    if (m_known.size() >= most) {
        m_known.clear();
    }
    const double width =
        m_metrics.horizontalAdvance(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    return m_known.emplace(text, static_cast<float>(width)).first->second;
}

} // namespace zumik::widgets::common
