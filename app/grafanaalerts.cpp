// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/grafanaalerts.h"

#include "models/base/number.h"
#include "models/clients/grafana/grafanaclient.h"
#include "widgets/alerts/alertspage.h"
#include "widgets/common/look.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace zumik::app {

namespace {

using session::GrafanaAlert;
using session::GrafanaAlerts;
using widgets::alerts::AlertLine;
using widgets::common::plain;
using widgets::common::Status;

constexpr std::size_t mostLines = 1000;
constexpr base::Duration almostAYear = std::chrono::hours(24 * 300);

struct Text {
    Q_DECLARE_TR_FUNCTIONS(GrafanaAlerts)
};

Status statusOf(GrafanaAlert::State state)
{
    switch (state) {
    case GrafanaAlert::State::Firing:
        return Status::Critical;
    case GrafanaAlert::State::RuleFailed:
        return Status::Warn;
    case GrafanaAlert::State::Pending:
        return Status::Pending;
    }
    return Status::Unknown;
}

QString wordOf(GrafanaAlert::State state)
{
    switch (state) {
    case GrafanaAlert::State::Firing:
        return Text::tr("firing");
    case GrafanaAlert::State::RuleFailed:
        return Text::tr("rule fails");
    case GrafanaAlert::State::Pending:
        return Text::tr("pending");
    }
    return {};
}

AlertLine lineOf(const GrafanaAlert &alert, base::Time now, const widgets::common::ZoneClock &clock)
{
    AlertLine line;
    line.status = statusOf(alert.state);
    line.state = wordOf(alert.state);
    line.name = alert.folder.empty()
        ? plain(alert.name)
        : Text::tr("%1 (%2)", "alert (folder)").arg(plain(alert.name), plain(alert.folder));
    line.labels = plain(alert.error.empty() ? alert.labels.toString() : alert.error);
    if (alert.since.ms > 0) {
        const base::Duration span = now - alert.since;
        const QString when =
            span < almostAYear ? clock.dateAndTime(alert.since) : clock.wholeDateAndTime(alert.since);
        line.since = Text::tr("%1 (%2)", "time (how long)").arg(when, widgets::common::spanText(span));
    }
    line.value = base::isAbsent(alert.value) ? QString() : QLocale().toString(alert.value, 'g', 6);
    line.detail = plain(alert.error.empty() ? alert.summary : alert.error, 2000);
    return line;
}

Status worstOf(const GrafanaAlerts &alerts)
{
    return alerts.rules == 0  ? Status::Unknown
        : alerts.list.empty() ? Status::Ok
                              : statusOf(alerts.list.front().state);
}

QString summaryOf(const GrafanaAlerts &alerts, const QString &when)
{
    if (alerts.rules == 0) {
        return Text::tr("Grafana has no alert rules that this account may see. As of %1.").arg(when);
    }
    const auto number = [](std::size_t count) {
        return QLocale().toString(qulonglong(count));
    };
    const QString cut = alerts.list.size() > mostLines
        ? Text::tr(" The first %1 are listed.").arg(number(mostLines))
        : QString();
    return Text::tr("Firing: %1. Pending: %2. Rules that can't be evaluated: %3 of %4. As of %5.")
               .arg(number(alerts.firing), number(alerts.pending), number(alerts.failed),
                   number(alerts.rules), when)
        + cut;
}

} // namespace

GrafanaAlertsView::GrafanaAlertsView(session::Session &session, const widgets::common::Look *look)
    : m_session(session)
    , m_look(look)
    , m_page(new widgets::alerts::AlertsPage(look, tr("Grafana's alerts")))
{
    m_page->setObjectName(QStringLiteral("grafana-alerts"));
    connect(m_page, &widgets::alerts::AlertsPage::refreshRequested, this, &GrafanaAlertsView::ask);
    connect(m_page, &widgets::alerts::AlertsPage::left, this, &GrafanaAlertsView::left);
    connect(&m_timer, &QTimer::timeout, this, &GrafanaAlertsView::onTimer);
    m_timer.start(intervalMs);
}

GrafanaAlertsView::~GrafanaAlertsView()
{
    m_stop.request_stop();
    delete m_page;
}

void GrafanaAlertsView::onTimer()
{
    if (m_page->isVisible() && !m_asks) {
        ask();
    }
}

void GrafanaAlertsView::ask()
{
    m_stop.request_stop();
    m_stop = base::StopSource();
    m_asks = true;
    const async::Receiver receiver(this);
    m_session.openGrafana(m_stop.get_token(), receiver,
        [this, receiver, stop = m_stop.get_token()](
            const base::Result<clients::grafana::GrafanaClient *> &opened) {
            if (!opened) {
                return onRules(opened.error());
            }
            (*opened)->rules(stop, receiver, [this](const base::Result<Groups> &groups) { onRules(groups); });
        });
}

/// What was stopped has been asked for anew.
void GrafanaAlertsView::onRules(const base::Result<Groups> &groups)
{
    if (!groups && groups.error().code == base::ErrorCode::Cancelled) {
        return;
    }
    m_asks = false;
    if (groups) {
        return show(session::grafanaAlerts(*groups));
    }
    const widgets::common::Sentence why = widgets::common::sentenceOf(groups.error());
    m_page->setTrouble(why.title + QStringLiteral(". ") + why.text);
}

void GrafanaAlertsView::show(const GrafanaAlerts &alerts)
{
    const base::Time now =
        m_session.source() != nullptr ? m_session.source()->now() : base::SystemClock().now();
    const widgets::common::ZoneClock &clock = m_look->clock();
    std::vector<AlertLine> lines;
    for (std::size_t i = 0; i < std::min(alerts.list.size(), mostLines); ++i) {
        lines.push_back(lineOf(alerts.list[i], now, clock));
    }
    const QString when = clock.clockTime(now) + QLatin1Char(' ') + clock.zoneName(now);
    m_page->setLines(worstOf(alerts), summaryOf(alerts, when), std::move(lines));
}

} // namespace zumik::app
