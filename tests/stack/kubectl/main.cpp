// SPDX-License-Identifier: GPL-3.0-or-later
// Stands in for kubectl, whose cluster can't run here: `kubectl proxy` as kubectl 1.27 to 1.31 do it, with
// their words, filters and exit statuses, and behind it the part of an API server that reaches services, with
// its answers. What it knows is the file that KUBECONFIG names, a line each:
//     context NAME                          that exists
//     service NAMESPACE NAME:PORT PORT      a service, and the port of 127.0.0.1 where its pod answers
//     readonly                              RBAC lets the user get services/proxy, not create
//     forbidden                             nor get it
//     dies | silent                         proxy ends before, or never says that, it serves
// It writes what it was started with and asked for beside it, into FILE.log.
#include "tests/support/net.h"
#include "tests/support/tempdir.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

namespace {

using zumik::tests::HttpAnswer;

struct Config {
    std::set<std::string> contexts;
    std::map<std::string, std::uint16_t> services; // "NAMESPACE NAME:PORT"
    std::set<std::string> switches;
};

struct Request {
    std::string method;
    std::string path;
    std::map<std::string, std::string> headers; // lower case
    std::string body;
};

struct Reply {
    int status = 0;
    std::string type;
    std::string body;
};

class Kubectl {
public:
    explicit Kubectl(std::vector<std::string> arguments)
        : m_arguments(std::move(arguments))
    {
        const char *file = std::getenv("KUBECONFIG");
        m_file = file == nullptr ? "" : file;
        std::istringstream lines(zumik::tests::readFile(m_file));
        for (std::string line; std::getline(lines, line);) {
            std::istringstream words(line);
            std::string word;
            std::string name;
            std::string service;
            std::uint16_t port = 0;
            words >> word >> name >> service >> port;
            if (word == "context") {
                m_config.contexts.insert(name);
            } else if (word == "service") {
                m_config.services[name.append(" ").append(service)] = port;
            } else {
                m_config.switches.insert(word);
            }
        }
        for (const std::string &argument : m_arguments) {
            log("argument " + argument);
        }
        for (char **entry = environ; *entry != nullptr; ++entry) {
            log(std::string("variable ") + *entry);
        }
        log("pid " + std::to_string(::getpid()));
    }

    int run()
    {
        if (!m_config.contexts.contains(option("context", ""))) {
            std::fprintf(stderr, "error: context \"%s\" does not exist\n", option("context", "").c_str());
            return 1;
        }
        if (m_config.switches.contains("dies")) {
            std::fprintf(stderr, "error: You must be logged in to the server (Unauthorized)\n");
            return 1;
        }
        return serve(option("unix-socket", ""));
    }

private:
    std::string option(const std::string &name, const std::string &otherwise) const
    {
        const std::string head = "--" + name + "=";
        for (const std::string &argument : m_arguments) {
            if (argument.starts_with(head)) {
                return argument.substr(head.size());
            }
        }
        return otherwise;
    }

    void log(const std::string &line)
    {
        const std::lock_guard lock(m_mutex);
        std::ofstream(m_file + ".log", std::ios::app) << line << '\n';
    }

    int serve(const std::string &path)
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
        const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
        ::umask(077);
        if (::bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
            || ::listen(listener, 100) != 0) {
            std::fprintf(stderr, "error: listen unix %s: bind: %s\n", path.c_str(), std::strerror(errno));
            return 1;
        }
        if (!m_config.switches.contains("silent")) {
            std::printf("Starting to serve on %s\n", path.c_str());
            std::fflush(stdout);
        }
        while (true) {
            const int client = ::accept(listener, nullptr, nullptr);
            std::thread([this, client] { talk(client); }).detach();
        }
    }

    void talk(int client)
    {
        std::string pending;
        while (const auto request = read(client, pending)) {
            const Reply reply = answer(*request);
            log("request " + std::to_string(reply.status) + ' ' + request->method + ' ' + request->path
                + (request->headers.contains("authorization") ? " with Authorization" : ""));
            const std::string text = "HTTP/1.1 " + std::to_string(reply.status)
                + " Status\r\nContent-Type: " + reply.type
                + "\r\nContent-Length: " + std::to_string(reply.body.size()) + "\r\n\r\n" + reply.body;
            for (std::size_t sent = 0; sent < text.size();) {
                const auto wrote = ::send(client, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
                if (wrote <= 0) {
                    break;
                }
                sent += static_cast<std::size_t>(wrote);
            }
        }
        ::close(client);
    }

    static bool fill(int client, std::string &pending)
    {
        char buffer[4096];
        const auto got = ::read(client, buffer, sizeof buffer);
        pending.append(buffer, got > 0 ? static_cast<std::size_t>(got) : 0);
        return got > 0;
    }

    static std::optional<Request> read(int client, std::string &pending)
    {
        std::size_t end = 0;
        while ((end = pending.find("\r\n\r\n")) == std::string::npos) {
            if (!fill(client, pending)) {
                return std::nullopt;
            }
        }
        Request request;
        std::istringstream head(pending.substr(0, end));
        pending.erase(0, end + 4);
        std::string line;
        head >> request.method >> request.path;
        std::getline(head, line);
        while (std::getline(head, line)) {
            std::string name = line.substr(0, line.find(':'));
            std::transform(
                name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
            const auto value = line.find_first_not_of(' ', name.size() + 1);
            const auto last = line.find_last_not_of('\r');
            request.headers[name] = line.substr(std::min(value, line.size()), last + 1 - value);
        }
        const std::size_t size = std::strtoul(request.headers["content-length"].c_str(), nullptr, 10);
        while (pending.size() < size) {
            if (!fill(client, pending)) {
                return std::nullopt;
            }
        }
        request.body = pending.substr(0, size);
        pending.erase(0, size);
        return request;
    }

    /// Any of a list with commas, found anywhere, as Go's MatchString.
    static bool matches(const std::string &text, const std::string &expressions)
    {
        std::istringstream list(expressions);
        for (std::string each; std::getline(list, each, ',');) {
            if (std::regex_search(text, std::regex(each))) {
                return true;
            }
        }
        return false;
    }

    bool accepts(const Request &request) const
    {
        const auto header = request.headers.find("host");
        std::string host = header == request.headers.end() ? std::string() : header->second;
        host = host.substr(0, host.rfind(':'));
        const std::string path = request.path.substr(0, request.path.find('?'));
        return !matches(path, option("reject-paths", "^/api/.*/pods/.*/exec,^/api/.*/pods/.*/attach"))
            && !matches(request.method, option("reject-methods", "^$"))
            && matches(path, option("accept-paths", "^.*"))
            && matches(host, option("accept-hosts", R"(^localhost$,^127\.0\.0\.1$,^\[::1\]$)"));
    }

    Reply answer(const Request &request) const
    {
        if (!accepts(request)) {
            return {403, "text/plain; charset=utf-8", "Forbidden\n"};
        }
        static const std::regex form(
            "^/api/v1/namespaces/([^/]*)/services/((?:https?:)?([^/]*))/proxy(/.*)$");
        std::smatch parts;
        if (!std::regex_match(request.path, parts, form)) {
            return status(404, "NotFound", "the server could not find the requested resource");
        }
        const bool posts = request.method == "POST";
        if (m_config.switches.contains("forbidden") || (posts && m_config.switches.contains("readonly"))) {
            return status(403, "Forbidden",
                R"(services \")" + parts[2].str() + R"(\" is forbidden: User \"dev\" cannot )"
                    + (posts ? "create" : "get")
                    + R"( resource \"services/proxy\" in API group \"\" in the namespace \")" + parts[1].str()
                    + R"(\")");
        }
        const auto service = m_config.services.find(parts[1].str() + ' ' + parts[3].str());
        if (service == m_config.services.end()) {
            const std::string name = parts[3].str().substr(0, parts[3].str().find(':'));
            return status(404, "NotFound", "services \\\"" + name + "\\\" not found");
        }
        if (service->second == 0) {
            return status(503, "ServiceUnavailable",
                "no endpoints available for service \\\"" + parts[2].str() + "\\\"");
        }
        return forward(request, service->second, parts[4].str());
    }

    static Reply forward(const Request &request, std::uint16_t port, const std::string &path)
    {
        zumik::tests::HttpCall call{
            .port = port, .path = path, .method = request.method, .body = request.body};
        call.headers.emplace_back("Connection", "close");
        const auto type = request.headers.find("content-type");
        if (type != request.headers.end()) {
            call.headers.emplace_back("Content-Type", type->second);
        }
        const HttpAnswer answer = zumik::tests::http(call);
        if (answer.status == 0) {
            return status(503, "ServiceUnavailable",
                "error trying to reach service: dial tcp 10.0.0.7:" + std::to_string(port)
                    + ": connect: connection refused");
        }
        return {answer.status, answer.header("content-type"), answer.body};
    }

    static Reply status(int code, const std::string &reason, const std::string &message)
    {
        return {code, "application/json",
            R"({"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":")" + message
                + R"(","reason":")" + reason + R"(","code":)" + std::to_string(code) + "}\n"};
    }

    std::vector<std::string> m_arguments;
    std::string m_file;
    Config m_config;
    std::mutex m_mutex;
};

} // namespace

int main(int argc, char **argv)
{
    return Kubectl({argv + 1, argv + argc}).run();
}
