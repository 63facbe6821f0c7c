// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/diagnosis.h"
#include "models/board/paneldata.h"
#include "models/board/scrapeintervals.h"
#include "models/board/truth.h"
#include "models/dashboard/dashboard.h"
#include "models/source/metricsource.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace zumik::board {

/// What a variable offers now, and what is chosen.
struct VariableState {
    std::vector<dashboard::VariableOption> options;
    std::vector<std::string> chosen; ///< values; "$__all" for All
    std::optional<base::Error> error; ///< its query failed; the saved choice stays

    bool operator==(const VariableState &) const = default;
};

struct BoardTime {
    std::string from = "now-6h"; ///< as parseTime reads it
    std::string to = "now";

    bool operator==(const BoardTime &) const = default;
};

struct BoardOptions {
    /// Of the profile; absent: asked from the server's targets, 15 s where it doesn't say.
    std::optional<base::Duration> scrapeInterval;
    std::vector<AbsentRule> absent;
};

/// A dashboard at work on a source. Everything happens in the thread of this object; a refresh cancels the
/// one before, and late answers of an older refresh are dropped. The source must outlive the run.
class BoardRun final : public QObject {
    Q_OBJECT

public:
    using Data = std::shared_ptr<const PanelData>;

    BoardRun(dashboard::Dashboard dashboard, source::MetricSource &source, BoardOptions options,
        QObject *parent = nullptr);
    ~BoardRun() override;

    const dashboard::Dashboard &dashboard() const { return m_dashboard; }

    /// Takes effect with the next refresh. Errors: InvalidArgument for a time that can't be read or an end
    /// before its start.
    base::Status setTime(BoardTime time);

    const BoardTime &time() const { return m_time; }

    /// Takes effect with the next refresh; false when the dashboard has no such variable. "$__all" is All;
    /// other values need not be among the options.
    bool setVariable(const std::string &name, std::vector<std::string> values);
    const VariableState *variable(const std::string &name) const;

    /// The panel's plot width in px, which decides the step; 1,000 until told.
    void setPanelWidth(int panelId, int width);

    /// Panels that don't show (in a collapsed row, scrolled away) are not asked for. All show until told.
    void setPanelVisible(int panelId, bool visible);

    enum class Freshness {
        Whole, ///< everything is asked anew
        MayJoin ///< of ranges that only moved on, the source may keep what it knows
    };

    void refresh(Freshness freshness = Freshness::Whole);

    /// Asks for the panels that show and that the last refresh has left out, over its range.
    void completeRefresh();

    /// The last refresh, or what completed it, asked for the panel.
    bool wasAsked(int panelId) const { return m_asked.contains(panelId); }

    void stop();

    bool idle() const;

    /// The newest data of a panel; null before its first answer.
    Data panelData(int panelId) const;

    /// The panel's title with its variables interpolated.
    std::string panelTitle(const dashboard::Panel &panel) const;

    /// Of the last refresh.
    std::size_t queriesSent() const;

Q_SIGNALS:
    void panelChanged(int panelId);
    void variablesChanged();
    /// The refresh is over: every visible panel has its data, its reason or its error.
    void finished();

private:
    class Refresh;

    void begin(std::shared_ptr<Refresh> refresh);
    bool shows(int panelId) const;
    void onRefreshOver();
    void updateStates(const std::map<std::string, base::Error> &errors);

    dashboard::Dashboard m_dashboard;
    source::MetricSource &m_source;
    BoardOptions m_options;
    BoardTime m_time;
    std::optional<ScrapeIntervals> m_intervals; ///< once the server has told
    std::map<std::string, VariableState> m_variables; ///< what m_dashboard.variables come to
    std::map<int, int> m_widths;
    std::map<int, bool> m_visible;
    std::map<int, Data> m_data;
    std::vector<std::shared_ptr<Refresh>> m_refreshes; ///< the last one, and what completes it
    Truth m_truth; ///< as the last refresh of each panel found it
    std::set<int> m_asked; ///< panels of the last refresh
    base::TimeRange m_range; ///< of the last refresh
    std::size_t m_queriesSent = 0;
};

} // namespace zumik::board
