// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/health.h"

#include <vector>

namespace zumik::session {

/// The legs of a session's way through SSH as they stand now, behind one row ("ssh.hop1") for each server
/// that is gone through: those that are done, the one under way or the
/// one that failed, and the others. None before the tunnel was begun, and for a session without one.
std::vector<CheckRow> wayRows(const LiveSession &session);

/// Whether the error is about a container, a unix socket or a cluster that couldn't be reached, and not about
/// the service behind it.
bool isOfVia(const base::Error &error);

/// The step from the server to a service behind docker, a unix socket or a cluster, after the service was
/// asked: `error` is why that failed. Nothing for a service on the network.
std::optional<CheckRow> viaRow(const std::string &id, const LiveSession &session,
    const settings::Endpoint &endpoint, const std::optional<base::Error> &error);

} // namespace zumik::session
