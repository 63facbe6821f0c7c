// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/replayrefresh.h"
#include "models/base/stoptoken.h"
#include "models/replay/noteskeeper.h"
#include "models/replay/recordedtimeline.h"
#include "models/session/playback.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace zumik::session {
class Session;
}

namespace zumik::snapshot {
class Archive;
}

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::dashboard {
class BoardView;
}

namespace zumik::widgets::replay {
class NotesPopup;
class ReplayFrame;
class TransportBar;
} // namespace zumik::widgets::replay

namespace zumik::widgets::shell {
class Actions;
}

namespace zumik::app {

class MainWindow;

/// The window over a recording: its transport bar, the keys that move the present, marks and notes, and the
/// board that follows.
class WindowReplay final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it. The bar, and the frame around `frame`, are hidden.
    WindowReplay(const widgets::common::Look *look, MainWindow *window);
    ~WindowReplay() override;

    widgets::replay::TransportBar *bar() const { return m_bar; }

    /// Around that widget, the window's whole content.
    void frame(QWidget *content);

    void addTo(widgets::shell::Actions &actions);

    /// Once a session is open; nothing happens with one that is no recording.
    void begin(session::Session &session);
    void end();

    bool active() const { return m_playback != nullptr; }

    /// The board that shows.
    void setBoard(widgets::dashboard::BoardView *board);

    /// A scrape, which a step is.
    void setStep(base::Duration step);

    base::Duration step() const { return m_step; }

    /// "6 h, 1,914 series", as far as it is known.
    QString aboutText() const;
    /// "snapshot of Prometheus 2.55, scrape 15 s": what answers, and by whose rules where that is a question.
    QString sourceText() const;
    /// "You are looking at a recording. Now is Thu 20 Nov 2025, 02:51:30 UTC; alerts follow."
    QString bandText() const;

    /// Nothing is on its way from or to the notes' file, and what happened is known.
    bool settled() const;

    const replay::NotesKeeper *notes() const { return m_notes.get(); }

    widgets::replay::NotesPopup *notesPopup() const { return m_popup; }

Q_SIGNALS:
    /// Now is another.
    void moved();
    /// What aboutText or bandText say is.
    void toldMore();

protected:
    /// Keys that a focused control takes itself stay its own.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectBar();
    void addMoves(widgets::shell::Actions &actions, const std::function<bool()> &active);
    void addMarks(widgets::shell::Actions &actions, const std::function<bool()> &active);
    void addSpeeds(widgets::shell::Actions &actions, const std::function<bool()> &active);
    void onMoved();
    void onChanged();
    void askTimeline();

    // windowmarks.cpp
    void startNotes();
    void mark();
    void openNotes();
    void renameMark(base::Time time, const QString &text);
    void removeMark(base::Time time);
    void writeText(const QString &text);
    std::shared_ptr<const snapshot::Archive> archive() const;
    bool savesIntoFile() const;
    void saveIntoFile();
    void onNotes();
    void jump(bool forward);

    const widgets::common::Look *m_look;
    MainWindow *m_window;
    widgets::replay::TransportBar *m_bar;
    widgets::replay::ReplayFrame *m_frame = nullptr;
    widgets::replay::NotesPopup *m_popup = nullptr;
    session::Session *m_session = nullptr;
    QPointer<session::Playback> m_playback; ///< null: no recording shows
    std::unique_ptr<replay::NotesKeeper> m_notes;
    std::shared_ptr<const replay::RecordedTimeline> m_timeline; ///< null: not known yet
    base::StopSource m_asking;
    bool m_asks = false;
    ReplayRefresh m_refresh{this};
    base::Duration m_step{15'000};
};

} // namespace zumik::app
