// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/grafana/fakegrafana.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

namespace zumik::tests {

namespace {

FakeAnswer refusal(int status, const QByteArray &message)
{
    const QJsonObject body{{QStringLiteral("message"), QString::fromUtf8(message)}};
    FakeAnswer answer;
    answer.status = status;
    answer.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return answer;
}

/// As an API server of the newer kind says it.
FakeAnswer notThere(const QByteArray &what)
{
    FakeAnswer answer;
    answer.status = 404;
    answer.body = R"({"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":")" + what
        + R"( not found","reason":"NotFound","code":404})";
    return answer;
}

FakeAnswer good(const QJsonArray &list)
{
    FakeAnswer answer;
    answer.contentType = "application/json; charset=UTF-8";
    answer.body = QJsonDocument(list).toJson(QJsonDocument::Compact);
    return answer;
}

bool hasTags(const QJsonObject &thing, const QStringList &tags, bool any)
{
    const QJsonArray own = thing[QLatin1String("tags")].toArray();
    qsizetype found = 0;
    for (const QString &tag : tags) {
        found += own.contains(tag) ? 1 : 0;
    }
    return any ? found > 0 || tags.isEmpty() : found == tags.size();
}

} // namespace

QByteArray basicAuthorization(const QByteArray &user, const QByteArray &password)
{
    return "Basic " + QByteArray(user + ':' + password).toBase64();
}

FakeGrafana::FakeGrafana(GrafanaSwitches switches)
    : m_switches(std::move(switches))
{
    m_http.answerWith([this](const FakeRequest &request) { return answerOf(request); });
}

QList<QByteArray> FakeGrafana::asked() const
{
    QList<QByteArray> all;
    for (const FakeRequest &request : m_http.requests()) {
        all << request.target;
    }
    return all;
}

QByteArray FakeGrafana::shape(const QByteArray &name) const
{
    QFile file(QStringLiteral(ZUMIK_GRAFANA_SHAPES "/%1/%2.json")
                   .arg(m_switches.version)
                   .arg(QString::fromUtf8(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

FakeAnswer FakeGrafana::file(const QByteArray &name, const QByteArray &missing) const
{
    FakeAnswer answer;
    answer.contentType = "application/json; charset=UTF-8";
    answer.body = shape(name);
    return answer.body.isEmpty() ? refusal(404, missing) : answer;
}

FakeAnswer FakeGrafana::answerOf(const FakeRequest &request) const
{
    if (request.method != "GET") {
        return refusal(412, "the tests' Grafana is only looked at");
    }
    if (m_switches.redirects) {
        return {
            .status = 302, .contentType = "text/html", .headers = {{"Location", m_switches.path + "/login"}}};
    }
    if (!m_switches.ownLogin.isEmpty()) {
        return {.contentType = "text/html", .body = m_switches.ownLogin};
    }
    const QUrl url = QUrl::fromEncoded(request.target);
    const QByteArray all = url.path().toUtf8();
    if (!all.startsWith(QByteArray(m_switches.path + '/'))) {
        return {.status = 404, .contentType = "text/html", .body = "<html><title>404</title></html>"};
    }
    const QByteArray path = all.mid(m_switches.path.size());
    const bool open = path == "/api/health" || path == "/api/frontend/settings";
    const bool known = m_switches.authorization.isEmpty()
        || request.headers.value("authorization") == m_switches.authorization;
    if (!open && !known) {
        const bool tried = request.headers.contains("authorization");
        return refusal(401, tried ? "Invalid username or password" : "Unauthorized");
    }
    if (!open && !m_switches.organization.isEmpty()
        && request.headers.value("x-grafana-org-id") != m_switches.organization) {
        return refusal(403, "You'll need additional permissions to perform this action.");
    }
    if (path.startsWith("/apis/")) {
        return kube(path.mid(6), url);
    }
    const bool gone = m_switches.classicGone && !open;
    return gone ? refusal(404, "Not found") : classic(path, url);
}

FakeAnswer FakeGrafana::classic(const QByteArray &path, const QUrl &url) const
{
    const QByteArrayList parts = path.split('/').mid(2);
    const QByteArray what = parts.value(0);
    if (path == "/api/health" && m_switches.hidesVersion) {
        return {.body = R"({"database": "ok"})"};
    }
    if (path == "/api/search") {
        return search(url);
    }
    if (path == "/api/annotations") {
        return annotations(url);
    }
    if (what == "dashboards" && parts.value(3) == "versions") {
        const QByteArray uid = parts.value(2);
        return parts.size() > 4 ? file("version-" + uid + '-' + parts[4], "Dashboard version not found")
                                : file("versions-" + uid, "Dashboard not found");
    }
    if (what == "dashboards") {
        const QByteArray uid = parts.value(2);
        if (uid == "newer" && m_switches.version >= 12) {
            return refusal(406,
                "dashboard api version not supported, use "
                "/apis/dashboard.grafana.app/v2beta1/namespaces/default/dashboards/newer instead");
        }
        return file("board-" + uid, "Dashboard not found");
    }
    if (what == "library-elements") {
        return file("element-" + parts.value(1), "library element could not be found");
    }
    if (what == "prometheus" || what == "alertmanager") {
        return alerting(what == "alertmanager" ? QByteArray("notified") : parts.last());
    }
    return file(path == "/api/frontend/settings" ? QByteArray("settings") : what);
}

/// Who may look at boards need not be allowed to look at rules.
FakeAnswer FakeGrafana::alerting(const QByteArray &name) const
{
    if (m_switches.rulesForbidden) {
        return refusal(403,
            "You'll need additional permissions to perform this action. Permissions needed: "
            "alert.rules:read");
    }
    FakeAnswer answer = file(name);
    if (m_switches.rulesFail) {
        answer.body.replace(
            "\"health\": \"ok\"", "\"health\": \"error\", \"lastError\": \"no such data source\"");
    }
    return answer;
}

FakeAnswer FakeGrafana::kube(const QByteArray &path, const QUrl &url) const
{
    const QByteArrayList parts = path.split('/');
    const QByteArray group = parts[0].left(parts[0].indexOf('.'));
    if (m_switches.version < 12) {
        return refusal(404, "Not found");
    }
    if (parts.size() == 1) {
        return file("group-" + group);
    }
    const QByteArray wanted = m_switches.organization.isEmpty()
        ? QByteArray("default")
        : QByteArray("org-" + m_switches.organization);
    if (parts.value(3) != wanted) {
        return refusal(403, "no such namespace");
    }
    if (parts.value(4) == "folders") {
        return file("kube-folders");
    }
    if (parts.size() > 5) {
        const QByteArray body = shape("resource-" + parts[5]);
        const bool ofVersion = body.contains(QByteArray("dashboard.grafana.app/" + parts[1] + '"'));
        return ofVersion ? FakeAnswer{.body = body}
                         : notThere("dashboards.dashboard.grafana.app " + parts[5]);
    }
    const bool more = QUrlQuery(url).hasQueryItem(QStringLiteral("continue"));
    return file(more ? "kube-boards-2" : "kube-boards");
}

FakeAnswer FakeGrafana::search(const QUrl &url) const
{
    const QUrlQuery query(url);
    const QStringList uids = query.allQueryItemValues(QStringLiteral("dashboardUIDs"));
    const QString text = query.queryItemValue(QStringLiteral("query"), QUrl::FullyDecoded);
    QJsonArray found;
    const QJsonArray all = QJsonDocument::fromJson(shape("search")).array();
    for (const QJsonValue value : all) {
        const QJsonObject hit = value.toObject();
        const bool named = uids.isEmpty() || uids.contains(hit[QLatin1String("uid")].toString());
        if (named && hit[QLatin1String("title")].toString().contains(text, Qt::CaseInsensitive)
            && hasTags(hit, query.allQueryItemValues(QStringLiteral("tag")), false)) {
            found.append(hit);
        }
    }
    return query.queryItemValue(QStringLiteral("page")).toInt() > 1 ? good({}) : good(found);
}

FakeAnswer FakeGrafana::annotations(const QUrl &url) const
{
    const QUrlQuery query(url);
    const QString board = query.queryItemValue(QStringLiteral("dashboardUID"));
    const double from = query.queryItemValue(QStringLiteral("from")).toDouble();
    const double to = query.queryItemValue(QStringLiteral("to")).toDouble();
    const bool any = query.queryItemValue(QStringLiteral("matchAny")) == QLatin1String("true");
    QJsonArray found;
    const QJsonArray all = QJsonDocument::fromJson(shape("annotations")).array();
    for (const QJsonValue value : all) {
        const QJsonObject one = value.toObject();
        const double at = one[QLatin1String("time")].toDouble();
        const bool inside = at <= to && std::max(at, one[QLatin1String("timeEnd")].toDouble()) >= from;
        const bool here = board.isEmpty() || one[QLatin1String("dashboardUID")].toString() == board;
        if (inside && here && hasTags(one, query.allQueryItemValues(QStringLiteral("tags")), any)) {
            found.append(one);
        }
    }
    return good(found);
}

GrafanaThread::GrafanaThread(GrafanaSwitches switches)
{
    m_context.moveToThread(&m_thread);
    m_thread.start();
    run([this, &switches] {
        m_grafana = std::make_unique<FakeGrafana>(std::move(switches));
        m_url = m_grafana->url();
    });
}

GrafanaThread::~GrafanaThread()
{
    run([this] { m_grafana.reset(); });
    m_thread.quit();
    m_thread.wait();
}

QList<QByteArray> GrafanaThread::asked() const
{
    QList<QByteArray> all;
    run([&] { all = m_grafana->asked(); });
    return all;
}

void GrafanaThread::answerAll(const QByteArray &body) const
{
    run([&] {
        m_grafana->http().answerWith([body](const FakeRequest &) { return FakeAnswer{.body = body}; });
    });
}

void GrafanaThread::run(const std::function<void()> &task) const
{
    QMetaObject::invokeMethod(const_cast<QObject *>(&m_context), task, Qt::BlockingQueuedConnection);
}

} // namespace zumik::tests
