// SPDX-License-Identifier: GPL-3.0-or-later
// What servers and what stands before them can do wrong.
#include "tests/models/clients/prometheus/apiservers.h"
#include "tests/support/fakehttpserver.h"

#include <gtest/gtest.h>

#include <set>

namespace zumik::clients::prometheus {

namespace {

using namespace std::chrono_literals;
using base::ErrorCode;
using tests::FakeAnswer;

constexpr series::Grid grid{{1'700'000'100'000}, 15s, 3};
const QByteArray good = R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{"a":"b"},)"
                        R"("values":[[1700000100,"1"],[1700000115,"2"],[1700000130,"3"]]}]}})";

class PrometheusFaults : public testing::Test {
protected:
    base::Error errorOf(FakeAnswer answer, Limits limits = {})
    {
        server.answer(std::move(answer));
        const auto source = openSource({.base = server.url()}, limits);
        const auto matrix = askRange(*source, "up", grid);
        EXPECT_FALSE(matrix.ok());
        return matrix.ok() ? base::Error{} : matrix.error();
    }

    ErrorCode codeOf(FakeAnswer answer, Limits limits = {})
    {
        return errorOf(std::move(answer), limits).code;
    }

    ErrorCode codeOfRefusal(int status, const QByteArray &type, const QByteArray &message)
    {
        return codeOf({.status = status,
            .body = R"({"status":"error","errorType":")" + type + R"(","error":")" + message + "\"}"});
    }

    tests::FakeHttpServer server;
};

} // namespace

TEST_F(PrometheusFaults, aPageOfAProxyIsNamedByTypeAndTitle)
{
    const QByteArray page =
        "<html><head><title>Sign in \xe2\x80\xae to <b>continue</b></title></head><body>x</body></html>";
    const auto error = errorOf({.contentType = "text/html; charset=utf-8", .body = page});
    EXPECT_EQ(error.code, ErrorCode::NotJson);
    EXPECT_EQ(error.message, "200 text/html: Sign in \\u{202e} to continue");
    EXPECT_EQ(error.where, server.url(QStringLiteral("/api/v1/query_range")).toString().toStdString());
    EXPECT_EQ(codeOf({.status = 404, .contentType = "text/html", .body = page}), ErrorCode::NotJson);
    EXPECT_EQ(errorOf({.status = 404, .contentType = "text/plain", .body = "404 page not found\n"}).message,
        "404 text/plain: 404 page not found");
    EXPECT_EQ(codeOf({.status = 503, .contentType = "text/html", .body = page}), ErrorCode::Unavailable);
    EXPECT_EQ(codeOf({.status = 502, .contentType = "", .body = ""}), ErrorCode::Unavailable);
    EXPECT_EQ(codeOf({.status = 500, .contentType = "text/html", .body = page}), ErrorCode::HttpStatus);
    EXPECT_EQ(codeOf({.contentType = "image/png", .body = "\x89PNG"}), ErrorCode::NotJson);
}

// VictoriaMetrics, "Cluster version", on -replicationFactor and -search.denyPartialResponse: with a vmstorage
// away vmselect answers 200 with "isPartial":true. Thanos, "Query": with partial_response a store's failure
// is a warning beside the data.
TEST_F(PrometheusFaults, aPartOfTheStorageThatIsAwayMakesTheAnswerPartial)
{
    const auto source = openSource({.base = server.url()});
    const auto annotationsOf = [&](const QByteArray &marks) {
        server.answer({.body = QByteArray(good).insert(good.size() - 1, marks)});
        const auto matrix = askRange(*source, "up", grid);
        EXPECT_TRUE(matrix.ok()) << describe(matrix.error());
        EXPECT_EQ(matrix->series.size(), 1U);
        return matrix->annotations;
    };
    using Level = series::Annotation::Level;
    EXPECT_EQ(annotationsOf(R"(,"isPartial":true,"stats":{"seriesFetched":"1"})"),
        (series::Annotations{{Level::Partial, ""}}));
    const char *const words =
        "No StoreAPIs matched for this query: rpc error: code = Unavailable desc = transport is closing";
    EXPECT_EQ(annotationsOf(QByteArray(R"(,"warnings":[")") + words + R"("])"),
        (series::Annotations{{Level::Partial, words}}));
    EXPECT_TRUE(annotationsOf(R"(,"isPartial":false)").empty());
    EXPECT_FALSE(series::isPartial(annotationsOf(R"(,"warnings":["PromQL warning: no bucket label"])")));
}

TEST_F(PrometheusFaults, nothingIsNoAnswer)
{
    const auto error = errorOf({.body = ""});
    EXPECT_EQ(error.code, ErrorCode::NotJson);
    EXPECT_EQ(error.message, "an empty answer");
    EXPECT_EQ(codeOf({.contentType = "", .body = ""}), ErrorCode::NotJson);
}

TEST_F(PrometheusFaults, truncatedJsonIsInvalidAndACutConnectionIsLost)
{
    EXPECT_EQ(codeOf({.body = good.chopped(20)}), ErrorCode::JsonInvalid);
    EXPECT_EQ(codeOf({.body = good, .cutAfter = good.size() / 2}), ErrorCode::ConnectionLost);
    for (int i = 0; i < 20; ++i) {
        ASSERT_EQ(
            codeOf({.body = good, .cutAfter = good.size() / 2, .chunked = true}), ErrorCode::ConnectionLost);
    }
    EXPECT_EQ(codeOf({.body = "garbage"}), ErrorCode::JsonInvalid);
    EXPECT_EQ(codeOf({.body = "{}"}), ErrorCode::FormatInvalid);
}

TEST_F(PrometheusFaults, everyRefusalHasItsCode)
{
    EXPECT_EQ(codeOfRefusal(400, "bad_data", "1:5: parse error"), ErrorCode::QueryInvalid);
    EXPECT_EQ(codeOfRefusal(422, "execution", "too many samples"), ErrorCode::QueryFailed);
    EXPECT_EQ(codeOfRefusal(422, "execution", "context deadline exceeded"), ErrorCode::QueryTimeout);
    EXPECT_EQ(codeOfRefusal(503, "timeout", "query timed out"), ErrorCode::QueryTimeout);
    EXPECT_EQ(codeOfRefusal(401, "unauthorized", "no"), ErrorCode::Unauthorized);
    EXPECT_EQ(codeOf({.status = 401, .contentType = "text/html"}), ErrorCode::Unauthorized);
    EXPECT_EQ(codeOf({.status = 403, .contentType = "text/plain"}), ErrorCode::Forbidden);
}

TEST_F(PrometheusFaults, tooManyRequestsKeepsWhenToComeBack)
{
    const auto error = errorOf(
        {.status = 429, .contentType = "text/plain", .body = "slow down", .headers = {{"Retry-After", "7"}}});
    EXPECT_EQ(error.code, ErrorCode::TooManyRequests);
    EXPECT_EQ(error.message, "429 text/plain: slow down (Retry-After: 7)");
}

TEST_F(PrometheusFaults, aRedirectIsRefusedAndNothingIsSentThere)
{
    tests::FakeHttpServer other;
    FakeAnswer answer{.status = 307};
    answer.headers = {{"Location", other.url(QStringLiteral("/api/v1/query_range")).toEncoded()}};
    EXPECT_EQ(codeOf(answer), ErrorCode::RedirectRefused);
    EXPECT_TRUE(other.requests().isEmpty());
}

TEST_F(PrometheusFaults, aHugeAnswerIsDecodedAndOneOverTheLimitRefused)
{
    QByteArray huge = R"({"status":"success","data":{"resultType":"matrix","result":[)";
    for (int i = 0; huge.size() < (16 << 20); ++i) {
        huge += QByteArray(i == 0 ? "" : ",") + R"({"metric":{"i":")" + QByteArray::number(i)
            + R"("},"values":[[1700000100,"1"],[1700000130,"3"]]})";
    }
    huge += "]}}";
    server.answer({.body = huge});
    const auto source = openSource({.base = server.url()});
    const auto matrix = tests::ask<series::Matrix>([&](auto stop, auto to, auto answer) {
        source->range({.expression = "up", .grid = grid, .maxSeries = 1000}, stop, to, answer);
    });
    ASSERT_TRUE(matrix.ok()) << describe(matrix.error());
    EXPECT_EQ(matrix->series.size(), 1000U);
    EXPECT_GT(matrix->seriesDropped, 100'000U);
    EXPECT_EQ(codeOf({.body = huge}, {.maxBytes = 1 << 20}), ErrorCode::TooLarge);
}

TEST_F(PrometheusFaults, aSilentServerIsGivenUp)
{
    server.answer({.held = true});
    // The server is given its own limit and two seconds to say so.
    EXPECT_EQ(codeOf({.held = true}, {.timeout = 10ms}), ErrorCode::Timeout);
}

TEST_F(PrometheusFaults, aServerWithoutPostIsAskedByGet)
{
    for (const int status : {405, 501}) {
        tests::FakeHttpServer fake;
        fake.answer({.body = good});
        fake.answer("POST", {.status = status, .contentType = "text/plain"});
        const auto source = openSource({.base = fake.url()});
        EXPECT_TRUE(askRange(*source, "up", grid).ok());
        EXPECT_TRUE(askRange(*source, "up", grid).ok());
        ASSERT_EQ(fake.requests().size(), 3);
        EXPECT_EQ(fake.requests().at(0).method, "POST");
        EXPECT_EQ(fake.requests().at(1).method, "GET");
        EXPECT_TRUE(
            fake.requests().at(1).target.startsWith("/api/v1/query_range?query=up&start=1700000100&"));
        EXPECT_EQ(fake.requests().at(2).method, "GET");
    }
}

TEST_F(PrometheusFaults, queriesThatWereOnTheirWayWhenItCameOutAreAskedByGetAsWell)
{
    tests::FakeHttpServer fake;
    fake.answer({.body = good});
    fake.answer("POST", {.status = 405, .contentType = "text/plain"});
    const auto source = openSource({.base = fake.url()});
    QObject context;
    int answers = 0;
    for (const char *expression : {"a", "b", "c", "d"}) {
        source->range({.expression = expression, .grid = grid}, {}, async::Receiver(&context),
            [&](const auto &result) { answers += result.ok() ? 1 : 100; });
    }
    ASSERT_TRUE(tests::waitUntil([&] { return answers >= 4; }));
    EXPECT_EQ(answers, 4);
}

TEST_F(PrometheusFaults, aQueryIsSentOnceWhenItsConnectionBreaks)
{
    EXPECT_EQ(codeOf({.silent = true}), ErrorCode::ConnectionLost);
    EXPECT_EQ(server.requests().size(), 1);
}

TEST_F(PrometheusFaults, aCancelledQueryKeepsItsPlaceUntilItsAnswerIsIn)
{
    server.answer({.held = true});
    const auto source = openSource({.base = server.url()}, {.concurrent = 1});
    QObject context;
    base::StopSource stop;
    std::optional<base::Result<series::Matrix>> first;
    std::optional<base::Result<series::Matrix>> second;
    source->range({.expression = "first", .grid = grid}, stop.get_token(), async::Receiver(&context),
        [&](auto result) { first.emplace(std::move(result)); });
    ASSERT_TRUE(tests::waitUntil([&] { return server.requests().size() == 1; }));
    stop.request_stop();
    ASSERT_TRUE(tests::waitUntil([&] { return first.has_value(); }));
    EXPECT_EQ(first->error().code, ErrorCode::Cancelled);
    source->range({.expression = "second", .grid = grid}, {}, async::Receiver(&context),
        [&](auto result) { second.emplace(std::move(result)); });
    tests::waitUntil([&] { return server.requests().size() > 1; }, 100);
    EXPECT_EQ(server.requests().size(), 1) << "the server still works on the first";
    server.answer({.body = good});
    server.release();
    ASSERT_TRUE(tests::waitUntil([&] { return second.has_value(); }));
    EXPECT_TRUE(second->ok());
}

TEST_F(PrometheusFaults, noMoreThanTheLimitIsAskedAtOnceVisibleFirst)
{
    server.answer({.held = true});
    const auto source = openSource({.base = server.url()}, {.concurrent = 2});
    QObject context;
    int answered = 0;
    const auto ask = [&](const std::string &expression, source::Priority priority) {
        source->instant({.expression = expression, .time = grid.start, .priority = priority}, {},
            async::Receiver(&context), [&](const auto &) { ++answered; });
    };
    ask("b1", source::Priority::Background);
    ask("b2", source::Priority::Background);
    ask("o1", source::Priority::OffScreen);
    ask("o2", source::Priority::OffScreen);
    ask("v1", source::Priority::Visible);
    ASSERT_TRUE(tests::waitUntil([&] { return server.requests().size() == 2; }));
    tests::waitUntil([&] { return server.requests().size() > 2; }, 100);
    ASSERT_EQ(server.requests().size(), 2);
    server.answer({.body = good});
    server.release();
    ASSERT_TRUE(tests::waitUntil([&] { return answered == 5; }));
    const auto expression = [&](int i) {
        return server.requests().at(i).body.mid(6, 2).toStdString();
    };
    EXPECT_EQ(std::set<std::string>({expression(0), expression(1)}), (std::set<std::string>{"b1", "o1"}))
        << "background gets half";
    std::vector<std::string> order;
    for (int i = 2; i < 5; ++i) {
        order.push_back(expression(i));
    }
    EXPECT_LT(std::find(order.begin(), order.end(), "v1"), std::find(order.begin(), order.end(), "b2"));
}

TEST_F(PrometheusFaults, whoWaitsIsToldWhenTheSourceGoes)
{
    server.answer({.held = true});
    auto source = openSource({.base = server.url()}, {.concurrent = 1});
    QObject context;
    std::vector<ErrorCode> told;
    for (int i = 0; i < 3; ++i) {
        source->range({.expression = "up", .grid = grid}, {}, async::Receiver(&context),
            [&](const auto &result) { told.push_back(result.error().code); });
    }
    ASSERT_TRUE(tests::waitUntil([&] { return server.requests().size() == 1; }));
    source.reset();
    ASSERT_TRUE(tests::waitUntil([&] { return told.size() == 3; }));
    EXPECT_EQ(told, std::vector<ErrorCode>(3, ErrorCode::Cancelled));
}

TEST_F(PrometheusFaults, readinessIsToldByStatus)
{
    const auto ready = [&](FakeAnswer answer) {
        server.answer(std::move(answer));
        const auto source = openSource({.base = server.url(QStringLiteral("/prom"))});
        const auto result =
            tests::ask<base::Done>([&](auto stop, auto to, auto reply) { source->ready(stop, to, reply); });
        return result.ok() ? std::string("ok") : std::string(errorName(result.error().code));
    };
    EXPECT_EQ(ready({.contentType = "text/plain", .body = "Prometheus Server is Ready.\n"}), "ok");
    EXPECT_EQ(server.requests().at(0).target, "/prom/-/ready");
    EXPECT_EQ(
        ready({.status = 503, .contentType = "text/plain", .body = "Service Unavailable"}), "unavailable");
    EXPECT_EQ(ready({.status = 404, .contentType = "text/plain"}), "not_supported");
    EXPECT_EQ(ready({.status = 401, .contentType = "text/plain"}), "unauthorized");
}

TEST_F(PrometheusFaults, theServersClockIsFollowedWhateverOurs)
{
    server.answer({.body = good, .headers = {{"Date", "Sun, 06 Nov 1994 08:49:37 GMT"}}});
    const auto source = openSource({.base = server.url()});
    EXPECT_LT(std::abs((source->now() - base::SystemClock().now()).count()), 1000)
        << "ours until it is known";
    ASSERT_TRUE(askRange(*source, "up", grid).ok());
    const auto apart = source->now() - base::Time{784'111'777'000};
    EXPECT_GE(apart.count(), 0);
    EXPECT_LT(apart.count(), 60'000);
}

} // namespace zumik::clients::prometheus
