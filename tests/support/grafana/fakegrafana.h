// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fakehttpserver.h"

#include <QThread>

#include <functional>
#include <memory>

namespace zumik::tests {

struct GrafanaSwitches {
    int version = 12; ///< 9 to 12
    QByteArray path = {}; ///< sub-path: "/grafana"
    QByteArray authorization = {}; ///< that it wants of all but its health; empty: it is open to everybody
    QByteArray organization = {}; ///< X-Grafana-Org-Id that it wants; empty: any
    bool hidesVersion = false; ///< in its health
    bool redirects = false; ///< everything to a page for logging in, as a proxy does
    bool classicGone = false; ///< it has /apis only
    bool rulesForbidden = false; ///< the account may see boards only
    bool rulesFail = false; ///< none of its rules can be evaluated
    QByteArray ownLogin = {}; ///< a proxy's page under 200, for every request
};

/// A Grafana of our own: see README.md. Lives in the thread that made it.
class FakeGrafana final {
public:
    explicit FakeGrafana(GrafanaSwitches switches = {});

    QUrl url() const { return m_http.url(QString::fromLatin1(m_switches.path)); }

    FakeHttpServer &http() { return m_http; }

    GrafanaSwitches &switches() { return m_switches; }

    /// Paths with their queries, as they were asked.
    QList<QByteArray> asked() const;

    /// What the file of that name has, whatever would be asked for it.
    QByteArray shape(const QByteArray &name) const;

private:
    FakeAnswer answerOf(const FakeRequest &request) const;
    FakeAnswer classic(const QByteArray &path, const QUrl &url) const;
    FakeAnswer alerting(const QByteArray &name) const;
    FakeAnswer kube(const QByteArray &path, const QUrl &url) const;
    FakeAnswer search(const QUrl &url) const;
    FakeAnswer annotations(const QUrl &url) const;
    FakeAnswer file(const QByteArray &name, const QByteArray &missing = "Not found") const;

    GrafanaSwitches m_switches;
    FakeHttpServer m_http;
};

/// One on a thread of its own.
class GrafanaThread final {
public:
    explicit GrafanaThread(GrafanaSwitches switches = {});
    ~GrafanaThread();
    GrafanaThread(const GrafanaThread &) = delete;
    GrafanaThread &operator=(const GrafanaThread &) = delete;

    const QUrl &url() const { return m_url; }

    QList<QByteArray> asked() const;

    /// Every request, from now on.
    void answerAll(const QByteArray &body) const;

private:
    void run(const std::function<void()> &task) const;

    QThread m_thread;
    QObject m_context;
    std::unique_ptr<FakeGrafana> m_grafana;
    QUrl m_url;
};

/// What a request of this user has as its Authorization.
QByteArray basicAuthorization(const QByteArray &user, const QByteArray &password);

} // namespace zumik::tests
