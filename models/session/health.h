// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/session/livesession.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zumik::session {

/// What a row found; the words are made where people read them, of the fact and its arguments.
enum class CheckFact {
    Failed, ///< `error` says what
    NotReached, ///< an earlier leg failed
    UnderWay, ///< of a way that is still being gone: this leg now
    ToCome, ///< likewise: a later leg
    HopPassed, ///< host:port, key's type, fingerprint, how it let us in, milliseconds
    NameResolved, ///< address
    NameLeft, ///< to the server before, or to a command
    NetworkReached, ///< host, port, milliseconds
    TransportAgreed, ///< key exchange, cipher, milliseconds
    KeyNotAskedFor, ///< `error` is an unknown host key, which the ssh_config lets nobody accept
    HostKeyKnown, ///< type, fingerprint
    LoggedIn, ///< how, milliseconds
    ContainerFound, ///< name, address
    SocketReached, ///< path
    ClusterReached, ///< context, namespace
    Ready, ///< URL
    NotReady, ///< URL; still replaying its log
    Version, ///< product, version
    TargetsUp, ///< how many, of how many
    TargetsDown, ///< how many are down, of how many, their names
    NoTargets,
    CredentialAccepted, ///< URL, HTTP status
    CredentialRefused, ///< URL, HTTP status
    UnexpectedStatus, ///< URL, HTTP status
    CredentialDemanded, ///< URL, HTTP status without a credential
    OpenToAnyone, ///< URL: answers 200 also without the credential
    SeriesPresent, ///< how many panels, of how many
    SeriesMissing, ///< how many panels lack theirs, of how many, the series
    AbsentByDesign, ///< the pack's sentence
};

enum class CheckState { Ok, Warn, Fail, Unknown };

struct CheckRow {
    std::string id; ///< "ssh.login", "prometheus.via", "target.api-core.guard", "dashboard.zumik-api"
    CheckState state = CheckState::Unknown;
    CheckFact fact = CheckFact::NotReached;
    std::vector<std::string> arguments;
    std::optional<base::Error> error;
};

/// What one dashboard needs: for each panel the series that its queries name, of which one is enough.
struct DashboardNeeds {
    struct AbsentRule {
        std::string series;
        std::string sentence;
    };

    std::string id;
    std::vector<std::vector<std::string>> panels;
    std::vector<AbsentRule> absent;
};

/// Told of each row as it is found, in its order.
using RowListener = std::function<void(const CheckRow &)>;

/// Walks every leg of the way, then the data. Rows come in the order of the way; a leg that couldn't be
/// reached is there, as unknown. The session must outlive the call.
void checkHealth(LiveSession &session, std::vector<DashboardNeeds> dashboards, base::StopToken stop,
    async::Receiver receiver, std::function<void(base::Result<std::vector<CheckRow>>)> answer,
    RowListener onRow = {});

} // namespace zumik::session
