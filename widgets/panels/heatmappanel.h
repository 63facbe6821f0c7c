// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/panelview.h"

namespace zumik::widgets::plot {
class HeatView;
}

namespace zumik::widgets::panels {

class HeatmapPanel final : public PanelView {
    Q_OBJECT

public:
    HeatmapPanel(const zumik::dashboard::Panel &panel, const zumik::dashboard::HeatmapOptions &options,
        const common::Look *look, QWidget *parent = nullptr);

    plot::HeatView *view() const { return m_view; }

    void setSharedCrosshair(std::optional<base::Time> time) override;
    void setSharedTooltip(std::optional<base::Time> time) override;
    void setLeftMargin(float margin) override;
    float neededLeftMargin() const override;

protected:
    void showContent() override;
    /// The ends of the color scale, the labels of the buckets, and the bucket with the most of the youngest
    /// column.
    QStringList bodyTexts() const override;

private:
    plot::HeatView *m_view;
};

} // namespace zumik::widgets::panels
