// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/receiver.h"
#include "models/base/result.h"
#include "models/base/stoptoken.h"
#include "models/secrets/secretresolver.h"
#include "models/settings/profile.h"
#include "models/ssh/dockercommands.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace zumik::session {

class LiveSession;

enum class Service : std::uint8_t {
    Prometheus,
    Alertmanager,
    Grafana,
    ApiCore,
    Gateway,
    Containers, ///< no service: the server's docker, asked for containers that look like one of the others
};

/// Where a service may be, as the far side names it.
struct Place {
    Service service = Service::Prometheus;
    QUrl url = {}; ///< of the endpoint, as a profile has it
    settings::Via via = {};
};

/// localhost:9090 and 8428 (VictoriaMetrics), 9093, 3000, 8080/metrics, 8000/metrics; and the containers.
std::vector<Place> usualPlaces();

/// Where the containers may have services, by their names and images: a Prometheus at http://NAME:9090 via
/// docker, and so on. At most a few of each, exporters and other helpers left out.
std::vector<Place> placesOf(const std::vector<ssh::Container> &containers);

/// What a place came to.
struct Finding {
    enum class State : std::uint8_t {
        Found,
        NeedsSecret, ///< it answered 401 or 403
        Absent, ///< nothing listens there
        Stranger, ///< something else answers
        Failed ///< no telling; `error` says why
    };

    Place place;
    State state = State::Failed;
    base::Error error; ///< of Absent and Failed
};

using Findings = std::vector<Finding>;

/// Who follows a search while it goes on, in the thread that began it, as long as it lasts. All may be empty.
struct DiscoveryWatch {
    std::function<void(LiveSession &)> way; ///< at each change of the connection
    std::function<void(const Finding &)> found; ///< as each place has answered, or couldn't be reached
    const secrets::SecretResolver *passphrases = nullptr; ///< must outlive the search; null: none is known
    bool mayAsk = false; ///< LiveSession::setMayAsk; the questions come with `way`
};

/// Looks for services behind an SSH server, on a connection of its own that goes when all is answered, so
/// that a place that hangs holds up nobody else. Sends no credentials, and one GET to each place. The answer
/// has a finding for each place, in their order, then those of the containers. Errors: those of the tunnel;
/// InvalidArgument for a host that can't be one.
void discover(const settings::Ssh &ssh, const std::vector<Place> &places, base::StopToken stop,
    async::Receiver receiver, std::function<void(base::Result<Findings>)> answer, DiscoveryWatch watch = {});

/// A profile of what was found: the first of each service; targets are named "api-core" and "gateway". Places
/// that need a secret are in it, without one.
settings::Profile profileOf(const QString &name, const settings::Ssh &ssh, const Findings &findings);

} // namespace zumik::session
