// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done in the window: the table behind its keys, its palette and the tips of its buttons.
#include "app/dashboardlibrary.h"
#include "app/mainwindow.h"
#include "app/windowcompare.h"
#include "app/windowpanels.h"
#include "app/windowreplay.h"
#include "widgets/common/comparisonwords.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/dashboard/boardpicture.h"
#include "widgets/dashboard/panelgrid.h"
#include "widgets/dashboard/variablepicker.h"
#include "widgets/panels/panelview.h"
#include "widgets/shell/actions.h"
#include "widgets/shell/comparepopup.h"
#include "widgets/shell/keysheet.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/palette.h"
#include "widgets/shell/sidebar.h"
#include "widgets/shell/statusbar.h"
#include "widgets/shell/topbar.h"

#include <QTimeZone>

#include <array>
#include <utility>

namespace zumik::app {

namespace {

using widgets::common::Theme;
using widgets::dashboard::BoardView;
using widgets::shell::Action;
using widgets::shell::PaletteEntry;

QKeySequence key(const char *text)
{
    return QKeySequence(QString::fromLatin1(text), QKeySequence::PortableText);
}

} // namespace

void MainWindow::addActions()
{
    addBoardActions();
    addGrafanaActions();
    addViewActions();
    addFileActions();
    addExportActions();
    m_replay->addTo(*m_actions);
    addSnapshotActions();
    m_top->setTips(*m_actions);
}

void MainWindow::addBoardActions()
{
    const auto showing = [this] {
        return board() != nullptr && board()->isVisible();
    };
    const auto add = [&](const char *id, const QString &text, const char *keys, auto method) {
        m_actions->add(
            {QLatin1String(id), text, key(keys), [this, method] { (board()->*method)(); }, showing});
    };
    m_actions->add(
        {QStringLiteral("time.range"), tr("Time range"), key("T"), [this] { m_top->openTimes(); }, showing});
    addComparisons(showing);
    add("time.earlier", tr("Half a range earlier"), "[", &BoardView::goEarlier);
    add("time.later", tr("Half a range later"), "]", &BoardView::goLater);
    add("time.zoomOut", tr("Zoom out"), "Z", &BoardView::zoomOut);
    add("board.refresh", tr("Refresh now"), "R", &BoardView::refresh);
    add("panel.solo", tr("The panel at hand alone, or all"), "F", &BoardView::toggleSolo);
    m_panels->addTo(*m_actions);
    m_actions->add({QStringLiteral("board.kiosk"), tr("The board alone, or with its bars"),
        key("Ctrl+Shift+F"), [this] { setKiosk(!m_kiosk); }, showing});
    m_actions->add({QStringLiteral("board.picture"), tr("Save picture of the board…"), key("Ctrl+Shift+S"),
        [this] { savePicture(); },
        [this, showing] {
            return showing() && m_picture == nullptr;
        }});
    m_actions->add({QStringLiteral("board.picture.stop"), tr("Stop making the picture of the board"), {},
        [this] { stopPicture(); },
        [this] {
            return m_picture != nullptr;
        }});
    m_actions->add({QStringLiteral("back"), tr("Back"), key("Esc"), [this] { back(); },
        [this, showing] {
            return showing() && (board()->soloPanel() || m_kiosk);
        }});
}

/// One to choose, and one each for the palette.
void MainWindow::addComparisons(const std::function<bool()> &showing)
{
    m_actions->add({QStringLiteral("board.compare"), tr("Compare with an earlier time"), key("C"),
        [this] { m_top->openComparison(); }, showing});
    m_actions->add(
        {QStringLiteral("board.compare.off"), tr("Compare with nothing"), {}, [this] { compare({}); },
            [this, showing] {
                return showing() && m_boards->comparison();
            }});
    m_compare->addTo(*m_actions, showing);
    for (const base::Duration back : widgets::shell::ComparePopup::offered()) {
        m_actions->add({QStringLiteral("board.compare.") + QString::fromStdString(base::formatDuration(back)),
            tr("Compare with %1 earlier", "a length of time").arg(widgets::common::shiftText(back)), {},
            [this, back] { compare(back); }, showing});
    }
}

void MainWindow::addViewActions()
{
    const auto add = [this](
                         const char *id, const QString &text, const char *keys, std::function<void()> run) {
        m_actions->add({QLatin1String(id), text, key(keys), std::move(run), {}});
    };
    add("palette", tr("Find and run"), "Ctrl+K", [this] { m_palette->open(paletteEntries()); });
    add("keys", tr("Keys"), "?", [this] { m_keys->open(*m_actions); });
    add("view.zone", tr("Times in UTC, or in local time"), "U", [this] { setLocalTime(!m_localTime); });
    add("view.theme", tr("Next theme"), "Ctrl+Shift+T", [this] { nextTheme(); });
    add("view.theme.desktop", tr("Theme: as the desktop"), "", [this] { setThemeChoice(std::nullopt); });
    add("view.theme.dark", tr("Theme: dark"), "", [this] { setThemeChoice(Theme::Kind::Dark); });
    add("view.theme.light", tr("Theme: light"), "", [this] { setThemeChoice(Theme::Kind::Light); });
    add("view.theme.highContrast", tr("Theme: high contrast"), "",
        [this] { setThemeChoice(Theme::Kind::HighContrast); });
    m_actions->add({QStringLiteral("view.sideBar"), tr("Fold or unfold the side bar"), key("Ctrl+B"),
        [this] { foldByHand(); },
        [this] {
            return m_boards != nullptr;
        }});
    m_actions->add({QStringLiteral("connection.again"), tr("Reconnect now"), key("Ctrl+R"),
        [this] { m_connection->open(); },
        [this] {
            return m_connection != nullptr && !replays();
        }});
    m_actions->add({QStringLiteral("connection.tunnel"), tr("Show the tunnel"), {}, [this] { openTunnel(); },
        [this] {
            return m_connection != nullptr && m_connection->session().tunnel() != nullptr;
        }});
    m_actions->add(
        {QStringLiteral("profile.switch"), tr("Switch the profile"), key("P"), [this] { openProfiles(); },
            [this] {
                return m_connection != nullptr && m_top->isVisible();
            }});
    m_actions->add({QStringLiteral("profile.production"), tr("Mark the profile as production, or not"), {},
        [this] { Q_EMIT productionToggled(); },
        [this] {
            return m_connection != nullptr
                && m_savedProfiles.contains(m_connection->session().profile().name);
        }});
    add("connect", tr("Connect to a VPS"), "Ctrl+N", [this] { Q_EMIT connectRequested(); });
    m_actions->add({QStringLiteral("connection.secret"), tr("Enter the secret that is asked for"), {},
        [this] { Q_EMIT secretRequested(); },
        [this] {
            return locked().has_value();
        }});
    m_actions->add({QStringLiteral("connection.leave"), tr("Disconnect"), {}, [this] { leaveConnection(); },
        [this] {
            return m_connection != nullptr;
        }});
    m_actions->add(
        {QStringLiteral("messages"), tr("Messages"), key("M"), [this] { m_status->openMessages(); },
            [this] {
                return m_status->isVisible() && m_messages->latest() != nullptr;
            }});
    add("settings", tr("Settings"), "Ctrl+,", [this] { Q_EMIT settingsRequested(); });
    add("window.close", tr("Close the window"), "Ctrl+Q", [this] { close(); });
}

void MainWindow::addFileActions()
{
    const auto add = [this](const char *id, const QString &text, const char *keys, void (MainWindow::*run)(),
                         std::function<bool()> enabled) {
        m_actions->add(
            {QLatin1String(id), text, key(keys), [this, run] { (this->*run)(); }, std::move(enabled)});
    };
    const auto connected = [this] {
        return m_boards != nullptr;
    };
    const auto showing = [this] {
        return board() != nullptr && board()->isVisible();
    };
    m_actions->add({QStringLiteral("boards.search"), tr("Search boards"), key("/"),
        [this] { m_side->search(); }, connected});
    add("boards.openFile", tr("Open dashboard file\u2026"), "Ctrl+O", &MainWindow::askForFile, {});
    add("boards.addFolder", tr("Add folder of dashboards\u2026"), "", &MainWindow::askForFolder, {});
    add("boards.back", tr("Board before"), "Alt+Left", &MainWindow::goBack,
        [this, connected] { return connected() && m_history.hasBack(); });
    add("boards.forward", tr("Board after"), "Alt+Right", &MainWindow::goForward,
        [this, connected] { return connected() && m_history.hasForward(); });
    m_actions->add({QStringLiteral("board.copy"), tr("Save a copy of the dashboard\u2026"), {},
        [this] { askForCopy(false); }, showing});
    m_actions->add({QStringLiteral("board.copyAsShown"),
        tr("Save a copy of the dashboard with its time and variables as shown\u2026"), {},
        [this] { askForCopy(true); }, showing});
}

widgets::panels::PanelView *MainWindow::panelAtHand() const
{
    const auto id = board()->grid()->panelAtHand();
    widgets::panels::PanelView *const view = id ? board()->panelView(*id) : nullptr;
    return view != nullptr && view->content() != nullptr ? view : nullptr;
}

// --- the palette

std::vector<PaletteEntry> MainWindow::paletteEntries()
{
    std::vector<PaletteEntry> entries;
    if (m_boards) {
        addBoards(entries);
        addScope(entries);
    }
    for (const QString &name : std::as_const(m_savedProfiles)) {
        entries.push_back(
            {widgets::common::plain(name.toStdString()), tr("Profile"), QString(), [this, name] {
                 Q_EMIT profileChosen(name);
             }});
    }
    for (const Action &action : m_actions->all()) {
        if (action.id != QLatin1String("palette") && widgets::shell::Actions::isEnabled(action)) {
            entries.push_back(
                {action.text, tr("Action"), widgets::shell::keyText(m_actions->keysNow(action)), action.run});
        }
    }
    addForgetting(entries);
    return entries;
}

void MainWindow::addBoards(std::vector<PaletteEntry> &entries)
{
    const auto add = [&](const dashboard::CatalogEntry &board, const QString &kind) {
        entries.push_back({widgets::common::plain(board.title), kind, QString(),
            [this, id = QString::fromStdString(board.place)] {
                showBoard(id);
            }});
    };
    const QStringList &recent = m_catalog->places().recent; // first, since one often comes back
    for (const QString &id : recent) {
        if (const auto *const board = m_catalog->boards().byPlace(id.toStdString()); board != nullptr) {
            add(*board, tr("Board, opened lately"));
        }
    }
    for (const dashboard::CatalogEntry &board : m_catalog->boards().entries()) {
        if (!recent.contains(QString::fromStdString(board.place))) {
            add(board, tr("Board"));
        }
    }
}

void MainWindow::addScope(std::vector<PaletteEntry> &entries)
{
    const auto *const picker = board() != nullptr ? board()->scopePicker() : nullptr;
    const board::VariableState *const scope =
        picker != nullptr ? board()->run().variable(picker->name()) : nullptr;
    if (scope == nullptr) {
        return;
    }
    for (const dashboard::VariableOption &option : scope->options) {
        const std::string &text = option.text.empty() ? option.value : option.text;
        entries.push_back({widgets::common::plain(text), tr("Cluster"), QString(),
            [this, name = picker->name(), value = option.value] {
                board()->setVariable(name, {value});
            }});
    }
}

// --- zone and theme

void MainWindow::setLocalTime(bool local)
{
    m_localTime = local;
    m_look->setZone(local ? QTimeZone::systemTimeZone() : QTimeZone::utc());
    Q_EMIT zoneChosen(local);
}

void MainWindow::setThemeChoice(ThemeChoice choice)
{
    m_theme = choice;
    Q_EMIT themeChosen(choice);
}

void MainWindow::nextTheme()
{
    constexpr std::array<ThemeChoice, 4> order{
        std::nullopt, Theme::Kind::Dark, Theme::Kind::Light, Theme::Kind::HighContrast};
    const auto *const at = std::find(order.begin(), order.end(), m_theme);
    setThemeChoice(at + 1 == order.end() ? order.front() : *(at + 1));
}

} // namespace zumik::app
