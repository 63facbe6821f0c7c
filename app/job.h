// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exitstatus.h"
#include "models/base/stoptoken.h"

#include <QObject>

namespace zumik::session {
class Session;
}

namespace zumik::app {

/// One subcommand at work. It runs on the event loop, reports to stdout and stderr, and ends once with a
/// status.
class Job : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void start() = 0;

    /// The user pressed Ctrl+C: stop what runs, leave nothing half-written.
    virtual void interrupt();

Q_SIGNALS:
    void finished(zumik::app::ExitStatus status);

protected:
    /// What of the data can't be read goes to stderr.
    static void warnOfLeftOut(const session::Session &session);

    void requestStop() { m_stop.request_stop(); }

    base::StopToken stopToken() const { return m_stop.get_token(); }

    /// Prints the error's sentence to stderr and ends with its status.
    void fail(const base::Error &error);
    void finish(ExitStatus status);

private:
    base::StopSource m_stop;
    bool m_finished = false;
};

} // namespace zumik::app
