// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/fonts.h"

#include "widgets/common/theme.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>
#include <string>

namespace zumik::widgets::common {

namespace {

constexpr double bodyPixels = 13;

QFont inPixels(QFont font, double pixels, int weight)
{
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(pixels))));
    font.setWeight(static_cast<QFont::Weight>(weight));
    return font;
}

} // namespace

Fonts::Fonts(const Theme &theme, double scale)
    : m_theme(&theme)
    , m_scale(std::clamp(scale, 0.5, 4.0))
    , m_general(QFontDatabase::systemFont(QFontDatabase::GeneralFont))
    , m_fixed(QFontDatabase::systemFont(QFontDatabase::FixedFont))
{
    m_general.setStyleHint(QFont::SansSerif);
    m_fixed.setStyleHint(QFont::Monospace);
}

double Fonts::systemScale()
{
    const QString platform = QGuiApplication::platformName();
    if (platform == QLatin1String("offscreen") || platform == QLatin1String("minimal")) {
        return 1;
    }
    const QFontInfo info(QFontDatabase::systemFont(QFontDatabase::GeneralFont));
    return std::clamp(info.pixelSize() / bodyPixels, 0.85, 2.0);
}

QFont Fonts::font(std::string_view role) const
{
    const std::string token = "type." + std::string(role);
    const QFont &family = role == "code" ? m_fixed : m_general;
    return inPixels(family, m_theme->number(token) * m_scale, m_theme->weight(token));
}

QFont Fonts::sized(double pixels, int weight) const
{
    return inPixels(m_general, pixels * m_scale, weight);
}

} // namespace zumik::widgets::common
