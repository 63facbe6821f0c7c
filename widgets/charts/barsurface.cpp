// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/barsurface.h"

#include "widgets/charts/barlimits.h"
#include "widgets/charts/brushes.h"
#include "widgets/common/look.h"

#include <QPainter>
#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QHorizontalStackedBarSeries>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <map>

namespace zumik::widgets::charts {

BarSurface::BarSurface(const common::Look *look, QWidget *parent)
    : ChartSurface(look, parent)
    , m_places(new QValueAxis(this))
    , m_values(new QValueAxis(this))
{
    m_places->setVisible(false);
    m_values->setVisible(false);
    chart()->addAxis(m_places, Qt::AlignBottom);
    chart()->addAxis(m_values, Qt::AlignLeft);
    setRenderHint(QPainter::Antialiasing, false);
    setAccessibleName(tr("Bar chart"));
}

void BarSurface::setFigure(plot::BarFigure figure)
{
    m_figure = std::move(figure);
    setAccessibleDescription(m_figure.summary);
    setCurrent(current());
    measure();
    build();
    layOut();
    viewport()->update();
}

void BarSurface::measure()
{
    const QWidget *whole = parentWidget() != nullptr ? parentWidget() : this;
    m_frame = frameFor(m_figure, QRectF(viewport()->rect()), whole->size(), *look());
}

void BarSurface::layOut()
{
    measure();
    if (m_frame.horizontal != m_builtHorizontal) {
        build();
    }
    chart()->setPlotArea(m_frame.plot);
    setWidths();
}

/// No bar is thinner than a pixel: it would fall between two and be lost.
void BarSurface::setWidths()
{
    const double length = m_frame.horizontal ? m_frame.plot.height() : m_frame.plot.width();
    const auto slots =
        static_cast<double>(m_figure.plan.slots * std::max<std::size_t>(1, m_figure.plan.places));
    const double least = slots / length;
    for (QAbstractBarSeries *series : m_series) {
        series->setBarWidth(std::max(m_figure.plan.slotFill, least));
    }
}

std::vector<BarSurface::Layer> BarSurface::layersOf() const
{
    std::map<Layer, bool> layers;
    for (std::size_t i = 0; i < m_figure.bars.size(); ++i) {
        const std::size_t series = m_figure.plan.bars[i].series;
        layers[{m_figure.plan.slotOf[series], series, m_figure.bars[i].paint}] = true;
    }
    std::vector<Layer> result;
    for (const auto &[layer, there] : layers) {
        result.push_back(layer);
    }
    return result;
}

/// The series stay while the same layers are there; their values are replaced.
void BarSurface::build()
{
    std::vector<Layer> layers = layersOf();
    const bool same = layers == m_layers && m_series.size() == m_figure.plan.slots
        && m_builtHorizontal == m_frame.horizontal;
    if (!same) {
        rebuild(std::move(layers));
    }
    fill();
    setAxes();
    applyPaints();
}

void BarSurface::rebuild(std::vector<Layer> layers)
{
    chart()->removeAllSeries();
    m_series.clear();
    m_sets.clear();
    m_layers = std::move(layers);
    m_builtHorizontal = m_frame.horizontal;
    for (QValueAxis *axis : {m_places, m_values}) {
        chart()->removeAxis(axis);
    }
    chart()->addAxis(m_places, m_frame.horizontal ? Qt::AlignLeft : Qt::AlignBottom);
    chart()->addAxis(m_values, m_frame.horizontal ? Qt::AlignBottom : Qt::AlignLeft);
    m_places->setReverse(m_frame.horizontal);
    for (std::size_t slot = 0; slot < m_figure.plan.slots; ++slot) {
        m_series.push_back(addSeries());
    }
    for (const Layer &layer : m_layers) {
        auto *set = new QBarSet(QString());
        set->setPen(Qt::NoPen);
        m_series[layer.slot]->append(set);
        m_sets.push_back(set);
    }
}

QAbstractBarSeries *BarSurface::addSeries()
{
    QAbstractBarSeries *series = m_frame.horizontal
        ? static_cast<QAbstractBarSeries *>(new QHorizontalStackedBarSeries)
        : new QStackedBarSeries;
    chart()->addSeries(series);
    series->attachAxis(m_places);
    series->attachAxis(m_values);
    return series;
}

void BarSurface::fill()
{
    std::map<Layer, std::size_t> setOf;
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        setOf[m_layers[i]] = i;
    }
    const auto places = static_cast<qsizetype>(m_figure.plan.places);
    std::vector<QList<qreal>> values(m_sets.size(), QList<qreal>(places, 0.0));
    for (std::size_t i = 0; i < m_figure.bars.size(); ++i) {
        const zumik::plot::Bar &bar = m_figure.plan.bars[i];
        const Layer layer{m_figure.plan.slotOf[bar.series], bar.series, m_figure.bars[i].paint};
        values[setOf.at(layer)][static_cast<qsizetype>(bar.place)] = bar.head - bar.foot;
    }
    for (std::size_t i = 0; i < m_sets.size(); ++i) {
        m_sets[i]->remove(0, m_sets[i]->count());
        m_sets[i]->append(values[i]);
    }
}

/// In fractions of the plan, moved so that bars stand on zero, as Qt Charts has it.
void BarSurface::setAxes()
{
    const auto places = static_cast<double>(std::max<std::size_t>(1, m_figure.plan.places));
    m_places->setRange(-0.5 - m_figure.plan.shift, places - 0.5 - m_figure.plan.shift);
    m_values->setRange(-m_figure.plan.base, 1 - m_figure.plan.base);
}

void BarSurface::applyPaints()
{
    const QColor ground = look()->theme().color("surface.panel");
    for (std::size_t i = 0; i < m_sets.size(); ++i) {
        const bool dimmed = highlighted() && m_layers[i].series != *highlighted();
        const double opacity = dimmed ? look()->theme().number("chart.lineDimmed") : m_figure.opacity;
        m_sets[i]->setBrush(surfaceBrush(m_figure.paints[m_layers[i].paint], ground, opacity));
    }
}

std::optional<std::size_t> BarSurface::itemAt(QPointF position) const
{
    const QRectF &plot = m_frame.plot;
    if (!plot.contains(position)) {
        return std::nullopt;
    }
    const QPointF part(
        (position.x() - plot.left()) / plot.width(), (position.y() - plot.top()) / plot.height());
    const double along = m_frame.horizontal ? part.y() : part.x();
    const double value = m_frame.horizontal ? part.x() : 1 - part.y();
    const std::size_t found = zumik::plot::barAt(m_figure.plan, along, value, true);
    return found < m_figure.bars.size() ? std::optional(found) : std::nullopt;
}

QPointF BarSurface::anchorOf(std::size_t item) const
{
    return m_frame.rect(m_figure.plan.bars[item]).center();
}

void BarSurface::addRows(plot::Tooltip &tooltip, std::size_t item) const
{
    const zumik::plot::Bar &shown = m_figure.plan.bars[item];
    const bool multi = m_figure.tooltip.mode == dashboard::Tooltip::Mode::Multi;
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < m_figure.bars.size(); ++i) {
        const zumik::plot::Bar &bar = m_figure.plan.bars[i];
        if (i == item || (multi && bar.place == shown.place && m_figure.inTooltip[bar.series])) {
            rows.push_back(i);
        }
    }
    const auto sort = m_figure.tooltip.sort;
    if (sort != dashboard::Tooltip::Sort::None) {
        const bool down = sort == dashboard::Tooltip::Sort::Descending;
        std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
            const double left = m_figure.plan.bars[a].value;
            const double right = m_figure.plan.bars[b].value;
            return down ? left > right : left < right;
        });
    }
    for (const std::size_t i : rows) {
        if (tooltip.rows.size() == plot::tooltipRows) {
            ++tooltip.more;
            continue;
        }
        tooltip.rows.push_back({m_figure.paints[m_figure.bars[i].paint],
            m_figure.series[static_cast<qsizetype>(m_figure.plan.bars[i].series)], m_figure.bars[i].value,
            i == item});
    }
}

std::optional<plot::Tooltip> BarSurface::tooltipOf(std::size_t item) const
{
    if (m_figure.tooltip.mode == dashboard::Tooltip::Mode::None) {
        return std::nullopt;
    }
    plot::Tooltip tooltip;
    tooltip.time = m_figure.places[static_cast<qsizetype>(m_figure.plan.bars[item].place)];
    addRows(tooltip, item);
    return tooltip;
}

void BarSurface::paintBack(QPainter &painter) const
{
    if (m_figure.bars.empty()) {
        return;
    }
    paintGrid(painter, m_figure, m_frame, *look());
    paintLimitAreas(painter, m_figure, m_frame, *look());
}

/// A fill that lets the ground shine through keeps its edge.
void BarSurface::paintOutlines(QPainter &painter) const
{
    painter.setBrush(Qt::NoBrush);
    for (std::size_t i = 0; i < m_figure.bars.size(); ++i) {
        const QRectF body = m_frame.rect(m_figure.plan.bars[i]);
        const bool dimmed = highlighted() && m_figure.plan.bars[i].series != *highlighted();
        if (body.width() > 3 && body.height() > 1 && !dimmed) {
            painter.setPen(QPen(m_figure.paints[m_figure.bars[i].paint].color, 1));
            painter.drawRect(body.adjusted(0, 0, -1, -1));
        }
    }
}

void BarSurface::paintFront(QPainter &painter) const
{
    if (m_figure.bars.empty()) {
        paintEmpty(painter, m_figure.empty);
        return;
    }
    if (m_figure.opacity < 1) {
        paintOutlines(painter);
    }
    paintAxisLabels(painter, m_figure, m_frame, *look());
    paintValues(painter, m_figure, m_frame, *look());
    paintLimitLines(painter, m_figure, m_frame, *look());
    if (current() && *current() < itemCount()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(look()->theme().color("text.primary"), 1.5));
        painter.drawRect(m_frame.rect(m_figure.plan.bars[*current()]));
    }
}

} // namespace zumik::widgets::charts
