// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/clients/http/message.h"

#include <optional>

namespace zumik::clients::prometheus {

class Decoder;

/// What an HTTP answer says before its data is looked at; nothing when it is an API answer to be decoded.
/// The status decides for 401, 403 and 429; then the server's own refusal, when the body is JSON; then what
/// kind of page it is. Proxies answer with pages of their own under any status, and Mimir now and then with
/// 200 and nothing: NotJson names the content type and the page's title.
std::optional<base::Error> verdict(http::Response &response, Decoder &decoder);

/// Of an answer to /-/ready, which is plain text: Done for 200, Unavailable for 503 (Prometheus replays its
/// log), NotSupported for 404 and 405.
base::Status readiness(const base::Result<http::Response> &result);

} // namespace zumik::clients::prometheus
