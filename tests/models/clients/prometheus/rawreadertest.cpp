// SPDX-License-Identifier: GPL-3.0-or-later
// Raw samples of real servers, and of one that breaks off.
#include "models/clients/prometheus/rawreader.h"

#include "models/base/number.h"
#include "tests/models/clients/prometheus/apiservers.h"
#include "tests/models/tsdb/history.h"
#include "tests/stack/servers/prometheus.h"
#include "tests/stack/servers/victoriametrics.h"
#include "tests/support/fakehttpserver.h"
#include "tests/support/net.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::clients::prometheus {

namespace {

using namespace std::chrono_literals;
using base::ErrorCode;
using source::RawSource;

std::unique_ptr<RawReader> openReader(std::uint16_t port, RawReader::Limits limits = {})
{
    auto reader = RawReader::open({.base = localUrl(port)}, std::make_shared<http::IoThread>(), limits);
    EXPECT_TRUE(reader.ok());
    return *std::move(reader);
}

base::Result<RawSource::Exactness> prepare(RawReader &reader, base::Time now)
{
    return tests::ask<RawSource::Exactness>(
        [&](auto stop, auto to, auto answer) { reader.prepare(now, stop, to, answer); });
}

struct Got {
    tsdb::History history;
    source::RawCounts counts;
};

base::Result<Got> read(RawReader &reader, const std::string &name, base::TimeRange range)
{
    Got got;
    const auto counts = tests::ask<source::RawCounts>([&](auto stop, auto to, auto answer) {
        reader.read(
            {{series::Matcher::equal("__name__", name)}, range},
            [&](const series::Labels &labels, const series::Samples &samples) {
                got.history[labels] = samples;
                return base::Status(base::Done{});
            },
            stop, to, answer);
    });
    if (!counts) {
        return counts.error();
    }
    got.counts = *counts;
    return got;
}

std::int64_t now()
{
    return base::SystemClock().now().ms / 15'000 * 15'000;
}

/// Up to now: a gauge with everything that a double can be, two series of `up`.
struct Written {
    base::TimeRange range{{now() - 60 * 15'000}, {now()}};
    tsdb::History odd;
    tsdb::History up;

    Written()
    {
        for (const char *job : {"a", "b"}) {
            series::Samples &ones = up[series::Labels{{"__name__", "up"}, {"job", job}}];
            series::Samples &samples = odd[series::Labels{{"__name__", "odd"}, {"job", job}}];
            for (std::int64_t time = range.start.ms; time <= range.end.ms; time += 15'000) {
                ones.times.push_back(time);
                ones.values.push_back(1);
                samples.times.push_back(time);
                samples.values.push_back(double(time % 7919) / 3);
            }
        }
        auto &values = odd.begin()->second.values;
        values[3] = base::absent();
        values[4] = std::bit_cast<double>(0x7ff8000000000abcULL);
        values[5] = -0.0;
        values[6] = std::numeric_limits<double>::infinity();
        values[40] = base::absent();
    }

    void writeTo(const tests::Prometheus &prometheus) const
    {
        std::vector<tests::WrittenSeries> all;
        for (const tsdb::History *history : {&odd, &up}) {
            for (const auto &[labels, samples] : *history) {
                tests::WrittenSeries series;
                for (std::size_t i = 0; i < labels.size(); ++i) {
                    series.labels.emplace_back(labels.at(i).name, labels.at(i).value);
                }
                for (std::size_t i = 0; i < samples.times.size(); ++i) {
                    series.samples.push_back({samples.times[i], samples.values[i]});
                }
                all.push_back(std::move(series));
            }
        }
        prometheus.write(all);
    }
};

} // namespace

TEST(RawReader, givesEveryBitAndStaleMarkerByRemoteRead)
{
    const Written written;
    tests::Prometheus prometheus;
    written.writeTo(prometheus);
    auto reader = openReader(prometheus.port());
    EXPECT_EQ(*prepare(*reader, written.range.end), RawSource::Exactness::Exact);
    const auto got = read(*reader, "odd", written.range);
    ASSERT_TRUE(got.ok()) << describe(got.error());
    tsdb::expectSame(got->history, written.odd);
    EXPECT_EQ(got->counts.samples, 122U);
    EXPECT_EQ(got->counts.series, 2U);
    EXPECT_GT(got->counts.bytes, 0U);
}

TEST(RawReader, givesNoSampleTwiceAndLosesNoneWhereSlicesMeet)
{
    const Written written;
    tests::Prometheus prometheus;
    written.writeTo(prometheus);
    auto reader = openReader(prometheus.port());
    ASSERT_TRUE(prepare(*reader, written.range.end).ok());
    std::size_t samples = 0;
    for (std::int64_t from = written.range.start.ms; from <= written.range.end.ms; from += 15'000) {
        const auto got = read(*reader, "odd", {{from}, {from + 14'999}});
        ASSERT_TRUE(got.ok());
        for (const auto &[labels, each] : got->history) {
            EXPECT_EQ(each.times, std::vector<std::int64_t>{from});
        }
        samples += got->counts.samples;
    }
    EXPECT_EQ(samples, 122U);
}

TEST(RawReader, stripsTheLabelsThatTheServerAddsAndNoOthers)
{
    const Written written;
    tests::Prometheus prometheus(
        {.globalLines = "  external_labels: {cluster: x, job: outside, replica: '0'}\n"});
    written.writeTo(prometheus);
    prometheus.write(
        {{{{"__name__", "odd"}, {"cluster", "x"}, {"job", "own"}}, {{written.range.end.ms, 5}}}});
    auto reader = openReader(prometheus.port());
    ASSERT_TRUE(prepare(*reader, written.range.end).ok());
    const auto got = read(*reader, "odd", written.range);
    ASSERT_TRUE(got.ok()) << describe(got.error());
    tsdb::History expected = written.odd;
    series::Samples &own = expected[series::Labels{{"__name__", "odd"}, {"cluster", "x"}, {"job", "own"}}];
    own.times = {written.range.end.ms};
    own.values = {5};
    tsdb::expectSame(got->history, expected);
}

TEST(RawReader, givesTheSameSamplesByQueriesWhereThereIsNoRemoteRead)
{
    const Written written;
    tests::VictoriaMetrics victoria;
    std::string text;
    for (const auto &[labels, samples] : written.up) {
        for (std::size_t i = 0; i < samples.times.size(); ++i) {
            text += "level{job=\"" + std::string(labels.get("job")) + "\"} " + std::to_string(i) + ' '
                + std::to_string(samples.times[i]) + '\n';
        }
    }
    victoria.import(text);
    auto reader = openReader(victoria.port());
    const auto exactness = prepare(*reader, written.range.end);
    ASSERT_TRUE(exactness.ok()) << describe(exactness.error());
    EXPECT_EQ(*exactness, RawSource::Exactness::NoStaleMarkers);
    std::size_t samples = 0;
    for (std::int64_t from = written.range.start.ms; from <= written.range.end.ms; from += 45'000) {
        const auto got = read(*reader, "level", {{from}, {from + 44'999}});
        ASSERT_TRUE(got.ok()) << describe(got.error());
        samples += got->counts.samples;
        for (const auto &[labels, each] : got->history) {
            EXPECT_EQ(each.times.front(), from);
        }
    }
    EXPECT_EQ(samples, 122U);
}

TEST(RawReader, refusesMoreThanItMayHold)
{
    const Written written;
    tests::Prometheus prometheus;
    written.writeTo(prometheus);
    auto reader = openReader(prometheus.port(), {.maxValues = 100});
    ASSERT_TRUE(prepare(*reader, written.range.end).ok());
    EXPECT_EQ(read(*reader, "odd", written.range).error().code, ErrorCode::TooLarge);
}

class RawReaderFaults : public testing::Test {
protected:
    base::Error errorOf(tests::FakeAnswer answer)
    {
        server.answer(std::move(answer));
        return read(*reader, "up", {{0}, {1000}}).error();
    }

    tests::FakeHttpServer server;
    std::unique_ptr<RawReader> reader = openReader(server.port());
};

TEST_F(RawReaderFaults, takesWhatIsNotRemoteReadForNone)
{
    for (const int status : {200, 400, 404, 405, 501}) {
        server.answer({.status = status, .contentType = "text/html", .body = "<title>Not here</title>"});
        const auto exactness = prepare(*reader, {1000});
        ASSERT_TRUE(exactness.ok()) << status << describe(exactness.error());
        EXPECT_EQ(*exactness, RawSource::Exactness::NoStaleMarkers) << status;
    }
}

TEST_F(RawReaderFaults, saysWhoIsNotLetIn)
{
    server.answer({.status = 401, .contentType = "text/plain", .body = "no"});
    EXPECT_EQ(prepare(*reader, {1000}).error().code, ErrorCode::Unauthorized);
    server.answer({.status = 503, .contentType = "text/plain", .body = "no"});
    EXPECT_EQ(prepare(*reader, {1000}).error().code, ErrorCode::Unavailable);
}

TEST_F(RawReaderFaults, tellsHowLongTheServerWantsToBeLeftAlone)
{
    server.answer({.status = 404});
    ASSERT_TRUE(prepare(*reader, {1000}).ok());
    const base::Error error = errorOf({.status = 429, .body = "{}", .headers = {{"Retry-After", "7"}}});
    EXPECT_EQ(error.code, ErrorCode::TooManyRequests);
    EXPECT_EQ(error.retryAfter, 7s);
}

TEST_F(RawReaderFaults, tellsAnAnswerThatWasCutFromOneThatIsNone)
{
    server.answer({.status = 404});
    ASSERT_TRUE(prepare(*reader, {1000}).ok());
    const QByteArray body = R"({"status":"success","data":{"resultType":"matrix","result":[]}})";
    EXPECT_EQ(errorOf({.body = body, .cutAfter = 30, .chunked = true}).code, ErrorCode::ConnectionLost);
    EXPECT_EQ(errorOf({.body = body.left(30)}).code, ErrorCode::JsonInvalid);
}

/// A stream whose end was lost looks like a whole one but for the sample that is asked for last.
TEST_F(RawReaderFaults, missesTheLastSampleOfAStreamThatBrokeOff)
{
    const Written written;
    tests::Prometheus prometheus;
    written.writeTo(prometheus);
    tests::FakeHttpServer between;
    bool cut = false;
    between.answerWith([&](const tests::FakeRequest &request) {
        const auto answer = tests::http({.port = prometheus.port(),
            .path = request.target.toStdString(),
            .method = request.method.toStdString(),
            .headers = {{"Content-Type", request.headers["content-type"].toStdString()},
                {"Content-Encoding", request.headers["content-encoding"].toStdString()}},
            .body = request.body.toStdString()});
        tests::FakeAnswer out;
        out.status = answer.status;
        const bool raw = request.target.contains("read");
        out.contentType = raw ? "application/x-streamed-protobuf" : "application/json";
        out.body = QByteArray::fromStdString(answer.body);
        out.chunked = true;
        if (cut && raw) {
            out.body = {};
        }
        return out;
    });
    auto through = openReader(between.port());
    ASSERT_TRUE(prepare(*through, written.range.end).ok());
    EXPECT_TRUE(read(*through, "odd", written.range).ok());
    EXPECT_TRUE(read(*through, "nothing", written.range).ok());
    cut = true;
    const auto lost = read(*through, "odd", written.range);
    ASSERT_FALSE(lost.ok());
    EXPECT_EQ(lost.error().code, ErrorCode::ConnectionLost);
}

} // namespace zumik::clients::prometheus
