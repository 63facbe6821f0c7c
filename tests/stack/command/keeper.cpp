// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/command/keeper.h"

#include "tests/support/setuperror.h"
#include "tests/support/wait.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <exception>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace zumik::tests {

namespace {

constexpr std::string_view readyWord = "ready";

/// Nothing that the caller waits for may stay open: neither its terminal nor its pipes.
void leaveCaller(const std::string &log)
{
    ::setsid();
    const int nothing = ::open("/dev/null", O_RDONLY);
    const int said = ::open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(said, STDOUT_FILENO);
    ::dup2(said, STDERR_FILENO);
}

/// False when the caller has gone meanwhile.
bool tell(int pipe, std::string_view text)
{
    return ::write(pipe, text.data(), text.size()) == static_cast<ssize_t>(text.size());
}

void keep(const StackState &state, const StackOptions &options, int pipe)
{
    sigset_t ending;
    ::sigemptyset(&ending);
    ::sigaddset(&ending, SIGTERM);
    ::sigaddset(&ending, SIGINT);
    ::sigprocmask(SIG_BLOCK, &ending, nullptr);
    std::signal(SIGPIPE, SIG_IGN); // NOLINT(cert-err33-c)
    state.create();
    leaveCaller(state.file("log"));
    Stack stack(options);
    if (!stack.waitForTargets()) {
        std::fprintf(stderr, "not every target is up: %s\n", stack.api().get("targets?state=active").c_str());
    }
    state.write(stack);
    if (!tell(pipe, readyWord)) {
        return;
    }
    ::close(pipe);
    int received = 0;
    ::sigwait(&ending, &received);
}

[[noreturn]] void runKeeper(const StackState &state, const StackOptions &options, int pipe)
{
    int status = 0;
    try {
        keep(state, options, pipe);
    } catch (const std::exception &error) {
        tell(pipe, error.what());
        status = 1;
    }
    state.remove();
    ::_exit(status);
}

std::string readAll(int pipe)
{
    std::string text;
    std::array<char, 4096> buffer{};
    ssize_t got = 0;
    while ((got = ::read(pipe, buffer.data(), buffer.size())) > 0) {
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return text;
}

} // namespace

std::string startKeeper(const StackState &state, const StackOptions &options)
{
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) {
        return "no pipe";
    }
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(pipe[0]);
        runKeeper(state, options, pipe[1]);
    }
    ::close(pipe[1]);
    const std::string said = child < 0 ? "cannot fork" : readAll(pipe[0]);
    ::close(pipe[0]);
    if (said == readyWord) {
        return {};
    }
    return said.empty() ? "it ended without a word" : said;
}

bool stopKeeper(const StackState &state)
{
    const std::optional<pid_t> pid = state.keeper();
    if (pid) {
        ::kill(*pid, SIGTERM);
    }
    const bool gone = !pid || waitFor([&] { return !isAlive(*pid); }, std::chrono::seconds(60));
    if (gone) {
        state.remove();
    }
    return gone;
}

} // namespace zumik::tests
