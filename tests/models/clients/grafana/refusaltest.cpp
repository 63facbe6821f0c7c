// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/grafana/refusal.h"

#include <gtest/gtest.h>

namespace zumik::clients::grafana {

namespace {

using base::ErrorCode;

base::Error refusal(int status, std::string body, std::string type = "application/json")
{
    http::Response response;
    response.status = status;
    response.contentType = std::move(type);
    response.body = std::move(body);
    response.where = "http://g/api/x";
    const auto read = bodyOf(std::move(response));
    EXPECT_FALSE(read.ok());
    return read ? base::Error{} : read.error();
}

base::Error redirectTo(const std::string &target)
{
    return bodyOf(base::Error{ErrorCode::RedirectRefused, target, "http://g/api/x"}).error();
}

} // namespace

TEST(GrafanaRefusal, everyStatusHasItsMeaning)
{
    const std::vector<std::pair<int, ErrorCode>> meanings{{400, ErrorCode::HttpStatus},
        {401, ErrorCode::Unauthorized}, {403, ErrorCode::Forbidden}, {404, ErrorCode::NotSupported},
        {406, ErrorCode::FormatUnsupported}, {410, ErrorCode::NotSupported}, {412, ErrorCode::HttpStatus},
        {429, ErrorCode::TooManyRequests}, {500, ErrorCode::HttpStatus}, {502, ErrorCode::Unavailable},
        {503, ErrorCode::Unavailable}};
    for (const auto &[status, code] : meanings) {
        const base::Error error = refusal(status, R"({"message": "the server's words"})");
        EXPECT_EQ(error.code, code) << status;
        EXPECT_EQ(error.message, std::to_string(status) + " the server's words");
        EXPECT_EQ(error.where, "http://g/api/x");
    }
}

TEST(GrafanaRefusal, aPageInsteadOfJsonIsNamedByItsTitle)
{
    const base::Error page = refusal(200, "<html><title>Grafana</title>", "text/html");
    EXPECT_EQ(page.code, ErrorCode::NotJson);
    EXPECT_EQ(page.message, "200 text/html: Grafana");
    EXPECT_EQ(refusal(502, "<title>Bad Gateway</title>", "text/html").message, "502 text/html: Bad Gateway");
    EXPECT_EQ(refusal(200, "").code, ErrorCode::NotJson);
}

TEST(GrafanaRefusal, theServersWordsStayOnOneLineAndShort)
{
    const base::Error error = refusal(500, R"({"message": "a\n\u001b[31mb)" + std::string(5000, 'x') + "\"}");
    EXPECT_EQ(error.message.find('\n'), std::string::npos);
    EXPECT_EQ(error.message.find('\x1b'), std::string::npos);
    EXPECT_LT(error.message.size(), 400U);
}

TEST(GrafanaRefusal, redirectsToALoginAreNotBeingLetIn)
{
    for (const char *target : {"https://g.example/login", "https://g.example/grafana/login",
             "https://id.example/oauth2/sign_in", "https://git.example/login/oauth/authorize"}) {
        EXPECT_EQ(redirectTo(target).code, ErrorCode::Unauthorized) << target;
    }
    EXPECT_EQ(redirectTo("https://g.example/grafana/api/x").code, ErrorCode::RedirectRefused);
    EXPECT_EQ(redirectTo("https://g.example/d/loginstats").code, ErrorCode::RedirectRefused);
}

TEST(GrafanaRefusal, whatTheServerAsksToWaitIsKept)
{
    http::Response response;
    response.status = 429;
    response.retryAfter = "7";
    EXPECT_EQ(bodyOf(std::move(response)).error().retryAfter, std::chrono::seconds(7));
}

TEST(GrafanaRefusal, aClusterThatRefusesIsToldApartFromGrafanasNewerApi)
{
    const std::string status = R"({"kind": "Status", "apiVersion": "v1", "message": "M"})";
    EXPECT_EQ(refusal(404, status).code, ErrorCode::NotSupported);
    EXPECT_EQ(refusal(403, status).code, ErrorCode::Forbidden);
    EXPECT_EQ(refusal(503, status).code, ErrorCode::ConnectionRefused) << "no pod answers";
}

} // namespace zumik::clients::grafana
