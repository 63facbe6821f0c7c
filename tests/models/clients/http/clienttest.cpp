// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/http/client.h"

#include "models/clients/http/failure.h"
#include "tests/support/fakehttpserver.h"
#include "tests/support/waitfor.h"

#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace zumik::clients::http {

namespace {

using namespace std::chrono_literals;
using base::ErrorCode;
using tests::FakeAnswer;

constexpr std::string_view secretText = "s3cr3t-t0ken";

Endpoint withToken(const QUrl &url)
{
    Endpoint endpoint{.base = url};
    endpoint.auth = BearerAuth{base::Secret::copyOf(secretText)};
    endpoint.headers.push_back({"X-Scope-OrgID", base::Secret::copyOf("tenant")});
    endpoint.headers.push_back({"X-Admin-Token", base::Secret::copyOf("adm1n")});
    return endpoint;
}

class HttpClient : public testing::Test {
protected:
    std::unique_ptr<Client> open(Endpoint endpoint)
    {
        auto client = Client::open(std::move(endpoint), thread);
        EXPECT_TRUE(client.ok()) << describe(client.error());
        return *std::move(client);
    }

    base::Result<Response> get(Request request)
    {
        return fetch(*open(withToken(server.url())), std::move(request));
    }

    static base::Result<Response> fetch(const Client &client, Request request)
    {
        return tests::ask<Response>(
            [&](auto stop, auto to, auto answer) { client.send(std::move(request), stop, to, answer); });
    }

    ErrorCode errorOf(FakeAnswer answer, Request request = {})
    {
        server.answer(std::move(answer));
        request.url = server.url(QStringLiteral("/x"));
        const auto response = get(std::move(request));
        EXPECT_FALSE(response.ok());
        if (!response.ok()) {
            EXPECT_EQ(describe(response.error()).find(secretText), std::string::npos);
            return response.error().code;
        }
        return ErrorCode::Internal;
    }

    std::shared_ptr<IoThread> thread = std::make_shared<IoThread>();
    tests::FakeHttpServer server;
};

} // namespace

TEST_F(HttpClient, sendsCredentialsToItsOwnOriginAndAsksForNoCompression)
{
    server.answer({.body = "{}"});
    const auto response = get({.url = server.url(QStringLiteral("/a"))});
    ASSERT_TRUE(response.ok()) << describe(response.error());
    EXPECT_EQ(response->status, 200);
    EXPECT_EQ(response->body, "{}");
    EXPECT_EQ(response->contentType, "application/json");
    const auto headers = server.requests().at(0).headers;
    EXPECT_EQ(headers.value("authorization"), "Bearer s3cr3t-t0ken");
    EXPECT_EQ(headers.value("x-scope-orgid"), "tenant");
    EXPECT_EQ(headers.value("x-admin-token"), "adm1n");
    EXPECT_EQ(headers.value("accept-encoding"), "identity");
    EXPECT_FALSE(headers.contains("cookie"));
}

TEST_F(HttpClient, givesNoCredentialsToAnotherOriginOrWhenTheyAreNotWanted)
{
    tests::FakeHttpServer other;
    other.answer({.body = "{}"});
    server.answer({.body = "{}"});
    ASSERT_TRUE(get({.url = other.url(QStringLiteral("/a"))}).ok());
    ASSERT_TRUE(get({.url = server.url(QStringLiteral("/a")), .anonymous = true}).ok());
    for (const auto &request : {other.requests().at(0), server.requests().at(0)}) {
        EXPECT_FALSE(request.headers.contains("authorization"));
        EXPECT_FALSE(request.headers.contains("x-scope-orgid"));
        EXPECT_FALSE(request.headers.contains("x-admin-token"));
    }
}

TEST_F(HttpClient, givesARequestsOwnCredentialsToThatRequestAlone)
{
    server.answer({.body = "{}"});
    auto own = std::make_shared<const Auth>(BasicAuth{"u", base::Secret::copyOf("p")});
    ASSERT_TRUE(get({.url = server.url(QStringLiteral("/a")), .auth = own}).ok());
    EXPECT_EQ(server.requests().at(0).headers.value("authorization"), "Basic dTpw");
    EXPECT_FALSE(server.requests().at(0).headers.contains("x-scope-orgid"));
}

TEST_F(HttpClient, keepsThePathPrefixAndEncodesParameters)
{
    server.answer({.body = "{}"});
    const auto client = open({.base = server.url(QStringLiteral("/prom/eth eus/"))});
    ASSERT_TRUE(fetch(*client,
        {.url = client->url("/api/v1/label/a%2Fb/values"),
            .parameters = {{"match[]", "{a=\"b+c&d\"}"}, {"e", "ü%"}}})
                    .ok());
    EXPECT_EQ(server.requests().at(0).target,
        "/prom/eth%20eus/api/v1/label/a%2Fb/values?match%5B%5D=%7Ba%3D%22b%2Bc%26d%22%7D&e=%C3%BC%25");
}

TEST_F(HttpClient, postsAForm)
{
    server.answer({.body = "{}"});
    ASSERT_TRUE(get({.url = server.url(QStringLiteral("/q")),
                        .method = Request::Method::Post,
                        .parameters = {{"query", "a + b"}, {"x", "1&2"}}})
                    .ok());
    const auto request = server.requests().at(0);
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.headers.value("content-type"), "application/x-www-form-urlencoded");
    EXPECT_EQ(request.body, "query=a%20%2B%20b&x=1%262");
}

TEST_F(HttpClient, neverSendsAPostTwice)
{
    const auto client = open({.base = server.url()});
    const Request post{.url = server.url(), .method = Request::Method::Post, .parameters = {{"a", "b"}}};
    server.answer({.body = "{}"});
    ASSERT_TRUE(fetch(*client, post).ok());
    server.answer({.silent = true}); // the kept connection breaks under the second one
    const auto response = fetch(*client, post);
    ASSERT_FALSE(response.ok());
    EXPECT_EQ(response.error().code, ErrorCode::ConnectionLost);
    EXPECT_EQ(server.requests().size(), 2);
}

TEST_F(HttpClient, answersWithAnyStatus)
{
    for (const int status :
        {200, 204, 400, 401, 403, 404, 405, 409, 410, 418, 422, 429, 500, 501, 502, 503, 504}) {
        server.answer(
            {.status = status, .body = status == 204 ? "" : "body", .headers = {{"Retry-After", "7"}}});
        const auto response = get({.url = server.url(QStringLiteral("/x"))});
        ASSERT_TRUE(response.ok()) << status << ' ' << describe(response.error());
        EXPECT_EQ(response->status, status);
        EXPECT_EQ(response->body, status == 204 ? "" : "body");
        EXPECT_EQ(response->retryAfter, "7");
    }
}

/// Aborting a reply from inside its signal made Qt fail it twice, one time in ten.
TEST_F(HttpClient, refusesManyRedirectsWithoutATroubleOfQts)
{
    for (int i = 0; i < 60; ++i) {
        EXPECT_EQ(errorOf({.status = 307, .headers = {{"Location", "http://127.0.0.1:1/"}}}),
            ErrorCode::RedirectRefused);
    }
}

TEST_F(HttpClient, refusesRedirectsAndSendsNothingThere)
{
    tests::FakeHttpServer other;
    for (const int status : {301, 302, 303, 307, 308}) {
        FakeAnswer answer{.status = status};
        answer.headers = {{"Location", other.url(QStringLiteral("/y")).toEncoded() + "?token=x"}};
        server.answer(answer);
        const auto response = get({.url = server.url(QStringLiteral("/x"))});
        ASSERT_FALSE(response.ok());
        EXPECT_EQ(response.error().code, ErrorCode::RedirectRefused);
        EXPECT_EQ(response.error().message, displayUrl(other.url(QStringLiteral("/y"))));
    }
    EXPECT_EQ(errorOf({.status = 302, .headers = {{"Location", "/login"}}}), ErrorCode::RedirectRefused);
    EXPECT_TRUE(other.requests().isEmpty());
}

TEST_F(HttpClient, tellsAnAnswerThatWasCutFromAWholeOne)
{
    const QByteArray body(100'000, 'x');
    EXPECT_EQ(errorOf({.body = body, .cutAfter = 50'000}), ErrorCode::ConnectionLost);
    EXPECT_EQ(errorOf({.body = body, .cutAfter = 0}), ErrorCode::ConnectionLost);
}

TEST_F(HttpClient, takesNoMoreThanItsLimit)
{
    const QByteArray body(100'000, 'x');
    EXPECT_EQ(errorOf({.body = body}, {.maxBytes = 99'999}), ErrorCode::TooLarge);
    EXPECT_EQ(errorOf({.body = body, .chunked = true}, {.maxBytes = 99'999}), ErrorCode::TooLarge);
    server.answer({.body = body});
    EXPECT_EQ(get({.url = server.url(), .maxBytes = 100'000})->body.size(), 100'000U);
}

TEST_F(HttpClient, decompressesWhatItAskedToBeCompressedWithinTheSameLimit)
{
    // gzip of 100,000 times "x"
    const QByteArray plain(100'000, 'x');
    QByteArray zlib = qCompress(plain, 9).mid(4);
    FakeAnswer answer{.body = zlib, .headers = {{"Content-Encoding", "deflate"}}};
    server.answer(answer);
    const auto response = get({.url = server.url(), .compressed = true});
    ASSERT_TRUE(response.ok()) << describe(response.error());
    EXPECT_EQ(response->body, plain.toStdString());
    EXPECT_TRUE(server.requests().at(0).headers.value("accept-encoding").contains("gzip"));
    EXPECT_EQ(errorOf(answer, {.maxBytes = 5'000, .compressed = true}), ErrorCode::TooLarge);
}

TEST_F(HttpClient, givesUpAfterItsTime)
{
    EXPECT_EQ(errorOf({.held = true}, {.timeout = 100ms}), ErrorCode::Timeout);
}

TEST_F(HttpClient, isCancelledByItsStopToken)
{
    server.answer({.held = true});
    const auto client = open({.base = server.url()});
    base::StopSource stop;
    QObject context;
    std::optional<base::Result<Response>> got;
    client->send({.url = server.url()}, stop.get_token(), async::Receiver(&context),
        [&](base::Result<Response> result) { got.emplace(std::move(result)); });
    ASSERT_TRUE(tests::waitUntil([&] { return !server.requests().isEmpty(); }));
    stop.request_stop();
    ASSERT_TRUE(tests::waitUntil([&] { return got.has_value(); }));
    EXPECT_EQ(got->error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(tests::waitUntil([&] { return server.waiting() == 0; })) << "the server is let go too";
}

TEST_F(HttpClient, tellsWhoWaitsWhenItGoes)
{
    server.answer({.held = true});
    auto client = open({.base = server.url()});
    QObject context;
    std::optional<base::Result<Response>> got;
    client->send({.url = server.url()}, {}, async::Receiver(&context),
        [&](base::Result<Response> result) { got.emplace(std::move(result)); });
    ASSERT_TRUE(tests::waitUntil([&] { return !server.requests().isEmpty(); }));
    client.reset();
    ASSERT_TRUE(tests::waitUntil([&] { return got.has_value(); }));
    EXPECT_EQ(got->error().code, ErrorCode::Cancelled);
}

TEST_F(HttpClient, tellsApartWhyThereIsNoConnection)
{
    QUrl nobody = server.url();
    {
        const tests::FakeHttpServer gone;
        nobody = gone.url();
    }
    EXPECT_EQ(get({.url = nobody}).error().code, ErrorCode::ConnectionRefused);
    QUrl nowhere = nobody;
    nowhere.setHost(QStringLiteral("no-such-host.invalid"));
    EXPECT_EQ(get({.url = nowhere}).error().code, ErrorCode::NameNotFound);
    EXPECT_EQ(errorOf({.silent = true}), ErrorCode::ConnectionLost);
}

TEST_F(HttpClient, asksTheTunnelForTheTrueReason)
{
    Endpoint endpoint{.base = server.url()};
    {
        const tests::FakeHttpServer gone;
        endpoint.proxy = QNetworkProxy(QNetworkProxy::Socks5Proxy, QStringLiteral("127.0.0.1"), gone.port(),
            QStringLiteral("u"), QStringLiteral("p"));
    }
    std::string asked;
    endpoint.failureReason = [&](const std::string &host, std::uint16_t port) -> std::optional<base::Error> {
        asked = host + ':' + std::to_string(port);
        return base::Error{ErrorCode::SshForwardRefused, "policy", "vps"};
    };
    const auto client = open(std::move(endpoint));
    const auto response = fetch(*client, {.url = server.url()});
    ASSERT_FALSE(response.ok());
    EXPECT_EQ(response.error(), (base::Error{ErrorCode::SshForwardRefused, "policy", "vps"}));
    EXPECT_EQ(asked, "127.0.0.1:" + std::to_string(server.port()));
    EXPECT_TRUE(server.requests().isEmpty());
}

TEST_F(HttpClient, looksAtNoProxyOfTheEnvironment)
{
    qputenv("http_proxy", "http://127.0.0.1:1");
    const auto restore = qScopeGuard([] { qunsetenv("http_proxy"); });
    server.answer({.body = "{}"});
    EXPECT_TRUE(get({.url = server.url()}).ok());
}

TEST_F(HttpClient, keepsNoCookies)
{
    server.answer({.body = "{}", .headers = {{"Set-Cookie", "a=b"}}});
    const auto client = open({.base = server.url()});
    ASSERT_TRUE(fetch(*client, {.url = server.url()}).ok());
    ASSERT_TRUE(fetch(*client, {.url = server.url()}).ok());
    EXPECT_FALSE(server.requests().at(1).headers.contains("cookie"));
}

TEST_F(HttpClient, readsTheServersDate)
{
    server.answer({.body = "{}", .headers = {{"Date", "Sun, 06 Nov 1994 08:49:37 GMT"}}});
    EXPECT_EQ(get({.url = server.url()})->date, base::Time{784'111'777'000});
    server.answer({.body = "{}", .headers = {{"Date", "yesterday"}}});
    EXPECT_FALSE(get({.url = server.url()})->date.has_value());
}

TEST_F(HttpClient, refusesUrlsAndHeadersThatItMustNotUse)
{
    const auto codeOf = [&](Endpoint endpoint) {
        const auto client = Client::open(std::move(endpoint), thread);
        EXPECT_FALSE(client.ok());
        EXPECT_EQ(describe(client.error()).find(secretText), std::string::npos);
        return client.error().code;
    };
    for (const char *url : {"http://user:s3cr3t-t0ken@localhost/", "http://user@localhost/",
             "ftp://localhost/", "localhost:9090", "file:///etc/passwd", "", "http://"}) {
        EXPECT_EQ(codeOf({.base = QUrl(QString::fromLatin1(url))}), ErrorCode::InvalidArgument) << url;
    }
    const auto withHeader = [&](std::string name, std::string value) {
        Endpoint endpoint{.base = server.url()};
        endpoint.headers.push_back({std::move(name), base::Secret(std::move(value))});
        return endpoint;
    };
    EXPECT_EQ(codeOf(withHeader("A", "s3cr3t-t0ken\r\nB: c")), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(withHeader("A: b\r\nC", "d")), ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(withHeader("", "d")), ErrorCode::InvalidArgument);
    QUrl withUser = server.url();
    withUser.setUserInfo(QStringLiteral("a:b"));
    EXPECT_EQ(get({.url = withUser}).error().code, ErrorCode::InvalidArgument);
}

TEST_F(HttpClient, saysWhichTlsFileIsNoGood)
{
    const QTemporaryDir dir;
    const std::string empty = dir.filePath(QStringLiteral("empty.pem")).toStdString();
    QFile(QString::fromStdString(empty)).open(QIODevice::WriteOnly);
    const auto error = [&](Tls tls) {
        Endpoint endpoint{.base = server.url()};
        endpoint.tls = std::move(tls);
        return Client::open(std::move(endpoint), thread).error();
    };
    EXPECT_EQ(error({.ca = "/no/such.pem"}).code, ErrorCode::FileNotFound);
    EXPECT_EQ(error({.ca = "/no/such.pem"}).where, "/no/such.pem");
    EXPECT_EQ(error({.ca = empty}).code, ErrorCode::FormatInvalid);
}

TEST(PageWords, areTheTitleOfAPageAsPlainText)
{
    EXPECT_EQ(pageWords("text/html", "<html><head><TITLE>\n Sign  in </title></head><body>x"), "Sign in");
    EXPECT_EQ(pageWords("text/html", "<h1>Bad <b>gateway</b></h1>"), "Bad gateway");
    EXPECT_EQ(pageWords("text/plain", "404 page not found\n"), "404 page not found");
    EXPECT_EQ(pageWords("text/html", "<title>\x1b[31m\xe2\x80\xae<b>"), "\\x1b[31m\\u{202e}");
    EXPECT_EQ(pageWords("text/html", "<title"), "");
    EXPECT_LE(pageWords("text/plain", std::string(100'000, 'x')).size(), 80U);
    EXPECT_EQ(pageWords("text/html", ""), "");
}

} // namespace zumik::clients::http
