// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/clients/grafana/grafanaclient.h"
#include "models/dashboard/dashboard.h"
#include "models/session/session.h"

#include <QObject>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zumik::session {

/// A dashboard of a Grafana, read.
struct GrafanaBoard {
    dashboard::Dashboard dashboard;
    clients::grafana::BoardMeta meta;
    std::vector<base::Error> leftOut; ///< of library panels that can't be had; `where` names them
    std::shared_ptr<const std::string> json = {}; ///< as it was sent
};

/// The dashboards of a session's Grafana: listed, and loaded by their uid with the library panels that they
/// use. Reading is done on threads of the pool. Every call has the contract of models/async, in the thread of
/// this object. Errors: those of Session::openGrafana, GrafanaClient and readDashboard.
class GrafanaBoards final : public QObject {
    Q_OBJECT

public:
    /// The session must outlive it.
    explicit GrafanaBoards(Session &session, QObject *parent = nullptr);

    /// `progress` may be null; else it is told how many are known so far.
    void list(clients::grafana::SearchQuery query, clients::grafana::Progress progress, base::StopToken stop,
        source::Answer<clients::grafana::BoardList> answer);

    void load(const std::string &uid, base::StopToken stop, source::Answer<GrafanaBoard> answer);

    /// Those that Grafana keeps of a board, the newest first; 100 at most.
    void versions(const std::string &uid, base::StopToken stop,
        source::Answer<std::vector<clients::grafana::BoardVersion>> answer);

    /// The board as one of its versions has it.
    void loadVersion(
        const std::string &uid, int version, base::StopToken stop, source::Answer<GrafanaBoard> answer);

private:
    void loadAs(const std::string &uid, std::optional<int> version, base::StopToken stop,
        source::Answer<GrafanaBoard> answer);

    Session &m_session;
    async::Receiver m_receiver;
};

/// What a list calls the place of a board of the Grafana at `url`: "HOST:PORT/FOLDER".
std::string grafanaPlace(const QUrl &url, const clients::grafana::BoardHit &board);

} // namespace zumik::session
