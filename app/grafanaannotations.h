// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/annotationsource.h"

namespace zumik::session {
class Session;
}

namespace zumik::app {

/// A session's Grafana as the place where boards ask for its annotations.
class GrafanaAnnotations final : public board::AnnotationSource {
public:
    /// The session must outlive it.
    explicit GrafanaAnnotations(session::Session &session)
        : m_session(session)
    {
    }

    void noted(board::NotedQuery query, base::StopToken stop, async::Receiver receiver,
        std::function<void(base::Result<std::vector<board::NotedEvent>>)> answer) override;

private:
    session::Session &m_session;
};

} // namespace zumik::app
