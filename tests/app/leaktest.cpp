// SPDX-License-Identifier: GPL-3.0-or-later
// Marked secrets are given to the program by environment and keychain, things go wrong in every way, and then
// all that it wrote and all that others can see of it is searched for them.
#include "tests/app/keptconsole.h"
#include "tests/app/marks.h"
#include "tests/support/fakehttpserver.h"
#include "tests/support/net.h"
#include "tests/support/waitfor.h"

#include <QTcpServer>
#include <QTcpSocket>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <sys/resource.h>

namespace zumik::tests {

namespace {

using testing::IsEmpty;
using testing::Not;

// With characters that need encoding somewhere.
const std::string token = "mark/METRICS+token=4711?";
const std::string password = "mark/pass:word+4712&%";
const std::string adminToken = "mark/ADMIN token;4713";
const std::string scope = "mark/scope-4714";
const std::vector<std::string> marks{token, password, adminToken, scope};

class LeakTest : public testing::Test {
protected:
    static void SetUpTestSuite() { shared = std::make_unique<KeptConsole>(); }

    static void TearDownTestSuite() { shared.reset(); }

    /// A profile whose secrets come from both places, all for services at `url`.
    void keep(const std::string &url)
    {
        writeFile(shared->file("leaky.json"),
            R"({"prometheus": {"url": ")" + url
                + R"(", "headers": [{"name": "X-Scope-Token", "value": {"env": "SCOPE"}}]},
                "targets": [{"name": "api-core", "url": ")"
                + url + R"(/metrics", "auth": {"bearer": {"env": "METRICS_TOKEN"}}},
                            {"name": "gateway", "url": ")"
                + url
                + R"(/gateway", "auth": {"header": {"name": "X-Admin-Token", "value": {"env": "UNSET"}}}}]})");
        expectClean({"profile", "add", "leaky", "--replace", "--file", shared->file("leaky.json")});
        expectClean({"profile", "secret", "set", "leaky", "prometheus", "--user", "ops"}, password + "\n");
        expectClean({"profile", "secret", "set", "leaky", "target:gateway"}, adminToken + "\n");
        expectClean({"profile", "show", "leaky"});
    }

    std::map<std::string, std::string> secrets() const
    {
        return {{"METRICS_TOKEN", token}, {"SCOPE", scope}};
    }

    ConsoleRun expectClean(std::vector<std::string> arguments, const std::string &input = {})
    {
        arguments.insert(arguments.end(), {"--log-json", shared->file("log.json")});
        ConsoleRun run = shared->run(arguments, input, secrets());
        EXPECT_THAT(foundIn(run.out + run.err, marks), IsEmpty()) << arguments[0] << "\n"
                                                                  << run.out << run.err;
        return run;
    }

    /// Every command that reads secrets, with `url` as the server.
    void expectNothingFound(const std::string &url)
    {
        keep(url);
        expectClean({"query", "--profile", "leaky", "up"});
        expectClean({"fetch", "--profile", "leaky", url + "/metrics"});
        expectClean({"fetch", "--profile", "leaky", url + "/gateway"});
        expectClean({"check", "--profile", "leaky"});
        expectClean({"check", "--profile", "leaky", "--json"});
        expectClean({"render", "--profile", "leaky", "--dashboard", "zumik-api", "--out",
            shared->file("a.png"), "--json"});
        EXPECT_FALSE(readFile(shared->file("log.json")).empty());
        EXPECT_THAT(foundBelow(shared->home().path(), marks), IsEmpty());
    }

    static inline std::unique_ptr<KeptConsole> shared;
    FakeHttpServer m_server;
};

std::vector<std::string> filesIn(const std::filesystem::path &folder)
{
    std::vector<std::string> names;
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    return names;
}

std::string urlOf(const FakeHttpServer &server)
{
    return "http://127.0.0.1:" + std::to_string(server.port());
}

} // namespace

TEST_F(LeakTest, theSearchFindsASecretInEachOfItsForms)
{
    for (const std::string &mark : marks) {
        EXPECT_THAT(foundIn("x" + mark, marks), Not(IsEmpty()));
        for (const char *before : {"", "o", "op", "ops:"}) {
            const QByteArray encoded = QByteArray::fromStdString(before + mark).toBase64();
            EXPECT_THAT(foundIn("Basic " + encoded.toStdString(), marks), Not(IsEmpty())) << before << mark;
        }
    }
}

TEST_F(LeakTest, nothingIsFoundWhenTheServerAnswers)
{
    m_server.answer({.body = R"({"status":"success","data":{"resultType":"vector","result":[]}})"});
    expectNothingFound(urlOf(m_server));
    EXPECT_TRUE(
        std::any_of(m_server.requests().begin(), m_server.requests().end(), [](const FakeRequest &request) {
            return request.headers["x-admin-token"].toStdString() == adminToken;
        }));
}

TEST_F(LeakTest, nothingIsFoundWhenTheServerDoesNotLetUsIn)
{
    m_server.answer({.status = 401, .contentType = "text/html", .body = "<h1>no</h1>"});
    expectNothingFound(urlOf(m_server));
}

TEST_F(LeakTest, nothingIsFoundWhenTheServerSendsUsElsewhere)
{
    m_server.answer({.status = 302, .headers = {{"Location", "http://127.0.0.1:1/elsewhere"}}});
    expectNothingFound(urlOf(m_server));
}

TEST_F(LeakTest, nothingIsFoundWhenTheAnswerIsCutShort)
{
    m_server.answer({.body = R"({"status":"success")", .cutAfter = 5});
    expectNothingFound(urlOf(m_server));
}

TEST_F(LeakTest, nothingIsFoundWhenNobodyListens)
{
    expectNothingFound("http://127.0.0.1:" + std::to_string(freePort()));
}

TEST_F(LeakTest, nothingIsFoundWhenTlsFails)
{
    QTcpServer plain; // answers a TLS greeting as web servers do on their plain port
    QObject::connect(&plain, &QTcpServer::newConnection, &plain, [&plain] {
        QTcpSocket *const client = plain.nextPendingConnection();
        QObject::connect(client, &QTcpSocket::readyRead, client, [client] {
            client->write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
            client->disconnectFromHost();
        });
    });
    ASSERT_TRUE(plain.listen(QHostAddress::LocalHost));
    expectNothingFound("https://127.0.0.1:" + std::to_string(plain.serverPort()));
}

TEST_F(LeakTest, othersSeeNothingOfItWhileItWorks)
{
    keep(urlOf(m_server));
    m_server.answer({.held = true});
    const TempDir folder("run");
    Process process =
        shared->start({"fetch", "--profile", "leaky", urlOf(m_server) + "/metrics"}, folder, {}, secrets());
    ASSERT_TRUE(waitUntil([&] { return !m_server.requests().isEmpty(); }));
    EXPECT_EQ(m_server.requests().constFirst().target, "/metrics");
    EXPECT_EQ(m_server.requests().constFirst().headers["authorization"].toStdString(), "Bearer " + token);
    std::vector<pid_t> seen = descendants(process.pid());
    seen.push_back(process.pid());
    for (const pid_t pid : seen) {
        const std::string proc = "/proc/" + std::to_string(pid);
        EXPECT_THAT(foundIn(readFile(proc + "/cmdline"), marks), IsEmpty());
        // Readable for root alone; then METRICS_TOKEN, which was read, is no longer in it.
        EXPECT_THAT(foundIn(readFile(proc + "/environ"), {token}), IsEmpty());
    }
    const std::string limits = readFile("/proc/" + std::to_string(process.pid()) + "/limits");
    EXPECT_THAT(limits, testing::ContainsRegex("Max core file size +0 +0"));
}

/// With no limit on cores, as on many a developer's machine.
TEST_F(LeakTest, nothingIsLeftOfACrashWithSecretsInMemory)
{
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_CORE, &before), 0);
    const rlimit most{before.rlim_max, before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_CORE, &most), 0);
    keep(urlOf(m_server));
    m_server.answer({.held = true});
    const TempDir folder("crash");
    auto environment = secrets();
    environment["ASAN_OPTIONS"] = "handle_segv=0"; // a sanitizer would end it in its own way
    Process process = shared->start({"fetch", "--profile", "leaky", urlOf(m_server) + "/metrics"}, folder, {},
        environment, folder.path());
    ASSERT_TRUE(waitUntil([&] { return !m_server.requests().isEmpty(); }));
    process.signal(SIGSEGV);
    EXPECT_EQ(process.wait(std::chrono::seconds(20)), 128 + SIGSEGV);
    ::setrlimit(RLIMIT_CORE, &before);
    EXPECT_THAT(foundBelow(folder.path(), marks), IsEmpty());
    EXPECT_THAT(foundBelow(shared->home().path(), marks), IsEmpty());
    EXPECT_THAT(filesIn(folder.path()), testing::UnorderedElementsAre("in", "out", "err"));
}

} // namespace zumik::tests
