// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/statusshape.h"

#include "widgets/common/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <utility>
#include <vector>

// All shapes are drawn on a square of 14 by 14, icons on one of 16 by 16, and scaled into their box.
namespace zumik::widgets::common {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Status)
};

constexpr double shapeGrid = 14;
constexpr double iconGrid = 16;

QPen roundPen(const QColor &color, double width)
{
    return {color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

void strokePath(QPainter &painter, const QColor &color, double width, const std::vector<QPolygonF> &lines)
{
    painter.setPen(roundPen(color, width));
    painter.setBrush(Qt::NoBrush);
    for (const QPolygonF &line : lines) {
        painter.drawPolyline(line);
    }
}

void point(QPainter &painter, const QColor &color, double width, QPointF at)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(at, width / 2, width / 2);
}

void fillShape(QPainter &painter, const QColor &color, const QPolygonF &corners, double rounding)
{
    painter.setPen(roundPen(color, rounding));
    painter.setBrush(color);
    painter.drawPolygon(corners);
}

void ok(QPainter &painter, const QColor &color, const QColor &behind)
{
    point(painter, color, 13, {7, 7});
    strokePath(painter, behind, 1.7, {{{4, 7.2}, {6.2, 9.4}, {10.1, 5}}});
}

void exclamation(QPainter &painter, const QColor &color, double width)
{
    strokePath(painter, color, width, {{{7, 5.2}, {7, 8.4}}});
    point(painter, color, width * 1.05, {7, 10.7});
}

void warn(QPainter &painter, const QColor &color, const QColor &behind)
{
    fillShape(painter, color, {{{7, 1.2}, {13.2, 12.4}, {0.8, 12.4}}}, 1.2);
    exclamation(painter, behind, 1.7);
}

void pending(QPainter &painter, const QColor &color)
{
    painter.setPen(roundPen(color, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolygon(QPolygonF({{7, 1.5}, {13, 12.2}, {1, 12.2}}));
    exclamation(painter, color, 1.4);
}

void critical(QPainter &painter, const QColor &color, const QColor &behind)
{
    const QPolygonF octagon(
        {{4.3, 0.8}, {9.7, 0.8}, {13.2, 4.3}, {13.2, 9.7}, {9.7, 13.2}, {4.3, 13.2}, {0.8, 9.7}, {0.8, 4.3}});
    fillShape(painter, color, octagon, 0.6);
    strokePath(painter, behind, 1.7, {{{4.9, 4.9}, {9.1, 9.1}}, {{9.1, 4.9}, {4.9, 9.1}}});
}

void info(QPainter &painter, const QColor &color, const QColor &behind)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(0.5, 0.5, 13, 13), 3, 3);
    strokePath(painter, behind, 1.7, {{{7, 6.7}, {7, 10.3}}});
    point(painter, behind, 1.9, {7, 3.9});
}

void unknown(QPainter &painter, const QColor &color)
{
    QPen pen = roundPen(color, 1.5);
    pen.setCapStyle(Qt::FlatCap);
    pen.setDashPattern({1.75, 1.39}); // eight dashes around a radius of 6
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(7, 7), 6, 6);
    QPainterPath mark({5.3, 5.6});
    mark.cubicTo({5.3, 3.2}, {8.8, 3.2}, {8.8, 5.5});
    mark.cubicTo({8.8, 6.9}, {7, 6.9}, {7, 8.2});
    painter.setPen(roundPen(color, 1.4));
    painter.drawPath(mark);
    point(painter, color, 1.6, {7, 10.4});
}

void silenced(QPainter &painter, const QColor &color)
{
    QPainterPath bell({3.5, 9.8});
    bell.lineTo(3.5, 6.2);
    bell.arcTo(QRectF(3.5, 2.7, 7, 7), 180, -180);
    bell.lineTo(10.5, 9.8);
    bell.lineTo(11.7, 11.1);
    bell.lineTo(2.3, 11.1);
    bell.closeSubpath();
    painter.setPen(roundPen(color, 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(bell);
    strokePath(painter, color, 1.4, {{{5.8, 12.9}, {8.2, 12.9}}, {{1.5, 1.5}, {12.5, 12.5}}});
}

void stale(QPainter &painter, const QColor &color)
{
    painter.setPen(roundPen(color, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(7, 7), 5.8, 5.8);
    strokePath(painter, color, 1.5, {{{7, 4}, {7, 7.2}, {9, 8.4}}});
}

void ring(QPainter &painter, const QColor &color, double width)
{
    painter.setPen(roundPen(color, width));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(7, 7), 5.5, 5.5);
}

void loading(QPainter &painter, const QColor &color, const QColor &track, double turn)
{
    ring(painter, track, 2);
    painter.setPen(roundPen(color, 2));
    painter.drawArc(QRectF(1.5, 1.5, 11, 11), static_cast<int>((90 - 360 * turn) * 16), -90 * 16);
}

const char *token(Status status)
{
    switch (status) {
    case Status::Ok:
        return "ok";
    case Status::Warn:
    case Status::Pending:
        return "warn";
    case Status::Critical:
        return "critical";
    case Status::Info:
    case Status::Loading:
        return "info";
    case Status::Silenced:
        return "silenced";
    case Status::Unknown:
    case Status::Stale:
    case Status::Waiting:
        break;
    }
    return "unknown";
}

std::vector<QPolygonF> iconLines(Icon icon)
{
    switch (icon) {
    case Icon::Table:
        return {{{2.5, 3}, {13.5, 3}, {13.5, 13}, {2.5, 13}, {2.5, 3}}, {{2.5, 6.3}, {13.5, 6.3}},
            {{2.5, 9.6}, {13.5, 9.6}}, {{6.5, 3}, {6.5, 13}}};
    case Icon::FullScreen:
        return {{{2.5, 6}, {2.5, 2.5}, {6, 2.5}}, {{10, 2.5}, {13.5, 2.5}, {13.5, 6}},
            {{13.5, 10}, {13.5, 13.5}, {10, 13.5}}, {{6, 13.5}, {2.5, 13.5}, {2.5, 10}}};
    case Icon::More:
        return {{{3.5, 8}, {3.51, 8}}, {{8, 8}, {8.01, 8}}, {{12.5, 8}, {12.51, 8}}};
    case Icon::ChevronDown:
        return {{{4, 6}, {8, 10}, {12, 6}}};
    case Icon::ChevronRight:
        return {{{6, 4}, {10, 8}, {6, 12}}};
    case Icon::SortDown:
        return {{{4.5, 6.5}, {8, 10.5}, {11.5, 6.5}, {4.5, 6.5}}};
    case Icon::SortUp:
        return {{{4.5, 10}, {8, 6}, {11.5, 10}, {4.5, 10}}};
    case Icon::Close:
        return {{{4, 4}, {12, 12}}, {{12, 4}, {4, 12}}};
    }
    return {};
}

void enter(QPainter &painter, const QRectF &box, double grid)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / grid, box.height() / grid);
}

} // namespace

void paintStatus(QPainter &painter, Status status, const QRectF &box, const Theme &theme,
    const QColor &behind, double turn)
{
    const QColor color = statusColor(status, theme);
    const QColor glyph = behind.isValid() ? behind : theme.color("surface.panel");
    enter(painter, box, shapeGrid);
    switch (status) {
    case Status::Ok:
        ok(painter, color, glyph);
        break;
    case Status::Warn:
        warn(painter, color, glyph);
        break;
    case Status::Critical:
        critical(painter, color, glyph);
        break;
    case Status::Info:
        info(painter, color, glyph);
        break;
    case Status::Unknown:
        unknown(painter, color);
        break;
    case Status::Silenced:
        silenced(painter, color);
        break;
    case Status::Pending:
        pending(painter, color);
        break;
    case Status::Stale:
        stale(painter, color);
        break;
    case Status::Loading:
        loading(painter, color, theme.color("border.default"), turn);
        break;
    case Status::Waiting:
        ring(painter, theme.color("border.control"), 1.5);
        break;
    }
    painter.restore();
}

QColor statusColor(Status status, const Theme &theme)
{
    return theme.color(std::string("status.") + token(status) + ".fg");
}

QColor statusTint(Status status, const Theme &theme)
{
    return theme.color(std::string("status.") + token(status) + ".tint");
}

QString statusName(Status status)
{
    switch (status) {
    case Status::Ok:
        return Text::tr("ok");
    case Status::Warn:
        return Text::tr("warning");
    case Status::Critical:
        return Text::tr("critical");
    case Status::Info:
        return Text::tr("note");
    case Status::Unknown:
        return Text::tr("unknown");
    case Status::Silenced:
        return Text::tr("silenced");
    case Status::Pending:
        return Text::tr("pending");
    case Status::Stale:
        return Text::tr("stale");
    case Status::Loading:
        return Text::tr("loading");
    case Status::Waiting:
        return Text::tr("waiting");
    }
    return {};
}

void paintIcon(QPainter &painter, Icon icon, const QRectF &box, const QColor &color)
{
    enter(painter, box, iconGrid);
    const bool solid = icon == Icon::SortDown || icon == Icon::SortUp;
    painter.setPen(roundPen(color, icon == Icon::More ? 2 : solid ? 0.5 : 1.5));
    painter.setBrush(solid ? QBrush(color) : QBrush(Qt::NoBrush));
    for (const QPolygonF &line : iconLines(icon)) {
        solid ? painter.drawPolygon(line) : painter.drawPolyline(line);
    }
    painter.restore();
}

} // namespace zumik::widgets::common
