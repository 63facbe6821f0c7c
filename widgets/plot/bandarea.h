// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"
#include "models/plot/bandraster.h"
#include "widgets/plot/timearea.h"

#include <memory>
#include <optional>
#include <vector>

namespace zumik::widgets::plot {

/// What states over time are shown of; `owner` keeps the frames alive.
struct BandData {
    std::shared_ptr<const void> owner;
    std::vector<const frame::Frame *> frames;
    base::TimeRange range;
    std::optional<base::Time> now;
};

/// The options that a state timeline and a status history have in common.
struct BandOptions {
    zumik::plot::BandStyle style;
    zumik::plot::BandText show = zumik::plot::BandText::Auto;
    zumik::plot::BandAlign align = zumik::plot::BandAlign::Left;
    double rowHeight = 0.9;
    double columnWidth = 1;
    zumik::dashboard::Legend legend;
    zumik::dashboard::Tooltip tooltip;
};

BandOptions bandOptions(const zumik::dashboard::StateTimelineOptions &options);
BandOptions bandOptions(const zumik::dashboard::StatusHistoryOptions &options);

/// Rows of states over time, without legend. The state that is pointed at gets a frame.
class BandArea final : public TimeArea {
    Q_OBJECT

public:
    explicit BandArea(const common::Look *look, QWidget *parent = nullptr);

    void setOptions(const BandOptions &options);
    /// The same frames for another range are not read again.
    void setData(BandData content);

    const zumik::plot::BandScene &scene() const;

    /// The state under the pointer, or the one that keys have chosen.
    std::optional<zumik::plot::BandHit> hit() const;
    std::optional<Tooltip> tooltip() const override;

    QString nameOf(std::size_t row) const;
    /// "No data" where there is no state.
    QString stateText(const zumik::plot::BandHit &hit) const;
    /// The last state in the range; nothing for a row without samples there.
    std::optional<zumik::plot::BandHit> lastState(std::size_t row) const;

protected:
    const zumik::plot::PlotScene &plane() const override { return scene().plane; }

    void forgetLayout() override { m_laidOut = false; }

    void paintScene(QPainter &painter) override;
    void paintPointed(QPainter &painter) override;
    bool showRange(base::TimeRange range) override;
    bool moveBy(int columns, int rows) override;
    std::optional<Tooltip> tooltipAt(base::Time time) const override;

private:
    void forgetCells();
    void rebuild() const;
    void paintLabels(QPainter &painter) const;
    QString timesText(const zumik::plot::BandHit &hit) const;
    QString lengthText(const zumik::plot::BandHit &hit) const;
    std::optional<zumik::plot::BandHit> toldState(std::size_t row, base::Time time) const;
    std::vector<zumik::plot::BandHit> sortedStates(base::Time time) const;
    void addRow(Tooltip &tooltip, const zumik::plot::BandHit &hit, bool strong) const;
    void addRows(Tooltip &tooltip, base::Time time, std::optional<std::size_t> pointed) const;
    void addRowsAround(Tooltip &tooltip, base::Time time, std::optional<std::size_t> pointed) const;
    void moveByPixels(int lines);
    void moveToState(int columns, int rows);
    std::size_t rowFrom(std::optional<zumik::plot::BandHit> from, int rows) const;
    std::size_t cellFrom(std::optional<zumik::plot::BandHit> from, std::size_t row, int columns) const;

    BandOptions m_options;
    BandData m_data;
    mutable std::optional<zumik::plot::BandScene> m_scene;
    mutable bool m_cellsKnown = false; ///< m_scene has the cells of m_data
    mutable bool m_laidOut = false; ///< and fits the widget, the range and the theme
    zumik::plot::Raster m_raster;
    zumik::plot::BandLines m_lines;
};

} // namespace zumik::widgets::plot
