// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace zumik::simulator {

struct HttpRequest {
    std::string method;
    std::string path; ///< decoded, without the query
    std::map<std::string, std::string> query; ///< decoded
    std::map<std::string, std::string> headers; ///< names in lower case
    std::string body = {};
    bool keepAlive = true;

    /// Empty when absent.
    std::string header(const std::string &name) const;
    std::string parameter(const std::string &name) const;
};

struct HttpResponse {
    int status = 200;
    std::string contentType = "application/json";
    std::string body = {};
    bool hangUp = false; ///< close the connection without an answer
};

enum class Taken { Request, NeedMore, Bad };

/// Takes one request with its body from the front of what a client sent. Bad: not HTTP, or over the limits
/// (64 KiB of headers, 1 MiB of body, no chunked bodies).
Taken takeRequest(std::string &buffer, HttpRequest &request);

std::string responseText(const HttpResponse &response, bool keepAlive);

/// A JSON string with its quotes.
std::string jsonString(std::string_view text);

} // namespace zumik::simulator
