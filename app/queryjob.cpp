// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/queryjob.h"

#include "app/output.h"
#include "app/prometheusjson.h"
#include "models/session/session.h"

namespace zumik::app {

namespace {

/// What a limit cut off is said on stderr, so that nobody takes a part for the whole.
void warnOfOmissions(std::size_t seriesDropped, std::size_t histogramsSkipped)
{
    if (seriesDropped > 0) {
        printDiagnostic(
            std::to_string(seriesDropped) + " series were left out: the answer has more than the limit");
    }
    if (histogramsSkipped > 0) {
        printDiagnostic(std::to_string(histogramsSkipped) + " native histograms were left out");
    }
}

} // namespace

QueryJob::QueryJob(QueryCommand command, std::unique_ptr<session::Session> session, QObject *parent)
    : Job(parent)
    , m_command(std::move(command))
    , m_session(std::move(session))
{
}

QueryJob::~QueryJob() = default;

void QueryJob::start()
{
    m_session->open(stopToken(), async::Receiver(this), [this](const base::Status &opened) {
        if (!opened) {
            return fail(opened.error());
        }
        warnOfLeftOut(*m_session);
        ask();
    });
}

void QueryJob::ask()
{
    if (m_command.start.isEmpty()) {
        askInstant();
    } else {
        askRange();
    }
}

void QueryJob::askInstant()
{
    const base::Time now = m_session->source()->now();
    const auto time = m_command.time.isEmpty() ? base::Result<base::Time>(now)
                                               : base::parseTime(m_command.time.toStdString(), now);
    if (!time) {
        return fail(time.error());
    }
    const source::InstantQuery query{m_command.expression.toStdString(), *time};
    m_session->source()->instant(query, stopToken(), async::Receiver(this), [this](auto answer) {
        if (!answer) {
            return fail(answer.error());
        }
        printOut(toPrometheusJson(*answer) + "\n");
        warnOfOmissions(answer->seriesDropped, answer->histogramsSkipped);
        finish(ExitStatus::Done);
    });
}

void QueryJob::askRange()
{
    const base::Time now = m_session->source()->now();
    const auto start = base::parseTime(m_command.start.toStdString(), now);
    const auto end = base::parseTime(m_command.end.toStdString(), now);
    const auto step = base::parseDuration(m_command.step.toStdString());
    if (!start || !end || !step) {
        return fail(!start ? start.error() : !end ? end.error() : step.error());
    }
    if (*end < *start || step->count() <= 0) {
        return fail({base::ErrorCode::InvalidArgument,
            "the range must end after it starts, and its step be more than 0", {}});
    }
    const source::RangeQuery query{
        m_command.expression.toStdString(), series::Grid::over({*start, *end}, *step)};
    m_session->source()->range(query, stopToken(), async::Receiver(this), [this](auto answer) {
        if (!answer) {
            return fail(answer.error());
        }
        printOut(toPrometheusJson(*answer) + "\n");
        warnOfOmissions(answer->seriesDropped, answer->histogramsSkipped);
        finish(ExitStatus::Done);
    });
}

} // namespace zumik::app
