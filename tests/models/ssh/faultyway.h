// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/models/ssh/httpservice.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/faultproxy.h"

#include <string>
#include <vector>

namespace zumik::tests {

/// A real sshd behind our proxy, and a service behind sshd that says which path it was asked for.
class FaultyWay {
public:
    explicit FaultyWay(SshdOptions options = {});

    Sshd &sshd() { return m_sshd; }

    FaultProxy &proxy() { return m_proxy; }

    HttpService &service() { return m_service; }

    /// To sshd through the proxy, whose port its known_hosts has.
    ssh::SshTarget target() const;

    ssh::Destination destination() const { return {"127.0.0.1", m_service.port()}; }

    std::vector<ssh::Destination> destinations() const { return {destination()}; }

    /// The steps of an undisturbed way in, up to the first answer of the established session.
    std::vector<FaultProxy::Flight> handshake();

private:
    Sshd m_sshd;
    FaultProxy m_proxy;
    HttpService m_service;
};

/// Waits for an attempt's end: its error, or nothing when it got connected. Fails the test when neither
/// comes. `told` is how many statuses there were before the attempt began.
std::optional<base::Error> outcomeOf(const WatchedTunnel &way, std::size_t told = 0, int limitMs = 20'000);

/// One more attempt, after the last one has ended.
std::optional<base::Error> tryAgain(const WatchedTunnel &way, int limitMs = 20'000);

/// One more attempt, and should it get connected, the loss of its session: the last step of a way in is the
/// established session's. Its error, or nothing when the session stays.
std::optional<base::Error> tryToTheEnd(const WatchedTunnel &way, int limitMs = 20'000);

/// Without faults a tunnel gets connected and carries an answer: whatever was done to it before.
void expectWorksAgain(FaultyWay &faulty, const WatchedTunnel &way);

} // namespace zumik::tests
