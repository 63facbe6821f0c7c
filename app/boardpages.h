// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardrun.h"
#include "widgets/dashboard/boardview.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <utility>

class QStackedWidget;

namespace zumik::app {

class DashboardLibrary;
struct LoadedDashboard;

/// Values by the variable's name.
using BoardChoices = std::map<std::string, std::vector<std::string>>;

/// The boards that a session has opened: each a run and its view, made when it is first shown and kept, so
/// that going back shows what was there. Boards share one time range.
class BoardPages final : public QObject {
    Q_OBJECT

public:
    /// All must outlive the pages.
    BoardPages(const DashboardLibrary &library, source::MetricSource &source,
        const widgets::common::Look *look, std::optional<base::Duration> scrapeInterval,
        QStackedWidget *pages);
    ~BoardPages() override;

    /// Where boards ask for Grafana's annotations; outlives the pages.
    void setAnnotations(board::AnnotationSource *annotations) { m_annotations = annotations; }

    /// What there is of the recording that boards are of; outlives the pages.
    void setRecording(const source::Recording *recording) { m_recording = recording; }

    /// One that isn't of a pack: to be shown by this id.
    void give(const QString &id, dashboard::Dashboard dashboard, const QString &origin);

    bool has(const QString &id) const { return m_pages.contains(id) || m_given.contains(id); }

    /// Makes it if need be and brings it to the front. Errors: those of reading the dashboard.
    base::Result<widgets::dashboard::BoardView *> show(const QString &id);

    /// Makes it if need be. Errors: those of reading the dashboard.
    base::Status ensure(const QString &id);

    /// Of a board that was read elsewhere, for show(); nothing where it is known already.
    void put(const QString &id, LoadedDashboard loaded);

    /// Instead of the board that is there: time, choices and place on the page stay. To the front again if it
    /// was there.
    void replace(const QString &id, LoadedDashboard loaded);

    /// Values of variables, for the next show(): `written` as an address has them, else as BoardRun's. Names
    /// that the board doesn't have are passed over.
    void choose(const QString &id, const BoardChoices &choices, bool written);

    /// What a board begins with, as BoardRun has values, once it is made.
    void chooseAtFirst(const QString &id, BoardChoices choices);

    QStringList ids() const;

    /// Null while it was never shown.
    widgets::dashboard::BoardView *view(const QString &id) const;

    void setTime(const board::BoardTime &time) { m_time = time; }

    /// What all of them are compared with, from their next show() on.
    void setComparison(std::optional<base::Duration> back);

    /// Likewise with another source, which outlives the pages, or the next choice.
    void compareWith(board::ComparedSource other, base::Duration back);

    std::optional<base::Duration> comparison() const { return m_back; }

    const board::ComparedSource &comparedSource() const { return m_other; }

    /// Nothing before somebody has chosen one.
    const std::optional<board::BoardTime> &time() const { return m_time; }

    void setDimmed(bool dimmed);
    /// As BoardView::setAge, for all of them.
    void setAge(const QString &age);

    source::MetricSource &source() const { return m_source; }

Q_SIGNALS:
    void made(zumik::widgets::dashboard::BoardView *view, const QString &id);

private:
    struct Page {
        std::unique_ptr<board::BoardRun> run;
        widgets::dashboard::BoardView *view = nullptr;
        bool fresh = true; ///< never shown, so it asks by itself when it is
    };

    bool compare(board::BoardRun &run) const;
    Page make(const QString &id, LoadedDashboard loaded);
    base::Result<LoadedDashboard> load(const QString &id) const;
    QString originOf(const QString &id) const;

    const DashboardLibrary &m_library;
    source::MetricSource &m_source;
    const widgets::common::Look *m_look;
    std::optional<base::Duration> m_scrapeInterval;
    QStackedWidget *m_stack;
    std::map<QString, Page> m_pages;
    std::map<QString, BoardChoices> m_wished; ///< of boards that aren't made yet
    std::map<QString, std::pair<dashboard::Dashboard, QString>> m_given; ///< with where they are from
    board::AnnotationSource *m_annotations = nullptr;
    const source::Recording *m_recording = nullptr; ///< null: they are of a server
    std::optional<base::Duration> m_back; ///< what is compared with
    board::ComparedSource m_other; ///< and where, if elsewhere
    std::optional<board::BoardTime> m_time; ///< once somebody has chosen one
    bool m_dimmed = false;
};

} // namespace zumik::app
