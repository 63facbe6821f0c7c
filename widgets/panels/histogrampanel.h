// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/histogram.h"
#include "widgets/panels/barspanel.h"

namespace zumik::widgets::panels {

/// How often values lie in which bucket. Several series stand side by side in a bucket (Grafana draws them
/// over each other, where the rear ones are lost), or are piled up.
class HistogramPanel final : public BarsPanel {
    Q_OBJECT

public:
    HistogramPanel(const zumik::dashboard::Panel &panel, const zumik::dashboard::HistogramOptions &options,
        const common::Look *look, QWidget *parent = nullptr, ChartForm form = ChartForm::Drawn);

protected:
    void showContent() override;

private:
    plot::BarFigure figureOf(const zumik::plot::Buckets &buckets) const;
    /// Labels and names; returns the two bounds of each bucket as texts.
    std::vector<QStringList> addBounds(plot::BarFigure &figure, const zumik::plot::Buckets &buckets) const;
    QString troubleText(const zumik::plot::Buckets &buckets) const;
    std::vector<const frame::Field *> countedFields(const zumik::plot::Buckets &buckets) const;

    zumik::dashboard::HistogramOptions m_options;
};

} // namespace zumik::widgets::panels
