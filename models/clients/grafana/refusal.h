// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/clients/http/message.h"

#include <string>

namespace zumik::clients::grafana {

/// The JSON of a good answer, or why it is none. Grafana refuses with {"message": ...}; what stands before it
/// answers with pages of its own. Codes: Unauthorized (401, and a redirect to a page for logging in: the
/// message is where), Forbidden (403), NotSupported (404, 405, 410), FormatUnsupported (406: a board that
/// this API can't give), TooManyRequests (429), Unavailable (502 to 504), HttpStatus (others, 412 and 500
/// among them), NotJson, and those of http::Client. The message begins with the status.
base::Result<std::string> bodyOf(base::Result<http::Response> answer);

} // namespace zumik::clients::grafana
