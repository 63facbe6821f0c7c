// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"

#include "app/connectionwords.h"
#include "app/dashboardlibrary.h"
#include "widgets/common/look.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"
#include "widgets/dashboard/refreshchoice.h"
#include "widgets/dashboard/timechoice.h"
#include "widgets/dashboard/variablepicker.h"
#include "widgets/shell/actions.h"
#include "widgets/shell/connectionpage.h"
#include "widgets/shell/firstpage.h"
#include "widgets/shell/keysheet.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/modeband.h"
#include "widgets/shell/palette.h"
#include "widgets/shell/profilepopup.h"
#include "widgets/shell/sidebar.h"
#include "widgets/shell/statusbar.h"
#include "widgets/shell/topbar.h"

#include <QFileDialog>
#include <QSettings>
#include <QStackedWidget>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace zumik::app {

namespace {

using Mode = Connection::Mode;
using widgets::dashboard::BoardView;

constexpr int foldedUnder = 1100; ///< px of the window's width
constexpr QSize firstSize(1440, 900);
constexpr std::size_t rateSeconds = 15;
constexpr QLatin1String profileWay("profile:");
constexpr QLatin1String fileWay("file");

using widgets::common::Theme;
constexpr std::array<std::pair<const char *, Theme::Kind>, 3> themeWords{{{"dark", Theme::Kind::Dark},
    {"light", Theme::Kind::Light}, {"high-contrast", Theme::Kind::HighContrast}}};

QString wordOf(ThemeChoice choice)
{
    const auto *const found = std::find_if(
        themeWords.begin(), themeWords.end(), [&](const auto &each) { return choice == each.second; });
    return QLatin1String(found == themeWords.end() ? "desktop" : found->first);
}

ThemeChoice themeFromWord(const QString &word)
{
    const auto *const found = std::find_if(themeWords.begin(), themeWords.end(),
        [&](const auto &each) { return word == QLatin1String(each.first); });
    return found == themeWords.end() ? ThemeChoice() : ThemeChoice(found->second);
}

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
    , m_way(new widgets::shell::ConnectionPage(look))
    , m_status(new widgets::shell::StatusBar(look))
    , m_profile(new widgets::shell::ProfilePopup(look, this))
    , m_messages(new widgets::shell::Messages(this))
    , m_actions(new widgets::shell::Actions(this))
    , m_palette(new widgets::shell::Palette(look, this))
    , m_keys(new widgets::shell::KeySheet(look, this))
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
    m_top->setScope(nullptr);
    m_boards.reset(); // before the connection, and the session that it uses
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
    column->addWidget(m_status);
    setCentralWidget(whole);
    setMinimumSize(640, 400);

    std::vector<widgets::shell::BoardEntry> boards;
    for (const dashboard::Pack &pack : m_library.packs()) {
        for (const dashboard::PackDashboard &each : pack.dashboards) {
            boards.push_back({widgets::common::plain(pack.title), QString::fromStdString(each.id),
                widgets::common::plain(each.title)});
        }
    }
    m_side->setBoards(boards);
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
    connect(m_top, &TopBar::profileClicked, this, [this] {
        m_profile->setLines(connectionLines(m_connection->session()));
        m_profile->openAt(m_top->profileButton());
    });
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
    connect(m_top, &TopBar::refreshChosen, this, &MainWindow::setRefreshInterval);
    const auto reconnect = [this] {
        if (m_connection) {
            m_connection->open();
        }
    };
    connect(m_band, &widgets::shell::ModeBand::actionTriggered, this, reconnect);
    connect(m_way, &widgets::shell::ConnectionPage::retryTriggered, this, reconnect);
    connect(m_profile, &widgets::shell::ProfilePopup::reconnectTriggered, this, reconnect);
    connect(
        m_profile, &widgets::shell::ProfilePopup::settingsTriggered, this, &MainWindow::settingsRequested);
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
    ways.push_back({fileWay, Glyph::File, tr("Open a profile file"),
        tr("A .json file that says where the metrics are. It holds no secrets.")});
    m_first->setWays(ways);
}

void MainWindow::chooseWay(const QString &id)
{
    m_first->setTrouble({});
    if (id.startsWith(profileWay)) {
        Q_EMIT profileChosen(id.mid(profileWay.size()));
    } else {
        openProfileFile();
    }
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
    if (m_toldMode == mode) {
        return;
    }
    const bool back = m_toldMode == Mode::Lost && mode == Mode::Live;
    m_toldMode = mode;
    const QString name = widgets::common::plain(m_connection->session().profile().name.toStdString());
    if (mode == Mode::Live) {
        tell(widgets::common::Status::Ok,
            (back ? tr("Connected to %1 again.") : tr("Connected to %1.")).arg(name));
    } else if (mode != Mode::Opening) {
        tell(*m_connection->error());
    }
}

// --- pages over others

void MainWindow::showOver(QWidget *page)
{
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

// --- the connection

void MainWindow::useSession(session::Session &session, const QString &boardId)
{
    m_top->setScope(nullptr);
    m_boards.reset();
    m_scrape.reset();
    m_outcome = {};
    m_toldMode.reset();
    m_connection = std::make_unique<Connection>(session);
    connect(m_connection.get(), &Connection::changed, this, &MainWindow::onConnection);
    const QString known = m_side->knows(m_boardId) ? m_boardId : m_side->firstBoard();
    m_boardId = boardId.isEmpty() ? known : boardId;
    m_top->setProfile(widgets::common::plain(session.profile().name.toStdString()));
    m_top->setBoardControls(false);
    m_top->show();
    m_pages->setCurrentWidget(m_way);
    updateTitle();
    m_connection->open();
}

void MainWindow::onConnection()
{
    const session::ConnectionState &state = m_connection->session().state();
    const ConnectionShown shown = connectionShown(state);
    const bool lost = m_connection->mode() == Mode::Lost;
    m_top->setConnection(
        lost ? widgets::common::Status::Unknown : shown.status, lost ? tr("disconnected") : shown.words);
    m_status->setServer(widgets::common::plain(state.server));
    tellConnection();
    showBand();
    if (m_boards) {
        const bool wasDimmed = std::exchange(m_dimmed, lost);
        m_boards->setDimmed(lost);
        if (wasDimmed && !lost && board() != nullptr) {
            board()->refresh();
        }
    } else if (m_connection->mode() == Mode::Live) {
        startBoards();
    } else {
        showLegs();
    }
}

void MainWindow::showLegs()
{
    const session::Session &session = m_connection->session();
    const QString name = widgets::common::plain(session.profile().name.toStdString());
    const bool refused = m_connection->mode() == Mode::Refused;
    m_way->setTitle(refused ? tr("Not connected to %1").arg(name) : tr("Connecting to %1").arg(name));
    m_way->setLegs(connectionLegs(session.state(), m_connection->reached(), session.profile()));
    widgets::common::Sentence trouble;
    if (refused) {
        trouble = widgets::common::sentenceOf(*m_connection->error());
        trouble.action = tr("Retry");
    }
    m_way->setTrouble(trouble);
}

void MainWindow::startBoards()
{
    session::Session &session = m_connection->session();
    m_scrape = session.profile().prometheus ? session.profile().prometheus->scrapeInterval : std::nullopt;
    m_boards = std::make_unique<BoardPages>(m_library, *session.source(), m_look, m_scrape, m_pages);
    connect(m_boards.get(), &BoardPages::made, this, [this](BoardView *view, const QString &id) {
        connect(view, &BoardView::timeChanged, this, &MainWindow::onTimeChanged);
        connect(view, &BoardView::refreshStarted, this, [this] { m_top->setBusy(true); });
        connect(view, &BoardView::refreshed, this, [this, id](const BoardView::Outcome &outcome) {
            if (id == m_boardId) {
                onRefreshed(outcome);
            }
        });
    });
    if (!m_scrape) {
        askScrapeInterval();
    }
    m_bytesSeen.clear();
    m_side->setVisible(true);
    m_status->setVisible(true);
    m_top->setBoardControls(true);
    applyInterval();
    showBoard(m_boardId);
}

void MainWindow::askScrapeInterval()
{
    m_boards->source().targets({}, async::Receiver(m_boards.get()), [this](const auto &targets) {
        if (targets) {
            m_scrape = board::ScrapeIntervals(*targets).of({});
            applyInterval();
        }
    });
}

void MainWindow::showBand()
{
    if (m_connection->mode() != Mode::Lost) {
        m_band->hide();
        return;
    }
    const widgets::common::ZoneClock &clock = m_look->clock();
    const base::Error &error = *m_connection->error();
    QString text = widgets::common::sentenceOf(error).title;
    if (!error.where.empty()) {
        text += QStringLiteral(" (") + widgets::common::plain(error.where, 120) + QLatin1Char(')');
    }
    text += QStringLiteral(". ");
    text += tr("Since %1 %2.")
                .arg(clock.clockTime(m_connection->lostSince()), clock.zoneName(m_connection->lostSince()));
    if (m_outcome.youngestSample) {
        text += QLatin1Char(' ') + tr("Showing data of %1.").arg(clock.clockTime(*m_outcome.youngestSample));
    }
    if (const auto next = m_connection->nextTry()) {
        text += QLatin1Char(' ')
            + tr("Next try in %1.").arg(widgets::common::spanText(*next + std::chrono::milliseconds(999)));
    } else {
        text += QLatin1Char(' ') + tr("Trying now.");
    }
    m_band->showMode(tr("DISCONNECTED"), text, tr("Retry"));
}

// --- the board

void MainWindow::showBoard(const QString &id)
{
    if (!m_boards) {
        m_boardId = id;
        return;
    }
    auto shown = m_boards->show(id);
    if (!shown) {
        m_pages->setCurrentWidget(m_way);
        m_way->setTitle(tr("This board can't be shown"));
        m_way->setLegs({});
        m_way->setTrouble(widgets::common::sentenceOf(shown.error()));
        tell(shown.error());
        return;
    }
    m_boardId = id;
    m_side->setCurrent(id);
    m_top->setScope((*shown)->scopePicker());
    m_top->setTime((*shown)->run().time(), m_boards->source().now());
    (*shown)->setFocus(Qt::OtherFocusReason);
    updateTitle();
}

void MainWindow::onTimeChanged(const board::BoardTime &time)
{
    m_boards->setTime(time);
    m_top->setTime(time, m_boards->source().now());
}

void MainWindow::onRefreshed(const BoardView::Outcome &outcome)
{
    m_outcome = outcome;
    m_top->setBusy(false);
    m_status->setQueries(outcome.queries, outcome.milliseconds);
    if (outcome.unreachable) {
        m_connection->noteUnreachable(*outcome.unreachable);
    }
    updateData();
}

void MainWindow::setRefreshInterval(base::Duration interval)
{
    m_wish = interval;
    applyInterval();
}

base::Duration MainWindow::refreshInterval() const
{
    return widgets::dashboard::allowedRefresh(m_wish, m_scrape);
}

void MainWindow::applyInterval()
{
    const base::Duration every = refreshInterval();
    m_top->setRefresh(every, widgets::dashboard::refreshSteps(m_scrape));
    if (every.count() > 0) {
        m_interval.start(every);
    } else {
        m_interval.stop();
    }
}

/// A refresh that still runs is not cut short, a range that ended in the past has nothing new, and while
/// disconnected the connection's own tries are enough.
void MainWindow::onInterval()
{
    BoardView *const view = board();
    if (view == nullptr || m_connection->mode() != Mode::Live || isMinimized()) {
        return;
    }
    if (view->run().idle() && view->run().time().to == "now") {
        view->keepUp();
    }
}

void MainWindow::onSecond()
{
    if (!m_boards) {
        return;
    }
    updateData();
    showBand();
    updateTunnelRate();
    updateAsking();
}

void MainWindow::updateAsking()
{
    const session::Session &session = m_connection->session();
    m_status->setAsking(session.asking().value_or(source::SendState{}));
    m_status->setClockDifference(session.clockDifference());
}

/// Over the last seconds, since boards are asked in bursts.
void MainWindow::updateTunnelRate()
{
    const session::ConnectionState &state = m_connection->session().state();
    if (!state.tunneled) {
        m_status->setTunnelRate(std::nullopt);
        return;
    }
    m_bytesSeen.push_back(state.bytesIn);
    if (m_bytesSeen.size() > rateSeconds + 1) {
        m_bytesSeen.pop_front();
    }
    const std::uint64_t came = state.bytesIn - std::min(m_bytesSeen.front(), state.bytesIn);
    m_status->setTunnelRate(
        static_cast<double>(came) / static_cast<double>(std::max<std::size_t>(m_bytesSeen.size() - 1, 1)));
}

void MainWindow::updateData()
{
    const base::Time now = m_boards->source().now();
    m_status->setDataTime(m_outcome.youngestSample, now);
    if (BoardView *const view = board()) {
        m_top->setTime(view->run().time(), now);
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
    if (m_connection && m_connection->mode() == Mode::Opening) {
        return false;
    }
    return board() == nullptr || !board()->isVisible() || board()->settled();
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

void MainWindow::closeEvent(QCloseEvent *event)
{
    remember();
    QMainWindow::closeEvent(event);
}

void MainWindow::restore()
{
    resize(firstSize);
    if (m_stateFile.isEmpty()) {
        return;
    }
    const QSettings settings(m_stateFile, QSettings::IniFormat);
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    m_foldedByHand = settings.value(QStringLiteral("window/sideBarFolded")).toBool();
    m_boardId = settings.value(QStringLiteral("window/board")).toString();
    bool known = false;
    const qlonglong interval = settings.value(QStringLiteral("window/refreshMs")).toLongLong(&known);
    m_refreshRemembered = known;
    if (known) {
        m_wish = base::Duration(interval);
    }
    setLocalTime(settings.value(QStringLiteral("window/localTime")).toBool());
    m_theme = themeFromWord(settings.value(QStringLiteral("window/theme")).toString());
    foldSideBar();
}

void MainWindow::remember() const
{
    if (m_stateFile.isEmpty()) {
        return;
    }
    QSettings settings(m_stateFile, QSettings::IniFormat);
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/sideBarFolded"), m_foldedByHand);
    settings.setValue(QStringLiteral("window/board"), m_boardId);
    settings.setValue(QStringLiteral("window/refreshMs"), static_cast<qlonglong>(m_wish.count()));
    settings.setValue(QStringLiteral("window/localTime"), m_localTime);
    settings.setValue(QStringLiteral("window/theme"), wordOf(m_theme));
}

} // namespace zumik::app
