// SPDX-License-Identifier: GPL-3.0-or-later
// Services of a cluster; kubectl, and the cluster behind it, are a stub (tests/stack/kubectl).
#include "tests/models/ssh/httpservice.h"
#include "tests/models/ssh/rawsocket.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/stack/servers/stubkubectl.h"
#include "tests/support/process.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <sys/stat.h>

namespace zumik::tests {

using base::ErrorCode;
using ssh::Destination;
using ssh::TunnelState;
using ssh::Via;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

namespace {

/// The service's path at the API server.
const std::string prefix = "/api/v1/namespaces/monitoring/services/prometheus:9090/proxy";

struct KubeTest : testing::Test {
    KubeTest()
    {
        qputenv("PATH", QByteArray::fromStdString(m_kubectl.folder()) + ":/usr/bin:/bin");
        qputenv("METRICS_TOKEN", "token-of-ours");
        configure();
    }

    ~KubeTest() override
    {
        qputenv("PATH", m_path);
        qunsetenv("METRICS_TOKEN");
    }

    void configure(const std::string &more = {}) const
    {
        m_kubectl.configure("context prod/eu\nservice monitoring prometheus:9090 "
            + std::to_string(m_service.port()) + "\n" + more);
    }

    Destination service(const std::string &context = "prod/eu") const
    {
        Via via{Via::Kind::Kubernetes};
        via.context = context;
        via.kubeNamespace = "monitoring";
        via.kubeconfig = m_kubectl.kubeconfig();
        return {"prometheus", 9090, via};
    }

    static std::unique_ptr<WatchedTunnel> tunnelTo(
        const Destination &destination, std::chrono::seconds limit = std::chrono::seconds(20))
    {
        ssh::SshTarget none;
        none.openTimeout = limit;
        auto way = std::make_unique<WatchedTunnel>(std::move(none), std::vector{destination});
        way->waitFor(TunnelState::Connected);
        return way;
    }

    /// As the console's client asks: the service is the host.
    static std::string get(const WatchedTunnel &way, const Destination &to, const std::string &path,
        const std::string &method = "GET")
    {
        std::string answer;
        std::atomic<bool> done{false};
        std::thread client([&, access = way.tunnel().access()] {
            const auto socket = RawSocket::throughGateway(access, to);
            socket.send(method + " " + path + " HTTP/1.1\r\nHost: " + to.host + ":9090\r\n\r\n");
            socket.finishWriting();
            answer = socket.readToEnd();
            done = true;
        });
        waitUntil([&] { return done.load(); });
        client.join();
        return answer;
    }

    base::Error failure(const WatchedTunnel &way, const Destination &to) const
    {
        EXPECT_NE(RawSocket::throughGateway(way.tunnel().access(), to).reply(), 0);
        return way.tunnel().failures()->failureOf(to.host, to.port, to.via).value_or(base::Error{});
    }

    std::string socketPath() const
    {
        for (const std::string &argument : m_kubectl.logged("argument")) {
            if (argument.starts_with("--unix-socket=")) {
                return argument.substr(argument.find('=') + 1);
            }
        }
        return {};
    }

    QByteArray m_path = qgetenv("PATH");
    StubKubectl m_kubectl;
    HttpService m_service{[](const std::string &path) {
        return path;
    }};
};

} // namespace

TEST_F(KubeTest, aServiceIsReachedThroughAKubectlOfOurOwn)
{
    const auto way = tunnelTo(service());
    EXPECT_EQ(m_kubectl.pid(), 0) << "not before it is needed";
    EXPECT_THAT(get(*way, service(), prefix + "/x"), testing::EndsWith("\r\n\r\n/x"));
    EXPECT_THAT(get(*way, service(), prefix + "/y"), testing::EndsWith("\r\n\r\n/y"));
    EXPECT_EQ(m_kubectl.logged("pid").size(), 1U) << "one for all connections";
    EXPECT_THAT(m_kubectl.logged("argument"), Contains("--context=prod/eu"));
    EXPECT_THAT(m_kubectl.logged("argument"), Contains("proxy"));
}

TEST_F(KubeTest, theSocketIsForNobodyElse)
{
    const auto way = tunnelTo(service());
    get(*way, service(), prefix + "/x");

    struct stat socket { };

    struct stat folder { };

    ASSERT_EQ(::stat(socketPath().c_str(), &socket), 0);
    ASSERT_EQ(::stat(std::filesystem::path(socketPath()).parent_path().c_str(), &folder), 0);
    EXPECT_TRUE(S_ISSOCK(socket.st_mode));
    EXPECT_EQ(socket.st_mode & 0777U, 0600U);
    EXPECT_EQ(folder.st_mode & 0777U, 0700U);
}

TEST_F(KubeTest, kubectlLetsThroughThisServiceAndNothingElse)
{
    const auto way = tunnelTo(service());
    for (const char *path : {"/api/v1/namespaces/monitoring/secrets",
             "/api/v1/namespaces/monitoring/services/grafana:3000/proxy/",
             "/api/v1/namespaces/other/services/prometheus:9090/proxy/",
             "/api/v1/namespaces/monitoring/services/prometheus:9090",
             "/api/v1/namespaces/monitoring/services/prometheus:90901/proxy/x", "/version",
             "/x/api/v1/namespaces/monitoring/services/prometheus:9090/proxy/"}) {
        EXPECT_THAT(get(*way, service(), path), testing::StartsWith("HTTP/1.1 403")) << path;
    }
    for (const char *method : {"PUT", "PATCH", "DELETE"}) {
        EXPECT_THAT(get(*way, service(), prefix + "/x", method), testing::StartsWith("HTTP/1.1 403"))
            << method;
    }
    Destination stranger = service();
    stranger.host = "localhost"; // as a browser that was led there would call it
    EXPECT_EQ(get(*way, stranger, prefix + "/x"), "") << "the gateway knows no such destination";
    EXPECT_EQ(m_service.requests(), 0);
}

TEST_F(KubeTest, kubectlGetsNoSecretOfOurs)
{
    const auto way = tunnelTo(service());
    get(*way, service(), prefix + "/x");
    const auto variables = m_kubectl.logged("variable");
    EXPECT_THAT(variables, Contains("KUBECONFIG=" + m_kubectl.kubeconfig()));
    const std::string password(way->tunnel().access().password.reveal());
    for (const std::string &variable : variables) {
        EXPECT_THAT(variable, Not(HasSubstr("token-of-ours")));
        EXPECT_THAT(variable, Not(HasSubstr(password)));
        const std::string name = variable.substr(0, variable.find('='));
        EXPECT_THAT((std::vector<std::string>{"HOME", "PATH", "USER", "LOGNAME", "TMPDIR", "LC_ALL",
                        "KUBECONFIG", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "AWS_PROFILE", "AWS_CONFIG_FILE",
                        "AWS_SHARED_CREDENTIALS_FILE", "CLOUDSDK_CONFIG", "AZURE_CONFIG_DIR"}),
            Contains(name));
    }
    for (const std::string &argument : m_kubectl.logged("argument")) {
        EXPECT_THAT(argument, Not(HasSubstr(password)));
    }
}

TEST_F(KubeTest, nothingIsLeftOfItWhenTheTunnelGoes)
{
    auto way = tunnelTo(service());
    get(*way, service(), prefix + "/x");
    const pid_t pid = m_kubectl.pid();
    ASSERT_TRUE(isAlive(pid));
    way.reset();
    EXPECT_FALSE(isAlive(pid));
    EXPECT_FALSE(std::filesystem::exists(std::filesystem::path(socketPath()).parent_path()));
}

TEST_F(KubeTest, aKubectlThatDiedIsStartedAgain)
{
    const auto way = tunnelTo(service());
    get(*way, service(), prefix + "/x");
    const pid_t first = m_kubectl.pid();
    ::kill(first, SIGKILL);
    ASSERT_TRUE(waitUntil([&] { return !isAlive(first); }));
    // One that is ending may still take a connection, and nothing comes of that.
    EXPECT_TRUE(waitUntil([&] { return get(*way, service(), prefix + "/again").ends_with("/again"); }));
    EXPECT_NE(m_kubectl.pid(), first);
}

TEST_F(KubeTest, whyKubectlCannotServeIsToldInItsOwnWords)
{
    const auto unknown = service("no-such");
    EXPECT_EQ(describe(failure(*tunnelTo(unknown), unknown)),
        "kubectl_failed: error: context \"no-such\" does not exist (prometheus:9090 via "
        "kube:no-such/monitoring)");
    configure("dies\n");
    EXPECT_EQ(failure(*tunnelTo(service()), service()).message,
        "error: You must be logged in to the server (Unauthorized)");
    configure("silent\n");
    EXPECT_EQ(failure(*tunnelTo(service(), std::chrono::seconds(3)), service()).code, ErrorCode::Timeout);
    EXPECT_FALSE(isAlive(m_kubectl.pid()));
    qputenv("PATH", "/var/empty");
    EXPECT_EQ(failure(*tunnelTo(service()), service()).code, ErrorCode::KubectlMissing);
}

TEST_F(KubeTest, manyThatWaitForOneThatFailsStartItOnce)
{
    configure("dies\n");
    const auto way = tunnelTo(service());
    for (int i = 0; i < 10; ++i) {
        EXPECT_EQ(failure(*way, service()).code, ErrorCode::KubectlFailed);
    }
    EXPECT_LE(m_kubectl.logged("pid").size(), 2U);
}

} // namespace zumik::tests
