// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/health.h"

#include <vector>

namespace zumik::session {

/// The legs of a session's way through SSH as they stand now, behind one row ("ssh.hop1") for each server
/// that is gone through: those that are done, the one under way or the
/// one that failed, and the others. None before the tunnel was begun, and for a session without one.
std::vector<CheckRow> wayRows(const LiveSession &session);

} // namespace zumik::session
