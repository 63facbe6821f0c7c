// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/tunnel/ways.h"

#include "tests/support/net.h"
#include "tests/support/setuperror.h"
#include "tests/support/wait.h"

#include <arpa/inet.h>
#include <array>
#include <charconv>
#include <chrono>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sstream>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace zumik::bench {

using tests::SetupError;

namespace {

constexpr std::size_t smallSize = 3000;
constexpr const char *cipher = "chacha20-poly1305@openssh.com";

int connectTo(std::uint16_t port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        throw SetupError("nobody listens on " + std::to_string(port));
    }
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return descriptor;
}

void send(int descriptor, const std::string &text)
{
    if (::send(descriptor, text.data(), text.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(text.size())) {
        throw SetupError("a connection broke");
    }
}

std::string read(int descriptor, std::size_t size)
{
    std::string text(size, '\0');
    if (::recv(descriptor, text.data(), size, MSG_WAITALL) != static_cast<ssize_t>(size)) {
        throw SetupError("a connection ended");
    }
    return text;
}

std::string withSize(const std::string &text)
{
    return static_cast<char>(text.size()) + text;
}

tests::NginxDoor doorOf(const std::string &files)
{
    tests::NginxDoor door;
    door.name = "service";
    door.locations = "    root " + files
        + ";\n    sendfile on;\n    tcp_nodelay on;\n    keepalive_requests 100000000;\n"
          "    access_log off;\n    location = /large { }\n    location = /small { }\n";
    return door;
}

} // namespace

Service::Service(std::uint64_t largest)
    : m_files("files")
    , m_nginx((tests::writeFile(m_files.file("small"), std::string(smallSize, 's')),
          tests::writeFile(m_files.file("large"), ""),
          std::filesystem::resize_file(m_files.file("large"), largest),
          std::vector{doorOf(m_files.path().string())}))
{
}

double Way::cpuSeconds() const
{
    // /proc/PID/stat, after the name in parentheses: state, ten numbers, then utime and stime in ticks.
    const std::string stat = tests::readFile("/proc/" + std::to_string(m_process.pid()) + "/stat");
    std::istringstream words(stat.substr(stat.rfind(')') + 1));
    std::string skipped;
    for (int i = 0; i < 11; ++i) {
        words >> skipped;
    }
    double user = 0;
    double system = 0;
    words >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

Forward::Forward(const Door &door)
    : m_port(tests::freePort())
{
    m_process = tests::Process({.program = "ssh",
        .arguments = {"-F", "none", "-N", "-p", std::to_string(door.port), "-i", door.sshd.identity(), "-o",
            "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
            "-o", "BatchMode=yes", "-o", "ExitOnForwardFailure=yes", "-o", std::string("Ciphers=") + cipher,
            "-L", "127.0.0.1:" + std::to_string(m_port) + ":127.0.0.1:" + std::to_string(door.service),
            tests::Sshd::user() + "@127.0.0.1"},
        .outputFile = m_dir.file("log")});
    if (!tests::waitForPort(m_port)) {
        throw SetupError("ssh -L: " + tests::readFile(m_dir.file("log")));
    }
}

int Forward::connect() const
{
    return connectTo(m_port);
}

Gateway::Gateway(const Door &door)
    : m_service(door.service)
{
    std::string known;
    for (const auto type : tests::allKeyTypes) {
        known += door.sshd.knownHostsLine("[127.0.0.1]:" + std::to_string(door.port), type);
    }
    tests::writeFile(m_dir.file("known_hosts"), known);
    m_process = tests::Process({.program = ZUMIK_GATEWAY,
        .arguments = {std::to_string(door.port), tests::Sshd::user(), door.sshd.identity(),
            m_dir.file("known_hosts"), std::to_string(door.service)},
        .outputFile = m_dir.file("access"),
        .errorFile = m_dir.file("log")});
    const bool said =
        tests::waitFor([&] { return tests::readFile(m_dir.file("access")).find('\n') != std::string::npos; });
    std::istringstream words(tests::readFile(m_dir.file("access")));
    words >> m_port >> m_user >> m_password;
    if (!said || m_port == 0) {
        throw SetupError("gateway: " + tests::readFile(m_dir.file("log")));
    }
}

int Gateway::connect() const
{
    const int descriptor = connectTo(m_port);
    std::string text = std::string("\x05\x01\x02\x01", 4) + withSize(m_user) + withSize(m_password);
    text += std::string("\x05\x01\x00\x03", 4) + withSize("127.0.0.1");
    text += {static_cast<char>(m_service >> 8), static_cast<char>(m_service & 0xff)};
    send(descriptor, text);
    constexpr std::size_t replySize = 2 + 2 + 10;
    if (read(descriptor, replySize)[5] != 0) {
        throw SetupError("the gateway refused: " + tests::readFile(m_dir.file("log")));
    }
    return descriptor;
}

int Direct::connect() const
{
    return connectTo(m_service);
}

std::uint64_t download(const Way &way, std::uint64_t bytes)
{
    const int descriptor = way.connect();
    send(descriptor,
        "GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\nRange: bytes=0-" + std::to_string(bytes - 1)
            + "\r\n\r\n");
    std::vector<char> buffer(std::size_t{256} << 10);
    std::string head;
    std::uint64_t body = 0;
    ssize_t got = 0;
    while ((got = ::recv(descriptor, buffer.data(), buffer.size(), 0)) > 0) {
        body += static_cast<std::uint64_t>(got);
        if (head.find("\r\n\r\n") == std::string::npos) {
            head.append(buffer.data(), static_cast<std::size_t>(got));
            const auto end = head.find("\r\n\r\n");
            body = end == std::string::npos ? 0 : head.size() - end - 4;
        }
    }
    ::close(descriptor);
    if (got < 0 || head.rfind("HTTP/1.1 206", 0) != 0) {
        throw SetupError("a download broke: " + head.substr(0, 100));
    }
    return body;
}

Client::Client(const Way &way)
    : m_descriptor(way.connect())
{
}

Client::~Client()
{
    ::close(m_descriptor);
}

double Client::ask() const
{
    const auto begin = std::chrono::steady_clock::now();
    send(m_descriptor, "GET /small HTTP/1.1\r\nHost: x\r\n\r\n");
    std::string text;
    std::size_t whole = std::string::npos;
    std::array<char, 8192> buffer;
    while (text.size() < whole) {
        const ssize_t got = ::recv(m_descriptor, buffer.data(), buffer.size(), 0);
        if (got <= 0) {
            throw SetupError("a kept connection ended");
        }
        text.append(buffer.data(), static_cast<std::size_t>(got));
        const auto end = text.find("\r\n\r\n");
        if (end != std::string::npos) {
            whole = end + 4 + smallSize;
        }
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    if (text.size() != whole || text.rfind("HTTP/1.1 200", 0) != 0) {
        throw SetupError("not the answer that was asked for");
    }
    return took.count();
}

} // namespace zumik::bench
