// SPDX-License-Identifier: GPL-3.0-or-later
// Boards out of files and folders, and copies of boards into files.
#include "app/copyboard.h"
#include "app/dashboardlibrary.h"
#include "app/mainwindow.h"
#include "models/async/reply.h"
#include "models/snapshot/filekind.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"
#include "widgets/dashboard/variablepicker.h"
#include "widgets/shell/sidebar.h"
#include "widgets/shell/topbar.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QMimeData>
#include <QThreadPool>

namespace zumik::app {

namespace {

using widgets::common::plain;
using widgets::common::Status;

constexpr std::size_t mostTroublesTold = 5;

QString shortName(const QString &place)
{
    return plain(QFileInfo(boardfiles::pathOf(place)).fileName().toStdString());
}

/// Paths of this computer, as they are dropped.
QStringList localPaths(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile() && paths.size() < 20) {
            paths << url.toLocalFile();
        }
    }
    return paths;
}

} // namespace

// --- files and folders

void MainWindow::askForFile()
{
    m_dialogs->openFile(this, tr("Open dashboard file"),
        tr("Dashboards (*.json *.yaml *.yml);;All files (*)"),
        [this](const QString &path) { openBoardFile(path); });
}

void MainWindow::askForFolder()
{
    m_dialogs->openFolder(
        this, tr("Add folder of dashboards"), [this](const QString &path) { openBoardFile(path); });
}

void MainWindow::openBoardFile(const QString &path)
{
    if (QFileInfo(path).isDir()) {
        m_catalog->addFolder(path);
        return tell(Status::Info,
            tr("Looks for dashboards in %1, now and while the console runs.").arg(plain(path.toStdString())));
    }
    const QString whole = QFileInfo(boardfiles::pathOf(path)).absoluteFilePath();
    m_loads = true;
    m_catalog->files().load(
        whole, {}, async::Receiver(this), [this, whole](const base::Result<boardfiles::LoadedFile> &file) {
            m_loads = false;
            file ? takeFile(whole, *file) : tell(file.error());
        });
}

/// Of rules a board draws the expressions; whether they fire is another matter, which is said.
void MainWindow::takeFile(const QString &path, const boardfiles::LoadedFile &file)
{
    if (file.ruleGroups > 0) {
        const QString sentence = file.dashboard ? tr("%1 holds rules of Prometheus (groups: %2). Their "
                                                     "expressions are drawn, one a panel; which of "
                                                     "them fire is not told here.")
                                                : tr("%1 holds groups of rules (%2), and no rule in them.");
        tell(Status::Info, sentence.arg(shortName(path), QLocale().toString(qulonglong(file.ruleGroups))));
    }
    for (std::size_t i = 0; i < std::min(file.troubles.size(), mostTroublesTold); ++i) {
        tell(file.troubles[i]);
    }
    if (!file.dashboard) {
        return;
    }
    m_catalog->addFile(path);
    const QString place = QString::fromStdString(file.place);
    if (m_boards) {
        m_boards->put(place, {*file.dashboard, {}});
    } else {
        tell(Status::Info, tr("%1 shows once a connection is made.").arg(plain(file.dashboard->title)));
    }
    showBoard(place);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localPaths(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void MainWindow::dropEvent(QDropEvent *event)
{
    for (const QString &path : localPaths(*event->mimeData())) {
        if (snapshot::looksLikeSnapshot(QFile::encodeName(path).toStdString())) {
            Q_EMIT snapshotChosen(path); // the last one, where there are several
        } else {
            openBoardFile(path);
        }
    }
    event->acceptProposedAction();
}

// --- files that change

void MainWindow::onFileChanged(const QString &path)
{
    for (const QString &id : m_boards ? m_boards->ids() : QStringList()) {
        if (boardfiles::isPlace(id) && boardfiles::pathOf(id) == path) {
            reload(id);
        }
    }
}

void MainWindow::onFileGone(const QString &path)
{
    for (const QString &id : m_boards ? m_boards->ids() : QStringList()) {
        if (boardfiles::isPlace(id) && boardfiles::pathOf(id) == path) {
            tell(Status::Warn,
                tr("%1 was deleted. The board that it held stays until the console is closed.")
                    .arg(shortName(id)),
                plain(id.toStdString()));
        }
    }
}

/// What can't be read now may be half written: the board stays, and the file's next change is another try.
void MainWindow::reload(const QString &id)
{
    m_catalog->files().load(
        id, {}, async::Receiver(m_boards.get()), [this, id](base::Result<boardfiles::LoadedFile> file) {
            if (!file || !file->dashboard) {
                const auto why =
                    file ? tr("it holds rules now") : widgets::common::sentenceOf(file.error()).text;
                return tell(Status::Warn,
                    tr("%1 has changed and can't be read: %2 The board is shown as it was.")
                        .arg(shortName(id), why),
                    file ? QString() : widgets::common::sentenceOf(file.error()).details);
            }
            const bool shows = id == m_boardId;
            if (shows) {
                m_top->setScope(nullptr); // it is the old board's
            }
            m_boards->replace(id, {std::move(*(*file).dashboard), {}});
            if (shows && board()->isVisible()) {
                arrive({{id, std::nullopt}, false, false});
            } else if (shows) {
                m_top->setScope(board()->scopePicker());
            }
            tell(Status::Info, tr("%1 has changed: its board was read again.").arg(shortName(id)));
        });
}

// --- copies

void MainWindow::askForCopy(bool withChoices)
{
    const QString name = QString::fromStdString(board()->run().dashboard().uid);
    const QString suggested = (name.isEmpty() ? QStringLiteral("dashboard") : name) + QStringLiteral(".json");
    m_dialogs->saveFile(this,
        {tr("Save a copy of the dashboard"), suggested.section(QLatin1Char('/'), -1),
            tr("Dashboards (*.json)"), QStringLiteral("json")},
        [this, withChoices](const QString &path) { saveCopy(path, withChoices); });
}

void MainWindow::saveCopy(const QString &path, bool withChoices)
{
    if (board() == nullptr) {
        return; // the connection went while the dialog was open
    }
    QString source = m_boardId;
    for (const dashboard::Pack &pack : m_library.packs()) {
        for (const dashboard::PackDashboard &each : pack.dashboards) {
            source = QString::fromStdString(each.id) == m_boardId ? each.file : source;
        }
    }
    const CopyChanges changes = withChoices ? changesOf(board()->run()) : CopyChanges{};
    const async::Reply<base::Done> reply({}, async::Receiver(this), [this, path](const base::Status &saved) {
        saved ? tell(Status::Ok, tr("Saved a copy: %1").arg(plain(path.toStdString()))) : tell(saved.error());
    });
    QThreadPool::globalInstance()->start(
        [source, path, changes, reply] { reply.deliver(copyBoard(source, path, changes)); });
}

} // namespace zumik::app
