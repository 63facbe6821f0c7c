// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/clients/http/client.h"
#include "models/clients/prometheus/decoderpool.h"
#include "models/clients/prometheus/externallabels.h"
#include "models/clients/prometheus/requests.h"
#include "models/source/rawsource.h"

#include <QThreadPool>

#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace zumik::clients::prometheus {

/// Raw samples of a server that speaks the Prometheus API: by remote read where it is offered (prometheus:
/// storage/remote/read_handler.go), else by instant queries of range selectors, which leave stale markers
/// out. Requests go by connections of their own that nobody who looks at a board waits behind.
///
/// A streamed answer has no mark at its end, and a lost connection looks like one: so each request asks,
/// behind what is wanted, for one sample that is known to be there. An answer without it is ConnectionLost.
class RawReader final : public source::RawSource {
public:
    struct Limits {
        base::Duration timeout = std::chrono::seconds(60); ///< of one request; the server is told it too
        std::size_t maxBytes = 48ULL << 20U; ///< of one answer, as it comes and unpacked
        std::size_t maxValues = 8'000'000; ///< samples of one answer
    };

    static base::Result<std::unique_ptr<RawReader>> open(
        http::Endpoint endpoint, std::shared_ptr<http::IoThread> thread, Limits limits);

    static base::Result<std::unique_ptr<RawReader>> open(
        http::Endpoint endpoint, std::shared_ptr<http::IoThread> thread)
    {
        return open(std::move(endpoint), std::move(thread), Limits{});
    }

    /// Whoever still waits is told Cancelled.
    ~RawReader() override;
    RawReader(const RawReader &) = delete;
    RawReader &operator=(const RawReader &) = delete;

    void prepare(base::Time now, base::StopToken, async::Receiver, source::Answer<Exactness>) override;
    void read(source::RawQuery, source::RawSink, base::StopToken, async::Receiver,
        source::Answer<source::RawCounts>) override;

private:
    struct Preparing;
    struct Reading;
    using Received = std::function<void(base::Result<http::Response>)>;
    using Series = std::vector<std::pair<series::Labels, series::Samples>>;

    RawReader(std::unique_ptr<http::Client> client, const Limits &limits);

    void post(const std::vector<source::RawQuery> &queries, const base::StopToken &stop, Received done);
    void ask(ApiRequest request, const base::StopToken &stop, Received done);
    void compare(const std::shared_ptr<Preparing> &preparing);
    void askOwned(const std::shared_ptr<Reading> &reading);
    void readRemotely(const std::shared_ptr<Reading> &reading);
    void readByQuery(const std::shared_ptr<Reading> &reading);
    base::Status takeRemote(const Reading &reading, const http::Response &response, Series &out) const;
    base::Status takeAnswer(Reading &reading, http::Response &response, Series &out);
    void handOut(Reading &reading, Series series);
    std::vector<source::RawQuery> withEndMark(source::RawQuery query) const;
    base::Result<std::vector<series::Labels>> labelSets(base::Result<http::Response> response);

    const Limits m_limits;
    bool m_remote = false; ///< known after `prepare`
    ExternalLabels m_external; ///< likewise
    std::optional<source::RawQuery> m_endMark; ///< one sample that is surely there
    std::mutex m_mutex;
    std::map<std::string, std::vector<series::Labels>> m_owned; ///< by selector; guarded by m_mutex
    DecoderPool m_decoders;
    QThreadPool m_pool;
    std::unique_ptr<http::Client> m_client;
};

/// {__name__="up",job="a"}
std::string selectorText(const std::vector<series::Matcher> &matchers);

} // namespace zumik::clients::prometheus
