// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/stoptoken.h"
#include "models/base/time.h"
#include "models/clients/http/endpoint.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace zumik::clients::http {

/// What people look at goes first; background requests have connections of their own and never stand in the
/// way.
enum class Lane { Interactive, Background };

/// What a POST sends instead of a form.
struct Body {
    std::string bytes;
    std::string contentType; ///< "application/x-protobuf"
    std::vector<std::pair<std::string, std::string>> headers = {}; ///< that tell how to read it
};

struct Request {
    enum class Method { Get, Post };

    QUrl url = {}; ///< absolute; Client::url makes it from a path
    Method method = Method::Get;
    /// Not encoded. The query of a GET, the application/x-www-form-urlencoded body of a POST.
    std::vector<std::pair<std::string, std::string>> parameters = {};
    std::shared_ptr<const Body> body = {}; ///< of a POST, which then has no parameters
    Lane lane = Lane::Interactive;
    base::Duration timeout = std::chrono::seconds(30); ///< from start to the last byte
    std::size_t maxBytes = 64ULL << 20U; ///< of the decoded body; more is TooLarge
    bool compressed = false; ///< ask for gzip: only worth it on a slow link
    bool anonymous = false; ///< no credentials, not even to the endpoint's own origin
    std::shared_ptr<const Auth> auth = {}; ///< instead of the endpoint's credentials, for this URL alone
};

/// An HTTP answer of any status.
struct Response {
    using Clock = std::chrono::steady_clock;

    int status = 0;
    std::string contentType; ///< lower case, without parameters
    std::string body;
    /// The length was announced, so the body is whole. Without (a chunked answer) Qt now and then takes a
    /// lost connection for the end: whoever reads the body has to see that it is cut.
    bool wasMeasured = false;
    std::string retryAfter; ///< as written: seconds or a date
    std::optional<base::Time> date; ///< the server's clock, in whole seconds
    Clock::time_point sent;
    Clock::time_point received; ///< of the header lines
    std::string where; ///< displayUrl
};

} // namespace zumik::clients::http
