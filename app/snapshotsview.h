// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/recentsnapshots.h"
#include "models/async/receiver.h"
#include "models/base/stoptoken.h"
#include "models/snapshot/inspection.h"

#include <QObject>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::snapshots {
class SnapshotsPage;
}

namespace zumik::app {

/// The page of snapshots: reads what is inside of the one that is chosen, and verifies it, in other threads.
class SnapshotsView final : public QObject {
    Q_OBJECT

public:
    /// `stateFile` as RecentSnapshots takes it; the look must outlive it. The page is made for `parent`.
    SnapshotsView(const QString &stateFile, const widgets::common::Look *look, QWidget *parent);
    ~SnapshotsView() override;

    widgets::snapshots::SnapshotsPage *page() const { return m_page; }

    /// Its file is being read.
    bool asks() const { return m_reads || m_verifies; }

    const QStringList &recent() const { return m_recent.paths(); }

    /// What the window shows now, which joins the recent ones; empty: no snapshot. It is looked into by
    /// `look`.
    void setShown(const QString &path);

    /// The page comes to be seen.
    void look();

    /// Looks inside.
    void choose(const QString &path);

    const QString &chosen() const { return m_chosen; }

Q_SIGNALS:
    void openFileRequested();
    void openFolderRequested();
    /// To be shown in the window.
    void opened(const QString &path);
    void left();

private:
    void list();
    void open();
    void forget(const QString &path);
    void stop();
    void verify();
    void onInspected(const base::Result<snapshot::Inspection> &inspected);
    void onVerified(const base::Result<std::vector<base::Error>> &faults);

    RecentSnapshots m_recent;
    const widgets::common::Look *m_look;
    widgets::snapshots::SnapshotsPage *m_page;
    QString m_shown;
    QString m_chosen;
    base::StopSource m_stop;
    unsigned m_round = 0; ///< what an earlier one asked for no longer counts
    bool m_stale = false; ///< the chosen one was not looked into
    bool m_reads = false;
    bool m_verifies = false;
};

} // namespace zumik::app
