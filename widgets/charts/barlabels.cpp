// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/barlabels.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace zumik::widgets::charts {

namespace {

using dashboard::Orientation;

constexpr double labelGap = 6; ///< between a label and the plot
constexpr double labelAir = 10; ///< between two labels
constexpr double mostPlaceShare = 0.4; ///< of the height or width that names may take

double radians(int degrees)
{
    return degrees * std::numbers::pi / 180;
}

double widest(const std::vector<plot::BarFigure::Tick> &ticks, const QFontMetricsF &metrics)
{
    double width = 0;
    for (const plot::BarFigure::Tick &tick : ticks) {
        width = std::max(width, metrics.horizontalAdvance(tick.label));
    }
    return width;
}

bool liesDown(const plot::BarFigure &figure, QSize whole)
{
    return figure.orientation == Orientation::Auto ? whole.width() < whole.height()
                                                   : figure.orientation == Orientation::Horizontal;
}

/// The height of names below the bars, turned as asked.
double heightBelow(const plot::BarFigure &figure, const QFontMetricsF &metrics, double most)
{
    const double turned = std::abs(std::sin(radians(figure.labelRotation)));
    return std::min(most, metrics.height() + turned * widest(figure.placeTicks, metrics));
}

/// What a turned name's end reaches beyond the plot at its side.
double overhang(const plot::BarFigure &figure, const QFontMetricsF &metrics, double height)
{
    const double turned = std::abs(std::sin(radians(figure.labelRotation)));
    const double length = turned > 0.01 ? std::min(widest(figure.placeTicks, metrics), height / turned) : 0;
    return length * std::cos(radians(figure.labelRotation));
}

BarFrame standingFrame(const plot::BarFigure &figure, const QRectF &room, const common::Theme &theme,
    const QFontMetricsF &metrics)
{
    BarFrame frame;
    frame.placeRoom = heightBelow(figure, metrics, room.height() * mostPlaceShare);
    frame.valueRoom = widest(figure.valueTicks, metrics);
    double left = std::max(theme.number("chart.marginLeft"), frame.valueRoom + 2 * labelGap);
    double right = theme.number("chart.marginRight");
    const double beyond = std::min(overhang(figure, metrics, frame.placeRoom), room.width() * 0.25);
    (figure.labelRotation < 0 ? left : right) =
        std::max(figure.labelRotation < 0 ? left : right, figure.labelRotation == 0 ? 0 : beyond);
    frame.plot = room.adjusted(left, theme.number("chart.marginTop"), -right, -frame.placeRoom - labelGap);
    return frame;
}

BarFrame lyingFrame(const plot::BarFigure &figure, const QRectF &room, const common::Theme &theme,
    const QFontMetricsF &metrics)
{
    BarFrame frame;
    frame.horizontal = true;
    frame.placeRoom = std::min(widest(figure.placeTicks, metrics) + 1, room.width() * mostPlaceShare);
    frame.valueRoom = metrics.height();
    frame.plot = room.adjusted(frame.placeRoom + 2 * labelGap, theme.number("chart.marginTop"),
        -std::max(theme.number("chart.marginRight"), widest(figure.valueTicks, metrics) / 2),
        -frame.valueRoom - labelGap);
    return frame;
}

} // namespace

QPointF BarFrame::at(double along, double value) const
{
    return horizontal ? QPointF(plot.left() + plot.width() * value, plot.top() + plot.height() * along)
                      : QPointF(plot.left() + plot.width() * along, plot.bottom() - plot.height() * value);
}

QRectF BarFrame::rect(const zumik::plot::Bar &bar) const
{
    return QRectF(at(bar.from, bar.foot), at(bar.to, bar.head)).normalized();
}

BarFrame frameFor(const plot::BarFigure &figure, const QRectF &room, QSize whole, const common::Look &look)
{
    const QFontMetricsF metrics(look.fonts().font("axis"));
    BarFrame frame = liesDown(figure, whole) ? lyingFrame(figure, room, look.theme(), metrics)
                                             : standingFrame(figure, room, look.theme(), metrics);
    frame.plot = QRectF(frame.plot.toRect());
    frame.plot.setSize(frame.plot.size().expandedTo(QSizeF(10, 10)));
    return frame;
}

int placeStep(const plot::BarFigure &figure, const BarFrame &frame, const QFontMetricsF &metrics)
{
    if (figure.placeTicks.size() < 2) {
        return 1;
    }
    const double span = figure.placeTicks.back().at - figure.placeTicks.front().at;
    const double length = frame.horizontal ? frame.plot.height() : frame.plot.width();
    const double pitch = span * length / static_cast<double>(figure.placeTicks.size() - 1);
    const double turned = std::abs(std::sin(radians(figure.labelRotation)));
    double needed = std::min(widest(figure.placeTicks, metrics), length * mostPlaceShare) + labelAir;
    if (frame.horizontal) {
        needed = metrics.height();
    } else if (turned > 0.01) {
        needed = std::min(needed, metrics.height() / turned + 1);
    }
    return static_cast<int>(std::clamp(std::ceil(needed / std::max(pitch, 0.001)), 1.0, 1e6));
}

void paintGrid(
    QPainter &painter, const plot::BarFigure &figure, const BarFrame &frame, const common::Look &look)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(look.theme().color("chart.grid"), 0));
    for (const plot::BarFigure::Tick &tick : figure.valueTicks) {
        painter.drawLine(frame.at(0, tick.at), frame.at(1, tick.at));
    }
}

namespace {

void paintTurned(QPainter &painter, const QString &text, QPointF tick, int degrees)
{
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(text);
    painter.save();
    painter.translate(tick.x(), tick.y() + metrics.height() / 2);
    painter.rotate(degrees);
    const double left = degrees > 0 ? 0 : -width;
    painter.drawText(QRectF(left, -metrics.height() / 2, width + 1, metrics.height()),
        Qt::AlignLeft | Qt::AlignVCenter, text);
    painter.restore();
}

/// Labels below their ticks, from left to right: each centered, none beyond the widget or upon the one
/// before.
class LabelLine {
public:
    LabelLine(QPainter &painter, double top, double right)
        : m_painter(painter)
        , m_metrics(painter.font())
        , m_top(top)
        , m_right(right)
    {
    }

    void add(const QString &text, double x, double most)
    {
        const QString shown = common::elidedMiddle(text, m_metrics, most);
        const double width = m_metrics.horizontalAdvance(shown) + 1;
        const double left = std::clamp(x - width / 2, 2.0, std::max(2.0, m_right - width - 2));
        if (left < m_free) {
            return;
        }
        m_painter.drawText(QRectF(left, m_top, width, m_metrics.height()), Qt::AlignCenter, shown);
        m_free = left + width + labelAir / 2;
    }

private:
    QPainter &m_painter;
    QFontMetricsF m_metrics;
    double m_top;
    double m_right;
    double m_free = 0;
};

void paintPlaces(QPainter &painter, const plot::BarFigure &figure, const BarFrame &frame, double right)
{
    const QFontMetricsF metrics(painter.font());
    const int step = placeStep(figure, frame, metrics);
    const double turned = std::abs(std::sin(radians(figure.labelRotation)));
    const double pitch =
        step * frame.plot.width() / static_cast<double>(std::max<std::size_t>(1, figure.placeTicks.size()));
    LabelLine line(painter, frame.plot.bottom() + labelGap - 2, right);
    for (std::size_t i = 0; i < figure.placeTicks.size(); i += static_cast<std::size_t>(step)) {
        const plot::BarFigure::Tick &tick = figure.placeTicks[i];
        if (frame.horizontal) {
            const double y = frame.at(tick.at, 0).y();
            painter.drawText(
                QRectF(0, y - metrics.height() / 2, frame.plot.left() - labelGap, metrics.height()),
                Qt::AlignRight | Qt::AlignVCenter,
                common::elidedMiddle(tick.label, metrics, frame.placeRoom));
        } else if (turned > 0.01) {
            const double most = (frame.placeRoom - metrics.height() / 2) / turned;
            paintTurned(painter, common::elidedMiddle(tick.label, metrics, most),
                QPointF(frame.at(tick.at, 0).x(), frame.plot.bottom() + labelGap / 2), figure.labelRotation);
        } else {
            const double most = std::max(pitch - labelAir / 2, frame.plot.width() * mostPlaceShare * 0.5);
            line.add(tick.label, frame.at(tick.at, 0).x(), most);
        }
    }
}

void paintScale(QPainter &painter, const plot::BarFigure &figure, const BarFrame &frame, double right)
{
    const QFontMetricsF metrics(painter.font());
    LabelLine line(painter, frame.plot.bottom() + labelGap - 2, right);
    double last = -1e9;
    for (const plot::BarFigure::Tick &tick : figure.valueTicks) {
        const QPointF at = frame.at(0, tick.at);
        if (frame.horizontal) {
            line.add(tick.label, at.x(), 200);
        } else if (-at.y() - last >= metrics.height()) {
            last = -at.y();
            painter.drawText(
                QRectF(0, at.y() - metrics.height() / 2, frame.plot.left() - labelGap, metrics.height()),
                Qt::AlignRight | Qt::AlignVCenter, tick.label);
        }
    }
}

} // namespace

void paintAxisLabels(
    QPainter &painter, const plot::BarFigure &figure, const BarFrame &frame, const common::Look &look)
{
    const double right = frame.plot.right() + look.theme().number("chart.marginRight");
    painter.setFont(look.fonts().font("axis"));
    painter.setPen(QPen(look.theme().color("chart.axis"), 0));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawLine(frame.at(0, figure.plan.base), frame.at(1, figure.plan.base));
    painter.setPen(look.theme().color("text.tertiary"));
    paintPlaces(painter, figure, frame, right);
    paintScale(painter, figure, frame, right);
}

} // namespace zumik::widgets::charts
