// SPDX-License-Identifier: GPL-3.0-or-later
// Snapshots: their page, and how one comes into the window.
#include "app/mainwindow.h"
#include "app/snapshotsview.h"
#include "widgets/shell/actions.h"
#include "widgets/shell/sidebar.h"
#include "widgets/snapshots/snapshotspage.h"

namespace zumik::app {

void MainWindow::connectSnapshots()
{
    connect(m_snapshots, &SnapshotsView::openFileRequested, this, &MainWindow::askForSnapshot);
    connect(m_snapshots, &SnapshotsView::openFolderRequested, this, [this] {
        m_dialogs->openFolder(this, tr("Open a directory of Prometheus blocks"),
            [this](const QString &path) { Q_EMIT snapshotChosen(path); });
    });
    connect(m_snapshots, &SnapshotsView::opened, this, &MainWindow::snapshotChosen);
    connect(m_snapshots, &SnapshotsView::left, this, &MainWindow::leaveOver);
    connect(m_side, &widgets::shell::SideBar::snapshotsRequested, this, &MainWindow::showSnapshots);
}

void MainWindow::addSnapshotActions()
{
    const auto add = [this](
                         const char *id, const QString &text, const char *keys, void (MainWindow::*run)()) {
        m_actions->add({QLatin1String(id), text,
            QKeySequence(QString::fromLatin1(keys), QKeySequence::PortableText), [this, run] {
                (this->*run)();
            }});
    };
    add("snapshots.open", tr("Open snapshot\u2026"), "Ctrl+Shift+O", &MainWindow::askForSnapshot);
    add("snapshots", tr("Snapshots"), "S", &MainWindow::showSnapshots);
}

/// Over what is there, which is there again when it is left.
void MainWindow::showSnapshots()
{
    m_snapshots->look();
    showOver(m_snapshots->page());
}

void MainWindow::setSnapshot(const QString &path)
{
    m_snapshots->setShown(path);
}

} // namespace zumik::app
