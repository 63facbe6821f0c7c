// SPDX-License-Identifier: GPL-3.0-or-later
// What the side bar lists: boards, what can't be read, and what a person takes off the list.
#include "app/dashboardlibrary.h"
#include "app/grafanaalerts.h"
#include "app/mainwindow.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"
#include "widgets/shell/palette.h"
#include "widgets/shell/sidebar.h"

#include <QApplication>

#include <utility>

namespace zumik::app {

namespace {

using widgets::common::plain;
using widgets::common::Status;

constexpr std::size_t mostBroken = 50; ///< in the side bar

/// What a person added, and so can take out.
widgets::shell::BoardEntry sideEntry(const dashboard::CatalogEntry &entry, const QString &group)
{
    QString tags;
    for (const std::string &tag : entry.tags) {
        tags += plain(tag, 60) + QLatin1Char(' ');
    }
    widgets::shell::BoardEntry side{group, QString::fromStdString(entry.place), plain(entry.title), tags};
    if (entry.origin == dashboard::Origin::File) {
        side.forget = boardfiles::pathOf(side.id);
    } else if (entry.origin == dashboard::Origin::Folder) {
        side.forgetPack = QString::fromStdString(entry.source);
    }
    return side;
}

/// Its place stands above it.
QString troubleOf(const base::Error &error)
{
    const QString what = widgets::common::sentenceOf(error).title;
    return error.message.empty() ? what : what + QStringLiteral(": ") + plain(error.message, 200);
}

QString groupOf(const dashboard::CatalogEntry &entry)
{
    return entry.origin == dashboard::Origin::File ? MainWindow::tr("Files") : plain(entry.folder);
}

} // namespace

void MainWindow::connectCatalog()
{
    setAcceptDrops(true);
    qApp->installEventFilter(this); // for the mouse's back and forward
    connect(m_catalog.get(), &BoardCatalog::changed, this, &MainWindow::listBoards);
    connect(
        m_catalog.get(), &BoardCatalog::troubled, this, qOverload<const base::Error &>(&MainWindow::tell));
    connect(
        m_catalog.get(), &BoardCatalog::twinsFound, this, [this](const QString &found, const QString &other) {
            tell(Status::Warn,
                tr("Two boards have the same uid: %1 and %2. Links lead to the first.")
                    .arg(plain(found.toStdString()), plain(other.toStdString())));
        });
    boardfiles::BoardFiles &files = m_catalog->files();
    connect(&files, &boardfiles::BoardFiles::fileChanged, this, &MainWindow::onFileChanged);
    connect(&files, &boardfiles::BoardFiles::fileGone, this, &MainWindow::onFileGone);
    connect(&files, &boardfiles::BoardFiles::cutShort, this, [this](const QString &folder, int count) {
        tell(Status::Warn,
            tr("%1 holds more than is read of a folder: its first %n files are listed.", nullptr, count)
                .arg(plain(folder.toStdString())));
    });
    connectSnapshots();
    connect(m_side, &widgets::shell::SideBar::openFileRequested, this, &MainWindow::askForFile);
    connect(m_side, &widgets::shell::SideBar::addFolderRequested, this, &MainWindow::askForFolder);
    connect(m_side, &widgets::shell::SideBar::forgetRequested, this, &MainWindow::forgetPlace);
    if (m_catalog->trouble()) {
        tell(*m_catalog->trouble());
    }
    for (const base::Error &error : m_library.packErrors()) {
        const widgets::common::Sentence sentence = widgets::common::sentenceOf(error);
        tell(Status::Warn, tr("A pack is left out: %1").arg(sentence.text), sentence.details);
    }
    listBoards();
}

void MainWindow::listBoards()
{
    std::vector<widgets::shell::BoardEntry> boards;
    std::size_t broken = 0;
    bool alerts = m_grafana != nullptr; // stand before Grafana's boards
    const auto listAlerts = [&] {
        if (std::exchange(alerts, false)) {
            boards.push_back({tr("Grafana"), grafanaAlertsPlace, tr("Grafana's alerts")});
        }
    };
    for (const dashboard::CatalogEntry &entry : m_catalog->boards().entries()) {
        if (entry.origin == dashboard::Origin::Grafana) {
            listAlerts();
        }
        boards.push_back(sideEntry(entry, groupOf(entry)));
    }
    listAlerts();
    for (const BrokenBoard &each : m_catalog->broken()) {
        if (broken++ < mostBroken) {
            boards.push_back({tr("Can't be read"), each.place, plain(each.name.toStdString()), {}, each.root,
                {}, troubleOf(each.error)});
        }
    }
    m_side->setBoards(boards);
}

/// Nothing is deleted; the board on screen stays until it is left.
void MainWindow::forgetPlace(const QString &path)
{
    m_catalog->forget(path);
    tell(Status::Info,
        tr("%1 is no longer listed. It stays on disk, and can be added again.")
            .arg(plain(path.toStdString())));
}

void MainWindow::addForgetting(std::vector<widgets::shell::PaletteEntry> &entries)
{
    const auto add = [&](const QString &text, const QString &path) {
        entries.push_back({text.arg(plain(path.toStdString())), tr("Action"), QString(), [this, path] {
                               forgetPlace(path);
                           }});
    };
    for (const QString &folder : m_catalog->places().folders) {
        add(tr("Forget folder %1"), folder);
    }
    for (const QString &file : m_catalog->places().files) {
        add(tr("Forget file %1"), file);
    }
}

} // namespace zumik::app
