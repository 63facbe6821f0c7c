// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/receiver.h"
#include "models/replay/notes.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace zumik::replay {

/// The notes of a recording, and the file that they are kept in, read and written by other threads. What is
/// changed is here at once; of changes that come faster than a disk, the last is written.
class NotesKeeper final : public QObject {
    Q_OBJECT

public:
    /// An empty path: nothing is kept. `recorded` is the recording's own notes.json, with which the notes
    /// begin.
    explicit NotesKeeper(std::string path, std::string recorded = {}, QObject *parent = nullptr);
    /// Waits for nothing; what is not written yet is written all the same, before the program ends.
    ~NotesKeeper() override;

    const std::string &path() const { return m_path; }

    /// Empty until they are read.
    const Notes &notes() const { return m_notes; }

    void read();

    /// Before they were read: the marks of the file join these.
    void change(Notes notes);

    /// Nothing is on its way from or to the disk.
    bool settled() const { return !m_reading && !m_writing; }

Q_SIGNALS:
    void changed();
    /// So many marks of the file are left out, or it can't be read at all.
    void leftOut(std::size_t marks);
    void failed(const zumik::base::Error &error);

private:
    /// Of several that write at once.
    struct Order;

    void onRead(base::Result<ReadNotes> read);
    void write();
    std::function<base::Status()> job();

    const std::string m_path;
    const std::string m_recorded;
    Notes m_notes;
    async::Receiver m_receiver;
    std::shared_ptr<Order> m_order;
    std::uint64_t m_writes = 0;
    bool m_reading = false;
    bool m_writing = false;
    bool m_dirty = false; ///< other than what is written
};

} // namespace zumik::replay
