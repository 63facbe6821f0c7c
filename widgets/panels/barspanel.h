// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/chartbody.h"
#include "widgets/panels/legendchoice.h"
#include "widgets/panels/panelview.h"

namespace zumik::widgets::panels {

/// What bar charts and histograms share: a figure of bars, and a legend in which series are chosen.
class BarsPanel : public PanelView {
    Q_OBJECT

public:
    const plot::BarFigure &figure() const { return m_figure; }

protected:
    /// `namedBy`: so many texts of a row of the figure's table name it.
    BarsPanel(const zumik::dashboard::Panel &panel, int namedBy, const common::Look *look, QWidget *parent,
        ChartForm form);

    const LegendChoice &choice() const { return m_choice; }

    void showFigure(plot::BarFigure figure);
    /// The dashboard's words for no value, or else ours.
    QString emptyText(const QString &ours) const;
    /// "node-1: 3 s", or with several series "node-1: a 3 s, b 4 s".
    QStringList bodyTexts() const override;

private:
    void choose(std::size_t series, bool add);

    int m_namedBy;
    LegendChoice m_choice;
    plot::BarFigure m_figure;
    BarBody *m_body;
};

} // namespace zumik::widgets::panels
