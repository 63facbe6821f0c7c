// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/net.h"

#include "tests/support/setuperror.h"
#include "tests/support/wait.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cctype>
#include <charconv>
#include <netinet/in.h>
#include <random>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace zumik::tests {

namespace {

/// A socket that closes itself.
class Socket {
public:
    Socket()
        : m_descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
    }

    ~Socket()
    {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }

    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;

    bool bindTo(std::uint16_t port) const
    {
        const sockaddr_in address = loopback(port);
        const int yes = 1;
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        return ::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0
            && ::listen(m_descriptor, 1) == 0;
    }

    bool connectTo(std::uint16_t port) const
    {
        const sockaddr_in address = loopback(port);
        return ::connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }

    void limit(std::chrono::milliseconds time) const
    {
        timeval value{};
        value.tv_sec = time.count() / 1000;
        value.tv_usec = time.count() % 1000 * 1000;
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &value, sizeof value);
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_SNDTIMEO, &value, sizeof value);
    }

    bool send(std::string_view text) const
    {
        while (!text.empty()) {
            const ssize_t sent = ::send(m_descriptor, text.data(), text.size(), MSG_NOSIGNAL);
            if (sent <= 0) {
                return false;
            }
            text.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    std::string receiveAll() const
    {
        std::string result;
        char buffer[65536];
        ssize_t got = 0;
        while ((got = ::recv(m_descriptor, buffer, sizeof buffer, 0)) > 0) {
            result.append(buffer, static_cast<std::size_t>(got));
        }
        return result;
    }

private:
    static sockaddr_in loopback(std::uint16_t port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }

    int m_descriptor;
};

std::string requestText(const HttpCall &call)
{
    std::string text = call.method + ' ' + call.path + " HTTP/1.0\r\nHost: localhost\r\n";
    for (const auto &[name, value] : call.headers) {
        text.append(name).append(": ").append(value).append("\r\n");
    }
    if (!call.body.empty() || call.method == "POST") {
        text += "Content-Length: " + std::to_string(call.body.size()) + "\r\n";
    }
    return text + "\r\n" + call.body;
}

bool equalIgnoringCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size()
        && std::equal(a.begin(), a.end(), b.begin(),
            [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

} // namespace

std::uint16_t freePort()
{
    thread_local std::mt19937 random{std::random_device{}()};
    std::uniform_int_distribution<int> among(10'000, 32'000);
    for (int tries = 0; tries < 1000; ++tries) {
        const auto port = static_cast<std::uint16_t>(among(random));
        if (Socket().bindTo(port)) {
            return port;
        }
    }
    throw SetupError("no free port");
}

bool portAnswers(std::uint16_t port)
{
    return Socket().connectTo(port);
}

bool waitForPort(std::uint16_t port, std::chrono::milliseconds limit)
{
    return waitFor([port] { return portAnswers(port); }, limit);
}

std::string HttpAnswer::header(std::string_view name) const
{
    std::size_t at = headers.find("\r\n");
    while (at != std::string::npos) {
        at += 2;
        const std::size_t end = headers.find("\r\n", at);
        const std::string_view line = std::string_view(headers).substr(at, end - at);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos && equalIgnoringCase(line.substr(0, colon), name)) {
            const std::size_t value = line.find_first_not_of(' ', colon + 1);
            return value == std::string_view::npos ? std::string() : std::string(line.substr(value));
        }
        at = end;
    }
    return {};
}

HttpAnswer http(const HttpCall &call)
{
    const Socket socket;
    socket.limit(call.limit);
    if (!socket.connectTo(call.port) || !socket.send(requestText(call))) {
        return {};
    }
    std::string text = socket.receiveAll();
    const std::size_t end = text.find("\r\n\r\n");
    const std::size_t space = text.find(' ');
    if (end == std::string::npos || !text.starts_with("HTTP/") || space > end) {
        return {};
    }
    HttpAnswer answer;
    std::from_chars(text.data() + space + 1, text.data() + end, answer.status);
    answer.headers = text.substr(0, end);
    answer.body = text.substr(end + 4);
    return answer;
}

bool waitForHttp(std::uint16_t port, const std::string &path, std::chrono::milliseconds limit,
    const std::function<bool()> &giveUp)
{
    int status = 0;
    waitFor(
        [&] {
            status = http({.port = port, .path = path, .limit = std::chrono::seconds(5)}).status;
            return status == 200 || (giveUp && giveUp());
        },
        limit);
    return status == 200;
}

} // namespace zumik::tests
