// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/panelview.h"
#include "widgets/plot/bandarea.h"

namespace zumik::widgets::plot {
class BandView;
} // namespace zumik::widgets::plot

namespace zumik::widgets::panels {

class Pager;

/// Grafana's state timeline and status history: all rows, or page after page of them.
class BandPanel final : public PanelView {
    Q_OBJECT

public:
    BandPanel(const zumik::dashboard::Panel &panel, const plot::BandOptions &options,
        const common::Look *look, QWidget *parent = nullptr);

    plot::BandView *view() const { return m_view; }

    /// Hidden where all rows are on one page.
    Pager *pager() const { return m_pager; }

    void setSharedCrosshair(std::optional<base::Time> time) override;
    void setSharedTooltip(std::optional<base::Time> time) override;
    void setLeftMargin(float margin) override;
    float neededLeftMargin() const override;

protected:
    void showContent() override;
    /// Rows with the state that they are in ("node-01: up since 03:12:00"), the legend, or the ends of the
    /// ramp.
    QStringList bodyTexts() const override;

private:
    void turn(int pages);
    /// Rows may have gone: then the last page is shown.
    void showPage();
    QStringList warnings() const;
    QString rowText(std::size_t row) const;
    void addLegendTexts(QStringList &texts) const;

    plot::BandOptions m_options;
    QWidget *m_whole; ///< rows and the way to other pages
    plot::BandView *m_view;
    Pager *m_pager;
};

} // namespace zumik::widgets::panels
