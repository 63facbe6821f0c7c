// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

#include <string_view>

namespace zumik::widgets::common {

class Theme;

/// The desktop's font in the theme's sizes.
class Fonts {
public:
    /// `scale` 1: the theme's pixels as they are. Figures have equal widths where the font can.
    explicit Fonts(const Theme &theme, double scale = 1);

    /// What the desktop's own size asks for: 13 px stand for it. 1 where there is no desktop.
    static double systemScale();

    /// "axis", "caption", "table", "body", "strong", "heading", "title", "stat", "statLarge", "code"
    QFont font(std::string_view role) const;
    /// The text font at any size and weight.
    QFont sized(double pixels, int weight) const;

private:
    const Theme *m_theme;
    double m_scale;
    QFont m_general;
    QFont m_fixed;
};

} // namespace zumik::widgets::common
