// SPDX-License-Identifier: GPL-3.0-or-later
// Proportions: getPieLayout and PieLabel in grafana/grafana public/app/plugins/panel/piechart/PieChart.tsx.
#include "widgets/charts/piesurface.h"

#include "widgets/charts/brushes.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"

#include <QtCharts/QChart>
#include <QtCharts/QPieSeries>
#include <QtCharts/QPieSlice>

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace zumik::widgets::charts {

namespace {

constexpr double hole = 0.6; ///< of a donut's radius
constexpr double margin = 8;
constexpr double leastLabelAngle = 0.3; ///< radians
constexpr double leastLabel = 22; ///< px
constexpr double leastLabelledRadius = 40; ///< px
constexpr double fullTurn = 2 * std::numbers::pi;

QPointF onCircle(const QRectF &circle, double turn, double radius)
{
    const double angle = turn * fullTurn;
    return circle.center() + QPointF(std::sin(angle), -std::cos(angle)) * radius;
}

} // namespace

PieSurface::PieSurface(const common::Look *look, QWidget *parent)
    : ChartSurface(look, parent)
    , m_series(new QPieSeries(this))
{
    m_series->setPieSize(1);
    chart()->addSeries(m_series);
    setRenderHint(QPainter::Antialiasing);
    setAccessibleName(tr("Pie chart"));
}

void PieSurface::setFigure(plot::PieFigure figure)
{
    m_figure = std::move(figure);
    const auto wanted = static_cast<int>(m_figure.slices.size());
    while (m_series->count() > wanted) {
        m_series->remove(m_series->slices().constLast());
    }
    while (m_series->count() < wanted) {
        m_series->append(new QPieSlice(QString(), 0));
    }
    const QList<QPieSlice *> slices = m_series->slices();
    for (int i = 0; i < wanted; ++i) {
        slices[i]->setValue(m_figure.pie.slices[static_cast<std::size_t>(i)].sweep);
    }
    m_series->setHoleSize(m_figure.donut ? hole : 0);
    setAccessibleDescription(m_figure.summary);
    setCurrent(current());
    layOut();
    applyPaints();
    viewport()->update();
}

void PieSurface::layOut()
{
    const QRectF room = QRectF(viewport()->rect()).adjusted(margin, margin, -margin, -margin);
    const double size = std::max(10.0, std::min(room.width(), room.height()));
    m_circle = QRectF(0, 0, size, size);
    m_circle.moveCenter(room.center());
    chart()->setPlotArea(m_circle);
}

void PieSurface::applyPaints()
{
    const common::Theme &theme = look()->theme();
    const QColor ground = theme.color("surface.panel");
    const QList<QPieSlice *> slices = m_series->slices();
    for (int i = 0; i < slices.size(); ++i) {
        const auto index = static_cast<std::size_t>(i);
        const bool dimmed = highlighted() && m_figure.pie.slices[index].item != *highlighted();
        slices[i]->setBrush(surfaceBrush(
            m_figure.slices[index].paint, ground, dimmed ? theme.number("chart.lineDimmed") : 1));
        slices[i]->setPen(QPen(ground, slices.size() > 1 ? 1.5 : 0));
    }
}

double PieSurface::innerRadius() const
{
    return m_figure.donut ? m_circle.width() / 2 * hole : 0;
}

bool PieSurface::isOn(std::size_t slice, QPointF position) const
{
    const QPointF off = position - m_circle.center();
    const double distance = std::hypot(off.x(), off.y());
    if (distance > m_circle.width() / 2 || distance < innerRadius()) {
        return false;
    }
    const double turn = std::atan2(off.x(), -off.y()) / fullTurn;
    return zumik::plot::sliceAt(m_figure.pie, turn < 0 ? turn + 1 : turn) == slice;
}

std::optional<std::size_t> PieSurface::itemAt(QPointF position) const
{
    for (std::size_t i = 0; i < m_figure.slices.size(); ++i) {
        if (m_figure.pie.slices[i].sweep > 0 && isOn(i, position)) {
            return i;
        }
    }
    return std::nullopt;
}

QPointF PieSurface::anchorOf(std::size_t item) const
{
    const zumik::plot::PieSlice &slice = m_figure.pie.slices[item];
    const double radius = m_circle.width() / 2;
    const double inner = m_figure.donut ? innerRadius() : radius / 6;
    return onCircle(m_circle, slice.start + slice.sweep / 2, (radius + inner) / 2);
}

plot::TooltipRow PieSurface::tooltipRow(std::size_t slice, bool strong) const
{
    const plot::PieFigure::Slice &shown = m_figure.slices[slice];
    return {shown.paint, shown.name, shown.value + QStringLiteral("  ") + shown.percent, strong};
}

std::optional<plot::Tooltip> PieSurface::tooltipOf(std::size_t item) const
{
    using Mode = dashboard::Tooltip::Mode;
    if (m_figure.tooltip.mode == Mode::None) {
        return std::nullopt;
    }
    plot::Tooltip tooltip;
    tooltip.time = tr("Total");
    tooltip.zone = m_figure.total;
    for (std::size_t i = 0; i < m_figure.slices.size(); ++i) {
        const bool wanted = m_figure.tooltip.mode == Mode::Multi ? m_figure.slices[i].inTooltip : i == item;
        if (wanted && tooltip.rows.size() < plot::tooltipRows) {
            tooltip.rows.push_back(tooltipRow(i, i == item));
        } else {
            tooltip.more += wanted ? 1 : 0;
        }
    }
    return tooltip;
}

/// As wide as a slice is around its middle, over the label's height.
QRectF PieSurface::labelRoom(std::size_t slice, double height) const
{
    const QPointF middle = anchorOf(slice);
    const auto isFree = [&](double x) {
        return isOn(slice, {x, middle.y() - height / 2}) && isOn(slice, {x, middle.y() + height / 2});
    };
    double left = middle.x();
    double right = middle.x();
    while (isFree(left - 2)) {
        left -= 2;
    }
    while (isFree(right + 2)) {
        right += 2;
    }
    const double half = std::min(middle.x() - left, right - middle.x());
    return {middle.x() - half, middle.y() - height / 2, 2 * half, height};
}

/// A name may be shortened; half a number would be another one.
void PieSurface::paintLabel(QPainter &painter, std::size_t slice) const
{
    const QStringList &lines = m_figure.slices[slice].label;
    const QFontMetricsF metrics(painter.font());
    QRectF room = labelRoom(slice, metrics.height() * static_cast<double>(lines.size()));
    const bool cut = std::any_of(lines.begin(), lines.end(), [&](const QString &line) {
        return line != m_figure.slices[slice].name && metrics.horizontalAdvance(line) > room.width();
    });
    if (cut || room.width() < leastLabel) {
        return;
    }
    painter.setPen(common::inkOn(m_figure.slices[slice].paint.color));
    room.setHeight(metrics.height());
    for (const QString &line : lines) {
        painter.drawText(room, Qt::AlignCenter, common::elidedMiddle(line, metrics, room.width()));
        room.translate(0, metrics.height());
    }
}

void PieSurface::paintCurrent(QPainter &painter, std::size_t slice) const
{
    const zumik::plot::PieSlice &shape = m_figure.pie.slices[slice];
    const double inner = innerRadius();
    QRectF middle(0, 0, 2 * inner, 2 * inner);
    middle.moveCenter(m_circle.center());
    QPainterPath path;
    const double start = 90 - 360 * shape.start;
    path.arcMoveTo(m_circle, start);
    path.arcTo(m_circle, start, -360 * shape.sweep);
    path.arcTo(middle, start - 360 * shape.sweep, 360 * shape.sweep);
    path.closeSubpath();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(look()->theme().color("text.primary"), 1.5));
    painter.drawPath(path);
}

void PieSurface::paintFront(QPainter &painter) const
{
    const double radius = m_circle.width() / 2;
    bool any = false;
    QFont font = look()->fonts().font("axis");
    font.setWeight(QFont::Medium);
    painter.setFont(font);
    for (std::size_t i = 0; i < m_figure.slices.size(); ++i) {
        const double sweep = m_figure.pie.slices[i].sweep;
        any = any || sweep > 0;
        if (sweep * fullTurn >= leastLabelAngle && radius >= leastLabelledRadius) {
            paintLabel(painter, i);
        }
    }
    if (m_figure.slices.empty()) {
        paintEmpty(painter, m_figure.empty);
    } else if (!any) { // nothing above zero: the place of a pie
        painter.setPen(QPen(look()->theme().color("chart.axis"), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(m_circle);
    }
    if (current() && *current() < itemCount() && m_figure.pie.slices[*current()].sweep > 0) {
        paintCurrent(painter, *current());
    }
}

} // namespace zumik::widgets::charts
