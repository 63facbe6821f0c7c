// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/clients/http/endpoint.h"

#include <QSslConfiguration>

namespace zumik::clients::http {

/// Reads the files. Errors, with the path in `where`: FileNotFound, FileUnreadable, FormatInvalid (no
/// certificate in it), KeyUnreadable.
base::Result<QSslConfiguration> makeTls(const Tls &tls);

} // namespace zumik::clients::http
