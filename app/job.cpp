// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job.h"

#include "app/output.h"
#include "models/session/session.h"

namespace zumik::app {

void Job::interrupt()
{
    m_stop.request_stop();
    finish(ExitStatus::Interrupted);
}

void Job::warnOfLeftOut(const session::Session &session)
{
    for (const base::Error &error : session.leftOut()) {
        printWarning(error);
    }
}

void Job::fail(const base::Error &error)
{
    if (!m_finished) {
        printError(error);
    }
    finish(exitStatusOf(error));
}

void Job::finish(ExitStatus status)
{
    if (!m_finished) {
        m_finished = true;
        Q_EMIT finished(status);
    }
}

} // namespace zumik::app
