// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/annotationsource.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::session {
class Session;
}

namespace zumik::app {

/// An event of a recording's annotations.json.
struct RecordedEvent {
    board::NotedEvent event;
    std::string board; ///< the uid; empty: of no board
};

/// As models/snapshot/README.md has it. What is no event is passed over; empty where it isn't JSON.
std::vector<RecordedEvent> readRecordedEvents(std::string_view json);

/// The annotations that were recorded, as the place where boards ask for them.
class RecordedAnnotations final : public board::AnnotationSource {
public:
    /// The session must outlive it.
    explicit RecordedAnnotations(const session::Session &session)
        : m_session(session)
    {
    }

    void noted(board::NotedQuery query, base::StopToken stop, async::Receiver receiver,
        std::function<void(base::Result<std::vector<board::NotedEvent>>)> answer) override;

private:
    const session::Session &m_session;
    std::optional<std::vector<RecordedEvent>> m_events; ///< once they were asked for
};

} // namespace zumik::app
