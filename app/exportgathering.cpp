// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportgathering.h"

#include "app/version.h"
#include "models/board/scrapeintervals.h"
#include "models/clients/grafana/grafanaclient.h"
#include "models/session/livesession.h"
#include "models/snapshot/record/scrub.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <map>

namespace zumik::app {

namespace record = snapshot::record;

namespace {

constexpr int mostAnnotations = 5000;

base::Duration evaluationInterval(const std::vector<source::RuleGroup> &groups)
{
    base::Duration least{0};
    for (const source::RuleGroup &group : groups) {
        const bool shorter = group.interval.count() > 0 && (least.count() == 0 || group.interval < least);
        least = shorter ? group.interval : least;
    }
    return least;
}

/// That of most targets.
base::Duration scrapeInterval(const std::vector<source::Target> &targets)
{
    return board::ScrapeIntervals(targets).of("up");
}

QJsonObject jsonOf(const clients::grafana::Annotation &annotation)
{
    QJsonArray tags;
    for (const std::string &tag : annotation.tags) {
        tags.append(QString::fromStdString(tag));
    }
    return {{QStringLiteral("time"), static_cast<double>(annotation.from.ms)},
        {QStringLiteral("timeEnd"), static_cast<double>(annotation.until.ms)},
        {QStringLiteral("title"), QString::fromStdString(annotation.alertName)},
        {QStringLiteral("text"), QString::fromStdString(annotation.text)}, {QStringLiteral("tags"), tags},
        {QStringLiteral("dashboard"), QString::fromStdString(annotation.boardUid)}};
}

std::map<std::string, std::vector<std::string>> chosenOf(const dashboard::Dashboard &board)
{
    std::map<std::string, std::vector<std::string>> chosen;
    for (const dashboard::Variable &variable : board.variables) {
        if (!variable.current.empty()) {
            chosen[variable.name] = variable.current;
        }
    }
    return chosen;
}

/// A name that an entry of the file can have, and no other board has.
std::string entryId(const dashboard::Dashboard &board, const std::vector<record::DashboardDocument> &others)
{
    std::string id;
    for (const char c : board.uid.empty() ? board.title : board.uid) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || c == '-' || c == '_' || c == '.';
        id += plain ? c : '-';
    }
    id = id.empty() || id.front() == '.' ? "board" + id : id;
    const auto taken = [&](const std::string &name) {
        return std::any_of(others.begin(), others.end(), [&](const auto &each) { return each.id == name; });
    };
    std::string name = id;
    for (int i = 2; taken(name); ++i) {
        name = id + '-' + std::to_string(i);
    }
    return name;
}

} // namespace

ExportGathering::ExportGathering(session::Session &session, ExportWish wish, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_wish(std::move(wish))
    , m_receiver(this)
{
}

void ExportGathering::run(base::StopToken stop, std::function<void(base::Result<Request>)> answer)
{
    m_stop = std::move(stop);
    m_answer = std::move(answer);
    if (const base::Status taken = takeInterruptedPlan(); !taken) {
        return std::exchange(m_answer, nullptr)(taken.error());
    }
    m_steps = {{"build", &ExportGathering::askBuild}, {"targets", &ExportGathering::askTargets},
        {"rules", &ExportGathering::askRules}, {"metadata", &ExportGathering::askMetadata}};
    if (m_session.profile().grafana) {
        m_steps.push_back({"annotations of Grafana", &ExportGathering::askAnnotations});
    }
    if (m_session.profile().alertmanager) {
        m_steps.push_back({"alerts of Alertmanager", &ExportGathering::askAlerts});
    }
    next();
}

base::Status ExportGathering::takeInterruptedPlan()
{
    if (!m_wish.resume) {
        return base::Done{};
    }
    auto plan = record::interruptedPlan(m_wish.out);
    if (!plan) {
        return plan.error();
    }
    if (plan->arguments != m_wish.arguments) {
        return base::Error{base::ErrorCode::InvalidArgument,
            "the interrupted export was asked for otherwise: " + plan->arguments, m_wish.out};
    }
    m_wish.range = plan->range;
    m_request.plan = *std::move(plan);
    return base::Done{};
}

void ExportGathering::next()
{
    if (m_stop.stop_requested()) {
        return std::exchange(m_answer, nullptr)(base::Error{base::ErrorCode::Cancelled, {}, {}});
    }
    if (m_at >= m_steps.size()) {
        return finish();
    }
    (this->*m_steps[m_at++].ask)();
}

void ExportGathering::done(const char *what, const std::optional<base::Error> &error)
{
    if (error) {
        m_request.manifest.missing.push_back({what,
            error->message.empty() ? std::string(base::errorName(error->code))
                                   : record::withoutSecrets(error->message)});
    }
    next();
}

void ExportGathering::askBuild()
{
    m_session.source()->buildInfo(m_stop, m_receiver, [this](base::Result<source::BuildInfo> build) {
        if (!build) {
            return done("product and version", build.error());
        }
        const bool third = build->product == "Prometheus" && build->version.starts_with("3.");
        m_request.manifest.semantics = third ? 3 : 2;
        m_request.manifest.source = *std::move(build);
        done("product and version", {});
    });
}

void ExportGathering::askTargets()
{
    m_session.source()->targets(
        m_stop, m_receiver, [this](base::Result<std::vector<source::Target>> targets) {
            if (!targets) {
                return done("targets", targets.error());
            }
            m_request.documents.targets = *std::move(targets);
            done("targets", {});
        });
}

void ExportGathering::askRules()
{
    m_session.source()->rules(
        m_stop, m_receiver, [this](base::Result<std::vector<source::RuleGroup>> groups) {
            if (!groups) {
                return done("rules", groups.error());
            }
            m_request.documents.rules = *std::move(groups);
            done("rules", {});
        });
}

void ExportGathering::askMetadata()
{
    m_session.source()->metadata(
        m_stop, m_receiver, [this](base::Result<std::vector<source::MetricMetadata>> metadata) {
            if (!metadata) {
                return done("metadata", metadata.error());
            }
            m_request.documents.metadata = *std::move(metadata);
            done("metadata", {});
        });
}

void ExportGathering::askAnnotations()
{
    constexpr const char *what = "annotations of Grafana";
    m_session.openGrafana(
        m_stop, m_receiver, [this](const base::Result<clients::grafana::GrafanaClient *> &client) {
            if (!client) {
                return done(what, client.error());
            }
            clients::grafana::AnnotationQuery query{m_wish.range};
            query.limit = mostAnnotations;
            (*client)->annotations(query, m_stop, m_receiver, [this](const auto &found) {
                if (!found) {
                    return done(what, found.error());
                }
                QJsonArray all;
                for (const auto &each : *found) {
                    all.append(jsonOf(each));
                }
                m_request.documents.annotations = QJsonDocument(all).toJson().toStdString();
                done(what, {});
            });
        });
}

void ExportGathering::fetch(const QString &path, std::function<void(base::Result<std::string>)> then)
{
    QUrl url = m_session.profile().alertmanager->url;
    QString prefix = url.path();
    while (prefix.endsWith(QLatin1Char('/'))) {
        prefix.chop(1);
    }
    url.setPath(prefix + path);
    auto *const live = qobject_cast<session::LiveSession *>(&m_session);
    if (live == nullptr) {
        return then(base::Error{base::ErrorCode::NotSupported, "no way to it", {}});
    }
    live->fetch(url, session::LiveSession::Credentials::OfProfile, m_stop, m_receiver,
        [then = std::move(then)](base::Result<clients::http::Response> answer) {
            if (answer && answer->status != 200) {
                return then(base::Error{
                    base::ErrorCode::HttpStatus, "HTTP " + std::to_string(answer->status), answer->where});
            }
            then(answer ? base::Result<std::string>(std::move(answer->body)) : answer.error());
        });
}

void ExportGathering::askAlerts()
{
    fetch(QStringLiteral("/api/v2/alerts"), [this](base::Result<std::string> alerts) {
        alerts ? askSilences(*std::move(alerts)) : done("alerts of Alertmanager", alerts.error());
    });
}

void ExportGathering::askSilences(std::string alerts)
{
    fetch(QStringLiteral("/api/v2/silences"),
        [this, alerts = std::move(alerts)](const base::Result<std::string> &silences) {
            constexpr const char *what = "alerts of Alertmanager";
            auto document = silences ? record::alertmanagerDocument(alerts, *silences) : silences.error();
            if (!document) {
                return done(what, document.error());
            }
            m_request.documents.alertmanager = *std::move(document);
            done(what, {});
        });
}

void ExportGathering::finish()
{
    snapshot::Manifest &manifest = m_request.manifest;
    record::Documents &documents = m_request.documents;
    manifest.program = std::string("Zumik Console ") + version;
    manifest.created = base::SystemClock().now();
    manifest.range = m_wish.range;
    manifest.profile = m_session.profile().name.toStdString();
    const auto &prometheus = m_session.profile().prometheus;
    const base::Duration told =
        documents.targets ? scrapeInterval(*documents.targets) : base::Duration{15'000};
    manifest.scrapeInterval = prometheus && prometheus->scrapeInterval ? *prometheus->scrapeInterval : told;
    manifest.evaluationInterval = documents.rules ? evaluationInterval(*documents.rules) : base::Duration{0};
    m_request.out = m_wish.out;
    m_request.format = m_wish.format;
    m_request.resume = m_wish.resume;
    m_request.redact = m_wish.redact;
    m_request.scrapeInterval = manifest.scrapeInterval;
    for (const ExportedBoard &board : m_wish.boards) {
        documents.dashboards.push_back({entryId(board.dashboard, documents.dashboards), board.dashboard.title,
            board.json, chosenOf(board.dashboard)});
    }
    plan();
    record::removeSecrets(documents);
    std::exchange(m_answer, nullptr)(std::move(m_request));
}

void ExportGathering::plan()
{
    const snapshot::Manifest &manifest = m_request.manifest;
    record::Plan plan({m_wish.range, manifest.lookback, manifest.scrapeInterval, m_wish.compare});
    for (const ExportedBoard &board : m_wish.boards) {
        plan.add(board.dashboard);
    }
    for (record::Selection match : m_wish.matches) {
        match.before = std::max(match.before, manifest.lookback);
        plan.add(std::move(match));
    }
    if (m_wish.boards.empty() && m_wish.matches.empty()) {
        record::Selection all = record::everything();
        all.before = manifest.lookback;
        plan.add(std::move(all));
    }
    if (m_request.documents.rules) {
        plan.add(*m_request.documents.rules);
    }
    plan.addStates();
    m_request.queries = plan.queries();
    auto &missing = m_request.manifest.missing;
    missing.insert(missing.end(), plan.missing().begin(), plan.missing().end());
    if (!m_wish.resume) {
        m_request.plan = {m_wish.arguments, m_wish.range, plan.selections()};
    }
}

} // namespace zumik::app
