// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/wayrows.h"

namespace zumik::session {

namespace {

std::string milliseconds(const ssh::LegTimings::Leg &leg)
{
    return leg ? std::to_string(leg->count()) : std::string();
}

/// The legs of the tunnel in their order, each with the state that it is being worked on in.
struct Leg {
    const char *id;
    ssh::TunnelState during;
};

constexpr Leg legs[] = {{"ssh.name", ssh::TunnelState::Resolving},
    {"ssh.network", ssh::TunnelState::Connecting}, {"ssh.transport", ssh::TunnelState::Handshaking},
    {"ssh.hostkey", ssh::TunnelState::CheckingHostKey}, {"ssh.login", ssh::TunnelState::Authenticating}};

std::string totalOf(const ssh::LegTimings &timings)
{
    std::chrono::milliseconds total{0};
    for (const auto &leg : {timings.resolve, timings.connect, timings.handshake, timings.authenticate}) {
        total += leg.value_or(std::chrono::milliseconds{0});
    }
    return std::to_string(total.count());
}

CheckRow failed(std::string id, const LiveSession &session, const base::Error &error)
{
    const bool unasked = error.code == base::ErrorCode::HostKeyUnknown && !session.unknownHostKey();
    return {
        std::move(id), CheckState::Fail, unasked ? CheckFact::KeyNotAskedFor : CheckFact::Failed, {}, error};
}

/// One for each server on the way, whose legs are told when one of them fails.
std::vector<CheckRow> hopRows(const LiveSession &session, const ssh::SshTarget &target)
{
    const ssh::TunnelStatus &status = session.tunnelStatus();
    std::vector<CheckRow> rows;
    for (std::size_t i = 0; i < target.hops.size(); ++i) {
        const std::string place = target.hops[i].place();
        CheckRow row{"ssh.hop" + std::to_string(i + 1), CheckState::Unknown, CheckFact::ToCome, {place}, {}};
        if (i < status.passed.size()) {
            const ssh::HopStatus &hop = status.passed[i];
            row.state = CheckState::Ok;
            row.fact = CheckFact::HopPassed;
            row.arguments = {
                place, hop.hostKeyType, hop.hostKeyFingerprint, hop.authentication, totalOf(hop.legs)};
        } else if (i > status.passed.size()) {
            row.fact = status.error ? CheckFact::NotReached : CheckFact::ToCome;
        } else {
            row.fact = CheckFact::UnderWay;
            row = status.error ? failed(row.id, session, *status.error) : row;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

CheckRow legDone(const Leg &leg, const ssh::TunnelStatus &status, const ssh::SshTarget &target)
{
    CheckRow row{leg.id, CheckState::Ok, CheckFact::NameResolved, {status.address}, {}};
    if (status.address.empty()) {
        row.fact = CheckFact::NameLeft;
    }
    switch (leg.during) {
    case ssh::TunnelState::Connecting:
        row.fact = CheckFact::NetworkReached;
        row.arguments = {target.host, std::to_string(target.port), milliseconds(status.legs.connect)};
        break;
    case ssh::TunnelState::Handshaking:
        row.fact = CheckFact::TransportAgreed;
        row.arguments = {status.keyExchange, status.cipher, milliseconds(status.legs.handshake)};
        break;
    case ssh::TunnelState::CheckingHostKey:
        row.fact = CheckFact::HostKeyKnown;
        row.arguments = {status.hostKeyType, status.hostKeyFingerprint};
        break;
    case ssh::TunnelState::Authenticating:
        row.fact = CheckFact::LoggedIn;
        row.arguments = {status.authentication, milliseconds(status.legs.authenticate)};
        break;
    default:
        break;
    }
    return row;
}

/// A leg that isn't done.
CheckRow legOpen(const Leg &leg, const LiveSession &session)
{
    const bool here = leg.during == session.lastTunnelLeg();
    const auto &error = session.tunnelStatus().error;
    if (here && error) {
        return failed(leg.id, session, *error);
    }
    const CheckFact open = here ? CheckFact::UnderWay : CheckFact::ToCome;
    return {leg.id, CheckState::Unknown, error ? CheckFact::NotReached : open, {}, {}};
}

/// It couldn't even be found out where to go.
std::vector<CheckRow> rowsOfNoWay(const base::Error &error)
{
    std::vector<CheckRow> rows;
    for (const Leg &leg : legs) {
        rows.push_back({leg.id, CheckState::Unknown, CheckFact::NotReached, {}, {}});
    }
    rows.front() = {legs[0].id, CheckState::Fail, CheckFact::Failed, {}, error};
    return rows;
}

CheckFact factOf(settings::Via::Kind kind)
{
    switch (kind) {
    case settings::Via::Kind::Docker:
        return CheckFact::ContainerFound;
    case settings::Via::Kind::Unix:
        return CheckFact::SocketReached;
    case settings::Via::Kind::Kube:
    case settings::Via::Kind::Network:
        break;
    }
    return CheckFact::ClusterReached;
}

std::vector<std::string> argumentsOf(const settings::Endpoint &endpoint, const std::string &place)
{
    switch (endpoint.via.kind) {
    case settings::Via::Kind::Docker:
        return {endpoint.url.host().toStdString(), place};
    case settings::Via::Kind::Unix:
        return {endpoint.via.path.toStdString()};
    case settings::Via::Kind::Kube:
    case settings::Via::Kind::Network:
        break;
    }
    return {endpoint.via.context.toStdString(), endpoint.via.kubeNamespace.toStdString()};
}

} // namespace

bool isOfVia(const base::Error &error)
{
    using base::ErrorCode;
    return error.code == ErrorCode::SshSocketRefused || error.code == ErrorCode::SshCommandRefused
        || error.code == ErrorCode::FileNotFound
        || (error.code >= ErrorCode::DockerMissing && error.code <= ErrorCode::KubectlFailed);
}

std::optional<CheckRow> viaRow(const std::string &id, const LiveSession &session,
    const settings::Endpoint &endpoint, const std::optional<base::Error> &error)
{
    if (endpoint.via.kind == settings::Via::Kind::Network) {
        return std::nullopt;
    }
    const std::string place = session.placeOf(endpoint);
    const bool unknown = endpoint.via.kind == settings::Via::Kind::Docker && place.empty();
    if (error && (isOfVia(*error) || unknown)) {
        return CheckRow{id, CheckState::Fail, CheckFact::Failed, {}, error};
    }
    return CheckRow{id, CheckState::Ok, factOf(endpoint.via.kind), argumentsOf(endpoint, place), {}};
}

std::vector<CheckRow> wayRows(const LiveSession &session)
{
    std::vector<CheckRow> rows;
    const auto &target = session.sshTarget();
    const ssh::TunnelStatus &status = session.tunnelStatus();
    if (!target) {
        return status.error ? rowsOfNoWay(*status.error) : rows;
    }
    const bool up = status.state == ssh::TunnelState::Connected;
    rows = hopRows(session, *target);
    for (const Leg &leg : legs) {
        if (status.passed.size() < target->hops.size()) {
            const CheckFact open = status.error ? CheckFact::NotReached : CheckFact::ToCome;
            rows.push_back({leg.id, CheckState::Unknown, open, {}, {}});
            continue;
        }
        const bool done = up || leg.during < session.lastTunnelLeg();
        rows.push_back(done ? legDone(leg, status, *target) : legOpen(leg, session));
    }
    return rows;
}

} // namespace zumik::session
