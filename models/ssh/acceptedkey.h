// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace zumik::ssh {

/// Appends a host's key, which a person has compared and accepted, to a known_hosts file as OpenSSH would
/// write it: a line of its own, under "[host]:port" when the port isn't 22, the name hashed unless it may
/// stand there for all to read. The file and its folder are made
/// when they aren't there, for their owner alone; nothing that is in the file is touched.
///
/// Only for a host that the file doesn't know. One that it knows by this very key is Done without a second
/// line. Errors: HostKeyChanged, HostKeyRevoked (the lines that are there stand; `where` is FILE:LINE),
/// FormatUnsupported (an @cert-authority line), InvalidArgument (a host name or key that can't be one),
/// FileUnreadable, FileUnwritable, TooLarge.
base::Status rememberHostKey(const std::string &file, std::string_view host, std::uint16_t port,
    std::string_view key, bool hashed = true);

} // namespace zumik::ssh
