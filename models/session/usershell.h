// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <chrono>
#include <string>
#include <vector>

namespace zumik::session {

/// What runs a command of the user's ssh_config, and with what.
struct UserShell {
    std::string program; ///< $SHELL, or /bin/sh
    std::vector<std::string> environment; ///< "NAME=VALUE", all that it gets; no secret is among them

    /// In the main thread, which takes secrets out of the environment.
    static UserShell find();

    /// Whether it ends with status 0. What it prints is thrown away, and it has nothing to read. Waits.
    /// Errors: Timeout, after which it is ended; those of process::ChildProcess::start.
    base::Result<bool> succeeds(
        const std::string &line, std::chrono::milliseconds limit = std::chrono::seconds(5)) const;
};

} // namespace zumik::session
