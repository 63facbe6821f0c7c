// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/process.h"

#include "tests/support/setuperror.h"
#include "tests/support/tempdir.h"
#include "tests/support/wait.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

extern char **environ; // NOLINT(readability-redundant-declaration): not every libc declares it

namespace zumik::tests {

namespace {

namespace fs = std::filesystem;

/// argv or envp: built before the fork, since the child of a threaded process may not allocate.
class Pointers {
public:
    explicit Pointers(std::vector<std::string> texts)
        : m_texts(std::move(texts))
    {
        for (std::string &text : m_texts) {
            m_pointers.push_back(text.data());
        }
        m_pointers.push_back(nullptr);
    }

    char **data() { return m_pointers.data(); }

private:
    std::vector<std::string> m_texts;
    std::vector<char *> m_pointers;
};

std::vector<std::string> childEnvironment(const std::map<std::string, std::string> &changes)
{
    std::vector<std::string> result;
    for (char **entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        if (!changes.contains(std::string(text.substr(0, text.find('='))))) {
            result.emplace_back(text);
        }
    }
    for (const auto &[name, value] : changes) {
        if (!value.empty()) {
            result.emplace_back(name).append("=").append(value);
        }
    }
    return result;
}

struct Launch {
    const char *path;
    char **arguments;
    char **environment;
    const char *directory;
    const char *output;
    const char *error;
    pid_t parent;
};

void redirect(const char *file, int descriptor)
{
    const int opened = ::open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (opened >= 0) {
        ::dup2(opened, descriptor);
    }
}

/// In the child: only calls that are safe after a fork of a threaded process.
[[noreturn]] void become(const Launch &launch)
{
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != launch.parent) {
        ::_exit(127);
    }
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    const int nothing = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    ::dup2(nothing, STDIN_FILENO);
    redirect(launch.output, STDOUT_FILENO);
    if (launch.error != nullptr) {
        redirect(launch.error, STDERR_FILENO);
    } else {
        ::dup2(STDOUT_FILENO, STDERR_FILENO);
    }
    if (launch.directory != nullptr && ::chdir(launch.directory) != 0) {
        ::_exit(127);
    }
    ::execve(launch.path, launch.arguments, launch.environment);
    ::_exit(127);
}

} // namespace

Process::Process(const Command &command)
{
    const std::string path = findProgram(command.program);
    std::vector<std::string> words{path};
    words.insert(words.end(), command.arguments.begin(), command.arguments.end());
    Pointers arguments(std::move(words));
    Pointers environment(childEnvironment(command.environment));
    const std::string output = command.outputFile.empty() ? "/dev/null" : command.outputFile;
    const Launch launch{path.c_str(), arguments.data(), environment.data(),
        command.directory.empty() ? nullptr : command.directory.c_str(), output.c_str(),
        command.errorFile.empty() ? nullptr : command.errorFile.c_str(), ::getpid()};
    m_pid = ::fork();
    if (m_pid == 0) {
        become(launch);
    }
    if (m_pid < 0) {
        m_pid = 0;
        throw SetupError("cannot start " + path + ": " + std::strerror(errno));
    }
}

Process::~Process()
{
    terminate();
}

Process::Process(Process &&other) noexcept
    : m_pid(std::exchange(other.m_pid, 0))
    , m_status(std::exchange(other.m_status, std::nullopt))
{
}

Process &Process::operator=(Process &&other) noexcept
{
    if (this != &other) {
        terminate();
        m_pid = std::exchange(other.m_pid, 0);
        m_status = std::exchange(other.m_status, std::nullopt);
    }
    return *this;
}

bool Process::reap(bool block)
{
    if (m_pid == 0) {
        return true;
    }
    int status = 0;
    pid_t done = 0;
    do {
        done = ::waitpid(m_pid, &status, block ? 0 : WNOHANG);
    } while (done < 0 && errno == EINTR);
    if (done == 0) {
        return false;
    }
    m_status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    m_pid = 0;
    return true;
}

bool Process::running()
{
    return !reap(false);
}

std::optional<int> Process::wait(std::chrono::milliseconds limit)
{
    waitFor([this] { return reap(false); }, limit);
    return m_status;
}

void Process::signal(int number) const
{
    if (m_pid > 0) {
        ::kill(m_pid, number);
    }
    if (m_pid > 0 && number == SIGSTOP) {
        siginfo_t stopped{};
        ::waitid(P_PID, static_cast<id_t>(m_pid), &stopped, WSTOPPED | WEXITED | WNOWAIT);
    }
}

void Process::terminate()
{
    if (reap(false)) {
        return;
    }
    const std::vector<pid_t> family = descendants(m_pid);
    signal(SIGTERM);
    signal(SIGCONT);
    if (!waitFor([this] { return reap(false); }, std::chrono::seconds(3))) {
        signal(SIGKILL);
        reap(true);
    }
    for (const pid_t member : family) {
        ::kill(member, SIGKILL);
    }
}

std::string findProgram(std::string_view name)
{
    if (name.find('/') != std::string_view::npos) {
        if (::access(std::string(name).c_str(), X_OK) == 0) {
            return std::string(name);
        }
        throw SetupError("there is no program " + std::string(name));
    }
    const char *variable = std::getenv("PATH");
    std::string folders = variable == nullptr ? "/usr/bin:/bin" : variable;
    folders += ":/usr/sbin:/sbin";
    for (std::size_t at = 0; at < folders.size();) {
        const std::size_t end = std::min(folders.find(':', at), folders.size());
        std::string path = folders.substr(at, end - at).append("/").append(name);
        if (::access(path.c_str(), X_OK) == 0) {
            return path;
        }
        at = end + 1;
    }
    throw SetupError("there is no program " + std::string(name) + "; packaging/setup-debian.sh installs it");
}

Outcome run(Command command, std::chrono::milliseconds limit)
{
    const TempDir dir("run");
    command.outputFile = dir.file("output");
    Process process(command);
    const std::optional<int> status = process.wait(limit);
    if (!status) {
        throw SetupError(command.program + " took too long: " + readFile(command.outputFile));
    }
    return {*status, readFile(command.outputFile)};
}

std::string runOrThrow(Command command, std::chrono::milliseconds limit)
{
    const std::string program = command.program;
    Outcome outcome = run(std::move(command), limit);
    if (outcome.status != 0) {
        throw SetupError(program + " failed (" + std::to_string(outcome.status) + "): " + outcome.output);
    }
    return std::move(outcome.output);
}

namespace {

/// State and parent from /proc/PID/stat: "PID (NAME) STATE PPID ..."; NAME may hold anything, ')' included.
std::pair<char, pid_t> statOf(pid_t pid)
{
    const std::string text = readFile("/proc/" + std::to_string(pid) + "/stat");
    const std::size_t name = text.rfind(')');
    if (name == std::string::npos || name + 4 >= text.size()) {
        return {'X', 0};
    }
    pid_t parent = 0;
    std::from_chars(text.data() + name + 4, text.data() + text.size(), parent);
    return {text[name + 2], parent};
}

std::vector<pid_t> allProcesses()
{
    std::vector<pid_t> result;
    std::error_code error;
    for (fs::directory_iterator entry("/proc", error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        pid_t pid = 0;
        if (std::from_chars(name.data(), name.data() + name.size(), pid).ec == std::errc()) {
            result.push_back(pid);
        }
    }
    return result;
}

} // namespace

/// Of pid 0, what a process that was stopped has for its own, the whole machine descends.
std::vector<pid_t> descendants(pid_t pid)
{
    if (pid <= 0) {
        return {};
    }
    std::multimap<pid_t, pid_t> children;
    for (const pid_t other : allProcesses()) {
        children.emplace(statOf(other).second, other);
    }
    std::vector<pid_t> result{pid};
    for (std::size_t next = 0; next < result.size(); ++next) {
        const auto [first, last] = children.equal_range(result[next]);
        for (auto child = first; child != last; ++child) {
            result.push_back(child->second);
        }
    }
    result.erase(result.begin());
    return result;
}

bool isAlive(pid_t pid)
{
    const char state = statOf(pid).first;
    return pid > 0 && state != 'X' && state != 'Z';
}

} // namespace zumik::tests
