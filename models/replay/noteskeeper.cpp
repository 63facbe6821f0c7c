// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/noteskeeper.h"

#include "models/async/reply.h"

#include <QThreadPool>

#include <mutex>
#include <utility>

namespace zumik::replay {

/// So that an older state never takes the place of a newer one.
struct NotesKeeper::Order {
    std::mutex mutex;
    std::uint64_t written = 0; ///< guarded by the mutex
};

NotesKeeper::NotesKeeper(std::string path, std::string recorded, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_recorded(std::move(recorded))
    , m_receiver(this)
    , m_order(std::make_shared<Order>())
{
}

NotesKeeper::~NotesKeeper()
{
    if (m_dirty && !m_path.empty() && !m_reading) {
        QThreadPool::globalInstance()->start([save = job()] { (void)save(); });
    }
}

void NotesKeeper::read()
{
    if (m_path.empty() && m_recorded.empty()) {
        return;
    }
    m_reading = true;
    const async::Reply<ReadNotes> reply(
        {}, m_receiver, [this](base::Result<ReadNotes> read) { onRead(std::move(read)); });
    QThreadPool::globalInstance()->start(
        [reply, path = m_path, recorded = m_recorded] { reply.deliver(loadNotes(path, recorded)); });
}

void NotesKeeper::onRead(base::Result<ReadNotes> read)
{
    m_reading = false;
    if (!read) {
        Q_EMIT failed(read.error());
    } else {
        for (const Mark &mark : m_notes.marks) {
            addMark(read->notes, mark);
        }
        if (!m_notes.text.empty()) {
            read->notes.text = m_notes.text;
        }
        m_notes = std::move(read->notes);
        Q_EMIT changed();
        if (read->leftOut > 0) {
            Q_EMIT leftOut(read->leftOut);
        }
    }
    write();
}

void NotesKeeper::change(Notes notes)
{
    if (notes == m_notes) {
        return;
    }
    m_notes = std::move(notes);
    m_dirty = true;
    Q_EMIT changed();
    write();
}

void NotesKeeper::write()
{
    if (!m_dirty || m_path.empty() || !settled()) {
        return;
    }
    m_dirty = false;
    m_writing = true;
    const async::Reply<base::Done> reply({}, m_receiver, [this](const base::Status &saved) {
        m_writing = false;
        if (!saved) {
            Q_EMIT failed(saved.error());
        }
        write();
    });
    QThreadPool::globalInstance()->start([reply, save = job()] { reply.deliver(save()); });
}

/// Writes what is now, in whichever thread it is called.
std::function<base::Status()> NotesKeeper::job()
{
    return [order = m_order, number = ++m_writes, path = m_path, notes = m_notes]() -> base::Status {
        const std::lock_guard lock(order->mutex);
        if (number < order->written) {
            return base::Done{};
        }
        order->written = number;
        return saveNotes(path, notes);
    };
}

} // namespace zumik::replay
