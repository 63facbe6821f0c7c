// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/opener.h"

#include <algorithm>

namespace zumik::ssh {

using std::chrono::steady_clock;

namespace {

constexpr int waitFactor = 3; ///< a request may wait for this many opens' limits before its own begins
constexpr auto hungFor = std::chrono::seconds(30);

} // namespace

void Opener::enqueue(ClientId client, const Destination &destination)
{
    m_waiting.push_back({client, destination, steady_clock::now() + waitFactor * m_limit});
}

void Opener::enqueueCommand()
{
    enqueue(commandClient, {});
}

void Opener::cancel(ClientId client)
{
    m_waiting.erase(std::remove_if(m_waiting.begin(), m_waiting.end(),
                        [&](const Request &request) { return request.client == client; }),
        m_waiting.end());
}

void Opener::probe()
{
    if (!m_current) {
        m_current = Current{{}, true, steady_clock::now()};
    }
}

void Opener::collect(PollSet &set) const
{
    for (const Request &request : m_waiting) {
        set.wakeAt(request.deadline);
    }
    if (m_current) {
        // libssh2 counts whole seconds, and looks at its clock only when called.
        const auto end = m_current->begin + m_limit;
        const auto now = steady_clock::now();
        set.wakeAt(end > now ? end : now + std::chrono::milliseconds(250));
    }
}

std::vector<Opener::Outcome> Opener::takeOverdue()
{
    std::vector<Outcome> outcomes;
    const auto now = steady_clock::now();
    while (!m_waiting.empty() && m_waiting.front().deadline <= now) {
        const Request &request = m_waiting.front();
        outcomes.push_back({request.client, request.destination, nullptr,
            {base::ErrorCode::Timeout, "waited for other channels to open", toText(request.destination)}});
        m_waiting.pop_front();
    }
    return outcomes;
}

void Opener::refuseHung(std::vector<Outcome> &outcomes)
{
    const auto now = steady_clock::now();
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        const auto hung = m_hung.find(it->destination);
        if (hung == m_hung.end() || hung->second.until <= now) {
            ++it;
            continue;
        }
        outcomes.push_back({it->client, it->destination, nullptr, hung->second.error});
        it = m_waiting.erase(it);
    }
}

bool Opener::beginNext()
{
    if (m_current || m_waiting.empty()) {
        return m_current.has_value();
    }
    m_current = Current{std::move(m_waiting.front()), false, steady_clock::now()};
    m_waiting.pop_front();
    return true;
}

std::vector<Opener::Outcome> Opener::advance(Session *session)
{
    std::vector<Outcome> outcomes = takeOverdue();
    refuseHung(outcomes);
    while (session != nullptr && !session->lost() && beginNext()) {
        Outcome outcome;
        const auto step = advanceCurrent(*session, outcome);
        if (step == Step::Again || session->lost()) {
            break;
        }
        if (!m_current->probing) {
            outcomes.push_back(std::move(outcome));
        }
        m_current.reset();
        refuseHung(outcomes);
    }
    return outcomes;
}

std::optional<Step> Opener::advanceCurrent(Session &session, Outcome &outcome)
{
    const Current &current = *m_current;
    const auto took = [&] {
        return std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - current.begin);
    };
    if (current.probing) {
        const Step step = session.probe(m_limit);
        if (step == Step::Done) {
            m_roundTrip = took();
        }
        return step;
    }
    const Destination &destination = current.request.destination;
    outcome.client = current.request.client;
    outcome.destination = destination;
    const Step step = open(session, outcome);
    if (step == Step::Done) {
        m_hung.erase(destination);
    } else if (step == Step::Failed) {
        if (outcome.error.code == base::ErrorCode::Timeout) {
            m_hung[destination] = {steady_clock::now() + hungFor, outcome.error};
        }
    }
    return step;
}

/// sshd gives no reason for a unix socket or a command that it won't open a channel for.
Step Opener::open(Session &session, Outcome &outcome) const
{
    using base::ErrorCode;
    const Destination &destination = outcome.destination;
    const bool command = outcome.client == commandClient;
    const bool socket = destination.via.kind == Via::Kind::FarSocket;
    Step step = Step::Again;
    if (command) {
        step = session.openCommand(m_limit, outcome.channel);
    } else if (socket) {
        step = session.openSocket(destination.via.path, m_limit, outcome.channel);
    } else {
        step = session.openTcp(destination, m_limit, outcome.channel);
    }
    if (step == Step::Failed) {
        outcome.error = session.failure();
        outcome.error.where = toText(destination);
        const ErrorCode code = outcome.error.code;
        if ((command || socket) && (code == ErrorCode::Unreachable || code == ErrorCode::SshForwardRefused)) {
            outcome.error.code = command ? ErrorCode::SshCommandRefused : ErrorCode::SshSocketRefused;
        }
    }
    return step;
}

std::vector<Opener::Outcome> Opener::sessionLost(const base::Error &error)
{
    std::vector<Outcome> outcomes;
    if (m_current && !m_current->probing) {
        outcomes.push_back({m_current->request.client, m_current->request.destination, nullptr, error});
    }
    m_current.reset();
    m_hung.clear();
    m_roundTrip.reset();
    return outcomes;
}

std::vector<Opener::Outcome> Opener::failAll(const base::Error &error)
{
    std::vector<Outcome> outcomes = sessionLost(error);
    for (const Request &request : m_waiting) {
        outcomes.push_back({request.client, request.destination, nullptr, error});
    }
    m_waiting.clear();
    return outcomes;
}

} // namespace zumik::ssh
