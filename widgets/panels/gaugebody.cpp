// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/gaugebody.h"

#include "models/frame/thresholds.h"
#include "widgets/common/colors.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/panels/statbody.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::panels {

namespace {

// Qt counts angles from three o'clock, counterclockwise; the arc runs clockwise over 240 degrees.
constexpr double startAngle = 210;
constexpr double sweep = 240;
constexpr double nameHeight = 18;
constexpr double bandGap = 2;
constexpr double changeHeight = 16;

void arcPiece(QPainter &painter, const QRectF &box, double from, double to, const QColor &color, double width)
{
    QPen pen(color, width, Qt::SolidLine, Qt::FlatCap);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(box, static_cast<int>(std::lround((startAngle - sweep * from) * 16)),
        static_cast<int>(std::lround(-sweep * (to - from) * 16)));
}

} // namespace

GaugeBody::GaugeBody(const dashboard::GaugeOptions &options, const common::Look *look, QWidget *parent)
    : ValueBody(look, parent)
    , m_options(options)
{
}

void GaugeBody::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const std::vector<QRectF> boxes = cells(1.3, 90);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        paintCell(painter, i, boxes[i]);
    }
}

void GaugeBody::paintCell(QPainter &painter, std::size_t index, const QRectF &cell) const
{
    const common::Theme &theme = look()->theme();
    const ReducedValue &value = values()[index];
    const bool named = values().size() > 1 && cell.height() > 70;
    QRectF room = cell.adjusted(2, 4, -2, named ? -nameHeight : -2);
    // An arc of 240 degrees is three quarters as high as wide.
    const double diameter = std::max(20.0, std::min(room.width(), room.height() / 0.75));
    const double width = std::clamp(diameter * 0.1, 5.0, 18.0);
    const double band = m_options.thresholdMarkers ? std::max(2.0, width / 4) : 0;
    const double outer = diameter - 2 * (band + (band > 0 ? bandGap : 0)) - width;
    const QPointF center(
        room.center().x(), room.top() + diameter / 2 + (room.height() - diameter * 0.75) / 2);
    const QRectF arc(center.x() - outer / 2, center.y() - outer / 2, outer, outer);
    const double at = frame::positionIn(value.range, value.value);
    arcPiece(painter, arc, 0, 1, theme.color("surface.sunken"), width);
    const bool judged = judgement(value) != common::Severity::None;
    const QColor color = judged || value.color.kind != frame::ValueColor::Kind::Named
        ? colorOf(index)
        : theme.series().front();
    if (!std::isnan(value.value) && at > 0) {
        arcPiece(painter, arc, 0, at, color, width);
    }
    if (band > 0) {
        const double off = width / 2 + bandGap + band / 2;
        paintBands(painter, value, arc.adjusted(-off, -off, off, off), band);
    }
    if (m_options.thresholdLabels) {
        paintLimits(painter, value, arc, cell);
    }
    const double inside = (outer - width) * 0.86;
    const QFont font = fittingFont(value.whole(), QSizeF(inside, outer * 0.4), *look(), 40);
    painter.setFont(font);
    painter.setPen(theme.color("text.primary"));
    painter.drawText(QRectF(center.x() - inside / 2, center.y() - outer * 0.25, inside, outer * 0.5),
        Qt::AlignCenter, common::elidedRight(value.whole(), QFontMetricsF(font), inside + 2));
    const QFont changeFont = look()->fonts().font("axis");
    painter.setFont(changeFont);
    painter.setPen(theme.color("text.secondary"));
    painter.drawText(
        QRectF(center.x() - inside / 2, center.y() + QFontMetricsF(font).height() / 2, inside, changeHeight),
        Qt::AlignCenter, fittingChange(value, QFontMetricsF(changeFont), inside));
    if (named) {
        const QFont nameFont = look()->fonts().font("table");
        painter.setFont(nameFont);
        painter.setPen(theme.color("text.secondary"));
        painter.drawText(QRectF(cell.left(), cell.bottom() - nameHeight, cell.width(), nameHeight),
            Qt::AlignCenter, common::elidedMiddle(value.name, QFontMetricsF(nameFont), cell.width()));
    }
}

void GaugeBody::paintBands(
    QPainter &painter, const ReducedValue &value, const QRectF &arc, double width) const
{
    const frame::Thresholds &thresholds = value.field->config.thresholds;
    for (std::size_t i = 0; i < thresholds.steps.size() && thresholds.steps.size() > 1; ++i) {
        const double from = i == 0 ? 0 : positionIn(value.range, stepStart(thresholds, value.range, i));
        const double to = i + 1 < thresholds.steps.size()
            ? positionIn(value.range, stepStart(thresholds, value.range, i + 1))
            : 1;
        if (to > from) {
            arcPiece(painter, arc, from, to,
                common::namedColor(
                    thresholds.steps[i].color, look()->theme(), look()->theme().color("border.default")),
                width);
        }
    }
}

/// What the arc's ends and limits stand for.
void GaugeBody::paintLimits(
    QPainter &painter, const ReducedValue &value, const QRectF &arc, const QRectF &cell) const
{
    const common::Numbers numbers({});
    painter.setFont(look()->fonts().font("axis"));
    painter.setPen(look()->theme().color("text.tertiary"));
    const QFontMetricsF metrics(painter.font());
    const frame::Thresholds &thresholds = value.field->config.thresholds;
    for (std::size_t i = 1; i < thresholds.steps.size(); ++i) {
        const double limit = stepStart(thresholds, value.range, i);
        const double at = positionIn(value.range, limit);
        if (at <= 0 || at >= 1) {
            continue;
        }
        const double angle = (startAngle - sweep * at) * 3.14159265358979 / 180;
        const double radius = arc.width() / 2 + 18;
        const QString text = numbers.text(limit, value.field->config);
        const double wide = metrics.horizontalAdvance(text);
        const QPointF middle(arc.center().x() + std::cos(angle) * (radius + wide / 2),
            arc.center().y() - std::sin(angle) * radius);
        const double left =
            std::clamp(middle.x() - wide / 2, cell.left(), std::max(cell.left(), cell.right() - wide));
        painter.drawText(QPointF(left, middle.y() + metrics.ascent() / 2), text);
    }
}

} // namespace zumik::widgets::panels
