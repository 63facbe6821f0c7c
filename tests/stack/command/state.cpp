// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/command/state.h"

#include "tests/support/setuperror.h"

#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>

namespace zumik::tests {

namespace fs = std::filesystem;

StackState StackState::standard()
{
    if (const char *chosen = std::getenv("ZUMIK_STACK_DIR"); chosen != nullptr && *chosen != '\0') {
        return StackState(chosen);
    }
    return StackState((fs::temp_directory_path() / ("zumik-stack-" + std::to_string(::getuid()))).string());
}

void StackState::create() const
{
    ::mkdir(m_directory.c_str(), 0700);

    struct stat about { };

    if (::lstat(m_directory.c_str(), &about) != 0 || !S_ISDIR(about.st_mode) || about.st_uid != ::getuid()) {
        throw SetupError(m_directory + " is not a directory of ours");
    }
    writeFile(file("pid"), std::to_string(::getpid()) + '\n');
}

void StackState::write(Stack &stack) const
{
    std::string lines;
    for (const StackServer &server : stack.servers()) {
        lines += server.name + '\t' + std::to_string(server.pid) + '\t' + std::to_string(server.port) + '\t'
            + server.url + '\n';
    }
    std::string exports;
    for (const auto &[name, value] : stack.secrets()) {
        exports.append("export ").append(name).append("='").append(value).append("'\n");
    }
    writeFile(file("servers"), lines);
    writeFile(file("env.sh"), exports, true);
    writeFile(file("profile.json"), stack.profileJson());
    writeFile(file("direct.json"), stack.directProfileJson());
    if (stack.victoriaMetrics() != nullptr) {
        writeFile(file("victoria.json"), stack.victoriaProfileJson());
    }
}

void StackState::remove() const
{
    std::error_code ignored;
    for (const char *name :
        {"pid", "servers", "env.sh", "profile.json", "direct.json", "victoria.json", "log"}) {
        fs::remove(file(name), ignored);
    }
    fs::remove(m_directory, ignored);
}

/// A pid in a file may belong to anybody by now: only a process of this very program counts.
std::optional<pid_t> StackState::keeper() const
{
    const pid_t pid = std::atoi(readFile(file("pid")).c_str());
    std::error_code error;
    const fs::path theirs = fs::read_symlink("/proc/" + std::to_string(pid) + "/exe", error);
    const bool ours = !error && theirs.filename().string().starts_with("zumik-stack");
    return pid > 0 && ours && isAlive(pid) ? std::optional(pid) : std::nullopt;
}

std::vector<StackServer> StackState::servers() const
{
    std::vector<StackServer> result;
    std::istringstream lines(readFile(file("servers")));
    StackServer server{};
    while (lines >> server.name >> server.pid >> server.port >> server.url) {
        result.push_back(server);
    }
    return result;
}

} // namespace zumik::tests
