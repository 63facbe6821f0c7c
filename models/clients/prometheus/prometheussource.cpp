// SPDX-License-Identifier: GPL-3.0-or-later
// Threads: the public calls come from the owner's thread and only queue; `send` runs there or in the I/O
// thread, `receive` in the I/O thread, `decode` in the pool. The destructor ends them in that order.
#include "models/clients/prometheus/prometheussource.h"

#include "models/async/reply.h"
#include "models/base/text.h"
#include "models/clients/prometheus/kubernetes.h"
#include "models/clients/prometheus/verdict.h"

#include <QTimer>

#include <algorithm>
#include <chrono>

namespace zumik::clients::prometheus {

namespace {

/// So that the server's own refusal comes before our giving up.
constexpr base::Duration grace = std::chrono::seconds(2);

base::Result<std::vector<std::string>> sortedStrings(Decoder &decoder, std::string &json)
{
    auto strings = decoder.strings(json);
    if (strings) {
        std::sort(strings->begin(), strings->end());
        strings->erase(std::unique(strings->begin(), strings->end()), strings->end());
    }
    return strings;
}

/// Not by the server, which may be at work on the query. What a way tells of itself names no URL.
bool wasLostOnTheWay(const base::Error &error)
{
    return error.code == base::ErrorCode::ConnectionLost && error.where.find("://") == std::string::npos;
}

/// In a thread with an event loop.
void keepUntil(std::chrono::steady_clock::time_point end, Gate::Ticket ticket)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    QTimer::singleShot(std::max(left, std::chrono::milliseconds(0)), [held = std::move(ticket)] {});
}

base::Error explained(base::Error error, const http::Response &response)
{
    error.where = response.where;
    const bool open = !base::trimmed(response.body).ends_with('}');
    if (error.code == base::ErrorCode::JsonInvalid && open && !response.wasMeasured) {
        error.code = base::ErrorCode::ConnectionLost;
    }
    return error;
}

} // namespace

/// A call on its way.
template <typename T> struct PrometheusSource::Asked {
    ApiRequest request;
    async::Reply<T> reply;
    Decode<T> decode;
    std::chrono::steady_clock::time_point sent = {};
    bool posted = false; ///< of the last attempt
};

PrometheusSource::PrometheusSource(std::unique_ptr<http::Client> client, const Limits &limits)
    : m_limits(limits)
    , m_gate(std::make_shared<Gate>(limits.concurrent))
    , m_client(std::move(client))
{
}

base::Result<std::unique_ptr<PrometheusSource>> PrometheusSource::open(
    http::Endpoint endpoint, std::shared_ptr<http::IoThread> thread, Limits limits)
{
    auto client = http::Client::open(std::move(endpoint), std::move(thread));
    if (!client) {
        return client.error();
    }
    return std::unique_ptr<PrometheusSource>(new PrometheusSource(*std::move(client), limits));
}

PrometheusSource::~PrometheusSource()
{
    m_gate->close();
    // Not reset(): what still runs in the I/O thread looks through the pointer until the client has gone.
    m_client->shutDown();
    m_pool.waitForDone();
}

template <typename T>
void PrometheusSource::ask(ApiRequest request, base::StopToken stop, async::Receiver receiver,
    source::Answer<T> answer, Decode<T> decode)
{
    async::Reply<T> reply(std::move(stop), std::move(receiver), std::move(answer));
    const source::Priority priority = request.priority;
    auto asked =
        std::make_shared<Asked<T>>(Asked<T>{std::move(request), std::move(reply), std::move(decode)});
    m_gate->enter({.priority = priority,
        .unwanted = [asked] { return asked->reply.settled(); },
        .run =
            [this, asked](Gate::Ticket ticket) {
                send(asked, std::move(ticket));
            }});
}

template <typename T> void PrometheusSource::send(std::shared_ptr<Asked<T>> asked, Gate::Ticket ticket)
{
    if (!ticket) {
        asked->reply.deliver(base::Error{base::ErrorCode::Cancelled, {}, {}});
        return;
    }
    auto request = httpRequest(asked->request);
    asked->sent = std::chrono::steady_clock::now();
    asked->posted = request.method == http::Request::Method::Post;
    // Without the caller's stop token: the server goes on anyway, and the ticket is held as long as it does.
    m_client->start(std::move(request), {},
        [this, asked = std::move(asked), ticket = std::move(ticket)](
            base::Result<http::Response> result) mutable {
            receive(std::move(asked), std::move(result), std::move(ticket));
        });
}

template <typename T>
void PrometheusSource::receive(
    std::shared_ptr<Asked<T>> asked, base::Result<http::Response> result, Gate::Ticket ticket)
{
    if (wantsGet(asked->posted, result)) {
        send(std::move(asked), std::move(ticket));
        return;
    }
    if (!result) {
        if (wasLostOnTheWay(result.error())) {
            keepUntil(asked->sent + m_limits.timeout, m_gate->abandoned(std::move(ticket)));
        }
        asked->reply.deliver(result.error());
        return;
    }
    if (result->date) {
        m_clock.observe(*result->date, result->sent, result->received);
    }
    if (!asked->reply.settled()) {
        m_pool.start([this, asked = std::move(asked), response = *std::move(result)]() mutable {
            this->decode(*asked, std::move(response));
        });
    }
}

template <typename T> void PrometheusSource::decode(const Asked<T> &asked, http::Response response)
{
    if (asked.reply.settled()) {
        return;
    }
    auto decoder = m_decoders.take();
    if (auto refused = verdict(response, *decoder)) {
        asked.reply.deliver(*std::move(refused));
    } else if (auto answer = asked.decode(*decoder, response.body)) {
        asked.reply.deliver(std::move(answer));
    } else {
        asked.reply.deliver(explained(answer.error(), response));
    }
    m_decoders.giveBack(std::move(decoder), response.body.size());
}

http::Request PrometheusSource::httpRequest(const ApiRequest &request) const
{
    const bool background = request.priority == source::Priority::Background;
    const bool post = request.post && !m_getOnly.load();
    return {.url = m_client->url(request.path),
        .method = post ? http::Request::Method::Post : http::Request::Method::Get,
        .parameters = request.parameters,
        .lane = background ? http::Lane::Background : http::Lane::Interactive,
        .timeout = m_limits.timeout + grace,
        .maxBytes = m_limits.maxBytes,
        .compressed = m_limits.compressed};
}

/// Servers and proxies that take no POST say 405 or 501, a cluster's API server that a user may only read
/// says 403; they are asked by GET from then on.
bool PrometheusSource::wantsGet(bool posted, const base::Result<http::Response> &result)
{
    const bool refused = result && (result->status == 405 || result->status == 501 || mayOnlyRead(*result));
    m_getOnly = m_getOnly || (posted && refused);
    return posted && refused;
}

void PrometheusSource::range(source::RangeQuery query, base::StopToken stop, async::Receiver receiver,
    source::Answer<series::Matrix> answer)
{
    auto request = rangeRequest(query, m_limits.timeout);
    if (!request) {
        async::Reply<series::Matrix>(std::move(stop), std::move(receiver), std::move(answer))
            .deliver(request.error());
        return;
    }
    const Caps caps{query.maxSeries, m_limits.maxValues};
    ask<series::Matrix>(*std::move(request), std::move(stop), std::move(receiver), std::move(answer),
        [grid = query.grid, caps](
            Decoder &decoder, std::string &json) { return decoder.matrix(json, grid, caps); });
}

void PrometheusSource::instant(source::InstantQuery query, base::StopToken stop, async::Receiver receiver,
    source::Answer<series::Instant> answer)
{
    const Caps caps{.maxValues = m_limits.maxValues};
    ask<series::Instant>(instantRequest(query, m_limits.timeout), std::move(stop), std::move(receiver),
        std::move(answer),
        [caps](Decoder &decoder, std::string &json) { return decoder.instant(json, caps); });
}

void PrometheusSource::seriesOf(source::SeriesQuery query, base::StopToken stop, async::Receiver receiver,
    source::Answer<std::vector<series::Labels>> answer)
{
    ask<std::vector<series::Labels>>(
        seriesRequest(query), std::move(stop), std::move(receiver), std::move(answer), &Decoder::labelSets);
}

void PrometheusSource::labelNames(source::SeriesQuery query, base::StopToken stop, async::Receiver receiver,
    source::Answer<std::vector<std::string>> answer)
{
    ask<std::vector<std::string>>(
        labelNamesRequest(query), std::move(stop), std::move(receiver), std::move(answer), sortedStrings);
}

void PrometheusSource::labelValues(source::LabelValuesQuery query, base::StopToken stop,
    async::Receiver receiver, source::Answer<std::vector<std::string>> answer)
{
    ask<std::vector<std::string>>(
        labelValuesRequest(query), std::move(stop), std::move(receiver), std::move(answer), sortedStrings);
}

void PrometheusSource::metadata(base::StopToken stop, async::Receiver receiver,
    source::Answer<std::vector<source::MetricMetadata>> answer)
{
    ask<std::vector<source::MetricMetadata>>(plainRequest("/api/v1/metadata"), std::move(stop),
        std::move(receiver), std::move(answer), &Decoder::metadata);
}

void PrometheusSource::rules(
    base::StopToken stop, async::Receiver receiver, source::Answer<std::vector<source::RuleGroup>> answer)
{
    ask<std::vector<source::RuleGroup>>(plainRequest("/api/v1/rules"), std::move(stop), std::move(receiver),
        std::move(answer), &Decoder::rules);
}

void PrometheusSource::alerts(
    base::StopToken stop, async::Receiver receiver, source::Answer<std::vector<source::Alert>> answer)
{
    ask<std::vector<source::Alert>>(plainRequest("/api/v1/alerts"), std::move(stop), std::move(receiver),
        std::move(answer), &Decoder::alerts);
}

void PrometheusSource::targets(
    base::StopToken stop, async::Receiver receiver, source::Answer<std::vector<source::Target>> answer)
{
    ask<std::vector<source::Target>>(plainRequest("/api/v1/targets"), std::move(stop), std::move(receiver),
        std::move(answer), &Decoder::targets);
}

void PrometheusSource::buildInfo(
    base::StopToken stop, async::Receiver receiver, source::Answer<source::BuildInfo> answer)
{
    ApiRequest request = plainRequest("/api/v1/status/buildinfo");
    request.priority = source::Priority::Visible; // the first question of a connection
    ask<source::BuildInfo>(
        std::move(request), std::move(stop), std::move(receiver), std::move(answer), &Decoder::buildInfo);
}

void PrometheusSource::ready(
    base::StopToken stop, async::Receiver receiver, source::Answer<base::Done> answer)
{
    const async::Reply<base::Done> reply(stop, std::move(receiver), std::move(answer));
    m_client->start({.url = m_client->url("/-/ready"), .timeout = m_limits.timeout}, std::move(stop),
        [reply](const base::Result<http::Response> &result) { reply.deliver(readiness(result)); });
}

} // namespace zumik::clients::prometheus
