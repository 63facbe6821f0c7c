// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/display.h"
#include "models/plot/words.h"

#include <QFontMetricsF>
#include <QString>

#include <map>
#include <memory>
#include <string>

namespace zumik::dashboard {
class MappingPatterns;
}

namespace zumik::widgets::common {

/// Numbers as the units, decimals and mappings of a field say, for the engine and for panels.
class Numbers final : public zumik::plot::NumberFormat {
public:
    /// `patterns`: those that mappings of the window have in common (Look); null: some of its own.
    explicit Numbers(
        frame::FormatContext context, std::shared_ptr<zumik::dashboard::MappingPatterns> patterns = nullptr);

    std::string value(double value, const frame::FieldConfig &config) const override;
    /// A unit of more than three letters is left out: the panel's header names it.
    std::vector<std::string> ticks(
        const std::vector<double> &values, const frame::FieldConfig &config) const override;

    /// Mapped, formatted and colored.
    frame::DisplayValue display(
        double value, const frame::FieldConfig &config, const frame::ValueRange &range) const;
    frame::DisplayValue display(std::string_view text, const frame::FieldConfig &config) const;
    /// One safe line.
    QString text(double value, const frame::FieldConfig &config) const;

private:
    frame::RegexReplace regex() const;

    frame::FormatContext m_context;
    std::shared_ptr<zumik::dashboard::MappingPatterns> m_patterns;
};

class FontMeasure final : public zumik::plot::TextMeasure {
public:
    explicit FontMeasure(const QFont &font);
    float width(std::string_view text) const override;

private:
    QFontMetricsF m_metrics;
    /// Axes say the same again and again.
    mutable std::map<std::string, float, std::less<>> m_known;
};

} // namespace zumik::widgets::common
