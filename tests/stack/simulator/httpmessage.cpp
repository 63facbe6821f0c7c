// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/httpmessage.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdio>

namespace zumik::simulator {

namespace {

constexpr std::size_t maxHead = 65'536;
constexpr std::size_t maxBody = 1'048'576;

std::string lower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
        [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

int hexDigit(char c)
{
    constexpr std::string_view digits = "0123456789abcdef";
    const std::size_t at = digits.find(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

std::string decoded(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape =
            text[i] == '%' && i + 2 < text.size() && hexDigit(text[i + 1]) >= 0 && hexDigit(text[i + 2]) >= 0;
        if (escape) {
            result += static_cast<char>(hexDigit(text[i + 1]) * 16 + hexDigit(text[i + 2]));
            i += 2;
        } else {
            result += text[i] == '+' ? ' ' : text[i];
        }
    }
    return result;
}

void readTarget(std::string_view target, HttpRequest &request)
{
    const std::size_t mark = target.find('?');
    request.path = decoded(target.substr(0, mark));
    std::string_view rest = mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
    while (!rest.empty()) {
        const std::string_view pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        const std::size_t equals = pair.find('=');
        const std::string_view value =
            equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
        request.query[decoded(pair.substr(0, equals))] = decoded(value);
    }
}

bool readRequestLine(std::string_view line, HttpRequest &request)
{
    const std::size_t first = line.find(' ');
    const std::size_t second = line.rfind(' ');
    if (first == std::string_view::npos || first == second
        || !line.substr(second + 1).starts_with("HTTP/1.")) {
        return false;
    }
    request.method = line.substr(0, first);
    request.keepAlive = line.ends_with("1.1");
    readTarget(line.substr(first + 1, second - first - 1), request);
    return !request.path.empty() && request.path[0] == '/';
}

bool readHeader(std::string_view line, HttpRequest &request)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) {
        return false;
    }
    const std::size_t value = std::min(line.find_first_not_of(" \t", colon + 1), line.size());
    request.headers[lower(line.substr(0, colon))] = line.substr(value);
    return true;
}

/// The head without its empty line at the end.
bool readHead(std::string_view head, HttpRequest &request)
{
    const std::size_t end = head.find("\r\n");
    if (!readRequestLine(head.substr(0, end), request)) {
        return false;
    }
    while (end != std::string_view::npos) {
        head.remove_prefix(std::min(head.find("\r\n") + 2, head.size()));
        const std::size_t next = head.find("\r\n");
        if (!readHeader(head.substr(0, next), request)) {
            return false;
        }
        if (next == std::string_view::npos) {
            break;
        }
    }
    const std::string connection = lower(request.header("connection"));
    request.keepAlive = connection == "close" ? false : request.keepAlive || connection == "keep-alive";
    return true;
}

std::optional<std::size_t> bodySize(const HttpRequest &request)
{
    if (request.headers.contains("transfer-encoding")) {
        return {};
    }
    const std::string text = request.header("content-length");
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (!text.empty() && (error != std::errc() || end != text.data() + text.size() || size > maxBody)) {
        return {};
    }
    return size;
}

std::string_view reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 503:
        return "Service Unavailable";
    default:
        return "Other";
    }
}

} // namespace

std::string HttpRequest::header(const std::string &name) const
{
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

std::string HttpRequest::parameter(const std::string &name) const
{
    const auto found = query.find(name);
    return found == query.end() ? std::string() : found->second;
}

Taken takeRequest(std::string &buffer, HttpRequest &request)
{
    const std::size_t end = buffer.find("\r\n\r\n");
    if (end == std::string::npos) {
        return buffer.size() > maxHead ? Taken::Bad : Taken::NeedMore;
    }
    request = {};
    if (end > maxHead || !readHead(std::string_view(buffer).substr(0, end), request)) {
        return Taken::Bad;
    }
    const std::optional<std::size_t> size = bodySize(request);
    if (!size) {
        return Taken::Bad;
    }
    if (buffer.size() < end + 4 + *size) {
        return Taken::NeedMore;
    }
    request.body = buffer.substr(end + 4, *size);
    buffer.erase(0, end + 4 + *size);
    return Taken::Request;
}

std::string responseText(const HttpResponse &response, bool keepAlive)
{
    std::string text = "HTTP/1.1 " + std::to_string(response.status) + ' ';
    text.append(reason(response.status)).append("\r\nContent-Type: ").append(response.contentType);
    text.append("\r\nContent-Length: ").append(std::to_string(response.body.size()));
    if (response.status == 401) {
        text.append("\r\nWWW-Authenticate: Bearer");
    }
    text.append(keepAlive ? "\r\nConnection: keep-alive" : "\r\nConnection: close").append("\r\n\r\n");
    return text.append(response.body);
}

std::string jsonString(std::string_view text)
{
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result.append({'\\', c});
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
            result += escape;
        } else {
            result += c;
        }
    }
    return result + '"';
}

} // namespace zumik::simulator
