// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/panelview.h"

namespace zumik::widgets::plot {
class TimeSeriesView;
}

namespace zumik::widgets::panels {

class TimeSeriesPanel final : public PanelView {
    Q_OBJECT

public:
    TimeSeriesPanel(
        const zumik::dashboard::Panel &panel, const common::Look *look, QWidget *parent = nullptr);

    plot::TimeSeriesView *view() const { return m_view; }

    void setSharedCrosshair(std::optional<base::Time> time) override;
    void setSharedTooltip(std::optional<base::Time> time) override;
    void setLeftMargin(float margin) override;
    float neededLeftMargin() const override;

protected:
    void showContent() override;
    /// Legend rows ("name: last 82.9 req/s, max 132 req/s"), and the labels of the axes. A series without
    /// calcs in its legend is told with its last value, which the tooltip shows.
    QStringList bodyTexts() const override;

private:
    plot::TimeSeriesView *m_view;
};

} // namespace zumik::widgets::panels
