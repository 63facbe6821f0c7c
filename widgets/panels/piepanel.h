// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/chartbody.h"
#include "widgets/panels/legendchoice.h"
#include "widgets/panels/panelview.h"

namespace zumik::widgets::panels {

/// Shares of a whole: one slice a series, or a row.
class PiePanel final : public PanelView {
    Q_OBJECT

public:
    PiePanel(const zumik::dashboard::Panel &panel, const zumik::dashboard::PieOptions &options,
        const common::Look *look, QWidget *parent = nullptr, ChartForm form = ChartForm::Drawn);

    const plot::PieFigure &figure() const { return m_figure; }

protected:
    void showContent() override;
    /// "name: value (percent)", slice after slice.
    QStringList bodyTexts() const override;

private:
    void choose(std::size_t value, bool add);

    zumik::dashboard::PieOptions m_options;
    LegendChoice m_choice;
    QStringList m_names; ///< of the values
    plot::PieFigure m_figure;
    PieBody *m_body;
};

} // namespace zumik::widgets::panels
