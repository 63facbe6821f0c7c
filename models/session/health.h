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
    VersionHidden, ///< product: doesn't tell
    LetIn, ///< organization, to which a credential let in
    OpenToLook, ///< organization, which may be looked at without a credential
    LoginWanted, ///< URL: wants a credential, and the profile has none
    BoardsFound, ///< how many dashboards
    RulesSeen, ///< Grafana's alert rules, alerts that fire, alerts that are pending
    RulesFail, ///< likewise, and how many rules can't be evaluated
    NoRules, ///< none that this account may see
    NoBoards, ///< none that this account may see
    SeriesPresent, ///< how many panels, of how many
    SeriesMissing, ///< how many panels lack theirs, of how many, the series
    AbsentByDesign, ///< the pack's sentence
    JobUp, ///< how many targets, the job
    JobDown, ///< how many are down, of how many, the job
    JobMissing, ///< names that the job may have
    ExpectedThere, ///< the series that is there
    ExpectedWithLabels, ///< likewise, its labels
    ExpectedMissing, ///< names that the series may have
    LabelsMissing, ///< the series, labels that it lacks
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
    /// As long as neither `series` nor one of `others` exists, the sentence says why.
    struct AbsentRule {
        std::string series;
        std::string sentence;
        std::vector<std::string> others = {};
        bool ofPanels = false; ///< it excuses the panels that ask for them, not the whole dashboard
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
