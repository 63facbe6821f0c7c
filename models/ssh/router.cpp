// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/router.h"

#include <algorithm>

namespace zumik::ssh {

using base::ErrorCode;
using std::chrono::steady_clock;

namespace {

constexpr int waitFactor = 3; ///< a client may wait for this many limits until it is its turn

base::Error at(base::Error error, const Destination &destination)
{
    error.where = toText(destination);
    return error;
}

/// Whether the container may be somewhere else by now.
bool mayHaveMoved(const base::Error &error)
{
    return error.code == ErrorCode::ConnectionRefused || error.code == ErrorCode::Unreachable
        || error.code == ErrorCode::Timeout;
}

} // namespace

Router::Router(std::chrono::seconds limit, LocalPrograms programs)
    : m_programs(std::move(programs))
    , m_limit(limit)
    , m_opener(limit)
    , m_containers(limit)
{
    m_programs.startLimit = limit;
}

void Router::enqueue(ClientId client, const Destination &destination)
{
    switch (destination.via.kind) {
    case Via::Kind::Network:
    case Via::Kind::FarSocket:
        m_opener.enqueue(client, destination);
        break;
    case Via::Kind::Container: {
        if (!isContainerName(destination.host)) { // it would come into a shell's hands
            m_done.push_back({client, destination, nullptr, {},
                at({ErrorCode::InvalidArgument, "not a container's name", {}}, destination)});
            break;
        }
        Visit entry{destination, {}, 0, false, steady_clock::now() + waitFactor * m_limit};
        visit(client, m_visits[client] = std::move(entry));
        break;
    }
    case Via::Kind::LocalSocket: {
        auto socket = Socket::connectUnix(destination.via.path);
        Outcome outcome{client, destination, nullptr, {}, {}};
        if (socket) {
            outcome.end = std::make_unique<LocalEnd>(std::move(*socket));
        } else {
            outcome.error = at(socket.error(), destination);
        }
        m_done.push_back(std::move(outcome));
        break;
    }
    case Via::Kind::Kubernetes: {
        const auto [entry, isNew] = m_clusters.try_emplace(destination);
        if (isNew) {
            entry->second.proxy = std::make_unique<KubeProxy>(entry->first, m_programs);
        }
        entry->second.waiting.push_back(client);
        break;
    }
    }
}

void Router::cancel(ClientId client)
{
    m_opener.cancel(client);
    m_visits.erase(client);
    for (auto &[destination, cluster] : m_clusters) {
        std::erase(cluster.waiting, client);
    }
}

void Router::collect(PollSet &set) const
{
    m_opener.collect(set);
    m_containers.collect(set);
    for (const auto &[client, visit] : m_visits) {
        set.wakeAt(visit.deadline);
    }
    for (const auto &[destination, cluster] : m_clusters) {
        cluster.proxy->collect(set);
    }
    if (!m_done.empty()) {
        set.wakeNow();
    }
}

/// With the addresses that are known, or that docker will tell.
void Router::visit(ClientId client, Visit &visit)
{
    if (auto addresses = m_containers.known(visit.destination.host)) {
        visit.addresses = std::move(*addresses);
        tryNext(client, visit);
    } else {
        visit.fresh = true;
        m_containers.ask(visit.destination.host);
    }
}

void Router::tryNext(ClientId client, Visit &visit)
{
    m_opener.enqueue(client, makeDestination(visit.addresses[visit.next++], visit.destination.port));
}

Router::Outcomes Router::advance(Session *session)
{
    Outcomes outcomes = std::exchange(m_done, {});
    do { // what has come to an end may be the beginning of something else
        take(m_opener.advance(session), outcomes);
        if (session == nullptr || session->lost()) {
            break;
        }
        take(m_containers.advance(), outcomes);
        if (m_containers.wantsChannel()) {
            m_containers.channelAsked();
            m_opener.enqueueCommand();
        }
    } while (m_opener.canBegin());
    takeOverdue(outcomes);
    advanceClusters(outcomes);
    return outcomes;
}

void Router::take(const std::vector<Containers::Answer> &answers, Outcomes &outcomes)
{
    for (const Containers::Answer &answer : answers) {
        for (auto it = m_visits.begin(); it != m_visits.end();) {
            const auto entry = it++;
            Visit &visit = entry->second;
            if (visit.destination.host != answer.name || !visit.addresses.empty()) {
                continue;
            }
            if (answer.addresses) {
                visit.addresses = *answer.addresses;
                tryNext(entry->first, visit);
            } else {
                outcomes.push_back({entry->first, visit.destination, nullptr, {},
                    at(answer.addresses.error(), visit.destination)});
                m_visits.erase(entry);
            }
        }
    }
}

void Router::take(std::vector<Opener::Outcome> opened, Outcomes &outcomes)
{
    for (Opener::Outcome &each : opened) {
        const ClientId client = each.client;
        if (client == Opener::commandClient) {
            if (each.channel) {
                m_containers.run(std::move(each.channel));
            } else {
                take(m_containers.refuse(each.error), outcomes);
            }
        } else if (m_visits.contains(client)) {
            takeVisit(client, std::move(each), outcomes);
        } else {
            outcomes.push_back(
                {client, each.destination, std::move(each.channel), {}, std::move(each.error)});
        }
    }
}

void Router::takeVisit(ClientId client, Opener::Outcome opened, Outcomes &outcomes)
{
    Visit &entry = m_visits[client];
    if (!opened.channel && mayHaveMoved(opened.error)) {
        if (entry.next < entry.addresses.size()) {
            return tryNext(client, entry);
        }
        m_containers.forget(entry.destination.host);
        if (!entry.fresh) {
            entry.addresses.clear();
            entry.next = 0;
            return visit(client, entry);
        }
    }
    const std::string place = opened.destination.host;
    if (!opened.channel) {
        opened.error = at(std::move(opened.error), entry.destination);
        opened.error.message += (opened.error.message.empty() ? "" : ", ") + ("at " + place);
    }
    outcomes.push_back(
        {client, entry.destination, std::move(opened.channel), place, std::move(opened.error)});
    m_visits.erase(client);
}

void Router::takeOverdue(Outcomes &outcomes)
{
    const auto now = steady_clock::now();
    for (auto it = m_visits.begin(); it != m_visits.end();) {
        const auto entry = it++;
        if (entry->second.deadline <= now) {
            m_opener.cancel(entry->first);
            const Destination &destination = entry->second.destination;
            outcomes.push_back({entry->first, destination, nullptr, {},
                at({ErrorCode::Timeout, "waited for docker", {}}, destination)});
            m_visits.erase(entry);
        }
    }
}

void Router::advanceClusters(Outcomes &outcomes)
{
    for (auto &[destination, cluster] : m_clusters) {
        cluster.proxy->watch();
        const Step step = cluster.waiting.empty() ? Step::Again : cluster.proxy->advance();
        if (step == Step::Again) {
            continue;
        }
        for (const ClientId client : std::exchange(cluster.waiting, {})) {
            Outcome outcome{client, destination, nullptr, {}, {}};
            auto socket =
                step == Step::Done ? cluster.proxy->connect() : base::Result<Socket>(cluster.proxy->error());
            if (socket) {
                outcome.end = std::make_unique<LocalEnd>(std::move(*socket));
            } else {
                outcome.error = at(socket.error(), destination);
            }
            outcomes.push_back(std::move(outcome));
        }
    }
}

Router::Outcomes Router::sessionLost(const base::Error &error)
{
    Outcomes outcomes;
    for (Opener::Outcome &each : m_opener.sessionLost(error)) {
        if (each.client != Opener::commandClient) {
            const auto entry = m_visits.find(each.client);
            outcomes.push_back({each.client,
                entry == m_visits.end() ? each.destination : entry->second.destination, nullptr, {}, error});
            m_visits.erase(each.client);
        }
    }
    m_opener.cancel(Opener::commandClient);
    m_containers.sessionLost();
    return outcomes;
}

Router::Outcomes Router::failAll(const base::Error &error)
{
    Outcomes outcomes;
    for (const auto &[client, visit] : m_visits) {
        m_opener.cancel(client);
        outcomes.push_back({client, visit.destination, nullptr, {}, error});
    }
    m_visits.clear();
    for (Opener::Outcome &each : m_opener.failAll(error)) {
        if (each.client != Opener::commandClient) {
            outcomes.push_back({each.client, each.destination, nullptr, {}, error});
        }
    }
    take(m_containers.failAll(error), outcomes);
    return outcomes;
}

} // namespace zumik::ssh
