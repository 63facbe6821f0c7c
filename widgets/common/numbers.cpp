// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/numbers.h"

#include "models/base/text.h"
#include "models/dashboard/mappingpatterns.h"
#include "widgets/common/text.h"

#include <algorithm>
#include <utility>

namespace zumik::widgets::common {

namespace {

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

Numbers::Numbers(frame::FormatContext context, std::shared_ptr<dashboard::MappingPatterns> patterns)
    : m_context(std::move(context))
    , m_patterns(patterns ? std::move(patterns) : std::make_shared<dashboard::MappingPatterns>())
{
}

frame::RegexReplace Numbers::regex() const
{
    return [patterns = m_patterns.get()](auto pattern, auto subject, auto replacement) {
        return patterns->replace(pattern, subject, replacement);
    };
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
    return frame::displayValue(value, config, range, m_context, regex());
}

frame::DisplayValue Numbers::display(std::string_view text, const frame::FieldConfig &config) const
{
    return frame::displayText(text, config, regex());
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
