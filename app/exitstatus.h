// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

namespace zumik::app {

/// The command line's contract.
enum class ExitStatus {
    Done = 0,
    AnswerIsNo = 1, ///< a check failed
    Usage = 2,
    CannotConnect = 3, ///< name, TCP, SSH transport, host key, TLS
    NotAllowedIn = 4, ///< SSH or HTTP authentication, a secret that can't be read
    BadInput = 5, ///< file, JSON, PromQL
    ServerError = 6,
    Interrupted = 130,
};

ExitStatus exitStatusOf(const base::Error &error);

} // namespace zumik::app
