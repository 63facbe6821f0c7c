// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/barpainter.h"

#include "widgets/plot/linelayer.h"

#include <QBrush>
#include <QImage>
#include <QPainter>

namespace zumik::widgets::plot {

namespace {

using zumik::plot::Box;

constexpr double leastForSides = 4; ///< px of a bar; less would be all edge

QRectF toRect(const Box &box)
{
    return {double(box.left), double(box.top), double(box.width()), double(box.height())};
}

/// One color a row of the layer, wherever a bar stands.
QBrush brushOf(const Ink &ink, const LineLayer &layer)
{
    QImage rows(1, layer.rows(), QImage::Format_ARGB32_Premultiplied);
    for (int row = 0; row < layer.rows(); ++row) {
        *reinterpret_cast<QRgb *>(rows.scanLine(row)) = ink.at(row);
    }
    QBrush brush(rows);
    const auto high = double(layer.yOf(1) - layer.yOf(0));
    brush.setTransform(QTransform::fromTranslate(0, double(layer.yOf(0)) - high / 2).scale(1, high));
    return brush;
}

void paintEdge(QPainter &painter, const QRectF &bar, const QColor &edge)
{
    painter.fillRect(QRectF(bar.left(), bar.top(), bar.width(), 1), edge);
    painter.fillRect(QRectF(bar.left(), bar.bottom() - 1, bar.width(), 1), edge);
    if (bar.width() >= leastForSides) {
        painter.fillRect(QRectF(bar.left(), bar.top(), 1, bar.height()), edge);
        painter.fillRect(QRectF(bar.right() - 1, bar.top(), 1, bar.height()), edge);
    }
}

} // namespace

void paintBars(QPainter &painter, const zumik::plot::SeriesShape &shape, const Ink &ink,
    const LineLayer &layer, const QColor &edge)
{
    if (shape.bars.empty()) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QBrush brush =
        ink.isFlat() ? QBrush(QColor::fromRgba(qUnpremultiply(ink.at(0)))) : brushOf(ink, layer);
    for (const Box &bar : shape.bars) {
        painter.fillRect(toRect(bar), brush);
        if (edge.isValid()) {
            paintEdge(painter, toRect(bar), edge);
        }
    }
}

} // namespace zumik::widgets::plot
