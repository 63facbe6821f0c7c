// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connectlegs.h"

#include "app/checkwords.h"
#include "models/ssh/keyfile.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace zumik::app {

using session::CheckFact;
using session::CheckRow;
using session::CheckState;
using session::Finding;
using session::Service;
using widgets::common::plain;
using widgets::common::Status;
using widgets::connect::Leg;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ConnectLegs)
};

QString nameOf(const QString &id)
{
    static const std::map<QString, const char *> names{{QStringLiteral("ssh.name"), QT_TR_NOOP("Name")},
        {QStringLiteral("ssh.network"), QT_TR_NOOP("Network")},
        {QStringLiteral("ssh.transport"), QT_TR_NOOP("SSH")},
        {QStringLiteral("ssh.hostkey"), QT_TR_NOOP("Host key")},
        {QStringLiteral("ssh.login"), QT_TR_NOOP("Log in")},
        {QStringLiteral("prometheus.ready"), QT_TR_NOOP("Prometheus")},
        {QStringLiteral("prometheus.version"), QT_TR_NOOP("Version")},
        {QStringLiteral("targets"), QT_TR_NOOP("Targets")},
        {QStringLiteral("alertmanager"), QT_TR_NOOP("Alertmanager")},
        {QStringLiteral("grafana"), QT_TR_NOOP("Grafana")},
        {QStringLiteral("containers"), QT_TR_NOOP("Containers")}};
    if (id.startsWith(QStringLiteral("ssh.hop"))) {
        return Text::tr("Host %1 on the way").arg(id.mid(7));
    }
    const auto known = names.find(id);
    const QString service = id.section(QLatin1Char('.'), 1, 1);
    return known != names.end() ? Text::tr(known->second) : plain(service.toStdString());
}

/// An unknown host key that a person may accept.
bool asksForKey(const CheckRow &row)
{
    return row.error && row.error->code == base::ErrorCode::HostKeyUnknown
        && row.fact != CheckFact::KeyNotAskedFor;
}

Status statusOf(const CheckRow &row)
{
    if (asksForKey(row)) {
        return Status::Warn;
    }
    switch (row.state) {
    case CheckState::Ok:
        return Status::Ok;
    case CheckState::Warn:
        return Status::Warn;
    case CheckState::Fail:
        return Status::Critical;
    case CheckState::Unknown:
        break;
    }
    return row.fact == CheckFact::UnderWay ? Status::Loading : Status::Waiting;
}

/// What a person can do about it here.
QString actionAt(const CheckRow &row)
{
    using base::ErrorCode;
    if (row.fact == CheckFact::CredentialRefused) {
        return Text::tr("Enter the token");
    }
    if (!row.error) {
        return {};
    }
    if (ssh::isPassphraseError(*row.error)) {
        return Text::tr("Enter the passphrase");
    }
    const ErrorCode code = row.error->code;
    const bool secret = code == ErrorCode::Unauthorized || code == ErrorCode::Forbidden
        || (code >= ErrorCode::SecretNoBackend && code <= ErrorCode::SecretBoundElsewhere);
    return secret ? Text::tr("Enter the secret") : QString();
}

Leg waiting(const QString &id, bool now, const QString &words)
{
    return {id, nameOf(id), now ? Status::Loading : Status::Waiting, words};
}

QString urlOf(const Finding &finding)
{
    const QString url = plain(finding.place.url.toDisplayString(QUrl::RemoveUserInfo).toStdString());
    const bool container = finding.place.via.kind == settings::Via::Kind::Docker;
    return container ? Text::tr("%1 (container)").arg(url) : url;
}

QString ifOptional(bool wanted, const QString &words)
{
    return wanted ? words : Text::tr("optional; %1").arg(words);
}

/// `wanted`: without it there is nothing to show.
Leg foundLeg(const QString &id, const Finding &finding, bool wanted)
{
    Leg leg{id, nameOf(id), wanted ? Status::Critical : Status::Waiting, {}};
    switch (finding.state) {
    case Finding::State::Found:
        return {id, leg.name, Status::Ok, Text::tr("found at %1").arg(urlOf(finding))};
    case Finding::State::NeedsSecret:
        return {
            id, leg.name, Status::Info, Text::tr("found at %1; it asks for a secret").arg(urlOf(finding))};
    case Finding::State::Absent:
        leg.words = ifOptional(wanted, Text::tr("nothing listens at %1").arg(urlOf(finding)));
        break;
    case Finding::State::Stranger:
        leg.words = ifOptional(wanted, Text::tr("something else answers at %1").arg(urlOf(finding)));
        break;
    case Finding::State::Failed:
        leg.words = widgets::common::sentenceOf(finding.error).title;
        break;
    }
    return leg;
}

/// The server's docker, which is asked where the services may be.
Leg containersLeg(const Finding &finding)
{
    const QString id = QStringLiteral("containers");
    switch (finding.state) {
    case Finding::State::Found:
        return {id, nameOf(id), Status::Ok, Text::tr("docker was asked")};
    case Finding::State::Absent:
        return {id, nameOf(id), Status::Waiting, Text::tr("optional; no docker on the server")};
    default:
        break;
    }
    const auto sentence = widgets::common::sentenceOf(finding.error);
    return {id, nameOf(id), Status::Warn, sentence.title, sentence.text};
}

/// Builds the list; a leg that was checked wins over what the search found.
class Legs {
public:
    explicit Legs(const ConnectProgress &progress)
        : m_progress(progress)
    {
    }

    /// The servers on the way, which are known once it is begun.
    void addHops()
    {
        const auto isHop = [](const CheckRow &row) {
            return row.id.rfind("ssh.hop", 0) == 0;
        };
        const auto &rows = std::any_of(m_progress.checked.begin(), m_progress.checked.end(), isHop)
            ? m_progress.checked
            : m_progress.way;
        for (const CheckRow &row : rows) {
            if (isHop(row)) {
                legs.push_back(legOf(row));
            }
        }
    }

    void addWay(const char *name)
    {
        const QString id = QLatin1String(name);
        if (!addRow(m_progress.checked, id) && !addRow(m_progress.way, id)) {
            legs.push_back(waiting(id, false, {}));
        }
    }

    void addService(const char *name, Service service, const QString &where, bool wanted)
    {
        const QString id = QLatin1String(name);
        if (addRow(m_progress.checked, id)) {
            return addVia(id);
        }
        const Finding *const found = bestOf(m_progress.findings, service);
        if (found == nullptr
            || (wanted && m_progress.searching && found->state > Finding::State::NeedsSecret)) {
            legs.push_back(waiting(id, m_progress.searching && reached(), where));
        } else {
            legs.push_back(foundLeg(id, *found, wanted));
        }
    }

    void addContainers()
    {
        const QString id = QStringLiteral("containers");
        const Finding *const found = bestOf(m_progress.findings, Service::Containers);
        legs.push_back(found == nullptr
                ? waiting(id, m_progress.searching && reached(), Text::tr("optional; docker's containers"))
                : containersLeg(*found));
    }

    void addChecked(const char *name)
    {
        const QString id = QLatin1String(name);
        if (!addRow(m_progress.checked, id)) {
            legs.push_back(waiting(id, m_progress.checking, {}));
        }
    }

    std::vector<Leg> legs;

private:
    /// The way to a service behind docker or a cluster is told with the service.
    void addVia(const QString &id)
    {
        const QString via = (id == QLatin1String("prometheus.ready") ? QStringLiteral("prometheus") : id)
            + QStringLiteral(".via");
        const auto row = std::find_if(m_progress.checked.begin(), m_progress.checked.end(),
            [&](const CheckRow &each) { return QString::fromStdString(each.id) == via; });
        if (row == m_progress.checked.end()) {
            return;
        }
        Leg way = legOf(*row);
        if (row->state == CheckState::Ok) {
            legs.back().words += QStringLiteral("; ") + way.words;
        } else {
            way.id = id;
            way.name = nameOf(id);
            legs.back() = way;
        }
    }

    bool addRow(const std::vector<CheckRow> &rows, const QString &id)
    {
        const auto row = std::find_if(rows.begin(), rows.end(),
            [&](const CheckRow &each) { return QString::fromStdString(each.id) == id; });
        if (row != rows.end()) {
            legs.push_back(legOf(*row));
        }
        return row != rows.end();
    }

    /// Through SSH.
    bool reached() const { return !m_progress.way.empty() && m_progress.way.back().state == CheckState::Ok; }

    const ConnectProgress &m_progress;
};

} // namespace

Leg legOf(const CheckRow &row)
{
    const QString id = QString::fromStdString(row.id);
    // What servers say of themselves is among it.
    const auto safe = [](const QString &text) {
        return plain(text.toStdString());
    };
    Leg leg{id, nameOf(id), statusOf(row), safe(detailOf(row)), safe(actionOf(row)), actionAt(row)};
    if (leg.status == Status::Ok) {
        leg.hint.clear();
    }
    if (asksForKey(row)) {
        leg.words = Text::tr("unknown, needs your answer");
        leg.hint.clear();
    }
    return leg;
}

const Finding *bestOf(const session::Findings &findings, Service service)
{
    const Finding *best = nullptr;
    for (const Finding &finding : findings) {
        const bool fits = finding.place.service == service;
        if (fits && (best == nullptr || finding.state < best->state)) {
            best = &finding;
        }
    }
    return best;
}

std::vector<Leg> connectLegs(const ConnectProgress &progress)
{
    Legs made(progress);
    made.addHops();
    for (const char *const leg : {"ssh.name", "ssh.network", "ssh.transport", "ssh.hostkey", "ssh.login"}) {
        made.addWay(leg);
    }
    made.addContainers();
    made.addService(
        "prometheus.ready", Service::Prometheus, Text::tr("localhost:9090 or 8428 of the server"), true);
    made.addChecked("prometheus.version");
    made.addChecked("targets");
    made.addService("alertmanager", Service::Alertmanager, Text::tr("optional; localhost:9093"), false);
    made.addService("grafana", Service::Grafana, Text::tr("optional; localhost:3000"), false);
    made.addService("target.api-core", Service::ApiCore, Text::tr("optional; localhost:8080/metrics"), false);
    made.addService("target.gateway", Service::Gateway, Text::tr("optional; localhost:8000/metrics"), false);
    return made.legs;
}

} // namespace zumik::app
