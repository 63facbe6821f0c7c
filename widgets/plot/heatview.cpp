// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/heatview.h"

#include "widgets/common/look.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::plot {

namespace {

constexpr int barHeight = 8;
constexpr int barGap = 4; ///< to the labels
constexpr int widestBar = 360;
constexpr int leastPlotHeight = 90;

} // namespace

HeatLegend::HeatLegend(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
}

void HeatLegend::setScale(
    std::vector<frame::Argb> palette, std::vector<zumik::plot::HeatLegendTick> ticks, double left)
{
    m_left = left;
    m_palette = std::move(palette);
    m_ticks = std::move(ticks);
    update();
}

int HeatLegend::neededHeight() const
{
    return barHeight + barGap
        + static_cast<int>(std::ceil(QFontMetricsF(m_look->fonts().font("axis")).height())) + 2;
}

/// Labels of the ends stay inside; one that would touch its neighbor is left out, the last one never.
void HeatLegend::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const auto left = m_left;
    const double width = std::min<double>(widestBar, QWidget::width() - left - 12);
    if (m_ticks.empty() || m_palette.empty() || width < 40) {
        return;
    }
    for (std::size_t i = 0; i < m_palette.size(); ++i) {
        const double from = std::round(left + width * double(i) / double(m_palette.size()));
        const double to = std::round(left + width * double(i + 1) / double(m_palette.size()));
        painter.fillRect(QRectF(from, 0, to - from, barHeight), QColor::fromRgba(m_palette[i]));
    }
    const QFont font = m_look->fonts().font("axis");
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(m_look->theme().color("text.tertiary"));
    const auto widthOf = [&](const auto &tick) {
        return metrics.horizontalAdvance(QString::fromStdString(tick.label));
    };
    const double lastLeft = left + width - widthOf(m_ticks.back());
    double end = -1e6;
    for (std::size_t i = 0; i < m_ticks.size(); ++i) {
        const bool last = i + 1 == m_ticks.size() && i > 0;
        const double text = widthOf(m_ticks[i]);
        const double x = last ? lastLeft : std::max(left, left + width * m_ticks[i].at - text / 2);
        if (x < end || (!last && i > 0 && x + text + 10 > lastLeft)) {
            continue;
        }
        painter.drawText(
            QPointF(x, barHeight + barGap + metrics.ascent()), QString::fromStdString(m_ticks[i].label));
        end = x + text + 10;
    }
}

HeatView::HeatView(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_area(new HeatArea(look, this))
    , m_legend(new HeatLegend(look, this))
{
    m_area->setAccessibleName(tr("Heatmap"));
    connect(look, &common::Look::changed, this, &HeatView::refresh);
}

void HeatView::setOptions(const dashboard::HeatmapOptions &options)
{
    m_wantsLegend = options.legend;
    m_area->setOptions(options);
    refresh();
}

void HeatView::setData(HeatData content)
{
    m_area->setData(std::move(content));
    refresh();
}

void HeatView::refresh()
{
    const zumik::plot::HeatScene &scene = m_area->scene();
    m_legend->setScale(scene.colors.palette(), scene.legend, double(scene.plane.plot.left));
    m_area->setAccessibleDescription(summary());
    layOut();
}

QString HeatView::summary() const
{
    const zumik::plot::HeatScene &scene = m_area->scene();
    const auto strongest = std::max_element(scene.shades.begin(), scene.shades.end());
    if (scene.legend.empty() || strongest == scene.shades.end()) {
        return tr("Nothing to show.");
    }
    const auto row = static_cast<std::size_t>(strongest - scene.shades.begin()) / scene.cells.columns;
    return tr("%n row(s) over time, from %1 to %2; the most in %3.", nullptr,
        static_cast<int>(scene.endRow - scene.firstRow))
        .arg(QString::fromStdString(scene.legend.front().label),
            QString::fromStdString(scene.legend.back().label), m_area->bucketText(scene.cells.rows[row]));
}

void HeatView::resizeEvent(QResizeEvent * /*event*/)
{
    layOut();
}

void HeatView::layOut()
{
    const int below = m_legend->neededHeight();
    const bool shown = m_wantsLegend && !m_legend->ticks().empty() && height() - below >= leastPlotHeight;
    m_legend->setVisible(shown);
    m_area->setGeometry(0, 0, width(), height() - (shown ? below + barGap : 0));
    m_legend->setGeometry(0, height() - below, width(), below);
    const zumik::plot::HeatScene &scene = m_area->scene(); // where the plot begins depends on its size
    m_legend->setScale(scene.colors.palette(), scene.legend, double(scene.plane.plot.left));
}

} // namespace zumik::widgets::plot
