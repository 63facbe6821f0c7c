// SPDX-License-Identifier: GPL-3.0-or-later
// Marks and notes of a recording, and the jumps between what is worth looking at.
#include "app/mainwindow.h"
#include "app/windowreplay.h"
#include "models/async/reply.h"
#include "models/session/snapshotsession.h"
#include "models/snapshot/archive.h"
#include "models/snapshot/entrynames.h"
#include "models/snapshot/rewrite.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/replay/notespopup.h"
#include "widgets/replay/transportbar.h"

#include <QFileInfo>
#include <QThreadPool>

#include <algorithm>
#include <set>

namespace zumik::app {

using replay::Mark;
using replay::Notes;
using replay::NotesKeeper;
using widgets::common::Status;
using widgets::replay::NotesPopup;

void WindowReplay::startNotes()
{
    m_notes = std::make_unique<NotesKeeper>(m_session->notesFile(), m_session->recordedNotes());
    connect(m_notes.get(), &NotesKeeper::changed, this, &WindowReplay::onNotes);
    connect(m_notes.get(), &NotesKeeper::failed, this,
        [this](const base::Error &error) { m_window->tell(error); });
    connect(m_notes.get(), &NotesKeeper::leftOut, this, [this](std::size_t marks) {
        m_window->tell(Status::Warn,
            tr("%n marks of the notes can't be read, and are left out.", nullptr, static_cast<int>(marks)),
            widgets::common::plain(m_notes->path()));
    });
    onNotes();
    m_notes->read();
}

void WindowReplay::onNotes()
{
    m_bar->setNotes(m_notes->notes());
    if (m_popup != nullptr) {
        m_popup->setNotes(m_notes->notes());
    }
}

void WindowReplay::mark()
{
    Notes notes = m_notes->notes();
    if (!addMark(notes, {m_playback->clock().now(), {}})) {
        return m_window->tell(Status::Warn,
            tr("There are %n marks, and no room for more.", nullptr, static_cast<int>(notes.marks.size())));
    }
    m_notes->change(std::move(notes));
}

void WindowReplay::renameMark(base::Time time, const QString &text)
{
    Notes notes = m_notes->notes();
    const auto found = std::find_if(
        notes.marks.begin(), notes.marks.end(), [&](const Mark &each) { return each.time == time; });
    if (found != notes.marks.end()) {
        found->text = text.left(static_cast<qsizetype>(replay::longestMark / 4)).toStdString();
        m_notes->change(std::move(notes));
    }
}

void WindowReplay::removeMark(base::Time time)
{
    Notes notes = m_notes->notes();
    std::erase_if(notes.marks, [&](const Mark &each) { return each.time == time; });
    m_notes->change(std::move(notes));
}

void WindowReplay::writeText(const QString &text)
{
    Notes notes = m_notes->notes();
    notes.text = text.left(static_cast<qsizetype>(replay::longestNotes / 4)).toStdString();
    m_notes->change(std::move(notes));
}

void WindowReplay::openNotes()
{
    if (m_popup == nullptr) {
        m_popup = new NotesPopup(m_look, m_bar);
        connect(m_popup, &NotesPopup::markChosen, this, [this](base::Time time) { m_playback->seek(time); });
        connect(m_popup, &NotesPopup::markRenamed, this, &WindowReplay::renameMark);
        connect(m_popup, &NotesPopup::markRemoved, this, &WindowReplay::removeMark);
        connect(m_popup, &NotesPopup::textChanged, this, &WindowReplay::writeText);
    }
    m_popup->setNotes(m_notes->notes());
    const QString file = QFileInfo(QString::fromStdString(m_notes->path())).fileName();
    m_popup->setPlace(file.isEmpty()
            ? tr("They are kept as long as the window shows the recording.")
            : tr("Kept beside the recording, in %1.").arg(widgets::common::plain(file.toStdString())));
    m_popup->openAt(m_bar->notesButton());
}

// --- into the recording's own file

/// Null but for a .zsnap.
std::shared_ptr<const snapshot::Archive> WindowReplay::archive() const
{
    const auto *const session = qobject_cast<const session::SnapshotSession *>(m_session);
    return session == nullptr ? nullptr : session->archive();
}

bool WindowReplay::savesIntoFile() const
{
    return active() && archive() != nullptr && !m_notes->path().empty() && m_notes->notes() != Notes{};
}

/// The whole file is written anew, on another thread.
void WindowReplay::saveIntoFile()
{
    const QString name = widgets::common::plain(archive()->path());
    const async::Reply<base::Done> reply({}, async::Receiver(this), [this, name](const base::Status &saved) {
        saved ? m_window->tell(Status::Ok, tr("Marks and notes are in %1 now.").arg(name))
              : m_window->tell(saved.error());
    });
    QThreadPool::globalInstance()->start([reply, from = archive(), json = notesJson(m_notes->notes())] {
        reply.deliver(snapshot::rewriteText(*from, snapshot::notesName, json));
    });
}

/// To the next mark, or the next time at which an alert begins or is over.
void WindowReplay::jump(bool forward)
{
    const replay::ReplayClock &clock = m_playback->clock();
    std::set<base::Time> stops;
    for (const Mark &mark : m_notes->notes().marks) {
        stops.insert(mark.time);
    }
    if (m_timeline) {
        const auto changes = transitionsOf(*m_timeline, clock.recorded());
        stops.insert(changes.begin(), changes.end());
    }
    const auto after = stops.upper_bound(clock.now());
    const auto before = stops.lower_bound(clock.now());
    if (forward && after != stops.end()) {
        m_playback->seek(*after);
    } else if (!forward && before != stops.begin()) {
        m_playback->seek(*std::prev(before));
    }
}

} // namespace zumik::app
