// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exitstatus.h"

namespace zumik::app {

ExitStatus exitStatusOf(const base::Error &error)
{
    switch (base::errorKind(error.code)) {
    case base::ErrorKind::Interrupted:
        return ExitStatus::Interrupted;
    case base::ErrorKind::Usage:
        return ExitStatus::Usage;
    case base::ErrorKind::Connect:
        return ExitStatus::CannotConnect;
    case base::ErrorKind::Auth:
        return ExitStatus::NotAllowedIn;
    case base::ErrorKind::Input:
        return ExitStatus::BadInput;
    case base::ErrorKind::Server:
    case base::ErrorKind::Internal:
        return ExitStatus::ServerError;
    }
    return ExitStatus::ServerError;
}

} // namespace zumik::app
