// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/zumikstyle.h"

#include "widgets/common/look.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>

namespace zumik::widgets::common {

namespace {

constexpr int buttonPadding = 12; // px, beside a text
constexpr int fieldPadding = 4; // px more than Fusion's own two

void roundedBox(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line, double radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill.isValid() ? QBrush(fill) : Qt::NoBrush);
    painter->setPen(line.isValid() ? QPen(line, 1) : QPen(Qt::NoPen));
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

/// What a chosen check box (a tick) or radio button (a dot) has in it.
void drawMark(QPainter *painter, const QRectF &box, const QColor &color, bool round)
{
    if (round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawEllipse(box.center(), box.width() / 5, box.width() / 5);
        return;
    }
    const auto at = [&](double x, double y) {
        return box.topLeft() + QPointF(x * box.width(), y * box.height());
    };
    const QPointF tick[] = {at(0.24, 0.52), at(0.42, 0.70), at(0.76, 0.30)};
    painter->setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(tick, 3);
}

} // namespace

ZumikStyle::ZumikStyle(const Look *look)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_look(look)
{
}

int ZumikStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const Theme &theme = m_look->theme();
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return static_cast<int>(theme.number("size.icon"));
    case PM_ScrollBarExtent:
        return 10;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return static_cast<int>(theme.number("size.focusRing"));
    case PM_ButtonMargin:
        return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize ZumikStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton || type == CT_ComboBox || type == CT_LineEdit || type == CT_ToolButton) {
        result.setHeight(std::max(size.height(), static_cast<int>(m_look->theme().number("size.control"))));
    }
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (type == CT_PushButton && button != nullptr && !button->text.isEmpty()) {
        result.setWidth(std::max(result.width(), size.width() + 2 * buttonPadding));
    }
    return result;
}

QRect ZumikStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(fieldPadding, 0, -fieldPadding, 0) : rect;
}

QRect ZumikStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || bar == nullptr) {
        return QProxyStyle::subControlRect(control, option, part, widget);
    }
    const bool lies = bar->orientation == Qt::Horizontal;
    const int length = lies ? bar->rect.width() : bar->rect.height();
    const int range = bar->maximum - bar->minimum;
    const int handle =
        range <= 0 ? length : std::clamp(length * bar->pageStep / (range + bar->pageStep), 24, length);
    const int at = sliderPositionFromValue(
        bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
    const auto piece = [&](int from, int size) {
        return visualRect(bar->direction, bar->rect,
            lies ? QRect(from, 0, size, bar->rect.height()) : QRect(0, from, bar->rect.width(), size));
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return piece(at, handle);
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSubPage:
        return piece(0, at);
    case SC_ScrollBarAddPage:
        return piece(at + handle, length - at - handle);
    default: // no arrows
        return {};
    }
}

void ZumikStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (control != CC_ScrollBar) {
        return QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
    const Theme &theme = m_look->theme();
    const bool over = option->state.testFlag(State_MouseOver) || option->state.testFlag(State_Sunken);
    const QRect handle = subControlRect(control, option, SC_ScrollBarSlider, widget).adjusted(2, 2, -2, -2);
    roundedBox(painter, handle, theme.color(over ? "border.control" : "border.default"), {}, 3);
}

void ZumikStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return drawButton(option, painter, widget);
    case PE_PanelLineEdit:
        return drawField(option, painter);
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton:
        return drawIndicator(option, painter, element == PE_IndicatorRadioButton);
    case PE_FrameFocusRect:
        return drawFocus(option, painter);
    default:
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ZumikStyle::drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = m_look->theme();
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool accent = widget != nullptr && widget->property(accentProperty).toBool() && enabled;
    const bool over = enabled && option->state.testFlag(State_MouseOver);
    const bool chosen = option->state.testFlag(State_On) || option->state.testFlag(State_Sunken);
    QColor fill = theme.color(over ? "surface.hover" : "surface.control");
    QColor line = theme.color("border.default");
    if (accent) {
        fill = theme.color(over || chosen ? "accent.fillHover" : "accent.fill");
        line = fill;
    } else if (chosen) {
        fill = theme.color("surface.selected");
        line = theme.color("accent.selection");
    }
    roundedBox(painter, option->rect, fill, line, theme.number("radius.control"));
    const bool byKey =
        option->state.testFlag(State_HasFocus) && option->state.testFlag(State_KeyboardFocusChange);
    if (byKey && enabled) {
        drawFocus(option, painter);
        if (accent) { // the ring's color may be near to the filled one
            roundedBox(painter, option->rect.adjusted(2, 2, -2, -2), {}, theme.color("surface.window"),
                theme.number("radius.control") - 1);
        }
    }
}

void ZumikStyle::drawField(const QStyleOption *option, QPainter *painter) const
{
    const Theme &theme = m_look->theme();
    const bool focused = option->state.testFlag(State_HasFocus);
    roundedBox(painter, option->rect,
        theme.color(theme.kind() == Theme::Kind::Light ? "surface.panel" : "surface.sunken"),
        theme.color(focused ? "accent.focus" : "border.control"), theme.number("radius.control"));
}

void ZumikStyle::drawIndicator(const QStyleOption *option, QPainter *painter, bool round) const
{
    const Theme &theme = m_look->theme();
    const bool enabled = option->state.testFlag(State_Enabled);
    const bool on = option->state.testFlag(State_On);
    const double side = std::min(option->rect.width(), option->rect.height()) - 1;
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option->rect).center());
    const QColor fill = theme.color(on && enabled ? "accent.fill" : "surface.sunken");
    const QColor line = theme.color(enabled ? (on ? "accent.fill" : "border.control") : "text.disabled");
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(fill);
    painter->setPen(QPen(line, 1));
    const double radius = round ? side / 2 : 3;
    painter->drawRoundedRect(box, radius, radius);
    if (on) {
        drawMark(painter, box, theme.color(enabled ? "text.onAccent" : "text.disabled"), round);
    }
    painter->restore();
}

void ZumikStyle::drawFocus(const QStyleOption *option, QPainter *painter) const
{
    const Theme &theme = m_look->theme();
    const double ring = theme.number("size.focusRing");
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(theme.color("accent.focus"), ring));
    painter->drawRoundedRect(QRectF(option->rect).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2),
        theme.number("radius.control"), theme.number("radius.control"));
    painter->restore();
}

} // namespace zumik::widgets::common
