// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/containers.h"
#include "models/ssh/kubeproxy.h"
#include "models/ssh/opener.h"

#include <map>
#include <memory>
#include <vector>

namespace zumik::ssh {

/// From a destination to the service's end of a connection, whatever its via: through the SSH session's
/// Opener, after a question to the far side's docker where the host is a container, or through a unix socket
/// of this machine, kubectl's or one that the profile names. Used in the tunnel's thread.
class Router {
public:
    using ClientId = Opener::ClientId; ///< from 1

    struct Outcome {
        ClientId client = 0;
        Destination destination;
        std::unique_ptr<FarEnd> end; ///< null: `error` tells
        std::string place; ///< where it went, when the host doesn't say: a container's address
        base::Error error;
    };

    using Outcomes = std::vector<Outcome>;

    Router(std::chrono::seconds limit, LocalPrograms programs);

    void enqueue(ClientId client, const Destination &destination);

    /// Its client has gone.
    void cancel(ClientId client);

    /// Of all running containers of the far side.
    void listContainers(Containers::ListHandler handler) { m_containers.list(std::move(handler)); }

    void collect(PollSet &set) const;

    /// Everything that came to an end. `session` is null when there is none: what needs one waits then.
    Outcomes advance(Session *session);

    /// Forgets the session; what was being opened is lost with it, what waits goes on waiting.
    Outcomes sessionLost(const base::Error &error);

    /// There will be no session: everything that needs one ends with the error.
    Outcomes failAll(const base::Error &error);

    /// Whether it waits for news from the session.
    bool busy() const { return m_opener.busy() || m_containers.busy(); }

    Opener &opener() { return m_opener; }

    const Opener &opener() const { return m_opener; }

    /// Channels that nobody uses any more, to be closed.
    std::vector<std::unique_ptr<FarEnd>> takeClosing() { return m_containers.takeClosing(); }

private:
    /// A client that waits for a container.
    struct Visit {
        Destination destination;
        std::vector<std::string> addresses;
        std::size_t next = 0; ///< of the addresses
        bool fresh = false; ///< docker was asked on its behalf
        Instant deadline;
    };

    struct Cluster {
        std::unique_ptr<KubeProxy> proxy;
        std::vector<ClientId> waiting;
    };

    void visit(ClientId client, Visit &visit);
    void tryNext(ClientId client, Visit &visit);
    void take(const std::vector<Containers::Answer> &answers, Outcomes &outcomes);
    void take(std::vector<Opener::Outcome> opened, Outcomes &outcomes);
    void takeVisit(ClientId client, Opener::Outcome opened, Outcomes &outcomes);
    void takeOverdue(Outcomes &outcomes);
    void connectLocal(ClientId client, const Destination &destination, const base::Result<Socket> &socket);
    void advanceClusters(Outcomes &outcomes);

    LocalPrograms m_programs;
    std::chrono::seconds m_limit;
    Opener m_opener;
    Containers m_containers;
    std::map<ClientId, Visit> m_visits;
    std::map<Destination, Cluster> m_clusters;
    Outcomes m_done; ///< that were there at once
};

} // namespace zumik::ssh
