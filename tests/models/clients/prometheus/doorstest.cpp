// SPDX-License-Identifier: GPL-3.0-or-later
// The ways in that real installations have: TLS, credentials, prefixes and tenants, through a real nginx to
// real servers.
#include "tests/models/clients/prometheus/apiservers.h"
#include "tests/stack/servers/nginx.h"

#include <gtest/gtest.h>

#include <map>

namespace zumik::clients::prometheus {

namespace {

constexpr std::string_view password = "pa55-w0rd";

std::string proxyTo(std::uint16_t port)
{
    return "proxy_pass http://127.0.0.1:" + std::to_string(port) + "/;";
}

/// Doors to one server.
std::unique_ptr<tests::Nginx> openDoors(std::uint16_t port)
{
    const std::string to = proxyTo(port);
    return std::make_unique<tests::Nginx>(
        std::vector<tests::NginxDoor>{{.name = "tls", .upstream = port, .certificate = "server"},
            {.name = "expired", .upstream = port, .certificate = "expired"},
            {.name = "misnamed", .upstream = port, .certificate = "misnamed"},
            {.name = "stranger", .upstream = port, .certificate = "stranger"},
            {.name = "client", .upstream = port, .certificate = "server", .clientCertificate = true},
            {.name = "basic", .upstream = port, .user = "ops", .password = std::string(password)},
            {.name = "bearer",
                .locations =
                    "location / { if ($http_authorization != \"Bearer t0k\") { return 403; } " + to + " }"},
            {.name = "prefix", .locations = "location /mimir/prometheus/ { " + to + " }"},
            {.name = "tenant",
                .locations = "location / { if ($http_x_scope_orgid != \"a\") { return 403; } "
                             "if ($http_cf_access_client_id != \"b\") { return 403; } "
                    + to + " }"},
            {.name = "nopost",
                .locations = "location / { if ($request_method = POST) { return 405; } " + to + " }"},
            {.name = "login",
                .locations = "location / { return 302 https://login.example/?next=$request_uri; }"}});
}

} // namespace

class PrometheusDoors : public testing::TestWithParam<std::string> {
protected:
    static void TearDownTestSuite()
    {
        doors().clear();
        ApiServer::stopAll();
    }

    static std::map<std::string, std::unique_ptr<tests::Nginx>> &doors()
    {
        static std::map<std::string, std::unique_ptr<tests::Nginx>> open;
        return open;
    }

    static tests::Nginx &nginx()
    {
        auto &open = doors()[GetParam()];
        if (!open) {
            open = openDoors(ApiServer::get(GetParam()).port());
        }
        return *open;
    }

    static http::Endpoint plain(const std::string &door, const QString &path = {})
    {
        return {.base = localUrl(nginx().port(door), path)};
    }

    static http::Endpoint secure(const std::string &door)
    {
        http::Endpoint endpoint{.base = localUrl(nginx().port(door), {}, QStringLiteral("https"))};
        endpoint.tls.ca = nginx().certificates().authority();
        return endpoint;
    }

    /// "ok" when the test data arrives, else the error's name.
    static std::string outcome(http::Endpoint endpoint)
    {
        const auto source = openSource(std::move(endpoint));
        const auto matrix = askRange(*source, "test_level", {ApiServer::epoch, ApiServer::interval, 3});
        if (matrix.ok()) {
            return matrix->series.size() == 2 ? "ok" : "no data";
        }
        EXPECT_EQ(describe(matrix.error()).find(password), std::string::npos);
        return std::string(errorName(matrix.error().code));
    }

    static http::Auth basic(std::string_view with)
    {
        return http::BasicAuth{"ops", base::Secret::copyOf(with)};
    }
};

TEST_P(PrometheusDoors, certificatesAreVerifiedAndTheirFaultsToldApart)
{
    EXPECT_EQ(outcome(secure("tls")), "ok");
    EXPECT_EQ(outcome(secure("expired")), "tls_expired");
    EXPECT_EQ(outcome(secure("misnamed")), "tls_wrong_name");
    EXPECT_EQ(outcome(secure("stranger")), "tls_untrusted");
    auto unknownAuthority = secure("tls");
    unknownAuthority.tls.ca.clear();
    EXPECT_EQ(outcome(std::move(unknownAuthority)), "tls_untrusted");
}

TEST_P(PrometheusDoors, aServerNameOfItsOwnIsVerifiedInsteadOfTheHost)
{
    auto endpoint = secure("misnamed");
    endpoint.tls.serverName = "other.example";
    EXPECT_EQ(outcome(std::move(endpoint)), "ok");
    auto wrong = secure("tls");
    wrong.tls.serverName = "other.example";
    EXPECT_EQ(outcome(std::move(wrong)), "tls_wrong_name");
}

TEST_P(PrometheusDoors, aClientCertificateIsShown)
{
    auto endpoint = secure("client");
    endpoint.tls.cert = nginx().certificates().certificate("client");
    endpoint.tls.key = nginx().certificates().key("client");
    EXPECT_EQ(outcome(std::move(endpoint)), "ok");
    EXPECT_EQ(outcome(secure("client")), "http_status") << "nginx answers 400 without one";
}

TEST_P(PrometheusDoors, aPasswordOrATokenIsSent)
{
    auto right = plain("basic");
    right.auth = basic(password);
    EXPECT_EQ(outcome(std::move(right)), "ok");
    auto wrong = plain("basic");
    wrong.auth = basic("wrong");
    EXPECT_EQ(outcome(std::move(wrong)), "unauthorized");
    EXPECT_EQ(outcome(plain("basic")), "unauthorized");
    auto token = plain("bearer");
    token.auth = http::BearerAuth{base::Secret::copyOf("t0k")};
    EXPECT_EQ(outcome(std::move(token)), "ok");
    EXPECT_EQ(outcome(plain("bearer")), "forbidden");
}

TEST_P(PrometheusDoors, aPathPrefixIsKept)
{
    EXPECT_EQ(outcome(plain("prefix", QStringLiteral("/mimir/prometheus"))), "ok");
    EXPECT_EQ(outcome(plain("prefix", QStringLiteral("/mimir/prometheus/"))), "ok");
    EXPECT_EQ(outcome(plain("prefix")), "not_json");
}

TEST_P(PrometheusDoors, twoHeadersAtOnceAreSent)
{
    auto endpoint = plain("tenant");
    endpoint.headers.push_back({"X-Scope-OrgID", base::Secret::copyOf("a")});
    endpoint.headers.push_back({"CF-Access-Client-Id", base::Secret::copyOf("b")});
    EXPECT_EQ(outcome(std::move(endpoint)), "ok");
    EXPECT_EQ(outcome(plain("tenant")), "forbidden");
}

TEST_P(PrometheusDoors, aServerThatTakesNoPostIsAskedByGet)
{
    EXPECT_EQ(outcome(plain("nopost")), "ok");
}

TEST_P(PrometheusDoors, aLoginPageElsewhereIsRefused)
{
    EXPECT_EQ(outcome(plain("login")), "redirect_refused");
}

TEST_P(PrometheusDoors, aServerThatHasGoneRefusesTheConnection)
{
    std::uint16_t port = 0;
    {
        const tests::Nginx gone({});
        port = gone.Server::port();
    }
    EXPECT_EQ(outcome({.base = localUrl(port)}), "connection_refused");
}

INSTANTIATE_TEST_SUITE_P(Real, PrometheusDoors, testing::Values("Prometheus", "VictoriaMetrics"),
    [](const auto &product) { return product.param; });

} // namespace zumik::clients::prometheus
