// SPDX-License-Identifier: GPL-3.0-or-later
// The window and its session's Grafana: boards that are loaded from it, and boards that are opened in it.
#include "app/dashboardlibrary.h"
#include "app/grafanaalerts.h"
#include "app/mainwindow.h"
#include "app/windowgrafana.h"
#include "app/windowpanels.h"
#include "models/boardfiles/boardfiles.h"
#include "widgets/alerts/alertspage.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/dashboard/panelgrid.h"
#include "widgets/shell/actions.h"
#include "widgets/shell/palette.h"
#include "widgets/shell/sidebar.h"
#include "widgets/shell/statusbar.h"
#include "widgets/shell/topbar.h"

#include <QDesktopServices>
#include <QUrl>

#include <utility>

namespace zumik::app {

using widgets::common::Status;

void MainWindow::addGrafanaActions()
{
    const auto showing = [this] {
        return m_grafana && board() != nullptr && board()->isVisible();
    };
    m_actions->add({QStringLiteral("board.grafana"), tr("Open the board in Grafana"),
        QKeySequence(QStringLiteral("G"), QKeySequence::PortableText),
        [this] { openInGrafana(std::nullopt); }, showing});
    m_actions->add({QStringLiteral("panel.grafana"), tr("Open the panel at hand in Grafana"),
        QKeySequence(QStringLiteral("Shift+G"), QKeySequence::PortableText),
        [this] { openInGrafana(board()->grid()->panelAtHand()); },
        [this, showing] {
            return showing() && panelAtHand() != nullptr;
        }});
    m_actions->add({QStringLiteral("board.versions"), tr("Versions of the board that Grafana keeps"), {},
        [this] { m_grafana->askVersions(QString::fromStdString(board()->run().dashboard().uid)); },
        [this, showing] {
            return showing() && !board()->run().dashboard().uid.empty();
        }});
    m_actions->add(
        {QStringLiteral("grafana.alerts"), tr("Grafana's alerts"), {}, [this] { showGrafanaAlerts(); },
            [this] {
                return m_grafana != nullptr;
            }});
    m_actions->add({QStringLiteral("grafana.closeDoor"), tr("Close the door for the browser"), {},
        [this] { m_connection->session().closeDoor(); },
        [this] {
            return m_connection != nullptr && m_connection->session().door() != nullptr;
        }});
}

void MainWindow::startGrafana()
{
    session::Session &session = m_connection->session();
    if (!session.profile().grafana) {
        return;
    }
    m_grafana = std::make_unique<WindowGrafana>(session, m_look, this);
    m_boards->setAnnotations(&m_grafana->annotations());
    // One that was found and never logged in to is no news.
    const bool named = !std::holds_alternative<settings::NoAuth>(session.profile().grafana->auth);
    connect(m_grafana.get(), &WindowGrafana::listFailed, this, [this, named](const base::Error &error) {
        if (named || error.code != base::ErrorCode::Unauthorized) {
            tell(error);
        }
    });
    connect(m_grafana.get(), &WindowGrafana::listed, this, &MainWindow::listGrafanaBoards);
    connect(m_grafana.get(), &WindowGrafana::versionsListed, this, &MainWindow::offerVersions);
    connect(m_grafana.get(), &WindowGrafana::versionsFailed, this,
        qOverload<const base::Error &>(&MainWindow::tell));
    connect(m_grafana.get(), &WindowGrafana::noWay, this,
        [this](const QString &sentence) { tell(Status::Warn, sentence); });
    connect(m_grafana.get(), &WindowGrafana::linkRequested, this,
        [](const QString &address) { QDesktopServices::openUrl(QUrl(address)); });
    connect(
        &m_grafana->door(), &GrafanaDoor::failed, this, qOverload<const base::Error &>(&MainWindow::tell));
    listBoards(); // with its alerts
    connect(m_grafana.get(), &WindowGrafana::failed, this, &MainWindow::onGrafanaFailed);
    connect(m_grafana.get(), &WindowGrafana::loaded, this, &MainWindow::onGrafanaBoard);
}

/// Over the board, which is there again when they are left.
void MainWindow::showGrafanaAlerts()
{
    if (!m_grafana) {
        return;
    }
    if (!m_grafanaAlerts) {
        m_grafanaAlerts = std::make_unique<GrafanaAlertsView>(m_connection->session(), m_look);
        connect(m_grafanaAlerts.get(), &GrafanaAlertsView::left, this, [this] {
            m_side->setCurrent(m_boardId);
            leaveOver();
        });
    }
    m_grafanaAlerts->ask();
    m_side->setCurrent(grafanaAlertsPlace);
    showOver(m_grafanaAlerts->page());
}

/// A door that is open is always to be seen, and what became of it is told.
void MainWindow::showDoor()
{
    const ssh::DoorStatus *const door = m_connection ? m_connection->session().door() : nullptr;
    m_status->setDoor(doorText(door));
    m_status->setVisible(m_boards != nullptr && (!m_kiosk || door != nullptr));
    if (const bool open = door != nullptr; std::exchange(m_doorOpen, open) != open) {
        tell(open ? Status::Warn : Status::Ok,
            open
                ? tr("A door for the browser is open: every program and user of this computer can go through "
                     "it.")
                : tr("The door for the browser is closed."));
    }
}

void MainWindow::onGrafanaFailed(const QString &uid, const base::Error &error)
{
    if (uid == m_awaited) {
        m_top->setBusy(false);
        showTroubledBoard(error);
    }
}

void MainWindow::onGrafanaBoard(const QString &uid, const std::shared_ptr<session::GrafanaBoard> &board)
{
    for (const base::Error &error : board->leftOut) {
        tell(error);
    }
    const QString folder = widgets::common::plain(board->meta.folder);
    const auto version = versionOf(uid);
    m_boards->give(uid, board->dashboard,
        version ? tr("version %1 of Grafana").arg(*version) : tr("from Grafana %1").arg(folder).trimmed());
    m_panels->keepJson(uid, board->json);
    if (uid == m_awaited) {
        m_top->setBusy(false);
        showBoard(uid);
    }
}

/// One that isn't here is asked for; what shows stays until it has come.
bool MainWindow::loadsFromGrafana(const QString &id)
{
    if (!m_grafana) {
        return false;
    }
    m_grafana->stopLoading();
    m_awaited.clear();
    if (m_boards->has(id) || m_library.has(id) || boardfiles::isPlace(id)) {
        return false;
    }
    m_awaited = id;
    m_top->setBusy(true);
    m_grafana->load(id);
    return true;
}

void MainWindow::openInGrafana(std::optional<int> panel)
{
    m_grafana->showAddress(board()->run(), m_boards->source().now(), panel);
}

/// What was, with who changed it, to be shown as it was.
void MainWindow::offerVersions(
    const QString &uid, const std::vector<clients::grafana::BoardVersion> &versions)
{
    std::vector<widgets::shell::PaletteEntry> entries;
    for (const clients::grafana::BoardVersion &each : versions) {
        QStringList words{tr("Version %1").arg(each.version)};
        words << (each.created ? m_look->clock().wholeDateAndTime(*each.created) : QString());
        words << widgets::common::plain(each.createdBy) << widgets::common::plain(each.message);
        words.removeAll(QString());
        entries.push_back(
            {words.join(QStringLiteral(" · ")), {}, {}, [this, id = versionId(uid, each.version)] {
                 showBoard(id);
             }});
    }
    if (entries.empty()) {
        return tell(Status::Ok, tr("Grafana keeps no version of this board."));
    }
    m_palette->open(std::move(entries));
}

/// Beside those that are here; of a board that a pack has too, the pack's is listed.
void MainWindow::listGrafanaBoards()
{
    std::vector<dashboard::CatalogEntry> entries;
    for (const clients::grafana::BoardHit &each : m_grafana->boards()) {
        if (!m_library.has(QString::fromStdString(each.uid))) {
            const std::string place =
                session::grafanaPlace(m_connection->session().profile().grafana->url, each);
            entries.push_back(
                {each.uid, each.title, each.tags, place, dashboard::Origin::Grafana, "grafana", each.uid});
        }
    }
    m_catalog->setServerBoards(std::move(entries));
}

} // namespace zumik::app
