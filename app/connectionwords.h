// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "widgets/common/statusshape.h"
#include "widgets/connect/legrow.h"
#include "widgets/shell/profilepopup.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace zumik::app {

/// Where a connection stands, for the top bar: "connected 23 ms", "reconnecting 3 s".
struct ConnectionShown {
    widgets::common::Status status = widgets::common::Status::Unknown;
    QString words;
};

ConnectionShown connectionShown(const session::ConnectionState &state);

/// What was lost, or what the last try came to, in a sentence: "The SSH connection was lost (vps:22)."
QString failureWords(const base::Error &failure, bool ofTunnel);

/// What is done about it: "Try 7: logging in.", "Next try in 2 s.", "Nothing is tried until you say so."
QString nextWords(const session::ConnectionState &state, std::optional<std::chrono::milliseconds> nextTry);

/// The legs of the way, done up to `reached` and failed there when the state is Failed.
std::vector<widgets::connect::Leg> connectionLegs(const session::ConnectionState &state,
    session::ConnectionState::Phase reached, const settings::Profile &profile);

/// What the connection is, line by line; no secret is among them.
std::vector<widgets::shell::ProfileLine> connectionLines(const session::Session &session);

} // namespace zumik::app
