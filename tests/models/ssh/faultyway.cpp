// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/faultyway.h"

#include "tests/support/tempdir.h"
#include "tests/support/wait.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace zumik::tests {

using ssh::TunnelState;

namespace {

std::string echo(const std::string &path)
{
    return path;
}

/// A tunnel that was up once waits for its next try; one that never was has failed.
const std::vector<TunnelState> failures{TunnelState::Failed, TunnelState::WaitingToRetry};
const std::vector<TunnelState> ends{TunnelState::Failed, TunnelState::WaitingToRetry, TunnelState::Connected};

/// The first status from `from` on that has one of the states.
std::optional<std::size_t> waitForStatus(
    const WatchedTunnel &way, std::size_t from, const std::vector<TunnelState> &states, int limitMs)
{
    const auto has = [&states](const ssh::TunnelStatus &status) {
        return std::find(states.begin(), states.end(), status.state) != states.end();
    };
    const auto position = [&] {
        const auto begin = way.statuses().begin() + std::ptrdiff_t(std::min(from, way.statuses().size()));
        return std::find_if(begin, way.statuses().end(), has);
    };
    if (!waitUntil([&] { return position() != way.statuses().end(); }, limitMs)) {
        return std::nullopt;
    }
    return std::size_t(position() - way.statuses().begin());
}

} // namespace

FaultyWay::FaultyWay(SshdOptions options)
    : m_sshd(std::move(options))
    , m_proxy(m_sshd.port())
    , m_service(echo)
{
    std::string known = readFile(m_sshd.knownHosts());
    const std::string direct = ':' + std::to_string(m_sshd.port()) + ' ';
    const std::string proxied = ':' + std::to_string(m_proxy.port()) + ' ';
    for (auto at = known.find(direct); at != std::string::npos; at = known.find(direct, at)) {
        known.replace(at, direct.size(), proxied);
    }
    writeFile(m_sshd.knownHosts() + ".proxied", known);
}

ssh::SshTarget FaultyWay::target() const
{
    ssh::SshTarget target = targetFor(m_sshd);
    target.port = m_proxy.port();
    target.knownHosts = {m_sshd.knownHosts() + ".proxied"};
    return target;
}

std::vector<FaultProxy::Flight> FaultyWay::handshake()
{
    const WatchedTunnel way(target(), destinations());
    way.waitFor(TunnelState::Connected);
    waitUntil([&] { return way.status().roundTrip.has_value(); });
    return m_proxy.flights();
}

std::optional<base::Error> outcomeOf(const WatchedTunnel &way, std::size_t told, int limitMs)
{
    const auto began = waitForStatus(way, told, {TunnelState::Resolving}, limitMs);
    const auto ended = began ? waitForStatus(way, *began, ends, limitMs) : std::nullopt;
    EXPECT_TRUE(ended.has_value()) << "stuck at " << ssh::stateName(way.status().state);
    return ended ? way.statuses()[*ended].error : way.status().error;
}

std::optional<base::Error> tryAgain(const WatchedTunnel &way, int limitMs)
{
    const std::size_t told = way.statuses().size();
    way.tunnel().reconnect();
    return outcomeOf(way, told, limitMs);
}

std::optional<base::Error> tryToTheEnd(const WatchedTunnel &way, int limitMs)
{
    const std::size_t told = way.statuses().size();
    if (auto error = tryAgain(way, limitMs)) {
        return error;
    }
    const auto lost = waitForStatus(way, told, failures, limitMs);
    return lost ? way.statuses()[*lost].error : std::nullopt;
}

void expectWorksAgain(FaultyWay &faulty, const WatchedTunnel &way)
{
    constexpr int attempts = 10; // some tests have limits that a busy machine misses
    faulty.proxy().heal();
    auto error = tryAgain(way);
    for (int i = 1; error && i < attempts; ++i) {
        error = tryAgain(way);
    }
    ASSERT_FALSE(error.has_value()) << base::describe(*error);
    EXPECT_EQ(ask(way, faulty.destination(), "/again").body, "/again");
}

} // namespace zumik::tests
