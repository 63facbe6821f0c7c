// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/barchart.h"
#include "widgets/panels/barspanel.h"

namespace zumik::widgets::panels {

/// Bars over the rows of a table, or over the times of series.
class BarChartPanel final : public BarsPanel {
    Q_OBJECT

public:
    BarChartPanel(const zumik::dashboard::Panel &panel, const zumik::dashboard::BarChartOptions &options,
        const common::Look *look, QWidget *parent = nullptr, ChartForm form = ChartForm::Drawn);

protected:
    void showContent() override;

private:
    plot::BarFigure figureOf(const zumik::plot::BarTable &table) const;
    QString troubleText(const zumik::plot::BarTable &table) const;
    static QStringList warningsOf(const zumik::plot::BarTable &table, const zumik::plot::BarPlan &plan);

    zumik::dashboard::BarChartOptions m_options;
};

} // namespace zumik::widgets::panels
