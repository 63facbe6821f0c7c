// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/glyph.h"

#include <QPainter>
#include <QPainterPath>

#include <initializer_list>

namespace zumik::widgets::controls {

namespace {

constexpr double gridSize = 16;

void stroke(QPainterPath &path, std::initializer_list<QPointF> points)
{
    bool first = true;
    for (const QPointF &point : points) {
        first ? path.moveTo(point) : path.lineTo(point);
        first = false;
    }
}

QPainterPath menu()
{
    QPainterPath path;
    for (const double y : {4.0, 8.0, 12.0}) {
        stroke(path, {{2.5, y}, {13.5, y}});
    }
    return path;
}

QPainterPath server()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(2, 2.5, 12, 5), 1, 1);
    path.addRoundedRect(QRectF(2, 8.5, 12, 5), 1, 1);
    stroke(path, {{4.5, 5}, {5, 5}});
    stroke(path, {{4.5, 11}, {5, 11}});
    return path;
}

QPainterPath file()
{
    QPainterPath path;
    stroke(path,
        {{9.5, 1.8}, {3.5, 1.8}, {3.5, 14.2}, {12.5, 14.2}, {12.5, 4.8}, {9.5, 1.8}, {9.5, 4.8},
            {12.5, 4.8}});
    return path;
}

QPainterPath boards()
{
    QPainterPath path;
    path.addRect(QRectF(2.5, 2.5, 4.5, 6));
    path.addRect(QRectF(9.5, 2.5, 4, 3));
    path.addRect(QRectF(9.5, 8, 4, 5.5));
    path.addRect(QRectF(2.5, 11, 4.5, 2.5));
    return path;
}

QPainterPath clock()
{
    QPainterPath path;
    path.addEllipse(QPointF(8, 8), 6, 6);
    stroke(path, {{8, 4.5}, {8, 8}, {10.5, 9.5}});
    return path;
}

QPainterPath refresh()
{
    QPainterPath path;
    path.arcMoveTo(QRectF(2.5, 2.5, 11, 11), 30);
    path.arcTo(QRectF(2.5, 2.5, 11, 11), 30, 300);
    stroke(path, {{13.3, 2.2}, {13.3, 5.6}, {9.9, 5.6}});
    return path;
}

QPainterPath search()
{
    QPainterPath path;
    path.addEllipse(QPointF(7, 7), 4.5, 4.5);
    stroke(path, {{10.4, 10.4}, {13.8, 13.8}});
    return path;
}

QPainterPath back()
{
    QPainterPath path;
    stroke(path, {{13, 8}, {3, 8}, {7, 4}});
    stroke(path, {{3, 8}, {7, 12}});
    return path;
}

/// Two links of a chain.
QPainterPath link()
{
    QPainterPath path;
    stroke(path, {{7, 4.5}, {9, 2.5}, {11.5, 2.5}, {13.5, 4.5}, {13.5, 7}, {11.5, 9}});
    stroke(path, {{9, 11.5}, {7, 13.5}, {4.5, 13.5}, {2.5, 11.5}, {2.5, 9}, {4.5, 7}});
    stroke(path, {{6, 10}, {10, 6}});
    return path;
}

QPainterPath close()
{
    QPainterPath path;
    stroke(path, {{4.5, 4.5}, {11.5, 11.5}});
    stroke(path, {{11.5, 4.5}, {4.5, 11.5}});
    return path;
}

QPainterPath more()
{
    QPainterPath path;
    for (const double x : {3.0, 8.0, 13.0}) {
        path.addEllipse(QPointF(x, 8), 0.6, 0.6);
    }
    return path;
}

QPainterPath plus()
{
    QPainterPath path;
    stroke(path, {{3.5, 8}, {12.5, 8}});
    stroke(path, {{8, 3.5}, {8, 12.5}});
    return path;
}

QPainterPath pause()
{
    QPainterPath path;
    for (const double x : {5.5, 10.5}) {
        stroke(path, {{x, 3.5}, {x, 12.5}});
    }
    return path;
}

QPainterPath toBegin()
{
    QPainterPath path;
    stroke(path, {{2.5, 3.5}, {2.5, 12.5}});
    stroke(path, {{8.5, 3.5}, {4.5, 8}, {8.5, 12.5}});
    stroke(path, {{13.5, 3.5}, {9.5, 8}, {13.5, 12.5}});
    return path;
}

/// A step, and where it ends.
QPainterPath step(bool forward)
{
    const double bar = forward ? 12.5 : 3.5;
    const double base = forward ? 4 : 12;
    const double tip = forward ? 10 : 6;
    QPainterPath path;
    stroke(path, {{bar, 3.5}, {bar, 12.5}});
    stroke(path, {{base, 3.5}, {tip, 8}, {base, 12.5}, {base, 3.5}});
    return path;
}

QPainterPath flag()
{
    QPainterPath path;
    stroke(path, {{4, 14}, {4, 2.5}, {12.5, 2.5}, {10.5, 5.5}, {12.5, 8.5}, {4, 8.5}});
    return path;
}

QPainterPath note()
{
    QPainterPath path;
    stroke(path,
        {{9.5, 13.5}, {2.5, 13.5}, {2.5, 2.5}, {13.5, 2.5}, {13.5, 9.5}, {9.5, 13.5}, {9.5, 9.5},
            {13.5, 9.5}});
    stroke(path, {{5, 5.5}, {11, 5.5}});
    return path;
}

QPainterPath line(std::initializer_list<QPointF> points)
{
    QPainterPath path;
    stroke(path, points);
    return path;
}

QPainterPath pathOf(Glyph glyph)
{
    switch (glyph) {
    case Glyph::Menu:
        return menu();
    case Glyph::Server:
        return server();
    case Glyph::File:
        return file();
    case Glyph::Boards:
        return boards();
    case Glyph::Clock:
        return clock();
    case Glyph::Refresh:
        return refresh();
    case Glyph::Search:
        return search();
    case Glyph::Check:
        return line({{3, 8.5}, {6.5, 12}, {13, 4.5}});
    case Glyph::ChevronLeft:
        return line({{10, 4}, {6, 8}, {10, 12}});
    case Glyph::ChevronRight:
        return line({{6, 4}, {10, 8}, {6, 12}});
    case Glyph::ChevronDown:
        return line({{4, 6}, {8, 10}, {12, 6}});
    case Glyph::ChevronUp:
        return line({{4, 10}, {8, 6}, {12, 10}});
    case Glyph::Back:
        return back();
    case Glyph::Link:
        return link();
    case Glyph::Filter:
        return line({{2.5, 3}, {13.5, 3}, {9.5, 8}, {9.5, 13}, {6.5, 11.5}, {6.5, 8}, {2.5, 3}});
    case Glyph::Close:
        return close();
    case Glyph::Plus:
        return plus();
    case Glyph::More:
        return more();
    case Glyph::Play:
        return line({{5, 3}, {12.5, 8}, {5, 13}, {5, 3}});
    case Glyph::Pause:
        return pause();
    case Glyph::ToBegin:
        return toBegin();
    case Glyph::StepBack:
        return step(false);
    case Glyph::StepForward:
        return step(true);
    case Glyph::Flag:
        return flag();
    case Glyph::Note:
        return note();
    }
    return {};
}

} // namespace

void paintGlyph(QPainter &painter, Glyph glyph, const QRectF &box, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / gridSize, box.height() / gridSize);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(pathOf(glyph));
    painter.restore();
}

} // namespace zumik::widgets::controls
