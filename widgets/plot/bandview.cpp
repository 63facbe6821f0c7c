// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/bandview.h"

#include "widgets/plot/heatview.h"
#include "widgets/plot/legendlayout.h"
#include "widgets/plot/legendview.h"

#include <algorithm>
#include <map>

namespace zumik::widgets::plot {

namespace {

constexpr int rampGap = 4;
constexpr int leastPlotHeight = 90;
/// Rows and states of a sentence.
constexpr std::size_t mostCounted = 500;
constexpr std::size_t mostTold = 4;

} // namespace

BandView::BandView(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_main(new QWidget(this))
    , m_area(new BandArea(look, m_main))
    , m_legend(new LegendView(look, m_main))
    , m_ramp(new HeatLegend(look, this))
{
    m_area->setAccessibleName(tr("States over time"));
    connect(look, &common::Look::changed, this, &BandView::refresh);
}

void BandView::setOptions(const BandOptions &options)
{
    m_options = options;
    m_area->setOptions(options);
    refresh();
}

void BandView::setData(BandData content)
{
    m_area->setData(std::move(content));
    refresh();
}

void BandView::refresh()
{
    const zumik::plot::BandScene &scene = m_area->scene();
    LegendTable table;
    const bool hidden = m_options.legend.mode == dashboard::Legend::Mode::Hidden;
    for (std::size_t i = 0; !hidden && i < scene.cells.legend.size(); ++i) {
        const zumik::plot::BandLegendItem &item = scene.cells.legend[i];
        LegendRow row;
        row.series = i;
        row.name = QString::fromStdString(item.text);
        row.paint.color = QColor::fromRgba(scene.paints[item.mark].fill);
        table.rows.push_back(std::move(row));
    }
    m_legend->setTable(std::move(table), false);
    m_area->setAccessibleDescription(summary());
    layOut();
}

void BandView::fillRamp()
{
    const zumik::plot::BandScene &scene = m_area->scene();
    std::vector<zumik::plot::HeatLegendTick> ticks;
    for (const zumik::plot::BandTick &tick : scene.rampTicks) {
        ticks.push_back({tick.at, tick.label});
    }
    m_ramp->setScale(scene.rampColors, std::move(ticks), double(scene.plane.plot.left));
}

void BandView::layOut()
{
    const int below = m_ramp->neededHeight();
    const bool ramp = m_options.legend.mode != dashboard::Legend::Mode::Hidden
        && !m_area->scene().rampColors.empty() && height() - below >= leastPlotHeight;
    m_ramp->setVisible(ramp);
    m_main->setGeometry(0, 0, width(), height() - (ramp ? below + rampGap : 0));
    m_ramp->setGeometry(0, height() - below, width(), below);
    layOutLegend(*m_area, *m_legend, m_main->rect(), {m_options.legend.placement}, m_look->theme());
    fillRamp();
}

void BandView::resizeEvent(QResizeEvent * /*event*/)
{
    layOut();
}

QString BandView::lastStates() const
{
    std::map<QString, int> counts;
    const std::size_t rows = std::min(m_area->scene().cells.rows.size(), mostCounted);
    for (std::size_t row = 0; row < rows; ++row) {
        if (const auto state = m_area->lastState(row)) {
            ++counts[m_area->stateText(*state)];
        }
    }
    std::vector<std::pair<int, QString>> sorted;
    for (const auto &[text, count] : counts) {
        sorted.emplace_back(-count, text);
    }
    std::sort(sorted.begin(), sorted.end());
    QStringList told;
    for (std::size_t i = 0; i < std::min(sorted.size(), mostTold); ++i) {
        told << tr("%1: %2", "a state and how many").arg(sorted[i].second).arg(-sorted[i].first);
    }
    return told.join(QStringLiteral(", "));
}

QString BandView::summary() const
{
    const std::size_t rows = m_area->scene().cells.rows.size();
    if (rows == 0) {
        return tr("Nothing to show.");
    }
    const std::vector<zumik::plot::BandTick> &ticks = m_area->scene().rampTicks;
    if (!ticks.empty()) {
        return tr("%n row(s) of values over time, from %1 to %2.", nullptr, static_cast<int>(rows))
            .arg(QString::fromStdString(ticks.front().label), QString::fromStdString(ticks.back().label));
    }
    return tr("%n row(s) of states over time; at the end %1.", nullptr, static_cast<int>(rows))
        .arg(lastStates());
}

} // namespace zumik::widgets::plot
