// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connectionwords.h"

#include "widgets/common/sentences.h"
#include "widgets/common/text.h"
#include "widgets/common/zoneclock.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace zumik::app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ConnectionWords)
};

using widgets::common::plain;
using widgets::common::Status;
using widgets::connect::Leg;
using Phase = session::ConnectionState::Phase;

QString underWay(Phase phase, bool asked = false)
{
    if (asked) {
        return Text::tr("waiting for your answer");
    }
    switch (phase) {
    case Phase::Resolving:
        return Text::tr("looking up the address");
    case Phase::Connecting:
        return Text::tr("connecting");
    case Phase::Handshaking:
        return Text::tr("agreeing on keys");
    case Phase::CheckingHostKey:
        return Text::tr("checking the host key");
    case Phase::Authenticating:
        return Text::tr("logging in");
    case Phase::AskingPrometheus:
        return Text::tr("asking Prometheus");
    case Phase::OpeningSnapshot:
        return Text::tr("opening its blocks");
    default:
        return {};
    }
}

/// Whole seconds from the first on: a try that takes less is over before anybody has read it.
QString reconnectingWords(const session::ConnectionState::Reconnecting &reconnecting)
{
    const auto ago = std::chrono::steady_clock::now() - reconnecting.since;
    const auto seconds = std::max(std::chrono::floor<std::chrono::seconds>(ago), std::chrono::seconds(1));
    return Text::tr("reconnecting %1").arg(widgets::common::spanText(seconds));
}

QString connectedWords(const session::ConnectionState &state)
{
    if (state.roundTripMs <= 0) {
        return Text::tr("connected");
    }
    return Text::tr("connected %1 ms").arg(QLocale().toString(std::ceil(state.roundTripMs), 'f', 0));
}

Leg leg(const char *id, const QString &name, Phase phase, const session::ConnectionState &state,
    Phase reached, const QString &about)
{
    if (state.phase == Phase::Connected || phase < reached) {
        return {QLatin1String(id), name, Status::Ok, about};
    }
    if (phase > reached) {
        return {QLatin1String(id), name, Status::Waiting, about};
    }
    const bool failed = state.phase == Phase::Failed;
    return {QLatin1String(id), name, failed ? Status::Critical : Status::Loading,
        failed ? about : underWay(phase, state.question.has_value())};
}

/// The servers on the way, which the phase is about first.
std::vector<Leg> hopLegs(const session::ConnectionState &state, Phase reached)
{
    std::vector<Leg> legs;
    const bool arrived = state.phase == Phase::Connected || state.phase == Phase::AskingPrometheus
        || reached == Phase::AskingPrometheus;
    for (std::size_t i = 0; i < state.hops.size(); ++i) {
        Leg leg{QStringLiteral("ssh.hop%1").arg(i + 1), Text::tr("Host %1 on the way").arg(i + 1),
            Status::Waiting, plain(state.hops[i])};
        if (arrived || i < state.hop) {
            leg.status = Status::Ok;
        } else if (i == state.hop && state.phase == Phase::Failed) {
            leg.status = Status::Critical;
        } else if (i == state.hop && state.phase != Phase::Closed) {
            leg.status = Status::Loading;
            leg.words = underWay(state.phase);
        }
        legs.push_back(std::move(leg));
    }
    return legs;
}

QString prometheusOf(const settings::Profile &profile)
{
    const auto parts = QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment;
    return profile.prometheus ? plain(profile.prometheus->url.toDisplayString(parts).toStdString())
                              : QString();
}

} // namespace

ConnectionShown connectionShown(const session::ConnectionState &state)
{
    if (state.reconnecting) {
        return {Status::Loading, reconnectingWords(*state.reconnecting)};
    }
    switch (state.phase) {
    case Phase::Connected:
        return state.replay ? ConnectionShown{Status::Info, Text::tr("Replay")}
                            : ConnectionShown{Status::Ok, connectedWords(state)};
    case Phase::Failed:
        return {Status::Unknown, state.replay ? Text::tr("not opened") : Text::tr("not connected")};
    case Phase::WaitingToRetry:
        return {Status::Loading, Text::tr("waiting to try again")};
    case Phase::Closed:
        return {Status::Waiting, Text::tr("not connected")};
    default:
        return {Status::Loading, underWay(state.phase, state.question.has_value())};
    }
}

QString failureWords(const base::Error &failure, bool ofTunnel)
{
    QString words = ofTunnel && failure.code == base::ErrorCode::ConnectionLost
        ? Text::tr("The SSH connection was lost")
        : widgets::common::sentenceOf(failure).title;
    if (!failure.where.empty()) {
        words += QStringLiteral(" (") + plain(failure.where, 120) + QLatin1Char(')');
    }
    return words + QLatin1Char('.');
}

QString nextWords(const session::ConnectionState &state, std::optional<std::chrono::milliseconds> nextTry)
{
    if (nextTry) {
        return Text::tr("Next try in %1.")
            .arg(widgets::common::spanText(*nextTry + std::chrono::milliseconds(999)));
    }
    if (state.needsPerson) {
        return Text::tr("Nothing is tried until you say so.");
    }
    const QString doing = underWay(state.phase);
    if (!state.reconnecting || doing.isEmpty()) {
        return Text::tr("Trying now.");
    }
    return Text::tr("Try %1: %2.").arg(QLocale().toString(state.reconnecting->tries), doing);
}

std::vector<Leg> connectionLegs(
    const session::ConnectionState &state, Phase reached, const settings::Profile &profile)
{
    if (state.replay) {
        return {leg("snapshot", Text::tr("Snapshot"), Phase::OpeningSnapshot, state, reached, {})};
    }
    std::vector<Leg> legs = hopLegs(state, reached);
    // While a server on the way is being gone through, all of the target's legs are to come.
    const bool onTheWay =
        std::any_of(legs.begin(), legs.end(), [](const Leg &hop) { return hop.status != Status::Ok; });
    const auto add = [&](const char *id, const QString &name, Phase phase, const QString &about) {
        legs.push_back(onTheWay ? Leg{QLatin1String(id), name, Status::Waiting, about}
                                : leg(id, name, phase, state, reached, about));
    };
    if (profile.ssh) {
        add("ssh.name", Text::tr("Name"), Phase::Resolving, plain(profile.ssh->host.toStdString()));
        add("ssh.network", Text::tr("Network"), Phase::Connecting, {});
        add("ssh.transport", Text::tr("SSH"), Phase::Handshaking, {});
        add("ssh.hostkey", Text::tr("Host key"), Phase::CheckingHostKey, {});
        add("ssh.login", Text::tr("Log in"), Phase::Authenticating, {});
    }
    add("prometheus.ready", Text::tr("Prometheus"), Phase::AskingPrometheus, prometheusOf(profile));
    return legs;
}

std::vector<widgets::shell::ProfileLine> connectionLines(const session::Session &session)
{
    const settings::Profile &profile = session.profile();
    std::vector<widgets::shell::ProfileLine> lines;
    const auto add = [&](const QString &name, const QString &value) {
        if (!value.isEmpty()) {
            lines.push_back({name, value});
        }
    };
    if (session.state().replay) {
        add(Text::tr("Snapshot"), plain(profile.name.toStdString()));
        add(Text::tr("Servers"), Text::tr("none is asked"));
        return lines;
    }
    add(Text::tr("Profile"), plain(profile.name.toStdString()));
    QStringList hops;
    for (const std::string &hop : session.state().hops) {
        hops << plain(hop);
    }
    add(Text::tr("On the way"), hops.join(QStringLiteral(", ")));
    add(Text::tr("Through SSH"),
        profile.ssh ? plain(profile.ssh->host.toStdString()) : Text::tr("no, directly"));
    add(Text::tr("Prometheus"), prometheusOf(profile));
    add(Text::tr("Server"), plain(session.state().server));
    add(Text::tr("Writes to servers"), profile.readOnly ? Text::tr("never") : Text::tr("allowed"));
    return lines;
}

} // namespace zumik::app
