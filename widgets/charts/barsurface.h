// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/charts/barlabels.h"
#include "widgets/charts/chartsurface.h"

QT_BEGIN_NAMESPACE
class QAbstractBarSeries;
class QBarSet;
class QValueAxis;
QT_END_NAMESPACE

namespace zumik::widgets::charts {

/// Bars over places, standing or lying. Qt Charts colors bars by set and puts its series side by side; so
/// each slot of a place is one series of stacked bars, with a set for each paint that occurs in it.
class BarSurface final : public ChartSurface {
    Q_OBJECT

public:
    explicit BarSurface(const common::Look *look, QWidget *parent = nullptr);

    void setFigure(plot::BarFigure figure);

    const plot::BarFigure &figure() const { return m_figure; }

    const BarFrame &frame() const { return m_frame; }

protected:
    void layOut() override;
    void applyPaints() override;

    std::size_t itemCount() const override { return m_figure.bars.size(); }

    std::optional<std::size_t> itemAt(QPointF position) const override;
    QPointF anchorOf(std::size_t item) const override;
    std::optional<plot::Tooltip> tooltipOf(std::size_t item) const override;
    void paintBack(QPainter &painter) const override;
    void paintFront(QPainter &painter) const override;

private:
    /// A set: the bars of one series in one paint.
    struct Layer {
        std::size_t slot = 0;
        std::size_t series = 0;
        std::size_t paint = 0;

        auto operator<=>(const Layer &) const = default;
    };

    std::vector<Layer> layersOf() const;
    void build();
    void rebuild(std::vector<Layer> layers);
    QAbstractBarSeries *addSeries();
    void fill();
    void measure();
    void setWidths();
    void setAxes();
    void paintOutlines(QPainter &painter) const;
    void addRows(plot::Tooltip &tooltip, std::size_t item) const;

    plot::BarFigure m_figure;
    BarFrame m_frame;
    QValueAxis *m_places;
    QValueAxis *m_values;
    std::vector<QAbstractBarSeries *> m_series; ///< one a slot
    std::vector<Layer> m_layers;
    std::vector<QBarSet *> m_sets; ///< one a layer
    bool m_builtHorizontal = false;
};

} // namespace zumik::widgets::charts
