// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/barbutton.h"

#include "widgets/common/look.h"
#include "widgets/common/statusshape.h"
#include "widgets/common/text.h"

#include <QFocusEvent>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <utility>

namespace zumik::widgets::controls {

namespace {

constexpr int padding = 8;
constexpr int between = 6;
constexpr int chevronSize = 12;

/// A rounded box whose joined sides are straight.
QPainterPath boxPath(const QRectF &box, double radius, BarButton::Join join)
{
    QPainterPath path;
    path.setFillRule(Qt::WindingFill); // what overlaps belongs to the box
    path.addRoundedRect(box, radius, radius);
    if (join == BarButton::Join::Middle || join == BarButton::Join::Last) {
        path.addRect(QRectF(box.left(), box.top(), radius * 2, box.height()));
    }
    if (join == BarButton::Join::Middle || join == BarButton::Join::First) {
        path.addRect(QRectF(box.right() - radius * 2, box.top(), radius * 2, box.height()));
    }
    return path.simplified();
}

} // namespace

bool showsRing(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
        || reason == Qt::ShortcutFocusReason;
}

BarButton::BarButton(const common::Look *look, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(look, &common::Look::changed, this, &BarButton::changed);
}

void BarButton::setGlyph(Glyph glyph)
{
    m_glyph = glyph;
    changed();
}

void BarButton::setCaption(const QString &caption)
{
    m_caption = caption;
    changed();
}

void BarButton::setLabel(const QString &label)
{
    if (std::exchange(m_label, label) != label) {
        changed();
    }
}

void BarButton::setStrong(bool strong)
{
    m_strong = strong;
    changed();
}

void BarButton::setOpens(bool opens)
{
    m_opens = opens;
    changed();
}

void BarButton::setJoin(Join join)
{
    m_join = join;
    changed();
}

void BarButton::setFlat(bool flat)
{
    m_flat = flat;
    changed();
}

void BarButton::setPrimary(bool primary)
{
    m_primary = primary;
    update();
}

void BarButton::setLongestLabel(int pixels)
{
    m_longest = pixels;
    changed();
}

void BarButton::setOutline(std::string_view token)
{
    m_outline = token;
    update();
}

void BarButton::setTrouble(bool trouble)
{
    m_trouble = trouble;
    changed();
}

void BarButton::setOpen(bool open)
{
    m_open = open;
    update();
}

void BarButton::changed()
{
    updateGeometry();
    update();
}

QRectF BarButton::box() const
{
    const bool joinedLeft = m_join == Join::Middle || m_join == Join::Last;
    const bool joinedRight = m_join == Join::Middle || m_join == Join::First;
    return QRectF(rect()).adjusted(joinedLeft ? -0.5 : ringRoom + 0.5, ringRoom + 0.5,
        joinedRight ? 0.5 : -ringRoom - 0.5, -ringRoom - 0.5);
}

QFont BarButton::labelFont() const
{
    return m_look->fonts().font(m_strong ? "strong" : "body");
}

QString BarButton::shownLabel() const
{
    return common::elidedMiddle(m_label, QFontMetricsF(labelFont()), m_longest);
}

int BarButton::contentWidth() const
{
    const auto icon = static_cast<double>(m_look->theme().number("size.icon"));
    double width = 0;
    const auto add = [&width](double part) {
        width += (width > 0 ? between : 0) + part;
    };
    if (m_trouble) {
        add(m_look->theme().number("size.statusIcon"));
    }
    if (m_glyph) {
        add(icon);
    }
    if (!m_caption.isEmpty()) {
        add(QFontMetricsF(m_look->fonts().font("body")).horizontalAdvance(m_caption));
    }
    if (!m_label.isEmpty()) {
        add(QFontMetricsF(labelFont()).horizontalAdvance(shownLabel()));
    }
    if (m_opens) {
        add(chevronSize);
    }
    return static_cast<int>(std::ceil(width));
}

QSize BarButton::sizeHint() const
{
    const int height = static_cast<int>(m_look->theme().number("size.control"));
    const int free = m_join == Join::Alone ? 2 : (m_join == Join::Middle ? 0 : 1);
    const bool iconOnly = m_caption.isEmpty() && m_label.isEmpty();
    const int inner = contentWidth() + 2 * (iconOnly && !m_opens ? 6 : padding);
    return {std::max(inner, height) + free * ringRoom, height + 2 * ringRoom};
}

void BarButton::focusInEvent(QFocusEvent *event)
{
    m_ring = showsRing(event->reason());
    QAbstractButton::focusInEvent(event);
}

void BarButton::focusOutEvent(QFocusEvent *event)
{
    m_ring = false;
    QAbstractButton::focusOutEvent(event);
}

void BarButton::enterEvent(QEnterEvent *event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void BarButton::leaveEvent(QEvent *event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

void BarButton::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBox(painter);
    paintContent(painter);
    paintRing(painter);
}

void BarButton::paintBox(QPainter &painter) const
{
    const common::Theme &theme = m_look->theme();
    const bool chosen = m_open || isChecked();
    const bool over = isEnabled() && underMouse();
    if (m_flat && !chosen && !over && !isDown()) {
        return;
    }
    QColor fill = theme.color(over || isDown() ? "surface.hover" : "surface.control");
    QColor line = m_flat ? fill : theme.color("border.default");
    if (chosen) {
        fill = theme.color("surface.selected");
        line = theme.color("accent.selection");
    }
    if (m_primary && isEnabled()) {
        fill = theme.color(over || isDown() ? "accent.fillHover" : "accent.fill");
        line = fill;
    }
    if (!m_outline.empty()) {
        line = theme.color(m_outline);
    }
    painter.setBrush(fill);
    painter.setPen(QPen(line, 1));
    painter.drawPath(boxPath(box(), theme.number("radius.control"), m_join));
    if (m_join == Join::First || m_join == Join::Middle) {
        const double x = width() - 0.5;
        painter.drawLine(QPointF(x, box().top()), QPointF(x, box().bottom()));
    }
}

void BarButton::paintRing(QPainter &painter) const
{
    if (!m_ring || !hasFocus()) {
        return;
    }
    const common::Theme &theme = m_look->theme();
    const double ring = theme.number("size.focusRing");
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color("accent.focus"), ring));
    const double inset = ring / 2;
    const double radius = theme.number("radius.control") + 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), radius, radius);
}

void BarButton::paintContent(QPainter &painter) const
{
    const common::Theme &theme = m_look->theme();
    const QRectF inner = box();
    const QColor ink = theme.color(!isEnabled() ? "text.disabled"
            : m_primary                         ? "text.onAccent"
                                                : "text.primary");
    const QColor quiet = theme.color(isEnabled() ? "text.secondary" : "text.disabled");
    double x = inner.center().x() - contentWidth() / 2.0;
    const auto icon = static_cast<double>(theme.number("size.icon"));
    const auto words = [&](const QString &text, const QFont &font, const QColor &color) {
        const double width = QFontMetricsF(font).horizontalAdvance(text);
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(
            QRectF(x, inner.top(), width + 1, inner.height()), Qt::AlignVCenter | Qt::TextSingleLine, text);
        x += width + between;
    };
    if (m_trouble) {
        const double size = theme.number("size.statusIcon");
        common::paintStatus(painter, common::Status::Critical,
            QRectF(x, inner.center().y() - size / 2, size, size), theme, theme.color("surface.control"));
        x += size + between;
    }
    if (m_glyph) {
        const double size = m_label.isEmpty() ? icon : icon - 2;
        paintGlyph(painter, *m_glyph,
            QRectF(x + (icon - size) / 2, inner.center().y() - size / 2, size, size), m_flat ? quiet : ink);
        x += icon + between;
    }
    if (!m_caption.isEmpty()) {
        words(m_caption, m_look->fonts().font("body"), quiet);
    }
    if (!m_label.isEmpty()) {
        words(shownLabel(), labelFont(), ink);
    }
    if (m_opens) {
        const QRectF at(x, inner.center().y() - chevronSize / 2.0, chevronSize, chevronSize);
        paintGlyph(painter, m_open ? Glyph::ChevronUp : Glyph::ChevronDown, at, quiet);
    }
}

} // namespace zumik::widgets::controls
