// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/servers/sshd.h"

#include "tests/support/net.h"
#include "tests/support/setuperror.h"

#include <csignal>
#include <filesystem>
#include <pwd.h>
#include <unistd.h>
#include <utility>

namespace zumik::tests {

namespace {

/// As root, sshd insists on its separation directory, which a machine without a running ssh service lacks.
void makeSeparationDirectory()
{
    if (::geteuid() == 0) {
        std::error_code ignored;
        std::filesystem::create_directories("/run/sshd", ignored);
    }
}

} // namespace

Sshd::Sshd(SshdOptions options)
    : Server("sshd")
    , m_options(std::move(options))
{
    makeSeparationDirectory();
    std::string authorized;
    for (const KeyType type : allKeyTypes) {
        makeSshKey(identity(type), type);
        authorized += readFile(identity(type) + ".pub");
    }
    for (const std::string &line : m_options.authorizedKeys) {
        authorized += line + '\n';
    }
    for (const KeyType type : m_options.hostKeys) {
        makeSshKey(hostKey(type), type);
    }
    writeFile(dir().file("authorized_keys"), authorized, true);
    launch(
        [this](std::uint16_t port) {
            writeFile(dir().file("sshd_config"), configText(port));
            return command();
        },
        [](std::uint16_t port) { return portAnswers(port); });
    writeKnownHosts();
}

/// The name of sshd's PAM service is its own: it sees a mount namespace where /etc/pam.d is ours. The
/// machine's stays as it is.
Command Sshd::command() const
{
    const std::string config = dir().file("sshd_config");
    if (m_options.pam.empty()) {
        return {.program = "sshd", .arguments = {"-D", "-e", "-f", config}};
    }
    const std::string services = dir().file("pam.d");
    std::string text;
    for (const std::string &line : m_options.pam) {
        text += line + '\n';
    }
    std::filesystem::create_directories(services);
    text +=
        "auth optional pam_permit.so\n"; // sets credentials, which modules that only check leave to others
    writeFile(services + "/sshd", text);
    const std::string script = R"(mount --bind "$1" /etc/pam.d && exec "$2" -D -e -f "$3")";
    return {.program = "unshare",
        .arguments = {"--mount", "sh", "-c", script, "sh", services, findProgram("sshd"), config}};
}

std::string Sshd::user()
{
    const passwd *entry = ::getpwuid(::geteuid());
    if (entry == nullptr) {
        throw SetupError("the user of this process has no name");
    }
    return entry->pw_name;
}

std::string Sshd::identity(KeyType type) const
{
    return dir().file(std::string("id_").append(keyName(type)));
}

std::string Sshd::hostKey(KeyType type) const
{
    return dir().file(std::string("host_").append(keyName(type)));
}

std::string Sshd::knownHosts() const
{
    return dir().file("known_hosts");
}

std::string Sshd::knownHostsLine(const std::string &hosts, KeyType type) const
{
    // "TYPE BASE64 COMMENT"
    const std::string key = readFile(hostKey(type) + ".pub");
    return hosts + ' ' + key.substr(0, key.rfind(' ')) + '\n';
}

void Sshd::writeKnownHosts() const
{
    std::string text;
    for (const KeyType type : m_options.hostKeys) {
        text += knownHostsLine("[127.0.0.1]:" + std::to_string(port()), type);
    }
    writeFile(knownHosts(), text);
}

/// The first value of an option counts in sshd_config, so the caller's lines go first.
std::string Sshd::configText(std::uint16_t port) const
{
    std::string text;
    for (const std::string &line : m_options.extraLines) {
        text += line + '\n';
    }
    text += "Port " + std::to_string(port) + "\nListenAddress 127.0.0.1\n";
    for (const KeyType type : m_options.hostKeys) {
        text += "HostKey " + hostKey(type) + '\n';
    }
    text += "AuthorizedKeysFile " + dir().file("authorized_keys") + '\n';
    text += std::string("AllowTcpForwarding ") + (m_options.allowTcpForwarding ? "yes" : "no") + '\n';
    text += std::string("UsePAM ") + (m_options.pam.empty() ? "no" : "yes") + '\n';
    text += "PidFile none\nStrictModes no\nPermitRootLogin yes\nPasswordAuthentication no\n"
            "KbdInteractiveAuthentication no\nUseDNS no\nPrintMotd no\nMaxStartups 100\nLoginGraceTime 30\n"
            "LogLevel VERBOSE\n";
    return text;
}

void Sshd::changeHostKeys() const
{
    for (const KeyType type : m_options.hostKeys) {
        std::filesystem::remove(hostKey(type));
        std::filesystem::remove(hostKey(type) + ".pub");
        makeSshKey(hostKey(type), type);
    }
}

std::string Sshd::setAuthorizedKeys(const std::string &lines) const
{
    std::string before = readFile(dir().file("authorized_keys"));
    writeFile(dir().file("authorized_keys"), lines, true);
    return before;
}

std::size_t Sshd::connections() const
{
    return descendants(pid()).size();
}

std::size_t Sshd::dropConnections() const
{
    const std::vector<pid_t> sessions = descendants(pid());
    for (const pid_t session : sessions) {
        ::kill(session, SIGKILL);
    }
    return sessions.size();
}

} // namespace zumik::tests
