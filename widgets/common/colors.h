// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/colors.h"
#include "models/frame/fieldconfig.h"

#include <QColor>
#include <QString>

#include <string_view>
#include <vector>

// From the colors that dashboards name to the paint of the theme.
namespace zumik::widgets::common {

class Theme;

/// A series' paint. From the thirteenth on, colors repeat with a dash, from the twenty-fifth with dots.
struct SeriesPaint {
    QColor color;
    std::vector<double> dash; ///< px on, off; empty: solid
};

/// Grafana's names ("green", "semi-dark-red") become tokens of the theme; "#rgb[a]", "rgb()", "rgba()" stay
/// what they are. Anything else gives `fallback`.
QColor namedColor(std::string_view name, const Theme &theme, const QColor &fallback);

SeriesPaint palettePaint(std::size_t index, const Theme &theme);

/// The paint of series number `index`: the dashboard's fixed color wins; else the palette. `last` is what
/// colors by threshold or scheme go by.
SeriesPaint seriesPaint(
    const frame::FieldConfig &config, std::size_t index, const frame::ValueColor &last, const Theme &theme);

/// Grafana's continuous schemes on the theme's two ramps.
QColor continuousColor(std::string_view scheme, double position, const Theme &theme);

QColor valueColor(const frame::ValueColor &color, const Theme &theme, const QColor &series);

/// "warn", "critical", "ok" or nothing: what a threshold's color means, so that it can have a shape and a
/// word.
enum class Severity { None, Ok, Warn, Critical };

Severity severityOf(std::string_view colorName);

/// Black or white, whichever contrasts more.
QColor inkOn(const QColor &background);

} // namespace zumik::widgets::common
