// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "widgets/common/statusshape.h"
#include "widgets/connect/legrow.h"
#include "widgets/shell/profilepopup.h"

#include <QString>

#include <vector>

namespace zumik::app {

/// Where a connection stands, for the top bar: "connected 23 ms".
struct ConnectionShown {
    widgets::common::Status status = widgets::common::Status::Unknown;
    QString words;
};

ConnectionShown connectionShown(const session::ConnectionState &state);

/// The legs of the way, done up to `reached` and failed there when the state is Failed.
std::vector<widgets::connect::Leg> connectionLegs(const session::ConnectionState &state,
    session::ConnectionState::Phase reached, const settings::Profile &profile);

/// What the connection is, line by line; no secret is among them.
std::vector<widgets::shell::ProfileLine> connectionLines(const session::Session &session);

} // namespace zumik::app
