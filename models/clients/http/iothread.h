// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/receiver.h"

#include <QObject>
#include <QThread>

namespace zumik::clients::http {

/// The thread in which all clients do their input and output. Lives longer than its clients, which share it.
class IoThread {
public:
    IoThread();
    ~IoThread();
    IoThread(const IoThread &) = delete;
    IoThread &operator=(const IoThread &) = delete;

    /// Runs the task in the thread, in the order of posting.
    void post(async::Receiver::Task task) const { m_receiver.post(std::move(task)); }

    /// As post, and waits until it has run. Not from the thread itself.
    void run(const async::Receiver::Task &task) const;

private:
    QThread m_thread;
    QObject m_context;
    async::Receiver m_receiver;
};

} // namespace zumik::clients::http
