// SPDX-License-Identifier: GPL-3.0-or-later
// /proc/net/tcp has a line a socket: "SLOT: ADDRESS:PORT REMOTE:PORT STATE ... INODE ...", in hexadecimal,
// state 0A for listening; /proc/PID/fd has a link "socket:[INODE]" for each socket of a process.
#include "tests/stack/servers/listening.h"

#include "tests/support/tempdir.h"

#include <cstdio>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>

namespace zumik::tests {

namespace {

std::set<std::string> listeningInodes(std::uint16_t port)
{
    char local[16];
    std::snprintf(local, sizeof local, "0100007F:%04X", static_cast<unsigned>(port));
    std::set<std::string> result;
    std::istringstream lines(readFile("/proc/net/tcp"));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string slot, address, remote, state, queues, timer, retransmits, user, timeout, inode;
        words >> slot >> address >> remote >> state >> queues >> timer >> retransmits >> user >> timeout
            >> inode;
        if (address == local && state == "0A") {
            result.insert("socket:[" + inode + "]");
        }
    }
    return result;
}

} // namespace

bool listens(pid_t pid, std::uint16_t port)
{
    const std::set<std::string> wanted = listeningInodes(port);
    std::error_code error;
    const std::string folder = "/proc/" + std::to_string(pid) + "/fd";
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code gone;
        if (wanted.contains(std::filesystem::read_symlink(entry->path(), gone).string())) {
            return true;
        }
    }
    return false;
}

} // namespace zumik::tests
