// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/bandarea.h"

#include <QStringList>
#include <QWidget>

namespace zumik::widgets::plot {

class HeatLegend;
class LegendView;

/// States over time with what their colors mean: a list of states and steps, or the bar of a ramp.
class BandView final : public QWidget {
    Q_OBJECT

public:
    explicit BandView(const common::Look *look, QWidget *parent = nullptr);

    void setOptions(const BandOptions &options);
    void setData(BandData content);

    BandArea *area() const { return m_area; }

    LegendView *legend() const { return m_legend; }

    HeatLegend *ramp() const { return m_ramp; }

    /// The chart in one sentence, for who can't see it: rows, and how many of them ended in which state.
    QString summary() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void layOut();
    void fillRamp();
    /// "up: 12, down: 1": the most frequent first.
    QString lastStates() const;

    const common::Look *m_look;
    BandOptions m_options;
    QWidget *m_main; ///< area and list
    BandArea *m_area;
    LegendView *m_legend;
    HeatLegend *m_ramp;
};

} // namespace zumik::widgets::plot
