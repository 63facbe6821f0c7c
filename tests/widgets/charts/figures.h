// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/widgets/support/samples.h"
#include "widgets/plot/figures.h"

#include <utility>
#include <vector>

// Figures as panels make them, of plain numbers.
namespace zumik::widgets::charts {

inline constexpr const char *paintNames[] = {"#3b84da", "#b98f32", "#12c7af"};

inline common::SeriesPaint paint(std::size_t index)
{
    return {QColor(QLatin1String(paintNames[index % 3])), {}};
}

inline plot::LegendTable legendOf(std::size_t rows)
{
    plot::LegendTable legend;
    for (std::size_t i = 0; i < rows; ++i) {
        plot::LegendRow row;
        row.series = i;
        row.name = QStringLiteral("series %1").arg(i);
        row.paint = paint(i);
        legend.rows.push_back(std::move(row));
    }
    return legend;
}

inline plot::PieFigure pieFigure(const std::vector<double> &values)
{
    plot::PieFigure figure;
    std::vector<zumik::plot::PieItem> items;
    for (const double value : values) {
        items.push_back({value, true});
    }
    figure.pie = zumik::plot::pieOf(items, zumik::plot::PieOrder::None);
    for (std::size_t i = 0; i < figure.pie.slices.size(); ++i) {
        figure.slices.push_back(
            {QStringLiteral("slice %1").arg(i), QString::number(figure.pie.slices[i].value),
                QStringLiteral("%1 %").arg(100 * figure.pie.slices[i].share), {}, paint(i), true});
    }
    figure.total = QString::number(figure.pie.total);
    figure.legend.table = legendOf(values.size());
    return figure;
}

/// Fields that outlive the figures made of them.
class Bars {
public:
    plot::BarFigure figure(const std::vector<std::vector<double>> &values, zumik::plot::BarLayout layout = {})
    {
        m_fields.assign(values.size(), tests::sampleField("series", tests::wave(1, 0)));
        std::vector<zumik::plot::BarSeries> series;
        for (std::size_t i = 0; i < values.size(); ++i) {
            series.push_back({&m_fields[i], values[i], true});
        }
        plot::BarFigure figure;
        figure.plan = zumik::plot::planBars(series, values[0].size(), layout);
        for (const zumik::plot::Bar &bar : figure.plan.bars) {
            const QString text = QString::number(bar.value);
            figure.bars.push_back({text, text, bar.series % 3});
        }
        figure.paints = {paint(0), paint(1), paint(2)};
        for (std::size_t i = 0; i < values.size(); ++i) {
            figure.series << QStringLiteral("series %1").arg(i);
            figure.inTooltip.push_back(true);
        }
        for (std::size_t i = 0; i < values[0].size(); ++i) {
            figure.places << QStringLiteral("place %1").arg(i);
            figure.placeTicks.push_back(
                {(double(i) + 0.5) / double(values[0].size()), QStringLiteral("place %1").arg(i)});
        }
        for (const double tick : figure.plan.values.ticks) {
            figure.valueTicks.push_back({figure.plan.values.scale.fraction(tick), QString::number(tick)});
        }
        figure.showValue = zumik::dashboard::ShowValue::Never;
        figure.labelsInside = layout.stacking != frame::Stacking::None;
        figure.legend.table = legendOf(values.size());
        return figure;
    }

private:
    std::vector<frame::Field> m_fields;
};

} // namespace zumik::widgets::charts
