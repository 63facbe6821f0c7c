// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/clients/http/client.h"
#include "models/clients/prometheus/decoder.h"
#include "models/clients/prometheus/decoderpool.h"
#include "models/clients/prometheus/gate.h"
#include "models/clients/prometheus/requests.h"
#include "models/clients/prometheus/serverclock.h"
#include "models/source/metricsource.h"

#include <QThreadPool>

#include <atomic>
#include <memory>

namespace zumik::clients::prometheus {

struct Limits {
    std::size_t concurrent = 6; ///< requests at once, of the server's 20
    base::Duration timeout = std::chrono::seconds(30); ///< of one request; the server is told it too
    std::size_t maxBytes = 64ULL << 20U;
    std::size_t maxValues = Caps{}.maxValues; ///< series times steps of one answer
    bool compressed = false; ///< for slow links: the server spends 60 to 90 ms on what it saves
};

/// A server that speaks the Prometheus query API. Answers are decoded on threads of its own.
///
/// Beyond MetricSource's errors: those of http::Client, Unauthorized, Forbidden, NotJson (a proxy's page:
/// type and title), HttpStatus, QueryTimeout, TooManyRequests (with Retry-After in the message), Unavailable,
/// JsonInvalid and FormatInvalid. `where` is the URL without its query. A cancelled query is told so at once
/// and keeps its place among `concurrent` until the server has answered: servers don't stop when a client
/// goes.
class PrometheusSource final : public source::MetricSource {
public:
    static base::Result<std::unique_ptr<PrometheusSource>> open(
        http::Endpoint endpoint, std::shared_ptr<http::IoThread> thread, Limits limits = {});

    /// Whoever still waits is told Cancelled.
    ~PrometheusSource() override;
    PrometheusSource(const PrometheusSource &) = delete;
    PrometheusSource &operator=(const PrometheusSource &) = delete;

    void range(source::RangeQuery, base::StopToken, async::Receiver, source::Answer<series::Matrix>) override;
    void instant(
        source::InstantQuery, base::StopToken, async::Receiver, source::Answer<series::Instant>) override;
    void seriesOf(source::SeriesQuery, base::StopToken, async::Receiver,
        source::Answer<std::vector<series::Labels>>) override;
    void labelNames(source::SeriesQuery, base::StopToken, async::Receiver,
        source::Answer<std::vector<std::string>>) override;
    void labelValues(source::LabelValuesQuery, base::StopToken, async::Receiver,
        source::Answer<std::vector<std::string>>) override;
    void metadata(
        base::StopToken, async::Receiver, source::Answer<std::vector<source::MetricMetadata>>) override;
    void rules(base::StopToken, async::Receiver, source::Answer<std::vector<source::RuleGroup>>) override;
    void alerts(base::StopToken, async::Receiver, source::Answer<std::vector<source::Alert>>) override;
    void targets(base::StopToken, async::Receiver, source::Answer<std::vector<source::Target>>) override;
    void buildInfo(base::StopToken, async::Receiver, source::Answer<source::BuildInfo>) override;

    /// Done when the server takes queries; Unavailable while it replays its log, NotSupported when it can't
    /// say.
    void ready(base::StopToken, async::Receiver, source::Answer<base::Done>);

    base::Time now() const override { return m_clock.now(); }

    /// How far the server's clock is surely ahead of ours; negative: behind; zero as far as can be told.
    base::Duration clockDifference() const { return m_clock.difference(); }

    /// The way to the server, for requests outside the API.
    const http::Client &client() const { return *m_client; }

private:
    template <typename T> using Decode = std::function<base::Result<T>(Decoder &, std::string &)>;
    template <typename T> struct Asked;

    PrometheusSource(std::unique_ptr<http::Client> client, const Limits &limits);

    template <typename T>
    void ask(ApiRequest request, base::StopToken stop, async::Receiver receiver, source::Answer<T> answer,
        Decode<T> decode);
    template <typename T> void send(std::shared_ptr<Asked<T>> asked, Gate::Ticket ticket);
    template <typename T>
    void receive(std::shared_ptr<Asked<T>> asked, base::Result<http::Response> result, Gate::Ticket ticket);
    template <typename T> void decode(const Asked<T> &asked, http::Response response);
    http::Request httpRequest(const ApiRequest &request) const;
    bool wantsGet(bool posted, const base::Result<http::Response> &result);

    Limits m_limits;
    ServerClock m_clock;
    DecoderPool m_decoders;
    std::atomic<bool> m_getOnly{false}; ///< the server refused a POST
    std::shared_ptr<Gate> m_gate;
    QThreadPool m_pool;
    std::unique_ptr<http::Client> m_client;
};

} // namespace zumik::clients::prometheus
