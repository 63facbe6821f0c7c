// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QColor>
#include <QPalette>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::widgets::common {

/// Colors and measures by name, from resources/themes/tokens.json.
class Theme {
public:
    enum class Kind { Dark, Light, HighContrast };

    /// The theme that ships. Asserts that the compiled-in table is whole.
    static Theme builtIn(Kind kind);
    /// From a table of that form. Errors: JsonInvalid, FormatInvalid.
    static base::Result<Theme> fromJson(const QByteArray &json, Kind kind);

    Kind kind() const { return m_kind; }

    /// "surface.panel", "status.warn.fg", "chart.grid". An unknown name asserts, and gives magenta in a build
    /// without asserts.
    QColor color(std::string_view token) const;
    bool hasColor(std::string_view token) const;
    /// "size.row", "chart.line", "radius.panel", "type.axis" (its size). Unknown names as above, giving 0.
    double number(std::string_view token) const;

    float pixels(std::string_view token) const { return static_cast<float>(number(token)); }

    /// The second number of a type role: its weight, 400 to 600.
    int weight(std::string_view typeRole) const;

    const std::vector<QColor> &series() const { return m_series; }

    /// From the quiet end to the strong one, 0..1; interpolated in sRGB.
    QColor sequential(double position) const;
    QColor diverging(double position) const;

    QPalette palette() const;

private:
    Kind m_kind = Kind::Dark;
    std::map<std::string, QColor, std::less<>> m_colors;
    std::map<std::string, double, std::less<>> m_numbers;
    std::vector<QColor> m_series;
    std::vector<QColor> m_sequential;
    std::vector<QColor> m_diverging;
};

} // namespace zumik::widgets::common
