// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/annotationsource.h"
#include "models/board/diagnosis.h"
#include "models/board/paneldata.h"
#include "models/board/scrapeintervals.h"
#include "models/board/truth.h"
#include "models/board/variablework.h"
#include "models/dashboard/interpolate.h"
#include "models/dashboard/repeat.h"
#include "models/source/metricsource.h"
#include "models/source/recording.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace zumik::board {

struct PanelFacts;

/// What a variable offers now, and what is chosen.
struct VariableState {
    std::vector<dashboard::VariableOption> options;
    std::vector<std::string> chosen; ///< values; "$__all" for All
    std::optional<base::Error> error; ///< its query failed; the saved choice stays
    std::size_t leftOut = 0; ///< options beyond dashboard::mostOptions
    std::vector<dashboard::AdHocFilter> filters; ///< of an ad-hoc variable

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
    /// Where annotations of Grafana's own are asked for; outlives the run. Null: they have a reason instead.
    AnnotationSource *annotations = nullptr;
    /// What the source has at all, where it is a recording; outlives the run.
    const source::Recording *recording = nullptr;
};

/// Another source, which all of a board is compared with.
struct ComparedSource {
    source::MetricSource *source = nullptr; ///< null: none
    std::string name; ///< what it is called

    bool operator==(const ComparedSource &) const = default;
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

    /// Its panels are those that there are for the variables' values: repeats are made. They are other ones
    /// after panelsChanged.
    const dashboard::Dashboard &dashboard() const { return m_dashboard; }

    /// There can be other panels for other values of variables.
    bool repeats() const { return !m_repeatValues.empty(); }

    /// The id in the file of a panel that a repeat has made; of others their own.
    int sourceOf(int panelId) const;

    /// Another run of the same dashboard with the same choices, which has asked for nothing yet.
    std::unique_ptr<BoardRun> twin() const;

    /// Takes effect with the next refresh. Errors: InvalidArgument for a time that can't be read or an end
    /// before its start.
    base::Status setTime(BoardTime time);

    const BoardTime &time() const { return m_time; }

    /// Takes effect with the next refresh: panels that can show it ask once more for the same length of time,
    /// so much elapsed time earlier. Absent: nothing is compared. Errors: those of checkShift.
    base::Status setComparison(std::optional<base::Duration> back);

    /// Likewise, with another source, at a time so much earlier (negative: later) than the panels' own. It
    /// outlives the run, or the next choice. Errors: those of checkDistance.
    base::Status compareWith(ComparedSource other, base::Duration back);

    std::optional<base::Duration> comparison() const { return m_back; }

    const ComparedSource &comparedSource() const { return m_other; }

    /// Takes effect with the next refresh; false when the dashboard has no such variable. "$__all" is All;
    /// other values need not be among the options.
    bool setVariable(const std::string &name, std::vector<std::string> values);
    const VariableState *variable(const std::string &name) const;

    /// Of an ad-hoc variable; as setVariable.
    bool setFilters(const std::string &name, std::vector<dashboard::AdHocFilter> filters);

    /// The names of labels, and the values of one, that there are in the last refresh's range where the
    /// filters hold: for one filter more. Errors: the source's, and QueryInvalid for a filter that is none.
    void labelNames(const std::vector<dashboard::AdHocFilter> &filters, base::StopToken stop,
        async::Receiver receiver, source::Answer<std::vector<std::string>> answer) const;
    void labelValues(const std::string &label, const std::vector<dashboard::AdHocFilter> &filters,
        base::StopToken stop, async::Receiver receiver,
        source::Answer<std::vector<std::string>> answer) const;

    /// Takes effect with the next refresh; an index that isn't one is ignored.
    void setAnnotationEnabled(std::size_t annotation, bool enabled);

    /// What the annotations came to; null before their first answers.
    const std::shared_ptr<const Events> &events() const { return m_events; }

    /// The panel's plot width in px, which decides the step; 1,000 until told.
    void setPanelWidth(int panelId, int width);

    /// Panels that don't show (in a collapsed row, scrolled away) are not asked for. All show until told.
    void setPanelVisible(int panelId, bool visible);

    enum class Freshness {
        Whole, ///< everything is asked anew
        MayJoin, ///< of ranges that only moved on, the source may keep what it knows
        Preview ///< queries of at most previewSteps steps and nothing else, for a time that is being sought
    };

    static constexpr std::size_t previewSteps = 120;

    void refresh(Freshness freshness = Freshness::Whole);

    /// After variables were set: over the range of the last refresh, asks for what depends on them, and
    /// leaves alone the panels whose queries came to the same.
    void refreshChanged();

    /// Asks for the panels that show and that the last refresh has left out, over its range.
    void completeRefresh();

    /// The last refresh, or what completed it, asked for the panel.
    bool wasAsked(int panelId) const { return m_asked.contains(panelId); }

    /// Lets go what is known of a panel: it is asked for again by what completes the refresh, once it shows.
    void forget(int panelId);

    void stop();

    bool idle() const;

    /// What is on its way is only a preview.
    bool previews() const;

    /// The newest data of a panel; null before its first answer.
    Data panelData(int panelId) const;

    /// How that data came about; null before the first answer, and of panels that ask nothing.
    std::shared_ptr<const PanelFacts> panelFacts(int panelId) const;

    /// The panel's data is of other variables' values than the board's now.
    bool isOutdated(int panelId) const { return m_outdated.contains(panelId); }

    /// The panel's title with its variables interpolated.
    std::string panelTitle(const dashboard::Panel &panel) const;
    /// Any text of the panel's, so filled in.
    std::string panelText(const dashboard::Panel &panel, const std::string &text) const;

    /// What any text of a panel (its title, description, links) comes to, with the values that it was
    /// repeated for.
    dashboard::Interpolation panelValues(const dashboard::Panel &panel) const;

    /// Of the last refresh.
    std::size_t queriesSent() const;

Q_SIGNALS:
    void panelChanged(int panelId);
    void variablesChanged();
    /// dashboard().panels are other ones: a repeat was made anew. Before their data is asked for, so that
    /// widths and what shows can be told.
    void panelsChanged();
    /// Of the annotations: other events, or errors.
    void eventsChanged();
    /// The refresh is over: every visible panel has its data, its reason or its error.
    void finished();

private:
    class Refresh;

    void begin(std::shared_ptr<Refresh> refresh);
    bool shows(int panelId) const;
    void onRefreshOver();
    void updateStates(const std::map<std::string, base::Error> &errors);
    void takeVariables(ResolvedVariables resolved);
    void repeatPanels();
    void forgetOthers(const std::map<int, dashboard::Panel> &before);
    void forgetData(int panelId);

    /// What a panel is compared with.
    struct KnownBaseline {
        std::shared_ptr<const Baseline> baseline;
        ComparedSource source;
        std::string question; ///< that it answers, and what of that stays while time goes on
        std::string standing;
    };

    dashboard::Dashboard m_dashboard;
    const std::vector<dashboard::Panel> m_templates; ///< its panels as the file has them
    dashboard::RepeatValues m_repeatValues; ///< what m_dashboard's panels were made for
    std::map<int, int> m_sources;
    std::map<int, std::size_t> m_leftOut; ///< repeats, by panel
    AskedVariables m_askedVariables;
    std::set<std::string> m_given; ///< variables set since they were last resolved
    bool m_resolved = false; ///< they were, at least once
    source::MetricSource &m_source;
    BoardOptions m_options;
    BoardTime m_time;
    std::optional<base::Duration> m_back; ///< what everything is compared with lies so far back
    ComparedSource m_other; ///< and there, if anywhere else
    std::optional<ScrapeIntervals> m_intervals; ///< once the server has told
    std::map<std::string, VariableState> m_variables; ///< what m_dashboard.variables come to
    std::map<int, int> m_widths;
    std::map<int, bool> m_visible;
    std::map<int, Data> m_data;
    std::map<int, KnownBaseline> m_baselines;
    std::map<int, std::shared_ptr<const PanelFacts>> m_facts; ///< of m_data
    std::vector<std::shared_ptr<Refresh>> m_refreshes; ///< the last one, and what completes it
    std::shared_ptr<const Events> m_events; ///< of all annotations, as the last refresh found them
    Truth m_truth; ///< as the last refresh of each panel found it
    std::set<int> m_asked; ///< panels of the last refresh
    std::map<int, std::string> m_questions; ///< what a panel's data answers
    std::set<int> m_outdated;
    base::TimeRange m_range; ///< of the last refresh
    std::size_t m_queriesSent = 0;
};

} // namespace zumik::board
