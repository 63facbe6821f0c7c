// SPDX-License-Identifier: GPL-3.0-or-later
// A session through a real sshd to a real Prometheus, and what becomes of its questions when the way is lost.
#include "models/secrets/environmentstore.h"
#include "models/secrets/memorystore.h"
#include "models/session/livesession.h"
#include "tests/models/session/trap.h"
#include "tests/stack/servers/prometheus.h"
#include "tests/stack/servers/sshd.h"
#include "tests/support/tempdir.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>

namespace zumik::session {

using base::ErrorCode;
using Phase = ConnectionState::Phase;
using Steady = std::chrono::steady_clock;
using tests::waitUntil;

namespace {

class StayingUp : public testing::Test {
protected:
    StayingUp()
    {
        m_profile.name = QStringLiteral("stays");
        settings::Ssh &ssh = m_profile.ssh.emplace();
        ssh.host = QStringLiteral("127.0.0.1");
        ssh.port = m_sshd.port();
        ssh.user = QString::fromStdString(tests::Sshd::user());
        ssh.identity = QString::fromStdString(m_sshd.identity());
        ssh.knownHosts = QString::fromStdString(m_sshd.knownHosts());
        m_profile.prometheus.emplace().url = at(m_prometheus.port());
    }

    static QUrl at(std::uint16_t port) { return QUrl(QStringLiteral("http://localhost:%1").arg(port)); }

    void open()
    {
        m_session = std::make_unique<LiveSession>(m_profile, m_resolver);
        const auto opened =
            tests::ask<base::Done>([&](auto stop, auto to, auto reply) { m_session->open(stop, to, reply); });
        ASSERT_TRUE(opened) << describe(opened.error());
    }

    bool becomes(Phase phase) const
    {
        return waitUntil([&] { return m_session->state().phase == phase; });
    }

    /// "vector(I)" for each, all at once.
    void askMany(int count)
    {
        m_answers.resize(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) {
            const source::InstantQuery query{"vector(" + std::to_string(i) + ")", m_session->source()->now()};
            m_session->source()->instant(
                query, {}, async::Receiver(&m_context), [this, i](base::Result<series::Instant> result) {
                    m_answers.at(static_cast<std::size_t>(i)).push_back(std::move(result));
                });
        }
    }

    std::size_t answered() const
    {
        return static_cast<std::size_t>(std::count_if(
            m_answers.begin(), m_answers.end(), [](const auto &answers) { return !answers.empty(); }));
    }

    tests::Sshd m_sshd;
    tests::Prometheus m_prometheus;
    settings::Profile m_profile;
    secrets::MemoryStore m_keychain;
    secrets::EnvironmentStore m_environment;
    secrets::SecretResolver m_resolver{m_keychain, m_environment};
    QObject m_context;
    std::unique_ptr<LiveSession> m_session;
    std::vector<std::vector<base::Result<series::Instant>>> m_answers; ///< to each question
};

double valueOf(const base::Result<series::Instant> &answer)
{
    const auto *const vector = answer ? std::get_if<std::vector<series::Sample>>(&answer->value) : nullptr;
    return vector != nullptr && vector->size() == 1 ? vector->front().value : -1;
}

} // namespace

TEST_F(StayingUp, fiftyQuestionsAtOnceAreAllAnsweredOnceThoughSshdIsKilledUnderThem)
{
    open();
    m_prometheus.pause();
    askMany(50);
    ASSERT_TRUE(waitUntil([&] { return m_session->tunnelStatus().channels > 0; }));
    m_sshd.stop();
    ASSERT_TRUE(waitUntil([&] { return m_session->state().reconnecting.has_value(); }));
    EXPECT_NE(m_session->state().phase, Phase::Failed);
    m_prometheus.resume();
    EXPECT_FALSE(waitUntil([&] { return answered() > 0; }, 1'500)) << "there is no way yet";
    m_sshd.restart();
    const auto back = Steady::now();
    ASSERT_TRUE(becomes(Phase::Connected));
    ASSERT_TRUE(waitUntil([&] { return answered() > 0; }));
    // Under two seconds on a machine that does nothing else: a second between tries, and a handshake.
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - back);
    std::cout << "from sshd's return to the first answer: " << took.count() << " ms\n";
    EXPECT_LT(took, std::chrono::seconds(5));
    ASSERT_TRUE(waitUntil([&] { return answered() == m_answers.size(); }));
    EXPECT_FALSE(waitUntil(
        [&] {
            return std::any_of(
                m_answers.begin(), m_answers.end(), [](const auto &a) { return a.size() > 1; });
        },
        500))
        << "twice";
    for (std::size_t i = 0; i < m_answers.size(); ++i) {
        const auto &answer = m_answers[i].front();
        EXPECT_EQ(valueOf(answer), double(i)) << (answer ? "" : describe(answer.error()));
    }
}

TEST_F(StayingUp, nothingIsSentToThisComputersOwnPortsMeanwhile)
{
    // What the profile means is the VPS's; here are strangers on the same ports.
    std::vector<std::unique_ptr<tests::Trap>> traps;
    for (const std::uint16_t port : std::array<std::uint16_t, 3>{9090, 8080, 3000}) {
        traps.push_back(std::make_unique<tests::Trap>(port));
        m_profile.targets.emplace_back().url = at(port);
    }
    open();
    m_sshd.stop();
    ASSERT_TRUE(waitUntil([&] { return m_session->state().reconnecting.has_value(); }));
    askMany(10);
    int ended = 0;
    for (const settings::Target &target : m_profile.targets) {
        m_session->fetch(target.url, LiveSession::Credentials::OfProfile, {}, async::Receiver(&m_context),
            [&](const base::Result<clients::http::Response> &response) {
                EXPECT_FALSE(response);
                ++ended;
            });
    }
    EXPECT_TRUE(waitUntil([&] { return ended == 3; }));
    EXPECT_EQ(answered(), 0U);
    for (const auto &trap : traps) {
        EXPECT_EQ(trap->clients(), 0) << trap->port();
    }
}

TEST_F(StayingUp, questionsThatWaitAreToldOfAHostKeyThatChanged)
{
    open();
    m_sshd.stop();
    ASSERT_TRUE(waitUntil([&] { return m_session->state().reconnecting.has_value(); }));
    askMany(3);
    m_sshd.changeHostKeys();
    m_sshd.restart();
    ASSERT_TRUE(becomes(Phase::Failed));
    EXPECT_TRUE(m_session->state().needsPerson);
    EXPECT_EQ(m_session->state().error->code, ErrorCode::HostKeyChanged);
    ASSERT_TRUE(waitUntil([&] { return answered() == 3; }));
    EXPECT_EQ(m_answers[0].front().error().code, ErrorCode::HostKeyChanged);
}

/// A block of an ssh_config that leads to the server.
std::string blockFor(const std::string &alias, const tests::Sshd &sshd)
{
    return "Host " + alias + "\n  HostName 127.0.0.1\n  Port " + std::to_string(sshd.port()) + "\n  User "
        + tests::Sshd::user() + "\n  IdentityFile " + sshd.identity() + "\n  UserKnownHostsFile "
        + sshd.knownHosts() + '\n';
}

TEST_F(StayingUp, questionsOutliveAHostOnTheWayThatIsKilledUnderThem)
{
    const tests::TempDir dir("stays");
    tests::Sshd bastion;
    tests::writeFile(dir.file("config"),
        blockFor("bastion", bastion) + blockFor("vps", m_sshd) + "  ProxyJump bastion\n", true);
    m_profile.ssh.emplace();
    m_profile.ssh->host = QStringLiteral("vps");
    m_profile.ssh->config = QString::fromStdString(dir.file("config"));
    open();
    m_prometheus.pause();
    askMany(10);
    ASSERT_TRUE(waitUntil([&] { return m_session->tunnelStatus().channels > 0; }));
    bastion.stop();
    ASSERT_TRUE(waitUntil([&] { return m_session->state().reconnecting.has_value(); }));
    EXPECT_NE(m_session->state().reconnecting->failure.where.find("bastion"), std::string::npos)
        << describe(m_session->state().reconnecting->failure);
    m_prometheus.resume();
    bastion.restart();
    ASSERT_TRUE(waitUntil([&] { return answered() == 10; }));
    EXPECT_EQ(valueOf(m_answers[7].front()), 7)
        << (m_answers[7].front() ? "" : describe(m_answers[7].front().error()));
}

TEST_F(StayingUp, losesItsWayAgainAndAgainAndStillAnswers)
{
    open();
    for (int i = 1; i <= 3; ++i) {
        const int sessions = m_session->tunnelStatus().sessions;
        m_prometheus.pause();
        askMany(20);
        ASSERT_TRUE(waitUntil([&] { return m_session->tunnelStatus().channels > 0; }));
        m_sshd.dropConnections();
        ASSERT_TRUE(waitUntil([&] { return m_session->tunnelStatus().sessions > sessions; }));
        m_prometheus.resume();
        ASSERT_TRUE(waitUntil([&] { return answered() == 20; })) << i;
        EXPECT_EQ(valueOf(m_answers[7].front()), 7);
        m_answers.clear();
    }
}

} // namespace zumik::session
