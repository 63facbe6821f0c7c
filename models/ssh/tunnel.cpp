// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/tunnel.h"

#include "models/async/reply.h"
#include "models/ssh/tunnelworker.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <string_view>

namespace zumik::ssh {

namespace {

bool hasUnsafe(std::string_view text, std::string_view alsoUnsafe)
{
    constexpr std::string_view shell = "'`\";&<>|(){}";
    return std::any_of(text.begin(), text.end(), [&](unsigned char c) {
        return std::iscntrl(c) != 0 || shell.find(static_cast<char>(c)) != std::string_view::npos
            || alsoUnsafe.find(static_cast<char>(c)) != std::string_view::npos;
    });
}

/// All servers, the target last.
std::vector<SshTarget *> wayOf(SshTarget &target)
{
    std::vector<SshTarget *> way;
    for (SshTarget &hop : target.hops) {
        way.push_back(&hop);
    }
    way.push_back(&target);
    return way;
}

/// The names that OpenSSH refuses since CVE-2023-51385.
base::Status checkNames(const SshTarget &target)
{
    const auto refuse = [](const char *what) {
        return base::Error{base::ErrorCode::InvalidArgument, what, {}};
    };
    if (target.host.empty() || target.host.front() == '-' || hasUnsafe(target.host, " $\\")
        || target.port == 0) {
        return refuse("not a host name");
    }
    if (target.user.empty() || target.user.front() == '-' || hasUnsafe(target.user, " ")
        || target.user.back() == '\\') {
        return refuse("not a user name");
    }
    return base::Done{};
}

bool allLocal(const std::vector<Destination> &destinations)
{
    return !destinations.empty()
        && std::none_of(destinations.begin(), destinations.end(),
            [](const Destination &destination) { return needsSession(destination.via); });
}

} // namespace

base::Result<std::unique_ptr<Tunnel>> Tunnel::open(SshTarget target,
    const std::vector<Destination> &destinations, const async::Receiver &receiver, TunnelListener listener)
{
    const bool ssh = !target.host.empty() || !allLocal(destinations);
    for (const SshTarget *each : wayOf(target)) {
        if (const auto checked = ssh ? checkNames(*each) : base::Status(base::Done{}); !checked) {
            return checked.error();
        }
    }
    auto gateway = Gateway::create(target.openTimeout, LocalPrograms::ofThisUser());
    if (!gateway) {
        return gateway.error();
    }
    const char *agent = std::getenv("SSH_AUTH_SOCK"); // NOLINT(concurrency-mt-unsafe): nobody sets it
    for (SshTarget *each : wayOf(target)) {
        if (each->agentSocket.empty() && agent != nullptr) {
            each->agentSocket = agent;
        }
    }
    std::unique_ptr<Tunnel> tunnel(new Tunnel);
    const auto told = std::make_shared<const TunnelListener>(std::move(listener));
    const auto tell = [receiver, told, listening = tunnel->m_listening](auto member, const auto &news) {
        receiver.post([told, listening, member, news] {
            const auto &handler = (*told).*member;
            if (listening->load() && handler) {
                handler(news);
            }
        });
    };
    (*gateway)->setAllowed(destinations);
    (*gateway)->setEventHandler([tell](const TunnelEvent &event) { tell(&TunnelListener::event, event); });
    tunnel->m_access = (*gateway)->access();
    tunnel->m_failures = (*gateway)->failures();
    tunnel->m_worker = std::make_unique<TunnelWorker>(std::move(target), std::move(*gateway),
        [tell](const TunnelStatus &status) { tell(&TunnelListener::status, status); });
    tunnel->m_thread = std::thread([worker = tunnel->m_worker.get()] { worker->run(); });
    return tunnel;
}

Tunnel::~Tunnel()
{
    m_listening->store(false);
    close();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

GatewayAccess Tunnel::access() const
{
    return {m_access.port, m_access.user, m_access.password.clone()};
}

void Tunnel::reconnect()
{
    m_worker->post({TunnelCommand::Kind::Reconnect, {}});
}

void Tunnel::answer(Answer answer)
{
    m_worker->post({TunnelCommand::Kind::Answer, {}, std::move(answer)});
}

void Tunnel::lookAround()
{
    m_worker->post({TunnelCommand::Kind::LookAround, {}});
}

void Tunnel::allow(std::vector<Destination> destinations)
{
    m_worker->post({TunnelCommand::Kind::Allow, std::move(destinations)});
}

void Tunnel::listContainers(async::Receiver receiver, ContainersHandler answer)
{
    const async::Reply<std::vector<Container>> reply({}, std::move(receiver), std::move(answer));
    m_worker->post({TunnelCommand::Kind::ListContainers, {}, {}, [reply](auto containers) {
                        reply.deliver(std::move(containers));
                    }});
}

void Tunnel::openDoor(Destination destination, std::chrono::milliseconds idleLimit, async::Receiver receiver,
    DoorHandler answer)
{
    const async::Reply<std::uint16_t> reply({}, std::move(receiver), std::move(answer));
    TunnelCommand command{TunnelCommand::Kind::OpenDoor, {std::move(destination)}};
    command.idleLimit = idleLimit;
    command.door = [reply](auto port) {
        reply.deliver(std::move(port));
    };
    m_worker->post(std::move(command));
}

void Tunnel::closeDoor()
{
    m_worker->post({TunnelCommand::Kind::CloseDoor, {}});
}

void Tunnel::close()
{
    if (m_worker) {
        m_worker->post({TunnelCommand::Kind::Stop, {}});
    }
}

} // namespace zumik::ssh
