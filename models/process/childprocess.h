// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <chrono>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace zumik::process {

/// What to start. Nothing secret belongs into it: other users of the machine can read arguments.
struct Command {
    std::string program; ///< a path; findProgram finds one by its name
    std::vector<std::string> arguments = {};
    std::vector<std::string> environment = {}; ///< "NAME=VALUE", all that it gets; see environment.h
};

/// Another program, run by us. Its standard input and output are the two directions of one stream socket,
/// whose other end is `stream()`; what it says on standard error is collected. Nothing waits but the
/// destructor: poll `stream()` and `errorStream()`, and ask.
///
///     auto child = ChildProcess::start({"/bin/sh", {"-c", "exec " + line}, plainEnvironment()});
///     Socket socket(child->takeStream());      // bytes to it and from it; its end of file is the child's
///     ...
///     child->collectErrors();                  // when errorStream() is readable, and before an error is
///     told child->exitStatus();                     // nothing while it runs
///
/// It runs in a session of its own (no terminal, so it can't ask anything there; a Ctrl+C of ours isn't its),
/// with the default signals, an umask of 077 and no open file but the three. It is killed when the thread
/// that started it ends, however that happens (Linux; elsewhere the end of its standard input has to do), and
/// ended with the object, together with the processes that it has started.
class ChildProcess {
public:
    /// Errors: FileNotFound (no such program), FileUnreadable (it can't be run), Unreachable (the system has
    /// no room for a process).
    static base::Result<ChildProcess> start(const Command &command);

    /// SIGTERM, then, after half a second, SIGKILL.
    ~ChildProcess();

    ChildProcess(ChildProcess &&other) noexcept;
    ChildProcess &operator=(ChildProcess &&other) noexcept;

    pid_t pid() const { return m_pid; }

    /// Our end of its input and output: non-blocking, closed on exec. -1 once it was taken.
    int stream() const { return m_stream; }

    /// Hands it over: the caller closes it.
    int takeStream();

    /// Readable when it has said something on standard error; -1 once that has ended.
    int errorStream() const { return m_errorStream; }

    /// Reads what has come, without waiting.
    void collectErrors();

    /// What it said on standard error, the first 4 KiB.
    const std::string &errors() const { return m_errors; }

    /// Nothing while it runs; then its exit status, or 128 + the signal that ended it.
    std::optional<int> exitStatus();

private:
    ChildProcess() = default;

    void waitFor(std::chrono::milliseconds limit);
    void end();

    pid_t m_pid = 0;
    int m_handle = -1; ///< a pidfd
    int m_stream = -1;
    int m_errorStream = -1;
    std::string m_errors;
    std::optional<int> m_status;
};

} // namespace zumik::process
