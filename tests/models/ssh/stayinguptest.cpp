// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/httpservice.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/tempdir.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

namespace zumik::tests {

using base::ErrorCode;
using ssh::TunnelState;
using namespace std::chrono_literals;

namespace {

std::string echo(const std::string &path)
{
    return path;
}

/// A tunnel that is up, and an sshd of its own that can be put down.
class StayingUp : public testing::Test {
protected:
    StayingUp()
    {
        m_target.keepaliveInterval = 60s; // nothing here is noticed by that, unless a test sets it
        m_target.keepaliveCount = 3;
    }

    void connect()
    {
        m_way = std::make_unique<WatchedTunnel>(std::move(m_target), destinations());
        m_way->waitFor(TunnelState::Connected);
    }

    std::vector<ssh::Destination> destinations() const { return {destination()}; }

    ssh::Destination destination() const { return {"127.0.0.1", m_service.port()}; }

    std::string asked(const std::string &path) const { return ask(*m_way, destination(), path).body; }

    /// How many clients the server has seen.
    std::size_t clients() const
    {
        const std::string log = m_sshd.log();
        std::size_t count = 0;
        for (auto at = log.find("Connection from"); at != std::string::npos; ++count) {
            at = log.find("Connection from", at + 1);
        }
        return count;
    }

    /// For longer than a steady try or the first that backs off would take.
    void expectNoFurtherTry() const
    {
        const std::size_t before = clients();
        EXPECT_FALSE(waitUntil([&] { return clients() > before; }, 2'500));
    }

    bool becomes(TunnelState state) const
    {
        return waitUntil([&] { return m_way->status().state == state; });
    }

    Sshd m_sshd;
    HttpService m_service{echo};
    ssh::SshTarget m_target = targetFor(m_sshd);
    std::unique_ptr<WatchedTunnel> m_way;
};

/// The statuses of the first reconnect.
std::vector<ssh::TunnelStatus> reconnectOf(const WatchedTunnel &way)
{
    std::vector<ssh::TunnelStatus> statuses;
    std::copy_if(way.statuses().begin(), way.statuses().end(), std::back_inserter(statuses),
        [](const auto &status) { return status.reconnecting.has_value(); });
    return statuses;
}

} // namespace

TEST_F(StayingUp, comesBackByItselfWithTheSamePortAndPassword)
{
    connect();
    const auto access = m_way->tunnel().access();
    EXPECT_EQ(asked("/before"), "/before");
    m_sshd.stop();
    ASSERT_TRUE(waitUntil([&] { return reconnectOf(*m_way).size() > 8; })) << "several tries";
    m_sshd.restart();
    const auto back = std::chrono::steady_clock::now();
    ASSERT_TRUE(m_way->waitForSession(2));
    EXPECT_LT(std::chrono::steady_clock::now() - back, 5s) << "one between tries, and a handshake";
    EXPECT_EQ(asked("/after"), "/after");
    EXPECT_EQ(m_way->tunnel().access().port, access.port);
    EXPECT_EQ(m_way->tunnel().access().password.reveal(), access.password.reveal());
}

TEST_F(StayingUp, tellsWhatItDoesSinceWhenWhatFailedAndWhenTheNextTryIs)
{
    connect();
    EXPECT_FALSE(m_way->status().reconnecting);
    m_sshd.stop();
    ASSERT_TRUE(waitUntil([&] { return reconnectOf(*m_way).size() > 8; }));
    const auto statuses = reconnectOf(*m_way);
    EXPECT_EQ(statuses[0].state, TunnelState::WaitingToRetry);
    EXPECT_EQ(statuses[0].error->code, ErrorCode::ConnectionLost);
    EXPECT_EQ(statuses[0].error->where, "127.0.0.1:" + std::to_string(m_sshd.port()));
    EXPECT_EQ(statuses[1].state, TunnelState::Resolving);
    EXPECT_EQ(statuses[1].reconnecting->tries, 2) << "with the one that led to the young session";
    EXPECT_EQ(statuses[1].reconnecting->failure.code, ErrorCode::ConnectionLost);
    EXPECT_FALSE(statuses[1].reconnecting->nextTry);
    const auto waiting = std::find_if(statuses.begin() + 1, statuses.end(),
        [](const auto &status) { return status.state == TunnelState::WaitingToRetry; });
    ASSERT_NE(waiting, statuses.end());
    EXPECT_EQ(waiting->error->code, ErrorCode::ConnectionRefused);
    EXPECT_GT(*waiting->reconnecting->nextTry, waiting->since);
    EXPECT_LE(*waiting->reconnecting->nextTry, waiting->since + 1s);
    EXPECT_EQ(waiting->reconnecting->since, statuses[0].reconnecting->since);
    EXPECT_STREQ(ssh::stateName(waiting->state), "waiting_to_retry");
}

TEST_F(StayingUp, requestsWaitForTheNextSession)
{
    connect();
    m_sshd.stop();
    ASSERT_TRUE(m_way->waitForLoss());
    bool restarted = false;
    ASSERT_TRUE(waitUntil([&] {
        if (!restarted && reconnectOf(*m_way).size() > 5) {
            m_sshd.restart();
            restarted = true;
        }
        return restarted;
    }));
    EXPECT_EQ(asked("/meanwhile"), "/meanwhile");
}

TEST_F(StayingUp, requestsThatWaitTooLongAreToldWhatFailed)
{
    m_target.patience = 500ms;
    connect();
    m_sshd.stop();
    ASSERT_TRUE(m_way->waitForLoss());
    for (const char *const when : {"while it is waited for", "later"}) {
        EXPECT_GT(ask(*m_way, destination()).reply, 0) << when;
        const auto reason = m_way->tunnel().failures()->failureOf("127.0.0.1", m_service.port());
        ASSERT_TRUE(reason.has_value());
        EXPECT_EQ(reason->code, ErrorCode::ConnectionRefused) << when;
        EXPECT_EQ(reason->where, "127.0.0.1:" + std::to_string(m_sshd.port())) << "the SSH server's";
    }
    m_sshd.restart();
    ASSERT_TRUE(m_way->waitForSession(2));
    EXPECT_EQ(asked("/after"), "/after");
}

TEST_F(StayingUp, aHostKeyThatChangedMeanwhileIsRefusedAndNotTriedAgain)
{
    connect();
    m_sshd.stop();
    m_sshd.changeHostKeys();
    m_sshd.restart();
    ASSERT_TRUE(becomes(TunnelState::Failed));
    EXPECT_EQ(m_way->status().error->code, ErrorCode::HostKeyChanged);
    EXPECT_EQ(m_way->status().error->where.find(m_sshd.knownHosts()), 0U);
    expectNoFurtherTry();
    m_way->tunnel().lookAround();
    expectNoFurtherTry();
    EXPECT_GT(ask(*m_way, destination()).reply, 0);
    EXPECT_EQ(m_service.requests(), 0);
}

TEST_F(StayingUp, knownHostsIsReadAnewAtEachReconnect)
{
    connect();
    const std::string known = readFile(m_sshd.knownHosts());
    writeFile(m_sshd.knownHosts(), known + "@revoked " + m_sshd.knownHostsLine("*", KeyType::Ed25519));
    m_sshd.dropConnections();
    ASSERT_TRUE(becomes(TunnelState::Failed));
    EXPECT_EQ(m_way->status().error->code, ErrorCode::HostKeyRevoked);
    writeFile(m_sshd.knownHosts(), known);
    m_way->tunnel().reconnect();
    EXPECT_TRUE(m_way->waitForSession(2)) << "once it is told to";
}

TEST_F(StayingUp, withNothingToOfferItWaitsForAPerson)
{
    const TempDir keys("keys");
    const std::string key = keys.file("id");
    makeSshKey(key, KeyType::Ed25519);
    m_sshd.setAuthorizedKeys(readFile(key + ".pub"));
    m_target.identities[0].path = key;
    connect();
    std::filesystem::remove(key);
    m_sshd.dropConnections();
    ASSERT_TRUE(becomes(TunnelState::Failed));
    expectNoFurtherTry();
}

TEST_F(StayingUp, aServerThatLetsNobodyInIsTriedLessOftenUntilTheNetworkChanges)
{
    connect();
    const std::string keys = m_sshd.setAuthorizedKeys({});
    m_sshd.dropConnections();
    ASSERT_TRUE(waitUntil([&] {
        return m_way->status().state == TunnelState::WaitingToRetry
            && m_way->status().error->code == ErrorCode::SshAuthFailed;
    }));
    EXPECT_GT(*m_way->status().reconnecting->nextTry, m_way->status().since + 3s);
    m_sshd.setAuthorizedKeys(keys);
    m_way->tunnel().lookAround();
    EXPECT_TRUE(m_way->waitForSession(2, 3'000));
}

TEST_F(StayingUp, aShortStallIsSurvivedByTheSession)
{
    connect();
    m_sshd.pause();
    m_way->tunnel().lookAround();
    EXPECT_FALSE(waitUntil([&] { return m_way->status().state != TunnelState::Connected; }, 1'000));
    m_sshd.resume();
    EXPECT_EQ(asked("/after"), "/after");
    EXPECT_EQ(m_way->status().sessions, 1);
}

TEST_F(StayingUp, afterANetworkChangeASilentPeerIsNoticedInSeconds)
{
    connect();
    m_sshd.pause();
    m_way->tunnel().lookAround();
    ASSERT_TRUE(waitUntil([&] { return m_way->loss().has_value(); }, 6'000)) << "keepalive waits for minutes";
    EXPECT_EQ(m_way->loss()->message, "the server gives no sign of life");
    m_sshd.resume();
    ASSERT_TRUE(m_way->waitForSession(2));
    EXPECT_EQ(asked("/after"), "/after");
}

TEST_F(StayingUp, aNetworkChangeDoesNotDisturbASessionThatStands)
{
    connect();
    for (int i = 0; i < 5; ++i) {
        m_way->tunnel().lookAround();
        EXPECT_EQ(asked("/" + std::to_string(i)), "/" + std::to_string(i));
    }
    EXPECT_EQ(m_way->status().sessions, 1);
    EXPECT_TRUE(reconnectOf(*m_way).empty());
}

TEST_F(StayingUp, oneThatWasNeverUpFailsAndIsNotTriedAgain)
{
    m_sshd.setAuthorizedKeys({});
    m_way = std::make_unique<WatchedTunnel>(std::move(m_target), destinations());
    EXPECT_EQ(m_way->failure().code, ErrorCode::SshAuthFailed);
    expectNoFurtherTry();
}

} // namespace zumik::tests
