// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/servers/stubdocker.h"

#include <filesystem>
#include <sstream>

namespace zumik::tests {

namespace fs = std::filesystem;

namespace {

/// 64 hexadecimal digits, the same for the same name.
std::string idOf(const std::string &name)
{
    std::ostringstream text;
    text << std::hex << std::hash<std::string>{}(name);
    const std::string digits = "0123456789abcdef" + text.str();
    return digits + std::string(64 - digits.size(), 'a');
}

} // namespace

StubDocker::StubDocker()
{
    fs::create_directories(m_folder.path() / "bin");
    fs::create_directories(m_folder.path() / "state");
    fs::copy_file(ZUMIK_STUB_DOCKER, m_folder.path() / "bin" / "docker");
    fs::permissions(m_folder.path() / "bin" / "docker", fs::perms::owner_all);
    setContainers({});
}

std::string StubDocker::sshdLine() const
{
    // In a shell that isn't the first, bash leaves the user's .bashrc alone, which may take long.
    return "SetEnv PATH=" + m_folder.file("bin") + ":/usr/bin:/bin SHLVL=2";
}

void StubDocker::setContainers(const std::vector<StubContainer> &containers) const
{
    std::string text;
    for (const StubContainer &each : containers) {
        std::string addresses;
        for (const std::string &address : each.addresses) {
            addresses += (addresses.empty() ? "" : ",") + address;
        }
        const std::string number = each.service.empty() ? std::string() : std::to_string(each.number);
        const std::string project = each.service.empty() ? std::string() : each.project;
        for (const std::string &fact : {each.name, idOf(each.name), each.state, each.networkMode,
                 each.service, number, project, each.image}) {
            text.append(fact).append("|");
        }
        text.append(addresses).append("\n");
    }
    writeFile(m_folder.file("state/new"), text);
    fs::rename(m_folder.file("state/new"), m_folder.file("state/containers")); // never seen half-written
}

void StubDocker::reset() const
{
    for (const char *name : {"mode", "calls", "environment", "overlap"}) {
        fs::remove(m_folder.file(std::string("state/") + name));
    }
    setContainers({});
}

void StubDocker::setMode(const std::string &mode) const
{
    writeFile(m_folder.file("state/mode"), mode);
}

std::vector<std::string> StubDocker::calls() const
{
    std::vector<std::string> lines;
    std::istringstream text(readFile(m_folder.file("state/calls")));
    for (std::string line; std::getline(text, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::string StubDocker::environment() const
{
    return readFile(m_folder.file("state/environment"));
}

bool StubDocker::overlapped() const
{
    return fs::exists(m_folder.file("state/overlap"));
}

} // namespace zumik::tests
