// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exportrun.h"
#include "models/dashboard/catalog.h"
#include "widgets/exporting/exportpage.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::app {

class FileDialogs;

/// The window's way to a snapshot: a page, what it will come to, and the recording.
class WindowExport final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    WindowExport(session::Session &session, const DashboardLibrary &library, FileDialogs &dialogs,
        const widgets::common::Look *look, QWidget *window);
    ~WindowExport() override;

    QWidget *page() { return m_page; }

    /// Nothing is lost where something is being recorded: the page shows it.
    void choose(
        const QString &from, const QString &to, const dashboard::Catalog &boards, const QString &open);

    bool isRecording() const { return m_run != nullptr; }

Q_SIGNALS:
    void left();
    void openRequested(const QString &path);
    /// What became of one, for the list of what happened.
    void told(bool failed, const QString &words);

private:
    void estimate();
    void askCounts(const snapshot::record::Plan &plan, base::TimeRange range);
    void onCount(const base::Result<series::Instant> &answer, double samplesOfOne);
    void askForFile();
    void start(const QString &path, bool resume);
    void onProgress();
    void onRecorded(const base::Result<ExportRun::Report> &report);
    base::Result<ExportWish> wish(const QString &path, bool resume) const;
    base::Duration scrapeInterval() const;

    session::Session &m_session;
    const DashboardLibrary &m_library;
    FileDialogs &m_dialogs;
    const widgets::common::Look *m_look;
    QPointer<QWidget> m_window;
    QPointer<widgets::exporting::ExportPage> m_page;
    async::Receiver m_receiver;
    QTimer m_soon; ///< until nobody types any more
    base::StopSource m_estimating;
    std::size_t m_countsLeft = 0;
    double m_series = 0;
    double m_samples = 0;
    bool m_uncounted = false;
    std::unique_ptr<ExportRun> m_run;
    base::StopSource m_stop;
    QString m_path;
};

} // namespace zumik::app
