// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "widgets/shell/tunnelsheet.h"

namespace zumik::app {

/// What the session's tunnel is and does, in words; nothing but the state for a session without one. No
/// secret is among them.
widgets::shell::TunnelFacts tunnelFacts(const session::Session &session);

} // namespace zumik::app
