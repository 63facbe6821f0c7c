// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/heatarea.h"

#include <QWidget>

namespace zumik::widgets::plot {

/// The bar of a heatmap's colors with the values that they stand for.
class HeatLegend final : public QWidget {
    Q_OBJECT

public:
    explicit HeatLegend(const common::Look *look, QWidget *parent = nullptr);

    /// `left`: where the plot begins.
    void setScale(
        std::vector<frame::Argb> palette, std::vector<zumik::plot::HeatLegendTick> ticks, double left);

    const std::vector<zumik::plot::HeatLegendTick> &ticks() const { return m_ticks; }

    int neededHeight() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const common::Look *m_look;
    std::vector<frame::Argb> m_palette;
    std::vector<zumik::plot::HeatLegendTick> m_ticks;
    double m_left = 0;
};

/// A heatmap with its color scale below.
class HeatView final : public QWidget {
    Q_OBJECT

public:
    explicit HeatView(const common::Look *look, QWidget *parent = nullptr);

    void setOptions(const zumik::dashboard::HeatmapOptions &options);
    void setData(HeatData content);

    HeatArea *area() const { return m_area; }

    HeatLegend *legend() const { return m_legend; }

    /// The chart in one sentence, for who can't see it.
    QString summary() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void layOut();

    HeatArea *m_area;
    HeatLegend *m_legend;
    bool m_wantsLegend = true;
};

} // namespace zumik::widgets::plot
