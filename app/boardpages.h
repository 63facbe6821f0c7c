// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardrun.h"
#include "widgets/dashboard/boardview.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>

class QStackedWidget;

namespace zumik::app {

class DashboardLibrary;

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

    /// Makes it if need be and brings it to the front. Errors: those of reading the dashboard.
    base::Result<widgets::dashboard::BoardView *> show(const QString &id);

    /// Null while it was never shown.
    widgets::dashboard::BoardView *view(const QString &id) const;

    void setTime(const board::BoardTime &time) { m_time = time; }

    /// Nothing before somebody has chosen one.
    const std::optional<board::BoardTime> &time() const { return m_time; }

    void setDimmed(bool dimmed);

    source::MetricSource &source() const { return m_source; }

Q_SIGNALS:
    void made(zumik::widgets::dashboard::BoardView *view, const QString &id);

private:
    struct Page {
        std::unique_ptr<board::BoardRun> run;
        widgets::dashboard::BoardView *view = nullptr;
    };

    base::Result<Page> make(const QString &id);
    QString originOf(const QString &id) const;

    const DashboardLibrary &m_library;
    source::MetricSource &m_source;
    const widgets::common::Look *m_look;
    std::optional<base::Duration> m_scrapeInterval;
    QStackedWidget *m_stack;
    std::map<QString, Page> m_pages;
    std::optional<board::BoardTime> m_time; ///< once somebody has chosen one
    bool m_dimmed = false;
};

} // namespace zumik::app
