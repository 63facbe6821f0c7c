// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/clients/grafana/search.h"
#include "models/clients/grafana/types.h"
#include "models/source/metricsource.h"

namespace zumik::clients::grafana {

/// A Grafana, asked by GET alone: nothing is ever written to it. Every call is asynchronous by the contract
/// of models/async; answers are read on threads of its own. Source: grafana.com/docs, "HTTP API", 9 to 12.
///
/// Errors: those of http::Client and of refusal.h; InvalidArgument for a uid that can't be one or that the
/// server doesn't know; JsonInvalid and FormatInvalid for an answer that is none; TooLarge. `where` is the
/// URL without its query. None holds a credential.
class GrafanaClient {
public:
    /// An X-Grafana-Org-Id among the endpoint's headers says which organization is asked. Errors: those of
    /// http::Client::open.
    static base::Result<std::unique_ptr<GrafanaClient>> open(
        http::Endpoint endpoint, std::shared_ptr<http::IoThread> thread);

    /// Whoever still waits is told Cancelled.
    ~GrafanaClient();

    /// Its own health, for which it asks no login: Unavailable where its database fails.
    void health(base::StopToken, async::Receiver, source::Answer<Health>);

    /// The first question that needs to be let in.
    void organization(base::StopToken, async::Receiver, source::Answer<Organization>);

    void search(SearchQuery, Progress, base::StopToken, async::Receiver, source::Answer<BoardList>);
    void folders(base::StopToken, async::Receiver, source::Answer<std::vector<Folder>>);

    /// By the newer API where the classic one is gone, or doesn't give this board.
    void board(const std::string &uid, base::StopToken, async::Receiver, source::Answer<Board>);

    /// The newest first.
    void versions(const std::string &uid, int limit, base::StopToken, async::Receiver,
        source::Answer<std::vector<BoardVersion>>);
    void boardVersion(
        const std::string &uid, int version, base::StopToken, async::Receiver, source::Answer<Board>);

    void annotations(
        const AnnotationQuery &, base::StopToken, async::Receiver, source::Answer<std::vector<Annotation>>);
    void libraryElement(
        const std::string &uid, base::StopToken, async::Receiver, source::Answer<LibraryElement>);
    void dataSources(base::StopToken, async::Receiver, source::Answer<std::vector<DataSource>>);

    /// Of Grafana's own alerting.
    void rules(base::StopToken, async::Receiver, source::Answer<std::vector<source::RuleGroup>>);
    void alerts(base::StopToken, async::Receiver, source::Answer<std::vector<source::Alert>>);
    void notifiedAlerts(base::StopToken, async::Receiver, source::Answer<std::vector<NotifiedAlert>>);

private:
    explicit GrafanaClient(std::unique_ptr<Asker> asker);

    template <typename T> using Read = std::function<base::Result<T>(std::string &)>;
    template <typename T>
    void ask(Question question, base::StopToken stop, async::Receiver receiver, source::Answer<T> answer,
        Read<T> read);

    std::unique_ptr<Asker> m_asker;
};

/// A uid that may stand in a path: letters, digits, "-", "_" and "." (of the newer API), 253 at most.
bool isUid(std::string_view uid);

} // namespace zumik::clients::grafana
