// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"
#include "widgets/plot/plotarea.h"

#include <QWidget>

#include <optional>
#include <set>
#include <string>

namespace zumik::widgets::plot {

class EarlierNote;
class LegendView;

/// A plot over time with its legend, below or at the right.
class TimeSeriesView final : public QWidget {
    Q_OBJECT

public:
    explicit TimeSeriesView(const common::Look *look, QWidget *parent = nullptr);

    void setOptions(const zumik::dashboard::TimeSeriesOptions &options);
    /// Which series are chosen in the legend is kept, by name, over new data.
    void setData(PlotData content);
    void setSharedCrosshair(std::optional<base::Time> time);

    PlotArea *area() const { return m_area; }

    LegendView *legend() const { return m_legend; }

    /// What is drawn behind, in words, and whether its lines are there; empty: nothing is compared.
    void setEarlierNote(const QString &text, bool lines);

    EarlierNote *earlierNote() const { return m_note; }

    /// Of a chosen few, or all; the same click again shows all.
    void chooseSeries(std::size_t series, bool add);

    /// The chart in one sentence, for who can't see it.
    QString summary() const;

Q_SIGNALS:
    void crosshairMoved(std::optional<zumik::base::Time> time);
    void zoomRequested(zumik::base::TimeRange range);
    void zoomOutRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void refresh();
    void applyChoice();
    void layOut();
    std::vector<common::SeriesPaint> paints() const;

    const common::Look *m_look;
    zumik::dashboard::TimeSeriesOptions m_options;
    PlotData m_data;
    std::set<std::string> m_chosen; ///< names; empty: all
    PlotArea *m_area;
    LegendView *m_legend;
    EarlierNote *m_note;
    std::optional<std::pair<int, bool>> m_sort; ///< as the user sorted
};

} // namespace zumik::widgets::plot
