// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fetchjob.h"

#include "app/output.h"
#include "models/session/livesession.h"

#include <QUrl>

namespace zumik::app {

FetchJob::FetchJob(FetchCommand command, std::unique_ptr<session::LiveSession> session, QObject *parent)
    : Job(parent)
    , m_command(std::move(command))
    , m_session(std::move(session))
{
}

FetchJob::~FetchJob() = default;

void FetchJob::start()
{
    const QUrl url(m_command.url, QUrl::StrictMode);
    const auto onAnswer = [this](base::Result<clients::http::Response> answer) {
        if (!answer) {
            return fail(answer.error());
        }
        printOut(answer->body);
        if (answer->status >= 200 && answer->status < 300) {
            return finish(ExitStatus::Done);
        }
        const base::ErrorCode code = answer->status == 401 ? base::ErrorCode::Unauthorized
            : answer->status == 403                        ? base::ErrorCode::Forbidden
                                                           : base::ErrorCode::HttpStatus;
        fail({code, "HTTP " + std::to_string(answer->status), answer->where});
    };
    m_session->fetch(
        url, session::LiveSession::Credentials::OfProfile, stopToken(), async::Receiver(this), onAnswer);
}

} // namespace zumik::app
