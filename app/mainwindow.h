// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/boardcatalog.h"
#include "app/boardhistory.h"
#include "app/boardpages.h"
#include "app/connection.h"
#include "app/filedialogs.h"
#include "models/session/secretneed.h"
#include "widgets/common/statusshape.h"
#include "widgets/common/theme.h"

#include <QMainWindow>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <memory>

class QDragEnterEvent;
class QDropEvent;
class QImage;
class QStackedWidget;

namespace zumik::widgets::connect {
class ConnectionPage;
}

namespace zumik::widgets::dashboard {
class BoardPicture;
}

namespace zumik::widgets::shell {
class Actions;
class FirstPage;
class KeySheet;
class Messages;
class ModeBand;
class Palette;
class ProfilePopup;
class SideBar;
class StatusBar;
class TopBar;
class TunnelSheet;
struct PaletteEntry;
} // namespace zumik::widgets::shell

namespace zumik::clients::grafana {
struct BoardVersion;
}

namespace zumik::session {
struct GrafanaBoard;
}

namespace zumik::app {

class DashboardLibrary;
class GrafanaAlertsView;
class RecordedAnnotations;
class SnapshotsView;
class WindowGrafana;
class WindowExport;
class WindowCompare;
class WindowPanels;
class WindowReplay;

/// Absent: as the desktop.
using ThemeChoice = std::optional<widgets::common::Theme::Kind>;

/// The window: bars around a page, which is the first page without a session, the way in while a connection
/// is made, then a board. It puts the parts together and keeps what they have in common: which board, which
/// time, how often.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// Library and look must outlive the window. `stateFile`: where place and choices are remembered; empty:
    /// nowhere.
    MainWindow(const DashboardLibrary &library, widgets::common::Look *look, const QString &stateFile = {},
        QWidget *parent = nullptr);
    ~MainWindow() override;

    /// What the first page offers besides opening a profile file.
    void setSavedProfiles(const QStringList &names);
    /// What went wrong with a way that was chosen on the first page.
    void showTrouble(const base::Error &error);

    /// Opens the session and shows a board: `boardId`, else the one that was shown last, else the first. The
    /// session must outlive its use, which ends with another one, or the window.
    void useSession(session::Session &session, const QString &boardId = {});

    /// The session in use is over this file or directory, which the page of snapshots knows from then on.
    void setSnapshot(const QString &path);

    /// By a person: what shows is what "back" comes to.
    void showBoard(const QString &id);

    /// A file, or a place in it, or a folder of them: what it holds joins the boards, and the first one
    /// shows.
    void openBoardFile(const QString &path);

    BoardCatalog &catalog() { return *m_catalog; }

    /// Instead of the platform's.
    void setFileDialogs(std::unique_ptr<FileDialogs> dialogs) { m_dialogs = std::move(dialogs); }

    FileDialogs &fileDialogs() { return *m_dialogs; }

    /// What is done with one panel.
    WindowPanels &panels() { return *m_panels; }

    /// What moves the present where a recording is shown.
    WindowReplay &replay() { return *m_replay; }

    /// What boards are compared with besides their own past.
    WindowCompare &comparing() { return *m_compare; }

    /// A link that leads to a dashboard, by an address of Grafana's; with its time and variables.
    void followDashboard(const QString &address);

    /// What is shown, in a word: README.md lists them.
    QString page() const;
    /// Nothing is being asked for, nor on its way.
    bool idle() const;

    const QString &boardId() const { return m_boardId; }

    /// Null until connected.
    widgets::dashboard::BoardView *board() const { return m_boards ? m_boards->view(m_boardId) : nullptr; }

    /// Null where the profile names none, and while not connected.
    WindowGrafana *grafana() const { return m_grafana.get(); }

    Connection *connection() const { return m_connection.get(); }

    /// What keeps the connection, or the board that shows, from its data, and a secret would help with.
    struct Locked {
        session::SecretNeed need;
        base::Error error;
    };

    std::optional<Locked> locked() const;

    /// What the profile in use says of it, when that has changed.
    void markProduction(bool production);

    /// Ends the connection and shows the ways in.
    void leaveConnection();

    /// 0 is off; faster than the scrape interval is not done.
    void setRefreshInterval(base::Duration interval);
    base::Duration refreshInterval() const;

    /// What was chosen, in this window or an earlier one.
    ThemeChoice themeChoice() const { return m_theme; }

    void setThemeChoice(ThemeChoice choice);

    /// Likewise: times in the computer's zone, else in UTC.
    bool localTime() const { return m_localTime; }

    void setLocalTime(bool local);

    /// For the list of what happened.
    void tell(widgets::common::Status status, const QString &text, const QString &details = {});
    void tell(const base::Error &error);

    const widgets::shell::Messages &messages() const { return *m_messages; }

    /// To the front, whatever it was.
    void bringForward();

    const widgets::shell::Actions &actions() const { return *m_actions; }

    /// Whether the interval was chosen in an earlier run.
    bool refreshRemembered() const { return m_refreshRemembered; }

    /// The board without the bars around it. What is not live says so still, and so does the age of the data.
    void setKiosk(bool kiosk);

    bool kiosk() const { return m_kiosk; }

    /// Who is asked for the places of files, if not the desktop's dialog.

    /// Shows a page over the one that is there, until `leaveOver` or until something else is to be seen.
    void showOver(QWidget *page);
    void leaveOver();

Q_SIGNALS:
    void themeChosen(zumik::app::ThemeChoice choice);
    void zoneChosen(bool local);
    void settingsRequested();
    void profileChosen(const QString &name);
    void profileFileChosen(const QString &path);
    /// A recording: a path, or demoSnapshot.
    void snapshotChosen(const QString &path);
    void connectRequested();
    /// By a person, or once by itself when a connection needs one that it doesn't have.
    void secretRequested();
    void productionToggled();
    /// The session is no longer used.
    void connectionLeft();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void connectBars();
    void addActions();
    void addBoardActions();
    void addComparisons(const std::function<bool()> &showing);
    void compare(std::optional<base::Duration> back);
    void compareWith(const board::ComparedSource &other, base::Duration back);
    void showComparison();
    void addViewActions();
    void addFileActions();
    void addGrafanaActions();
    void addExportActions();
    void showExport();
    void connectSnapshots();
    void addSnapshotActions();
    void showSnapshots();
    std::vector<widgets::shell::PaletteEntry> paletteEntries();
    void startGrafana();
    void startRecording();
    void showDoor();
    void showGrafanaAlerts();
    void onGrafanaFailed(const QString &uid, const base::Error &error);
    void onGrafanaBoard(const QString &uid, const std::shared_ptr<session::GrafanaBoard> &board);
    bool loadsFromGrafana(const QString &id);
    void openInGrafana(std::optional<int> panel);
    void offerVersions(const QString &uid, const std::vector<clients::grafana::BoardVersion> &versions);
    void listGrafanaBoards();
    void addBoards(std::vector<widgets::shell::PaletteEntry> &entries);
    void addScope(std::vector<widgets::shell::PaletteEntry> &entries);
    widgets::panels::PanelView *panelAtHand() const;
    void back();
    void showAge();
    void savePicture();
    void makePicture(const QString &path);
    void onPicture(const QImage &image, const QString &path);
    void stopPicture();
    void nextTheme();
    void applyLook();
    void restore();
    void remember() const;

    void onConnection();
    void showConnection();
    void tellConnection();
    void showLegs();
    void offerWays(bool refused);
    void askHostKey();
    void askSecretOnce();
    void takeWay(const QString &id);
    void closeBoards();
    void startBoards();
    void askScrapeInterval();
    void showBand();
    void showLocked();
    void showReplay();
    void onReplayMoved();
    bool replays() const;
    QString lostText() const;
    void onBandAction();
    void openProfiles();
    void openTunnel();
    void showTunnel();

    void onTimeChanged(const board::BoardTime &time);
    void onRefreshed(const widgets::dashboard::BoardView::Outcome &outcome);
    void onInterval();
    void onSecond();
    void updateTunnelRate();
    void updateAsking();
    void applyInterval();
    void updateTitle();
    void updateData();
    void foldSideBar();
    void foldByHand();
    void chooseWay(const QString &id);
    void askForSnapshot();
    void openProfileFile();

    // windowfiles.cpp
    void connectCatalog();
    void listBoards();
    void forgetPlace(const QString &path);
    void addForgetting(std::vector<widgets::shell::PaletteEntry> &entries);
    void askForFile();
    void askForFolder();
    void takeFile(const QString &path, const boardfiles::LoadedFile &file);
    void onFileChanged(const QString &path);
    void onFileGone(const QString &path);
    void reload(const QString &id);
    void askForCopy(bool withChoices);
    void saveCopy(const QString &path, bool withChoices);

    // windowlinks.cpp
    struct Going {
        BoardVisit visit;
        bool written = false; ///< its values are an address's
        bool remembered = true; ///< "back" leads to what shows now
    };

    void go(const Going &going);
    void arrive(const Going &going);
    void showTroubledBoard(const base::Error &error);
    void followLink(const QString &address);
    bool followAddress(const QString &address, const QString &grafana);
    QString grafanaAddress() const;
    BoardVisit visitNow() const;
    void goBack();
    void goForward();
    std::vector<widgets::dashboard::TaggedBoard> taggedBoards(const std::vector<std::string> &tags) const;

    const DashboardLibrary &m_library;
    widgets::common::Look *m_look;
    QString m_stateFile;

    widgets::shell::TopBar *m_top;
    widgets::shell::ModeBand *m_band;
    widgets::shell::SideBar *m_side;
    QStackedWidget *m_pages;
    widgets::shell::FirstPage *m_first;
    widgets::connect::ConnectionPage *m_way;
    widgets::shell::StatusBar *m_status;
    widgets::shell::ProfilePopup *m_profile;
    widgets::shell::Messages *m_messages;
    widgets::shell::Actions *m_actions;
    widgets::shell::Palette *m_palette;
    widgets::shell::KeySheet *m_keys;
    widgets::shell::TunnelSheet *m_tunnel;
    WindowPanels *m_panels;
    WindowReplay *m_replay;
    WindowCompare *m_compare;
    SnapshotsView *m_snapshots;

    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<WindowGrafana> m_grafana; ///< before the boards, which ask it
    std::unique_ptr<WindowExport> m_export; ///< once it was to be seen
    std::unique_ptr<RecordedAnnotations> m_recordedAnnotations; ///< likewise
    std::unique_ptr<GrafanaAlertsView> m_grafanaAlerts; ///< once it was to be seen
    std::unique_ptr<BoardPages> m_boards;
    std::unique_ptr<BoardCatalog> m_catalog;
    std::unique_ptr<FileDialogs> m_dialogs;
    BoardHistory m_history;
    base::StopSource m_loading; ///< of the file that was asked for last
    bool m_loads = false;
    QString m_awaited; ///< the uid of the board that Grafana is asked for
    QString m_boardId;
    bool m_boardAsked = false; ///< for, when the session was opened
    QTimer m_interval{this};
    QTimer m_second{this};
    base::Duration m_wish;
    std::optional<base::Duration> m_scrape;
    widgets::dashboard::BoardView::Outcome m_outcome;
    std::deque<std::uint64_t> m_bytesSeen; ///< through the tunnel, a second apart, oldest first
    QStringList m_savedProfiles;
    ThemeChoice m_theme;
    std::optional<Connection::Mode> m_toldMode;
    bool m_localTime = false;
    QPointer<QWidget> m_below; ///< the page that another is shown over
    std::optional<base::Duration> m_keptBack; ///< what they were compared with
    std::int64_t m_toldSecond = 0; ///< of a replayed time, that the bars say
    std::optional<board::BoardTime> m_keptTime; ///< of the same profile's boards before this session
    bool m_askedSecret = false; ///< by itself, for this connection
    bool m_refreshRemembered = false;
    bool m_dimmed = false;
    bool m_doorOpen = false;
    bool m_foldedByHand = false;
    bool m_kiosk = false;
    std::unique_ptr<widgets::dashboard::BoardPicture> m_picture; ///< while it is being made
};

} // namespace zumik::app
