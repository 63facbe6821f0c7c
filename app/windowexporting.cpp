// SPDX-License-Identifier: GPL-3.0-or-later
// The window's export of a snapshot: its action, its page, and what is told of it.
#include "app/mainwindow.h"
#include "app/windowexport.h"
#include "widgets/shell/actions.h"

namespace zumik::app {

using widgets::common::Status;

void MainWindow::addExportActions()
{
    m_actions->add({QStringLiteral("snapshot.export"), tr("Export a snapshot…"),
        QKeySequence(QStringLiteral("Ctrl+E"), QKeySequence::PortableText), [this] { showExport(); },
        [this] {
            return m_boards != nullptr && !replays();
        }});
}

void MainWindow::showExport()
{
    if (!m_export) {
        m_export =
            std::make_unique<WindowExport>(m_connection->session(), m_library, *m_dialogs, m_look, this);
        connect(m_export.get(), &WindowExport::left, this, &MainWindow::leaveOver);
        connect(m_export.get(), &WindowExport::openRequested, this, &MainWindow::snapshotChosen);
        connect(m_export.get(), &WindowExport::told, this,
            [this](bool failed, const QString &words) { tell(failed ? Status::Warn : Status::Ok, words); });
    }
    const board::BoardTime time = board() != nullptr ? board()->run().time() : board::BoardTime();
    m_export->choose(
        QString::fromStdString(time.from), QString::fromStdString(time.to), m_catalog->boards(), m_boardId);
    showOver(m_export->page());
}

} // namespace zumik::app
