// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace zumik::widgets::common {

class Look;

/// Fusion with the theme's radius, focus ring and sizes. Install it on the application together with
/// Theme::palette().
class ZumikStyle final : public QProxyStyle {
    Q_OBJECT

public:
    explicit ZumikStyle(const Look *look);

    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
        const QWidget *widget) const override;
    QRect subElementRect(
        SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
        const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;

private:
    void drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    void drawField(const QStyleOption *option, QPainter *painter) const;
    void drawIndicator(const QStyleOption *option, QPainter *painter, bool round) const;
    void drawFocus(const QStyleOption *option, QPainter *painter) const;

    const Look *m_look;
};

/// A push button with this dynamic property is the one filled with the accent color.
inline constexpr const char *accentProperty = "zumikAccent";

} // namespace zumik::widgets::common
