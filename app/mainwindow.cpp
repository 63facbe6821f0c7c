// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"

#include "app/connectionwords.h"
#include "app/dashboardlibrary.h"
#include "app/grafanaalerts.h"
#include "app/recordedannotations.h"
#include "app/snapshotsview.h"
#include "app/windowcompare.h"
#include "app/windowexport.h"
#include "app/windowgrafana.h"
#include "app/windowpanels.h"
#include "app/windowreplay.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/connect/connectionpage.h"
#include "widgets/dashboard/boardpicture.h"
#include "widgets/dashboard/refreshchoice.h"
#include "widgets/replay/transportbar.h"
#include "widgets/shell/actions.h"
#include "widgets/shell/firstpage.h"
#include "widgets/shell/keysheet.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/modeband.h"
#include "widgets/shell/palette.h"
#include "widgets/shell/profilepopup.h"
#include "widgets/shell/sidebar.h"
#include "widgets/shell/statusbar.h"
#include "widgets/shell/topbar.h"
#include "widgets/shell/tunnelsheet.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QStackedWidget>
#include <QToolTip>
#include <QVBoxLayout>
#include <QWindowStateChangeEvent>

namespace zumik::app {

namespace {

using widgets::dashboard::BoardView;

constexpr int foldedUnder = 1100; ///< px of the window's width

} // namespace

MainWindow::MainWindow(
    const DashboardLibrary &library, widgets::common::Look *look, const QString &stateFile, QWidget *parent)
    : QMainWindow(parent)
    , m_library(library)
    , m_look(look)
    , m_stateFile(stateFile)
    , m_top(new widgets::shell::TopBar(look))
    , m_band(new widgets::shell::ModeBand(look))
    , m_side(new widgets::shell::SideBar(look))
    , m_pages(new QStackedWidget)
    , m_first(new widgets::shell::FirstPage(look))
    , m_way(new widgets::connect::ConnectionPage(look))
    , m_status(new widgets::shell::StatusBar(look))
    , m_profile(new widgets::shell::ProfilePopup(look, this))
    , m_messages(new widgets::shell::Messages(this))
    , m_actions(new widgets::shell::Actions(this))
    , m_palette(new widgets::shell::Palette(look, this))
    , m_keys(new widgets::shell::KeySheet(look, this))
    , m_tunnel(new widgets::shell::TunnelSheet(look, this))
    , m_panels(new WindowPanels(library, look, this))
    , m_replay(new WindowReplay(look, this))
    , m_compare(new WindowCompare(this))
    , m_snapshots(new SnapshotsView(stateFile, look, this))
    , m_wish(widgets::dashboard::refreshFromText("15s"))
{
    build();
    connectBars();
    addActions();
    m_status->setMessages(*m_messages);
    connect(look, &widgets::common::Look::changed, this, &MainWindow::applyLook);
    applyLook();
    setSavedProfiles({});
    restore();
    updateTitle();
    m_interval.setObjectName(QStringLiteral("refresh"));
    m_second.start(1000);
}

MainWindow::~MainWindow()
{
    m_loading.request_stop();
    m_top->setScope(nullptr);
    m_picture.reset();
    m_boards.reset(); // before the connection, and the session that it uses
    m_compare->forget();
}

void MainWindow::build()
{
    auto *const whole = new QWidget;
    auto *const column = new QVBoxLayout(whole);
    auto *const middle = new QHBoxLayout;
    for (QBoxLayout *layout : std::initializer_list<QBoxLayout *>{column, middle}) {
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
    }
    m_first->setObjectName(QStringLiteral("first"));
    m_way->setObjectName(QStringLiteral("connecting"));
    m_pages->addWidget(m_first);
    m_pages->addWidget(m_way);
    middle->addWidget(m_side);
    middle->addWidget(m_pages, 1);
    column->addWidget(m_top);
    column->addWidget(m_band);
    column->addLayout(middle, 1);
    column->addWidget(m_replay->bar());
    column->addWidget(m_status);
    setCentralWidget(whole);
    m_replay->frame(whole);
    setMinimumSize(640, 400);

    const QString folder = QFileInfo(m_stateFile).path();
    m_catalog = std::make_unique<BoardCatalog>(
        m_library, m_stateFile.isEmpty() ? QString() : folder + QStringLiteral("/boards.json"));
    m_dialogs = std::make_unique<NativeFileDialogs>();
    connectCatalog();
    for (QWidget *bar : std::initializer_list<QWidget *>{m_top, m_band, m_side, m_status}) {
        bar->hide();
    }
}

void MainWindow::connectBars()
{
    using widgets::shell::TopBar;
    connect(m_side, &widgets::shell::SideBar::boardChosen, this, &MainWindow::showBoard);
    connect(m_first, &widgets::shell::FirstPage::chosen, this, &MainWindow::chooseWay);
    connect(m_top, &TopBar::foldClicked, this, &MainWindow::foldByHand);
    connect(m_top, &TopBar::profileClicked, this, &MainWindow::openProfiles);
    const auto runs = [this](auto signal, const char *action) {
        connect(m_top, signal, this, [this, action] { m_actions->run(QLatin1String(action)); });
    };
    runs(&TopBar::earlierClicked, "time.earlier");
    runs(&TopBar::laterClicked, "time.later");
    runs(&TopBar::refreshClicked, "board.refresh");
    runs(&TopBar::zoneClicked, "view.zone");
    connect(m_top, &TopBar::timeChosen, this, [this](const board::BoardTime &time) {
        if (BoardView *const view = board()) {
            view->setTime(time);
        }
    });
    connect(m_top, &TopBar::comparisonChosen, this, &MainWindow::compare);
    connect(m_top, &TopBar::refreshChosen, this, &MainWindow::setRefreshInterval);
    const auto reconnect = [this] {
        if (m_connection) {
            m_connection->open();
        }
    };
    connect(m_compare, &WindowCompare::ready, this, &MainWindow::compareWith);
    connect(m_replay, &WindowReplay::moved, this, &MainWindow::onReplayMoved);
    connect(m_replay, &WindowReplay::toldMore, this, [this] {
        showConnection();
        showBand();
    });
    connect(m_pages, &QStackedWidget::currentChanged, this, [this] { m_replay->setBoard(board()); });
    connect(m_band, &widgets::shell::ModeBand::actionTriggered, this, &MainWindow::onBandAction);
    connect(m_way, &widgets::connect::ConnectionPage::wayTaken, this, &MainWindow::takeWay);
    connect(m_status, &widgets::shell::StatusBar::closeDoorRequested, this,
        [this] { m_actions->run(QStringLiteral("grafana.closeDoor")); });
    using widgets::shell::ProfilePopup;
    connect(m_profile, &ProfilePopup::reconnectTriggered, this, reconnect);
    connect(m_profile, &ProfilePopup::tunnelTriggered, this, &MainWindow::openTunnel);
    connect(m_tunnel, &widgets::shell::TunnelSheet::reconnectTriggered, this, reconnect);
    connect(m_tunnel, &widgets::shell::TunnelSheet::copyRequested, this, [this](const QString &text) {
        QGuiApplication::clipboard()->setText(text);
        tell(widgets::common::Status::Info, tr("Copied"), text);
    });
    connect(m_profile, &ProfilePopup::settingsTriggered, this, &MainWindow::settingsRequested);
    connect(m_profile, &ProfilePopup::profileChosen, this, &MainWindow::profileChosen);
    connect(m_profile, &ProfilePopup::addTriggered, this, &MainWindow::connectRequested);
    connect(&m_interval, &QTimer::timeout, this, &MainWindow::onInterval);
    connect(&m_second, &QTimer::timeout, this, &MainWindow::onSecond);
}

void MainWindow::applyLook()
{
    const QPalette palette = m_look->theme().palette();
    setPalette(palette);
    setFont(m_look->fonts().font("body"));
    QToolTip::setPalette(palette);
}

// --- pages over others

void MainWindow::showOver(QWidget *page)
{
    setKiosk(false);
    if (m_pages->indexOf(page) < 0) {
        m_pages->addWidget(page);
    }
    if (m_pages->currentWidget() != page) {
        m_below = m_pages->currentWidget();
        m_pages->setCurrentWidget(page);
    }
}

void MainWindow::leaveOver()
{
    if (m_below) {
        m_pages->setCurrentWidget(m_below);
        m_below->setFocus(Qt::OtherFocusReason);
    }
}

// --- the window itself

QString MainWindow::page() const
{
    const QWidget *const shown = m_pages->currentWidget();
    return shown == m_way && m_boards ? QStringLiteral("trouble") : shown->objectName();
}

bool MainWindow::idle() const
{
    if (m_connection && m_connection->mode() == Connection::Mode::Opening) {
        return false;
    }
    const bool loads = m_loads || m_compare->opens() || (m_grafana && m_grafana->loads())
        || (m_grafanaAlerts && m_grafanaAlerts->asks()) || m_snapshots->asks();
    return !loads && m_replay->settled()
        && (board() == nullptr || !board()->isVisible() || board()->settled());
}

void MainWindow::updateTitle()
{
    QStringList parts;
    if (const BoardView *const view = board()) {
        parts << widgets::common::plain(view->run().dashboard().title);
    }
    if (m_connection) {
        parts << widgets::common::plain(m_connection->session().profile().name.toStdString());
    }
    parts << tr("Zumik Console");
    setWindowTitle(parts.join(QStringLiteral(" \u2013 ")));
}

void MainWindow::bringForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::foldSideBar()
{
    m_side->setFolded(m_foldedByHand || width() < foldedUnder);
}

void MainWindow::foldByHand()
{
    m_foldedByHand = !m_side->folded();
    m_side->setFolded(m_foldedByHand);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    foldSideBar();
}

/// A minimized window asks for nothing; one that comes back has something to catch up with.
void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::WindowStateChange
        && (static_cast<QWindowStateChangeEvent *>(event)->oldState() & Qt::WindowMinimized) != 0
        && m_interval.isActive()) {
        onInterval();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    remember();
    QMainWindow::closeEvent(event);
}

} // namespace zumik::app
