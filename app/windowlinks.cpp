// SPDX-License-Identifier: GPL-3.0-or-later
// From board to board: by hand, by links, back and forward.
#include "app/dashboardlibrary.h"
#include "app/grafanaalerts.h"
#include "app/mainwindow.h"
#include "app/windowreplay.h"
#include "models/base/time.h"
#include "models/dashboard/boardaddress.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"
#include "widgets/connect/connectionpage.h"
#include "widgets/dashboard/variablepicker.h"
#include "widgets/shell/sidebar.h"
#include "widgets/shell/topbar.h"

#include <QApplication>
#include <QDesktopServices>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QUrl>

namespace zumik::app {

namespace {

using widgets::common::Status;
using widgets::dashboard::BoardView;

bool isTime(const board::BoardTime &time, base::Time now)
{
    const auto from = base::parseTime(time.from, now);
    const auto to = base::parseTime(time.to, now);
    return from && to && *from < *to;
}

/// What an address leaves open stays.
std::optional<board::BoardTime> timeOf(const dashboard::BoardAddress &address, const board::BoardTime &now)
{
    if (address.from.empty() && address.to.empty()) {
        return std::nullopt;
    }
    return board::BoardTime{
        address.from.empty() ? now.from : address.from, address.to.empty() ? now.to : address.to};
}

} // namespace

// --- to a board

void MainWindow::showBoard(const QString &id)
{
    if (id == grafanaAlertsPlace) {
        return showGrafanaAlerts();
    }
    go({{id, std::nullopt}, false, true});
}

/// A board out of a file is read in another thread first; the one that shows stays until then.
void MainWindow::go(const Going &going)
{
    m_loading.request_stop();
    m_loading = base::StopSource();
    m_loads = false;
    const QString &id = going.visit.id;
    if (!m_boards) {
        m_boardId = id;
        return;
    }
    if (const auto broken = m_catalog->packTrouble(id)) {
        return showTroubledBoard(*broken);
    }
    if (loadsFromGrafana(id)) {
        return;
    }
    if (m_boards->view(id) != nullptr || !boardfiles::isPlace(id)) {
        return arrive(going);
    }
    m_loads = true;
    m_catalog->files().load(id, m_loading.get_token(), async::Receiver(m_boards.get()),
        [this, going](base::Result<boardfiles::LoadedFile> file) {
            if (!file && file.error().code == base::ErrorCode::Cancelled) {
                return; // by what was asked for since
            }
            m_loads = false;
            if (!file) {
                return showTroubledBoard(file.error());
            }
            if (!file->dashboard) {
                return takeFile(going.visit.id, *file);
            }
            if (m_catalog->boards().byPlace(file->place) == nullptr) {
                m_catalog->addFile(boardfiles::pathOf(going.visit.id));
            }
            Going there = going;
            there.visit.id = QString::fromStdString(file->place);
            m_boards->put(there.visit.id, {std::move(*(*file).dashboard), {}});
            arrive(there);
        });
}

void MainWindow::showTroubledBoard(const base::Error &error)
{
    setKiosk(false);
    m_pages->setCurrentWidget(m_way);
    m_way->setTitle(tr("This board can't be shown"));
    m_way->setLegs({});
    m_way->setQuestion({}, nullptr);
    m_way->setWays({});
    m_way->setTrouble(widgets::common::sentenceOf(error));
    tell(error);
}

void MainWindow::arrive(const Going &going)
{
    const QString &id = going.visit.id;
    const std::optional<BoardVisit> left = board() != nullptr ? std::optional(visitNow()) : std::nullopt;
    const auto &time = going.visit.time;
    if (time && isTime(*time, m_boards->source().now())) {
        m_boards->setTime(*time);
    } else if (time) {
        tell(Status::Warn,
            tr("The link's time can't be read: %1 to %2. The board keeps its own.")
                .arg(widgets::common::plain(time->from, 60), widgets::common::plain(time->to, 60)));
    }
    if (going.visit.compares) {
        m_boards->setComparison(going.visit.back);
    }
    if (const base::Status there = m_boards->ensure(id); !there) {
        return showTroubledBoard(there.error());
    }
    m_boards->choose(id, going.visit.chosen, going.written);
    const auto shown = m_boards->show(id);
    if (left && going.remembered && (left->id != id || going.written)) {
        m_history.leave(*left);
    }
    m_boardId = id;
    m_catalog->noteOpened(id);
    m_side->setCurrent(id);
    m_top->setScope((*shown)->scopePicker());
    m_top->setTime((*shown)->run().time(), m_boards->source().now());
    showComparison();
    (*shown)->setFocus(Qt::OtherFocusReason);
    m_replay->setBoard(*shown);
    showAge();
    updateTitle();
}

// --- links

std::vector<widgets::dashboard::TaggedBoard> MainWindow::taggedBoards(
    const std::vector<std::string> &tags) const
{
    std::vector<widgets::dashboard::TaggedBoard> boards;
    for (const dashboard::CatalogEntry *const entry : m_catalog->boards().byTags(tags)) {
        if (m_catalog->boards().byUid(entry->uid) == entry) { // of twins the one that its uid leads to
            boards.push_back({entry->uid, entry->title});
        }
    }
    return boards;
}

QString MainWindow::grafanaAddress() const
{
    const auto &grafana = m_connection->session().profile().grafana;
    return !grafana ? QString()
                    : (grafana->browserUrl.isEmpty() ? grafana->url : grafana->browserUrl).toString();
}

/// A board that is here opens here, whatever host its address names as Grafana's.
void MainWindow::followLink(const QString &address)
{
    if (!followAddress(address, grafanaAddress())) {
        QDesktopServices::openUrl(QUrl(address));
    }
}

void MainWindow::followDashboard(const QString &address)
{
    const auto asked = dashboard::boardAddress(address.toStdString(), grafanaAddress().toStdString());
    if (asked && !followAddress(address, grafanaAddress())) {
        tell(Status::Warn,
            tr("No board here has the uid %1. Add the folder or file that holds it; the link's address can "
               "be "
               "copied from its list.")
                .arg(widgets::common::plain(asked->uid, 60)));
    }
}

bool MainWindow::followAddress(const QString &address, const QString &grafana)
{
    const auto asked = dashboard::boardAddress(address.toStdString(), grafana.toStdString());
    const auto *const entry = asked ? m_catalog->boards().byUid(asked->uid) : nullptr;
    if (entry == nullptr || !m_boards) {
        return false;
    }
    const board::BoardTime now = board() != nullptr ? board()->run().time() : board::BoardTime();
    Going going{{QString::fromStdString(entry->place), timeOf(*asked, now)}, true, true};
    for (const auto &[name, value] : asked->values) {
        going.visit.chosen[name].push_back(value);
    }
    go(going);
    return true;
}

// --- back and forward

BoardVisit MainWindow::visitNow() const
{
    const board::BoardRun &run = board()->run();
    BoardVisit visit{m_boardId, run.time()};
    visit.compares = m_boards->comparedSource().source == nullptr; // a recording stays beside all of them
    visit.back = run.comparison();
    for (const dashboard::Variable &variable : run.dashboard().variables) {
        const board::VariableState *const state = run.variable(variable.name);
        if (state != nullptr && !state->chosen.empty() && variable.type != dashboard::Variable::Type::AdHoc) {
            visit.chosen[variable.name] = state->chosen;
        }
    }
    return visit;
}

void MainWindow::goBack()
{
    if (m_history.hasBack() && board() != nullptr) {
        go({m_history.back(visitNow()), false, false});
    }
}

void MainWindow::goForward()
{
    if (m_history.hasForward() && board() != nullptr) {
        go({m_history.forward(visitNow()), false, false});
    }
}

/// The mouse's own buttons, wherever the pointer is.
bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::MouseButtonPress || !watched->isWidgetType()
        || static_cast<QWidget *>(watched)->window() != this) {
        return QMainWindow::eventFilter(watched, event);
    }
    const Qt::MouseButton button = static_cast<QMouseEvent *>(event)->button();
    if (button == Qt::BackButton || button == Qt::ForwardButton) {
        button == Qt::BackButton ? goBack() : goForward();
        return true;
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace zumik::app
