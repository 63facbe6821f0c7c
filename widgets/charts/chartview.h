// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plot/figures.h"
#include "widgets/plot/legendlayout.h"

#include <QWidget>

#include <optional>
#include <utility>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::plot {
class LegendView;
}

namespace zumik::widgets::charts {

class ChartSurface;

/// A chart with its legend, below or at the right.
class ChartView : public QWidget {
    Q_OBJECT

public:
    plot::LegendView *legend() const { return m_legend; }

Q_SIGNALS:
    /// An entry of the legend was clicked.
    void seriesChosen(std::size_t series, bool add);

protected:
    /// Takes the surface as a child.
    ChartView(ChartSurface *surface, const plot::LegendRoom &room, const common::Look *look, QWidget *parent);

    /// As the user sorted it, where he did.
    void setLegend(plot::FigureLegend legend);

    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();

    const common::Look *m_look;
    plot::LegendRoom m_room;
    ChartSurface *m_shown;
    plot::LegendView *m_legend;
    std::optional<std::pair<int, bool>> m_sort; ///< column, downwards
};

} // namespace zumik::widgets::charts
