// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/stoptoken.h"
#include "models/dashboard/dashboard.h"
#include "widgets/plot/eventpainter.h"
#include "widgets/plot/plotdrawing.h"
#include "widgets/plot/timearea.h"

#include <optional>

namespace zumik::widgets::plot {

/// Lines over time. The pointer snaps to samples and lifts the line that is near it over the others. While a
/// range glides, a plot of many samples is drawn in another thread; until that is done, what was drawn last
/// is shown where its times have come to, on the same value axis.
class PlotArea final : public TimeArea {
    Q_OBJECT

public:
    explicit PlotArea(const common::Look *look, QWidget *parent = nullptr);

    void setData(PlotData content, Paints paints);
    void setVisibleSeries(const std::vector<bool> &visible);

    /// What marks the time axis. The pointer on a triangle, or Ctrl and an arrow key, tells about it.
    void setEvents(EventNotes events);

    const EventNotes &events() const { return m_events; }

    /// Those that are told about now, the nearest first.
    std::vector<const EventNote *> hoveredEvents() const;

    /// Values that the dashboard doesn't want sorted are so from the largest on: what it means by that is up
    /// to who draws (Grafana: docs, tooltip mode).
    void setTooltip(const zumik::dashboard::Tooltip &options) { m_tooltip = options; }

    const zumik::plot::PlotScene &scene() const;

    /// One series over the others, as the legend asks.
    void setHighlighted(std::optional<std::size_t> series);

    std::optional<Tooltip> tooltip() const override;

    /// What shows is drawn of the range that shows, not a picture of another one.
    bool sharp() const;

Q_SIGNALS:
    /// A range that it glided to is drawn, the last one when it is sharp() now.
    void drawn();

protected:
    const zumik::plot::PlotScene &plane() const override { return scene(); }

    void forgetLayout() override;
    void paintScene(QPainter &painter) override;
    void paintGround(QPainter &painter) override;
    void paintPointed(QPainter &painter) override;
    bool paintInstead(QPainter &painter) override;
    bool showRange(base::TimeRange range) override;
    bool moveBy(int columns, int rows) override;
    base::Time timeUnder(float x) const override;
    std::optional<Tooltip> tooltipAt(base::Time time) const override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void rebuild() const;
    zumik::plot::PlotInput input() const;
    bool isCostly() const;
    void moveTo(base::TimeRange range);
    void drawApart();
    void onDrawn(DrawnPlot plot);
    const QImage &dimmedPicture();
    std::vector<zumik::plot::Hit> hits() const;
    std::vector<zumik::plot::Hit> hitsAt(base::Time time) const;
    Tooltip tooltipOf(std::vector<zumik::plot::Hit> found, std::optional<std::size_t> strong) const;
    void addEarlier(TooltipRow &row, const zumik::plot::Hit &hit, const common::Numbers &numbers) const;
    std::optional<std::size_t> hoveredSeries() const;
    std::vector<zumik::plot::EventMark> marks() const;
    void moveByEvent(int steps);

    PlotData m_data;
    Paints m_paints;
    EventNotes m_events;
    zumik::dashboard::Tooltip m_tooltip;
    mutable std::optional<zumik::plot::PlotScene> m_scene;
    std::optional<SeriesImage> m_series; ///< of costly plots: what was drawn last
    base::StopSource m_drawing; ///< stops what is drawn in another thread
    bool m_isDrawing = false;
    QImage m_dimmedPicture;
    std::optional<std::size_t> m_highlighted;
};

} // namespace zumik::widgets::plot
