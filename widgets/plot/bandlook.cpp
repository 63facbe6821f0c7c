// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/bandlook.h"

#include "widgets/common/colors.h"
#include "widgets/common/text.h"
#include "widgets/common/theme.h"

#include <cmath>

namespace zumik::widgets::plot {

namespace {

QColor over(const QColor &ground, const QColor &color, double opacity)
{
    const double share = double(color.alphaF()) * opacity / 100;
    const auto mix = [share](int below, int above) {
        return static_cast<int>(std::lround(below + (above - below) * share));
    };
    return {
        mix(ground.red(), color.red()), mix(ground.green(), color.green()), mix(ground.blue(), color.blue())};
}

constexpr double rampRank = 3; ///< of a ramp's bad end: as a critical color's

double severityRank(std::string_view name)
{
    switch (common::severityOf(name)) {
    case common::Severity::Critical:
        return 3;
    case common::Severity::Warn:
        return 2;
    case common::Severity::None:
        return 1;
    case common::Severity::Ok:
        return 0;
    }
    return 1;
}

} // namespace

frame::DisplayValue BandLook::number(
    double value, const frame::FieldConfig &config, const frame::ValueRange &range) const
{
    return m_numbers.display(value, config, range);
}

frame::DisplayValue BandLook::text(std::string_view text, const frame::FieldConfig &config) const
{
    return m_numbers.display(text, config);
}

std::string BandLook::plain(std::string_view text) const
{
    return common::plain(text).toStdString();
}

zumik::plot::BandPaint BandLook::paint(const zumik::plot::BandColor &color) const
{
    const QColor series = common::palettePaint(color.place, m_theme).color;
    const QColor full = common::valueColor(color.value, m_theme, series);
    const QColor ground = m_theme.color("surface.panel");
    // A color that is see-through by itself is the dashboard's choice; Grafana then adds none of its own.
    const double opacity = full.alpha() < 255 ? 100 : color.opacity;
    return {over(ground, full, opacity).rgba(), over(ground, full, 100).rgba()};
}

double BandLook::rank(const frame::ValueColor &color) const
{
    switch (color.kind) {
    case frame::ValueColor::Kind::Series:
        return 1;
    case frame::ValueColor::Kind::Named:
        return severityRank(color.name);
    case frame::ValueColor::Kind::Continuous: {
        const bool goodAbove = color.name.ends_with("Gr") && color.name.find("-Gr") == std::string::npos;
        return rampRank * (goodAbove ? 1 - color.position : color.position);
    }
    }
    return 1;
}

} // namespace zumik::widgets::plot
