// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/settings/profile.h"

namespace zumik::settings {

/// What people type to say where an SSH server is: HOST (a name, an address or an alias of the ssh_config),
/// USER@HOST, HOST:PORT, [IPV6]:PORT, ssh://USER@HOST:PORT. Errors: InvalidArgument.
base::Result<Ssh> parseSshAddress(const QString &text);

/// The shortest text that parseSshAddress reads to the same host, user and port.
QString formatSshAddress(const Ssh &ssh);

/// Whether a host or user name is one that no shell and no command line could take for something else.
bool isSshName(const QString &name);

} // namespace zumik::settings
