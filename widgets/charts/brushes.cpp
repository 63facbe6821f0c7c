// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/brushes.h"

#include <QPainter>
#include <QPixmap>

namespace zumik::widgets::charts {

namespace {

constexpr int tile = 8;

QPixmap stripes(const QColor &color, const QColor &ground, bool dots)
{
    QPixmap pixmap(tile, tile);
    pixmap.fill(color);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ground, dots ? 2.5 : 1.5));
    if (dots) {
        painter.drawPoint(QPointF(tile / 2.0, tile / 2.0));
    } else {
        for (const int at : {-tile, 0, tile}) {
            painter.drawLine(at, tile, at + tile, 0);
        }
    }
    return pixmap;
}

} // namespace

QBrush surfaceBrush(const common::SeriesPaint &paint, const QColor &ground, double opacity)
{
    QColor color = paint.color;
    color.setAlphaF(static_cast<float>(static_cast<double>(color.alphaF()) * opacity));
    if (paint.dash.empty()) {
        return color;
    }
    QColor line = ground;
    line.setAlphaF(0.75F);
    return {stripes(color, line, paint.dash.front() < 4)};
}

} // namespace zumik::widgets::charts
