// SPDX-License-Identifier: GPL-3.0-or-later
// The ways in, and what happened.
#include "app/commandline.h"
#include "app/connectionwords.h"
#include "app/mainwindow.h"
#include "app/tunnelwords.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"
#include "widgets/shell/firstpage.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/profilepopup.h"
#include "widgets/shell/topbar.h"
#include "widgets/shell/tunnelsheet.h"

#include <QFileDialog>

namespace zumik::app {

namespace {

using Mode = Connection::Mode;

constexpr QLatin1String profileWay("profile:");
constexpr QLatin1String connectWay("connect");
constexpr QLatin1String snapshotWay("snapshot");
constexpr QLatin1String demoWay("demo");
constexpr QLatin1String fileWay("file");

} // namespace

// --- the ways in

void MainWindow::setSavedProfiles(const QStringList &names)
{
    using widgets::controls::Glyph;
    m_savedProfiles = names;
    std::vector<widgets::shell::WayInEntry> ways;
    for (const QString &name : names) {
        ways.push_back({profileWay + name, Glyph::Server,
            tr("Connect to %1").arg(widgets::common::plain(name.toStdString())), tr("A saved profile.")});
    }
    ways.push_back({connectWay, Glyph::Server, tr("Connect to a VPS"),
        tr("Through SSH: user@host is enough, the rest is found out. Nothing is opened on this computer.")});
    ways.push_back({snapshotWay, Glyph::File, tr("Open a snapshot"),
        tr("A .zsnap file, or a snapshot of Prometheus. Works without any access.")});
    ways.push_back({demoWay, Glyph::Boards, tr("Look around"),
        tr("A recorded night of a GPU fleet ships with the console. No network is used.")});
    ways.push_back({fileWay, Glyph::File, tr("Open a profile file"),
        tr("A .json file that says where the metrics are. It holds no secrets.")});
    m_first->setWays(ways);
}

void MainWindow::chooseWay(const QString &id)
{
    m_first->setTrouble({});
    if (id.startsWith(profileWay)) {
        Q_EMIT profileChosen(id.mid(profileWay.size()));
    } else if (id == connectWay) {
        Q_EMIT connectRequested();
    } else if (id == snapshotWay) {
        askForSnapshot();
    } else if (id == demoWay) {
        Q_EMIT snapshotChosen(demoSnapshot);
    } else {
        openProfileFile();
    }
}

void MainWindow::askForSnapshot()
{
    m_dialogs->openFile(this, tr("Open a snapshot"), tr("Snapshots (*.zsnap *.om *.txt);;All files (*)"),
        [this](const QString &path) { Q_EMIT snapshotChosen(path); });
}

void MainWindow::openProfileFile()
{
    auto *const dialog = new QFileDialog(this, tr("Open a profile file"), QString(), tr("Profiles (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::profileFileChosen);
    dialog->open();
}

void MainWindow::showTrouble(const base::Error &error)
{
    const widgets::common::Sentence sentence = widgets::common::sentenceOf(error);
    m_first->setTrouble(sentence.title + QStringLiteral(": ") + sentence.text);
    tell(error);
}

void MainWindow::markProduction(bool production)
{
    const std::string name = m_connection->session().profile().name.toStdString();
    m_top->setProfile(widgets::common::plain(name), production);
}

/// The saved ones to choose from, and what the connection is.
void MainWindow::openProfiles()
{
    m_profile->setProfiles(m_savedProfiles, m_connection->session().profile().name);
    m_profile->setReconnects(!replays());
    m_profile->setTunneled(m_connection->session().tunnel() != nullptr);
    m_profile->setLines(connectionLines(m_connection->session()));
    m_profile->openAt(m_top->profileButton());
}

/// What is known of the way in; kept up to date while it is open.
void MainWindow::openTunnel()
{
    m_tunnel->setFacts(tunnelFacts(m_connection->session()));
    m_tunnel->open();
}

void MainWindow::showTunnel()
{
    if (m_connection && m_tunnel->isVisible()) {
        m_tunnel->setFacts(tunnelFacts(m_connection->session()));
    }
}

// --- messages

void MainWindow::tell(widgets::common::Status status, const QString &text, const QString &details)
{
    m_messages->add({base::SystemClock().now(), status, text, details});
}

void MainWindow::tell(const base::Error &error)
{
    const widgets::common::Sentence sentence = widgets::common::sentenceOf(error);
    tell(sentence.status, sentence.title + QStringLiteral(". ") + sentence.text, sentence.details);
}

/// Once for each change; tries of a lost connection that fail again are no news.
void MainWindow::tellConnection()
{
    const Mode mode = m_connection->mode();
    if (m_toldMode == mode || mode == Mode::Reconnecting) {
        return; // what is back in a moment was never away
    }
    const bool back = m_toldMode == Mode::Lost && mode == Mode::Live;
    m_toldMode = mode;
    const QString name = widgets::common::plain(m_connection->session().profile().name.toStdString());
    if (mode == Mode::Live) {
        tell(widgets::common::Status::Ok,
            (replays()     ? tr("Opened the snapshot %1.")
                    : back ? tr("Connected to %1 again.")
                           : tr("Connected to %1."))
                .arg(name));
    } else if (mode != Mode::Opening) {
        tell(*m_connection->error());
    }
}

} // namespace zumik::app
