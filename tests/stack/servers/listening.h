// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <sys/types.h>

namespace zumik::tests {

/// Whether the process itself has a socket that listens on 127.0.0.1:port.
bool listens(pid_t pid, std::uint16_t port);

} // namespace zumik::tests
