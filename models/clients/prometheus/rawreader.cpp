// SPDX-License-Identifier: GPL-3.0-or-later
// Threads: answers come in the I/O thread and are read in the pool, from where the next question goes out.
// The destructor ends them in that order.
#include "models/clients/prometheus/rawreader.h"

#include "models/async/reply.h"
#include "models/base/text.h"
#include "models/clients/prometheus/kubernetes.h"
#include "models/clients/prometheus/remoteread.h"
#include "models/clients/prometheus/verdict.h"
#include "models/tsdb/samplechain.h"

#include <algorithm>

namespace zumik::clients::prometheus {

namespace {

using base::ErrorCode;
using source::RawCounts;
using source::RawQuery;

constexpr std::string_view streamedType = "application/x-streamed-protobuf";
constexpr std::string_view packedType = "application/x-protobuf";
constexpr base::Duration grace = std::chrono::seconds(2);
constexpr base::Duration lookedAt = std::chrono::minutes(10); ///< for what is scraped now

bool isRemoteAnswer(const http::Response &response)
{
    return response.status == 200
        && (response.contentType == streamedType || response.contentType == packedType);
}

/// What servers, proxies and those that only let look say where there is no remote read.
bool isNotOffered(const http::Response &response)
{
    switch (response.status) {
    case 200: // a page
    case 400:
    case 404:
    case 405:
    case 406:
    case 415:
    case 501:
        return !isRemoteAnswer(response);
    default:
        return mayOnlyRead(response);
    }
}

tsdb::Bytes bytesOf(const std::string &text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

RawQuery upQuery(base::Time now)
{
    return {{series::Matcher::equal("__name__", "up")}, {now - lookedAt, now}};
}

bool isCancelled(const base::StopToken &stop)
{
    return stop.stop_requested();
}

const base::Error cancelled{ErrorCode::Cancelled, {}, {}};

} // namespace

std::string selectorText(const std::vector<series::Matcher> &matchers)
{
    std::string text = "{";
    for (const series::Matcher &matcher : matchers) {
        text += (text.size() > 1 ? "," : "") + matcher.toString();
    }
    return text + '}';
}

struct RawReader::Preparing {
    RawQuery query;
    base::StopToken stop;
    async::Reply<Exactness> reply;
    std::vector<series::Labels> remote;
    base::Time sampleTime; ///< of the last of them
};

struct RawReader::Reading {
    RawQuery query;
    source::RawSink sink;
    base::StopToken stop;
    /// Without the stop: it is answered by whoever calls the sink, so that nobody calls it afterwards.
    async::Reply<RawCounts> reply;
    std::vector<series::Labels> owned;
    RawCounts counts;
};

RawReader::RawReader(std::unique_ptr<http::Client> client, const Limits &limits)
    : m_limits(limits)
    , m_client(std::move(client))
{
}

base::Result<std::unique_ptr<RawReader>> RawReader::open(
    http::Endpoint endpoint, std::shared_ptr<http::IoThread> thread, Limits limits)
{
    auto client = http::Client::open(std::move(endpoint), std::move(thread));
    if (!client) {
        return client.error();
    }
    return std::unique_ptr<RawReader>(new RawReader(*std::move(client), limits));
}

RawReader::~RawReader()
{
    m_client->shutDown(); // what the pool asks from now on is told Cancelled
    m_pool.waitForDone();
}

void RawReader::post(const std::vector<RawQuery> &queries, const base::StopToken &stop, Received done)
{
    http::Body body{remoteReadBody(queries), std::string(packedType),
        {{"Content-Encoding", "snappy"}, {"X-Prometheus-Remote-Read-Version", "0.1.0"}}};
    m_client->start({.url = m_client->url("/api/v1/read"),
                        .method = http::Request::Method::Post,
                        .body = std::make_shared<const http::Body>(std::move(body)),
                        .lane = http::Lane::Background,
                        .timeout = m_limits.timeout + grace,
                        .maxBytes = m_limits.maxBytes},
        stop, [this, done = std::move(done)](base::Result<http::Response> result) {
            m_pool.start([done, result = std::move(result)]() mutable { done(std::move(result)); });
        });
}

/// By POST, then by GET where that is refused.
void RawReader::ask(ApiRequest request, const base::StopToken &stop, Received done)
{
    http::Request out{.url = m_client->url(request.path),
        .method = request.post ? http::Request::Method::Post : http::Request::Method::Get,
        .parameters = request.parameters,
        .lane = http::Lane::Background,
        .timeout = m_limits.timeout + grace,
        .maxBytes = m_limits.maxBytes};
    m_client->start(std::move(out), stop,
        [this, request = std::move(request), stop, done = std::move(done)](
            base::Result<http::Response> result) mutable {
            const bool refused =
                result && (result->status == 405 || result->status == 501 || mayOnlyRead(*result));
            if (request.post && refused) {
                request.post = false;
                return ask(std::move(request), stop, std::move(done));
            }
            m_pool.start([done, result = std::move(result)]() mutable { done(std::move(result)); });
        });
}

base::Result<std::vector<series::Labels>> RawReader::labelSets(base::Result<http::Response> response)
{
    if (!response) {
        return response.error();
    }
    auto decoder = m_decoders.take();
    auto refused = verdict(*response, *decoder);
    auto sets = refused ? base::Result<std::vector<series::Labels>>(*std::move(refused))
                        : decoder->labelSets(response->body);
    m_decoders.giveBack(std::move(decoder), response->body.size());
    return sets;
}

// --- what the server offers

void RawReader::prepare(
    base::Time now, base::StopToken stop, async::Receiver receiver, source::Answer<Exactness> answer)
{
    auto preparing = std::make_shared<Preparing>(
        Preparing{upQuery(now), stop, {stop, std::move(receiver), std::move(answer)}, {}, {}});
    post({preparing->query}, stop, [this, preparing](base::Result<http::Response> result) {
        if (!result) {
            return preparing->reply.deliver(result.error());
        }
        if (isNotOffered(*result)) {
            m_remote = false;
            return preparing->reply.deliver(Exactness::NoStaleMarkers);
        }
        if (!isRemoteAnswer(*result)) {
            auto decoder = m_decoders.take();
            auto refused = verdict(*result, *decoder);
            return preparing->reply.deliver(refused.value_or(
                base::Error{ErrorCode::NotJson, "not an answer of remote read", result->where}));
        }
        const base::Status read = readRemoteAnswer(bytesOf(result->body), result->contentType == streamedType,
            {preparing->query}, m_limits.maxBytes,
            [&](std::size_t, const series::Labels &labels, const series::Samples &samples) {
                preparing->remote.push_back(labels);
                if (!samples.times.empty()) {
                    preparing->sampleTime.ms = samples.times.back();
                }
                return base::Status(base::Done{});
            });
        if (!read) {
            return preparing->reply.deliver(read.error());
        }
        m_remote = true;
        compare(preparing);
    });
}

/// With what the API says of the same series. Where nothing is scraped now nothing can be compared.
void RawReader::compare(const std::shared_ptr<Preparing> &preparing)
{
    if (preparing->remote.empty()) {
        return preparing->reply.deliver(Exactness::Exact);
    }
    const RawQuery &query = preparing->query;
    ask(seriesRequest({{selectorText(query.matchers)}, query.range}), preparing->stop,
        [this, preparing](base::Result<http::Response> result) {
            auto stored = labelSets(std::move(result));
            if (!stored) {
                return preparing->reply.deliver(stored.error());
            }
            m_external = ExternalLabels(preparing->remote, *stored);
            const series::Labels mark = m_external.strip(preparing->remote.back(), *stored);
            RawQuery &one = m_endMark.emplace(RawQuery{{}, {preparing->sampleTime, preparing->sampleTime}});
            for (std::size_t i = 0; i < mark.size(); ++i) {
                one.matchers.push_back(
                    series::Matcher::equal(std::string(mark.at(i).name), std::string(mark.at(i).value)));
            }
            preparing->reply.deliver(Exactness::Exact);
        });
}

// --- reading

void RawReader::read(RawQuery query, source::RawSink sink, base::StopToken stop, async::Receiver receiver,
    source::Answer<RawCounts> answer)
{
    auto reading = std::make_shared<Reading>(Reading{std::move(query), std::move(sink), std::move(stop),
        {base::StopToken{}, std::move(receiver), std::move(answer)}, {}, {}});
    m_remote ? askOwned(reading) : readByQuery(reading);
}

/// Which of the series have labels of their own that are named and valued as external ones: usually none.
void RawReader::askOwned(const std::shared_ptr<Reading> &reading)
{
    if (m_external.empty()) {
        return readRemotely(reading);
    }
    const std::string key = selectorText(reading->query.matchers);
    {
        const std::lock_guard lock(m_mutex);
        if (const auto known = m_owned.find(key); known != m_owned.end()) {
            reading->owned = known->second;
            return readRemotely(reading);
        }
    }
    std::vector<std::string> selectors;
    for (const auto &[name, value] : m_external.labels()) {
        auto matchers = reading->query.matchers;
        matchers.push_back(series::Matcher::equal(name, value));
        selectors.push_back(selectorText(matchers));
    }
    ask(seriesRequest({std::move(selectors), {}}), reading->stop,
        [this, reading, key](base::Result<http::Response> result) {
            auto owned = labelSets(std::move(result));
            if (!owned) {
                return reading->reply.deliver(owned.error());
            }
            reading->owned = *owned;
            {
                const std::lock_guard lock(m_mutex);
                m_owned[key] = *std::move(owned);
            }
            readRemotely(reading);
        });
}

std::vector<RawQuery> RawReader::withEndMark(RawQuery query) const
{
    std::vector<RawQuery> queries{std::move(query)};
    if (m_endMark) {
        queries.push_back(*m_endMark);
    }
    return queries;
}

void RawReader::readRemotely(const std::shared_ptr<Reading> &reading)
{
    post(withEndMark(reading->query), reading->stop, [this, reading](base::Result<http::Response> result) {
        Series series;
        base::Status read = result ? takeRemote(*reading, *result, series) : result.error();
        if (!read) {
            return reading->reply.deliver(read.error());
        }
        reading->counts.bytes = result->body.size();
        result->body = {};
        handOut(*reading, std::move(series));
    });
}

base::Status RawReader::takeRemote(const Reading &reading, const http::Response &response, Series &out) const
{
    if (!isRemoteAnswer(response)) {
        Decoder decoder;
        http::Response copy = response;
        auto refused = verdict(copy, decoder);
        return refused.value_or(
            base::Error{ErrorCode::NotJson, "not an answer of remote read", response.where});
    }
    bool ended = !m_endMark;
    std::size_t values = 0;
    const bool streamed = response.contentType == streamedType;
    base::Status read = readRemoteAnswer(bytesOf(response.body), streamed, withEndMark(reading.query),
        m_limits.maxBytes,
        [&](std::size_t query, const series::Labels &labels, const series::Samples &samples) -> base::Status {
            if (query > 0) {
                ended = true;
                return base::Done{};
            }
            values += samples.times.size();
            if (isCancelled(reading.stop) || values > m_limits.maxValues) {
                return isCancelled(reading.stop)
                    ? cancelled
                    : base::Error{ErrorCode::TooLarge, std::to_string(values) + " samples", response.where};
            }
            out.emplace_back(m_external.strip(labels, reading.owned), samples);
            return base::Done{};
        });
    const bool cut = read ? !ended : read.error().code == ErrorCode::FormatInvalid;
    if (cut && streamed && !response.wasMeasured) {
        return base::Error{ErrorCode::ConnectionLost, "in the middle of the answer", response.where};
    }
    return read;
}

void RawReader::readByQuery(const std::shared_ptr<Reading> &reading)
{
    // One millisecond longer, since 3.x and VictoriaMetrics leave the left edge out; what 2.x then has too
    // much is left out below.
    const base::TimeRange range = reading->query.range;
    const std::string window = base::formatDuration(range.length() + base::Duration{1});
    const source::InstantQuery query{selectorText(reading->query.matchers) + '[' + window + ']', range.end};
    ask(instantRequest(query, m_limits.timeout), reading->stop,
        [this, reading](base::Result<http::Response> result) {
            Series series;
            base::Status read = result ? takeAnswer(*reading, *result, series) : result.error();
            if (!read) {
                return reading->reply.deliver(read.error());
            }
            handOut(*reading, std::move(series));
        });
}

base::Status RawReader::takeAnswer(Reading &reading, http::Response &response, Series &out)
{
    auto decoder = m_decoders.take();
    reading.counts.bytes = response.body.size();
    auto refused = verdict(response, *decoder);
    const Caps caps{1'000'000, m_limits.maxValues};
    auto answer =
        refused ? base::Result<series::Instant>(*std::move(refused)) : decoder->instant(response.body, caps);
    m_decoders.giveBack(std::move(decoder), response.body.size());
    response.body = {};
    if (!answer) {
        base::Error error = answer.error();
        const bool cut = error.code == ErrorCode::JsonInvalid && !response.wasMeasured;
        error.code = cut ? ErrorCode::ConnectionLost : error.code;
        error.where = response.where;
        return error;
    }
    if (answer->seriesDropped > 0) {
        return base::Error{ErrorCode::TooLarge, "more samples than are kept", response.where};
    }
    reading.counts.histogramsSkipped = answer->histogramsSkipped;
    auto *raw = std::get_if<std::vector<series::RawSeries>>(&answer->value);
    if (raw == nullptr) {
        return base::Error{ErrorCode::FormatInvalid, "no range vector", response.where};
    }
    std::size_t values = 0;
    for (series::RawSeries &each : *raw) {
        values += each.values.size();
        series::Samples samples;
        for (std::size_t i = 0; i < each.times.size(); ++i) {
            if (each.times[i] >= reading.query.range.start && each.times[i] <= reading.query.range.end) {
                samples.times.push_back(each.times[i].ms);
                samples.values.push_back(each.values[i]);
            }
        }
        if (!samples.times.empty()) {
            out.emplace_back(std::move(each.labels), std::move(samples));
        }
        each = {};
    }
    if (values >= m_limits.maxValues) { // what was too much is gone already
        return base::Error{ErrorCode::TooLarge, std::to_string(values) + " samples", response.where};
    }
    return base::Done{};
}

/// Servers have orders of their own, and what differed in an external label alone may have become one.
void RawReader::handOut(Reading &reading, Series series)
{
    const auto before = [](const auto &a, const auto &b) {
        return a.first < b.first;
    };
    if (!std::is_sorted(series.begin(), series.end(), before)) {
        std::stable_sort(series.begin(), series.end(), before);
    }
    for (std::size_t i = 0; i < series.size(); ++i) {
        std::vector<series::Samples> same{std::move(series[i].second)};
        while (i + 1 < series.size() && series[i + 1].first == series[i].first) {
            same.push_back(std::move(series[++i].second));
        }
        series::Samples samples = std::move(same.front());
        if (same.size() > 1) {
            same.front() = std::exchange(samples, {});
            tsdb::chainSamples(same, samples);
        }
        if (isCancelled(reading.stop)) {
            return reading.reply.deliver(cancelled);
        }
        reading.counts.series += 1;
        reading.counts.samples += samples.times.size();
        reading.counts.histogramsSkipped += samples.histogramsSkipped;
        if (base::Status taken = reading.sink(series[i].first, samples); !taken) {
            return reading.reply.deliver(taken.error());
        }
    }
    reading.reply.deliver(reading.counts);
}

} // namespace zumik::clients::prometheus
