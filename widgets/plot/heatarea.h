// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"
#include "models/plot/heatraster.h"
#include "widgets/plot/timearea.h"

#include <memory>
#include <optional>

namespace zumik::widgets::plot {

/// What a heatmap shows; `owner` keeps the frames alive.
struct HeatData {
    std::shared_ptr<const void> owner;
    std::vector<zumik::plot::HeatSource> sources;
    base::TimeRange range;
    std::optional<base::Time> now;
};

/// The cells with their axes, without the color scale. The cell that is pointed at gets a frame.
class HeatArea final : public TimeArea {
    Q_OBJECT

public:
    explicit HeatArea(const common::Look *look, QWidget *parent = nullptr);

    void setOptions(const zumik::dashboard::HeatmapOptions &options);
    void setData(HeatData content);

    const zumik::plot::HeatScene &scene() const;

    /// The cell under the pointer, or the one that keys have chosen.
    std::optional<zumik::plot::HeatHit> hit() const;
    std::optional<Tooltip> tooltip() const override;

    /// "0.1 s – 0.25 s"; a row's name where it has no bounds.
    QString bucketText(const zumik::plot::HeatRow &row) const;

protected:
    const zumik::plot::PlotScene &plane() const override { return scene().plane; }

    void forgetLayout() override { m_laidOut = false; }

    void paintScene(QPainter &painter) override;
    void paintPointed(QPainter &painter) override;
    bool showRange(base::TimeRange range) override;
    bool moveBy(int columns, int rows) override;
    std::optional<Tooltip> tooltipAt(base::Time time) const override;

private:
    common::Numbers numbers() const { return numbersAt(m_data.now, m_data.range); }

    void forgetCells();
    void rebuild() const;
    Tooltip tooltipOf(const zumik::plot::HeatHit &cell, std::optional<std::size_t> pointed, bool all) const;

    zumik::dashboard::HeatmapOptions m_options;
    HeatData m_data;
    mutable std::optional<zumik::plot::HeatScene> m_scene;
    mutable bool m_cellsKnown = false; ///< m_scene has the cells of m_data
    mutable bool m_laidOut = false; ///< and fits the widget and the theme
    zumik::plot::Raster m_raster;
};

} // namespace zumik::widgets::plot
