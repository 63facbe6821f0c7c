// SPDX-License-Identifier: GPL-3.0-or-later
// Between fork and exec the child runs on a copy of a program with many threads: only system calls are safe
// there. Everything that needs memory is made before. Whether exec came about is told through a pipe that it
// closes: nothing comes, or errno does.
#include "models/process/childprocess.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace zumik::process {

using base::ErrorCode;

namespace {

constexpr std::size_t mostErrors = 4096;
constexpr auto grace = std::chrono::milliseconds(500);
constexpr int firstOther = 3; ///< the descriptor after the standard ones

void closeAt(int &descriptor)
{
    if (const int closed = std::exchange(descriptor, -1); closed >= 0) {
        ::close(closed);
    }
}

/// A pair of descriptors that close themselves unless they are taken.
struct Pair {
    int ours = -1;
    int theirs = -1;

    Pair() = default;
    Pair(const Pair &) = delete;
    Pair &operator=(const Pair &) = delete;

    ~Pair()
    {
        closeAt(ours);
        closeAt(theirs);
    }

    bool makeStream()
    {
        std::array<int, 2> ends{-1, -1};
        const bool made = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0;
        return take(made, ends[0], ends[1]);
    }

    bool makePipe()
    {
        std::array<int, 2> ends{-1, -1};
        const bool made = ::pipe2(ends.data(), O_CLOEXEC) == 0;
        return take(made, ends[0], ends[1]);
    }

private:
    bool take(bool made, int first, int second)
    {
        ours = first;
        theirs = second;
        return made;
    }
};

void makeNonBlocking(int descriptor)
{
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

std::vector<char *> pointersTo(std::vector<std::string> &texts)
{
    std::vector<char *> pointers;
    pointers.reserve(texts.size() + 1);
    for (std::string &text : texts) {
        pointers.push_back(text.data());
    }
    pointers.push_back(nullptr);
    return pointers;
}

/// Everything that the child needs of memory.
struct Plan {
    explicit Plan(const Command &command)
        : words(command.arguments)
        , variables(command.environment)
    {
        words.insert(words.begin(), command.program);
        arguments = pointersTo(words);
        environment = pointersTo(variables);
    }

    std::vector<std::string> words;
    std::vector<std::string> variables;
    std::vector<char *> arguments;
    std::vector<char *> environment;
    pid_t parent = ::getpid();
    int stream = -1;
    int errors = -1;
    int report = -1;
};

/// Past the C library, which keeps two signals to itself and won't touch them: whoever started us may have
/// left them ignored.
void useDefaultSignal(int number)
{
#ifdef SYS_rt_sigaction
    constexpr std::size_t maskSize = 8; // bytes of the kernel's set of 64 signals
    const std::array<unsigned long, 8> byDefault{}; // at least its struct sigaction, where SIG_DFL is 0
    ::syscall(SYS_rt_sigaction, number, byDefault.data(), nullptr, maskSize);
#else
    ::signal(number, SIG_DFL);
#endif
}

void useDefaultSignals()
{
    for (int number = 1; number < NSIG; ++number) {
        useDefaultSignal(number); // fails for the two that can't be changed
    }
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// False when our parent is gone already.
bool goWithParent([[maybe_unused]] pid_t parent)
{
#ifdef __linux__
    return ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && ::getppid() == parent;
#else
    return true;
#endif
}

void closeTheRest()
{
#ifdef SYS_close_range
    constexpr unsigned closeOnExec = 1U << 2; // CLOSE_RANGE_CLOEXEC: the report must live until exec
    ::syscall(SYS_close_range, static_cast<unsigned>(firstOther), ~0U, closeOnExec);
#endif
}

[[noreturn]] void become(const Plan &plan)
{
    useDefaultSignals();
    ::setsid();
    ::umask(077);
    const bool ready = goWithParent(plan.parent) && ::chdir("/") == 0
        && ::dup2(plan.stream, STDIN_FILENO) >= 0 && ::dup2(plan.stream, STDOUT_FILENO) >= 0
        && ::dup2(plan.errors, STDERR_FILENO) >= 0;
    if (ready) {
        closeTheRest();
        ::execve(plan.arguments[0], plan.arguments.data(), plan.environment.data());
    }
    const int failure = errno;
    [[maybe_unused]] const auto told = ::write(plan.report, &failure, sizeof failure);
    ::_exit(127);
}

/// No handler of ours runs in the copy.
pid_t forkQuietly(const Plan &plan)
{
    sigset_t all;
    sigset_t before;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    const pid_t pid = ::fork();
    if (pid == 0) {
        become(plan);
    }
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    return pid;
}

int openHandle([[maybe_unused]] pid_t pid)
{
#ifdef SYS_pidfd_open
    return static_cast<int>(::syscall(SYS_pidfd_open, pid, 0U));
#else
    return -1;
#endif
}

base::Error startError(int number, const std::string &program)
{
    const bool missing = number == ENOENT || number == ENOTDIR;
    const bool room = number == EAGAIN || number == ENOMEM || number == EMFILE || number == ENFILE;
    const ErrorCode code = missing ? ErrorCode::FileNotFound
        : room                     ? ErrorCode::Unreachable
                                   : ErrorCode::FileUnreadable;
    return {code, std::strerror(number), program};
}

/// errno of a failed exec; 0 when it went well.
int readReport(int descriptor)
{
    int failure = 0;
    ssize_t got = 0;
    do {
        got = ::read(descriptor, &failure, sizeof failure);
    } while (got < 0 && errno == EINTR);
    return got == sizeof failure ? failure : 0;
}

} // namespace

base::Result<ChildProcess> ChildProcess::start(const Command &command)
{
    Pair stream;
    Pair errors;
    Pair report;
    if (!stream.makeStream() || !errors.makePipe() || !report.makePipe()) {
        return startError(errno, command.program);
    }
    Plan plan(command);
    plan.stream = stream.theirs;
    plan.errors = errors.theirs;
    plan.report = report.theirs;
    ChildProcess child;
    child.m_pid = forkQuietly(plan);
    if (child.m_pid < 0) {
        child.m_pid = 0;
        return startError(errno, command.program);
    }
    closeAt(report.theirs);
    if (const int failure = readReport(report.ours); failure != 0) {
        return startError(failure, command.program);
    }
    child.m_handle = openHandle(child.m_pid);
    child.m_stream = std::exchange(stream.ours, -1);
    child.m_errorStream = std::exchange(errors.ours, -1);
    makeNonBlocking(child.m_stream);
    makeNonBlocking(child.m_errorStream);
    return child;
}

ChildProcess::~ChildProcess()
{
    end();
}

ChildProcess::ChildProcess(ChildProcess &&other) noexcept
{
    *this = std::move(other);
}

ChildProcess &ChildProcess::operator=(ChildProcess &&other) noexcept
{
    if (this != &other) {
        end();
        m_pid = std::exchange(other.m_pid, 0);
        m_handle = std::exchange(other.m_handle, -1);
        m_stream = std::exchange(other.m_stream, -1);
        m_errorStream = std::exchange(other.m_errorStream, -1);
        m_errors = std::move(other.m_errors);
        m_status = std::exchange(other.m_status, std::nullopt);
    }
    return *this;
}

int ChildProcess::takeStream()
{
    return std::exchange(m_stream, -1);
}

void ChildProcess::collectErrors()
{
    std::array<char, 1024> buffer{};
    while (m_errorStream >= 0) {
        const ssize_t got = ::read(m_errorStream, buffer.data(), buffer.size());
        if (got > 0) { // what is too much is read as well, or the child would wait for ever
            const auto room = mostErrors - m_errors.size();
            m_errors.append(buffer.data(), std::min(room, static_cast<std::size_t>(got)));
        } else if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
            return;
        } else {
            closeAt(m_errorStream);
        }
    }
}

/// Looks without taking the status away: until then the number is nobody else's, and neither is its group's.
std::optional<int> ChildProcess::exitStatus()
{
    siginfo_t info{};
    const bool looked = !m_status && m_pid > 0
        && ::waitid(P_PID, static_cast<id_t>(m_pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0;
    if (looked && info.si_pid == m_pid) {
        m_status = info.si_code == CLD_EXITED ? info.si_status : 128 + info.si_status;
    }
    return m_status;
}

/// For its end; without a handle there is no waiting.
void ChildProcess::waitFor(std::chrono::milliseconds limit)
{
    pollfd entry{m_handle, POLLIN, 0};
    if (!exitStatus() && m_handle >= 0) {
        ::poll(&entry, 1, static_cast<int>(limit.count()));
    }
}

void ChildProcess::end()
{
    closeAt(m_stream);
    closeAt(m_errorStream);
    if (m_pid > 0) {
        ::kill(-m_pid, SIGTERM);
        waitFor(grace);
        ::kill(-m_pid, SIGKILL); // also for what a child that has ended left behind
        ::waitpid(m_pid, nullptr, 0);
        m_pid = 0;
    }
    closeAt(m_handle);
}

} // namespace zumik::process
