// SPDX-License-Identifier: GPL-3.0-or-later
// Agents that block, on their threads: OpenSSH's own through an exchange of the tests, and pairs of sockets
// that say what no agent says.
#include "models/ssh/agentthread.h"

#include "models/ssh/agentclient.h"
#include "models/ssh/pollset.h"
#include "models/ssh/wire.h"
#include "tests/models/ssh/sshagent.h"
#include "tests/models/ssh/unixexchange.h"
#include "tests/stack/servers/sshkeys.h"
#include "tests/support/wait.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <sys/resource.h>
#include <sys/socket.h>

namespace zumik::tests {

using namespace std::chrono_literals;
using base::ErrorCode;
using ssh::AgentClient;
using testing::HasSubstr;

namespace {

using Reply = base::Result<std::string>;

AgentClient clientOf(std::unique_ptr<ssh::AgentExchange> exchange)
{
    auto transport = ssh::AgentThread::create(std::move(exchange));
    EXPECT_TRUE(transport.ok());
    return AgentClient(std::move(*transport));
}

AgentClient threaded(const SshAgent &agent, std::chrono::milliseconds limit = 20s)
{
    auto socket = ssh::Socket::connectUnix(agent.socket());
    EXPECT_TRUE(socket.ok());
    return clientOf(std::make_unique<UnixExchange>(std::move(*socket), limit));
}

AgentClient direct(const SshAgent &agent)
{
    auto client = AgentClient::connect(agent.socket());
    EXPECT_TRUE(client.ok());
    return std::move(*client);
}

bool waitUntilWoken(const ssh::AgentTransport &transport)
{
    ssh::PollSet set;
    set.add(transport.descriptor(), true, false);
    set.wakeAt(std::chrono::steady_clock::now() + 20s);
    set.wait();
    return set.readable(transport.descriptor());
}

/// As the tunnel's loop waits: poll alone wakes it, and a wake-up that lacks is an error.
Reply await(AgentClient &client)
{
    const auto limit = std::chrono::steady_clock::now() + 20s;
    while (true) {
        const auto status = client.advance();
        if (auto reply = client.takeReply()) {
            return std::move(*reply);
        }
        if (!status) {
            return status.error();
        }
        ssh::PollSet set;
        set.add(client.descriptor(), true, client.sending());
        set.wakeAt(limit);
        set.wait();
        if (!set.readable(client.descriptor()) && !set.writable(client.descriptor())) {
            return base::Error{ErrorCode::Internal, "nothing woke the loop", {}};
        }
    }
}

std::vector<ssh::AgentKey> keysOf(AgentClient &client)
{
    client.askForKeys();
    const auto reply = await(client);
    EXPECT_TRUE(reply.ok()) << base::describe(reply.error());
    return ssh::parseAgentKeys(reply ? *reply : "").value_or(std::vector<ssh::AgentKey>{});
}

/// What SSH wants signed, with the algorithm in it.
std::string challenge(std::string_view algorithm)
{
    std::string data;
    ssh::putString(data, "session");
    data.push_back(50);
    for (const std::string_view text : {"user", "ssh-connection", "publickey"}) {
        ssh::putString(data, text);
    }
    data.push_back(1);
    ssh::putString(data, algorithm);
    return data;
}

std::optional<std::string> signatureOf(AgentClient &client, const ssh::AgentKey &key)
{
    const std::string data = challenge("ssh-ed25519");
    client.askForSignature(key.blob, data);
    const auto reply = await(client);
    return reply ? ssh::parseAgentSignature(*reply, data) : std::nullopt;
}

/// Says what it is told to, and hangs up.
Reply replyTo(const std::string &bytes)
{
    int ends[2] = {-1, -1};
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    const ssh::Socket agent(ends[1]);
    EXPECT_EQ(::send(ends[1], bytes.data(), bytes.size(), MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
    agent.finishWriting();
    auto client = clientOf(std::make_unique<UnixExchange>(ssh::Socket(ends[0]), 20s));
    client.askForKeys();
    return await(client);
}

/// How far a GatedExchange may go, and has come.
class Gate {
public:
    /// Lets one exchange end.
    void let()
    {
        const std::lock_guard lock(m_mutex);
        ++m_permits;
        m_changed.notify_all();
    }

    void pass()
    {
        std::unique_lock lock(m_mutex);
        ++m_inside;
        together = together || m_inside > 1;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_permits > 0; });
        --m_permits;
        --m_inside;
    }

    void awaitEntry()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_inside > 0; });
    }

    std::atomic<bool> together = false; ///< two exchanges were in it at once
    std::atomic<bool> gone = false; ///< the exchange doesn't exist any more

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_permits = 0;
    int m_inside = 0;
};

/// Answers with the request, when it is let.
class GatedExchange final : public ssh::AgentExchange {
public:
    explicit GatedExchange(std::shared_ptr<Gate> gate)
        : m_gate(std::move(gate))
    {
    }

    ~GatedExchange() override { m_gate->gone = true; }

    Reply exchange(std::string_view request) override
    {
        m_gate->pass();
        return std::string(request);
    }

private:
    std::shared_ptr<Gate> m_gate;
};

class AgentThread : public testing::Test {
protected:
    std::string key() const
    {
        const std::string path = m_dir.file("key");
        makeSshKey(path, KeyType::Ed25519);
        return path;
    }

    TempDir m_dir{"keys"};
};

} // namespace

TEST_F(AgentThread, listsAndSignsAsTheSocketDoes)
{
    SshAgent agent;
    agent.add(key());
    auto blocking = threaded(agent);
    auto socket = direct(agent);
    const auto keys = keysOf(blocking);
    ASSERT_EQ(keys.size(), 1U);
    EXPECT_EQ(keys[0].blob, keysOf(socket).at(0).blob);
    const auto signature = signatureOf(blocking, keys[0]);
    EXPECT_TRUE(signature);
    EXPECT_EQ(signature, signatureOf(socket, keys[0])) << "ed25519 signs the same twice";
}

TEST_F(AgentThread, manyRequestsAreAnsweredInTheirOrder)
{
    SshAgent agent;
    agent.add(key());
    auto client = threaded(agent);
    const auto keys = keysOf(client);
    ASSERT_EQ(keys.size(), 1U);
    for (int i = 0; i < 50; ++i) {
        EXPECT_TRUE(signatureOf(client, keys[0])) << i;
        EXPECT_EQ(keysOf(client).size(), 1U) << i;
    }
}

TEST_F(AgentThread, wakesNobodyOnceItsAnswerIsTaken)
{
    SshAgent agent;
    auto client = threaded(agent);
    EXPECT_TRUE(keysOf(client).empty());
    EXPECT_TRUE(client.advance().ok()); // one answer may wake twice
    ssh::PollSet set;
    set.add(client.descriptor(), true, false);
    set.wakeNow();
    set.wait();
    EXPECT_FALSE(set.readable(client.descriptor()));
}

TEST_F(AgentThread, anAgentThatHangsIsNotWaitedFor)
{
    SshAgent agent;
    agent.process().signal(SIGSTOP);
    auto client = threaded(agent);
    client.askForKeys();
    EXPECT_TRUE(client.advance().ok());
    EXPECT_FALSE(client.takeReply());
    agent.process().signal(SIGCONT);
    EXPECT_TRUE(await(client).ok());
}

TEST_F(AgentThread, anAgentThatHangsEndsByItsLimit)
{
    SshAgent agent;
    agent.process().signal(SIGSTOP);
    auto client = threaded(agent, 50ms);
    client.askForKeys();
    const auto reply = await(client);
    agent.process().signal(SIGCONT);
    ASSERT_FALSE(reply.ok());
    EXPECT_EQ(reply.error().code, ErrorCode::AgentUnavailable);
    EXPECT_THAT(reply.error().message, HasSubstr("does not answer"));
}

TEST_F(AgentThread, anAgentThatGoesIsTold)
{
    SshAgent agent;
    auto client = threaded(agent);
    EXPECT_TRUE(keysOf(client).empty());
    agent.process().terminate();
    client.askForKeys();
    const auto reply = await(client);
    ASSERT_FALSE(reply.ok());
    EXPECT_EQ(reply.error().code, ErrorCode::AgentUnavailable);
    EXPECT_THAT(reply.error().message, HasSubstr("has gone"));
}

TEST_F(AgentThread, nonsenseIsTold)
{
    const std::string nothing(4, '\0');
    const std::string over("\0\4\0\1", 4); // one byte over 256 KiB
    const std::string cut("\0\0\0\5ab", 6);
    for (const auto &[bytes, told] : std::vector<std::pair<std::string, std::string>>{{"", "gone"},
             {"ab", "gone"}, {cut, "gone"}, {nothing, "empty"}, {over, "too long"},
             {"\xff\xff\xff\xff", "too long"}, {"HTTP/1.1 400 Bad Request\r\n\r\n", "too long"}}) {
        const auto reply = replyTo(bytes);
        ASSERT_FALSE(reply.ok()) << bytes;
        EXPECT_EQ(reply.error().code, ErrorCode::AgentUnavailable);
        EXPECT_THAT(reply.error().message, HasSubstr(told));
    }
    EXPECT_EQ(*replyTo(std::string("\0\0\0\1\5", 5)), "\5") << "a refusal is an answer";
}

TEST_F(AgentThread, goesWithoutWaitingForTheExchange)
{
    const auto gate = std::make_shared<Gate>();
    {
        auto client = clientOf(std::make_unique<GatedExchange>(gate));
        client.askForKeys();
        gate->awaitEntry();
    }
    EXPECT_FALSE(gate->gone) << "it is in use";
    gate->let();
    EXPECT_TRUE(waitFor([&] { return gate->gone.load(); })) << "it is nobody's any more";
}

TEST_F(AgentThread, goesAtAnyMomentOfAnExchange)
{
    SshAgent agent;
    agent.add(key());
    for (int i = 0; i < 200; ++i) {
        auto client = threaded(agent);
        client.askForKeys();
        for (int turn = 0; turn < i; ++turn) {
            EXPECT_TRUE(client.advance().ok());
        }
    }
    auto client = threaded(agent);
    EXPECT_EQ(keysOf(client).size(), 1U);
}

TEST_F(AgentThread, dropsTheAnswerToWhatWasAskedBefore)
{
    const auto gate = std::make_shared<Gate>();
    const auto transport = ssh::AgentThread::create(std::make_unique<GatedExchange>(gate));
    ASSERT_TRUE(transport.ok());
    ssh::AgentTransport &agent = **transport;
    agent.request("first");
    gate->awaitEntry();
    agent.request("second");
    EXPECT_FALSE(waitFor([&] { return gate->together.load(); }, 50ms)) << "an exchange is one thread's";
    gate->let();
    ASSERT_TRUE(waitUntilWoken(agent));
    EXPECT_TRUE(agent.advance().ok());
    EXPECT_EQ(agent.takeReply(), std::nullopt);
    gate->let();
    std::optional<std::string> reply;
    EXPECT_TRUE(waitFor([&] {
        EXPECT_TRUE(agent.advance().ok());
        reply = reply ? reply : agent.takeReply();
        return reply.has_value();
    }));
    EXPECT_EQ(reply, "second");
}

TEST_F(AgentThread, withoutDescriptorsThereIsItsError)
{
    const auto gate = std::make_shared<Gate>();
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    const rlimit none{0, before.rlim_max};
    ::setrlimit(RLIMIT_NOFILE, &none);
    const auto transport = ssh::AgentThread::create(std::make_unique<GatedExchange>(gate));
    ::setrlimit(RLIMIT_NOFILE, &before);
    ASSERT_FALSE(transport.ok());
    EXPECT_EQ(transport.error().code, ErrorCode::AgentUnavailable);
}

} // namespace zumik::tests
