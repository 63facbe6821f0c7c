// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace zumik::tests {

/// What to run and how.
struct Command {
    std::string program; ///< a path, or a name that is looked for in PATH, /usr/sbin and /sbin
    std::vector<std::string> arguments = {};
    std::map<std::string, std::string> environment =
        {}; ///< added to our own; an empty value removes the variable
    std::string directory = {};
    std::string outputFile = {}; ///< stdout and stderr are appended to it; /dev/null when empty
    std::string errorFile = {}; ///< stderr apart from stdout, when given
};

/// A child process. It gets SIGTERM when the thread that started it ends, however that happens, so that no
/// server outlives its test; and it is ended with the object.
class Process {
public:
    Process() = default;

    /// Throws SetupError when the program doesn't exist or can't be started.
    explicit Process(const Command &command);
    ~Process();

    Process(Process &&other) noexcept;
    Process &operator=(Process &&other) noexcept;

    /// 0 when there is none, or no longer.
    pid_t pid() const { return m_pid; }

    bool running();

    /// Waits for it to end by itself; nothing when it still runs after `limit`. The exit status, or 128 + the
    /// signal.
    std::optional<int> wait(std::chrono::milliseconds limit);

    /// SIGTERM, three seconds, then SIGKILL; its descendants go as well. Returns when it is gone.
    void terminate();

    /// After SIGSTOP it returns when the process stands still.
    void signal(int number) const;

private:
    bool reap(bool block);

    pid_t m_pid = 0;
    std::optional<int> m_status;
};

/// The absolute path of a program. Throws SetupError that names it when it isn't installed.
std::string findProgram(std::string_view name);

struct Outcome {
    int status = -1;
    std::string output; ///< stdout and stderr as they came
};

/// Runs a program to its end. Throws SetupError when it takes longer than `limit`.
Outcome run(Command command, std::chrono::milliseconds limit = std::chrono::seconds(60));

/// As run, and throws SetupError with the output when the exit status isn't 0.
std::string runOrThrow(Command command, std::chrono::milliseconds limit = std::chrono::seconds(60));

/// The children of a process and theirs, as /proc knows them now.
std::vector<pid_t> descendants(pid_t pid);

/// Whether a process of that id exists and is no zombie.
bool isAlive(pid_t pid);

} // namespace zumik::tests
