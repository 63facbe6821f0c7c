// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/stoptoken.h"
#include "models/session/grafanaalerts.h"
#include "models/session/session.h"

#include <QObject>
#include <QTimer>

namespace zumik::widgets::alerts {
class AlertsPage;
}

namespace zumik::widgets::common {
class Look;
}

namespace zumik::app {

/// What the side bar calls them by, among the places of boards.
inline constexpr QLatin1String grafanaAlertsPlace("grafana:alerts");

/// The page of a Grafana's own alerts: asked when it comes to be seen, and every so often while it is.
class GrafanaAlertsView final : public QObject {
    Q_OBJECT

public:
    static constexpr int intervalMs = 30'000;

    /// Both must outlive it; it owns its page.
    GrafanaAlertsView(session::Session &session, const widgets::common::Look *look);
    ~GrafanaAlertsView() override;

    widgets::alerts::AlertsPage *page() const { return m_page; }

    bool asks() const { return m_asks; }

    void ask();

Q_SIGNALS:
    void left();

private:
    using Groups = std::vector<source::RuleGroup>;

    void onTimer();
    void onRules(const base::Result<Groups> &groups);
    void show(const session::GrafanaAlerts &alerts);

    session::Session &m_session;
    const widgets::common::Look *m_look;
    widgets::alerts::AlertsPage *m_page;
    base::StopSource m_stop;
    QTimer m_timer;
    bool m_asks = false;
};

} // namespace zumik::app
