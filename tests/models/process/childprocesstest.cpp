// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/process/childprocess.h"

#include "models/process/environment.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"
#include "tests/support/wait.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace zumik::process {

using base::ErrorCode;
using tests::isAlive;
using tests::TempDir;

namespace {

Command shell(const std::string &line, std::vector<std::string> environment = {})
{
    return {"/bin/sh", {"-c", line}, std::move(environment)};
}

/// What it writes until it closes its output.
std::string outputOf(const ChildProcess &child)
{
    std::string text;
    bool ended = false;
    EXPECT_TRUE(tests::waitFor([&] {
        char buffer[4096];
        ssize_t got = 0;
        while ((got = ::read(child.stream(), buffer, sizeof buffer)) > 0) {
            text.append(buffer, static_cast<std::size_t>(got));
        }
        ended = got == 0;
        return ended;
    }));
    return text;
}

std::string outputOf(const Command &command)
{
    const auto child = ChildProcess::start(command);
    EXPECT_TRUE(child) << describe(child.error());
    return child ? outputOf(*child) : std::string();
}

/// Signals that this process ignores meanwhile, glibc's own two as well, which ::signal refuses.
class SignalsIgnored {
public:
    explicit SignalsIgnored(std::vector<int> numbers)
        : m_numbers(std::move(numbers))
    {
        for (const int number : m_numbers) {
            Action ignore{};
            ignore[0] = 1; // SIG_IGN
            EXPECT_EQ(set(number, &ignore, &m_before.emplace_back()), 0) << number;
        }
    }

    ~SignalsIgnored()
    {
        for (std::size_t i = 0; i < m_numbers.size(); ++i) {
            set(m_numbers[i], &m_before[i], nullptr);
        }
    }

private:
    using Action = std::array<unsigned long, 8>; // the kernel's struct sigaction, and some room

    static long set(int number, const Action *action, Action *before)
    {
        return ::syscall(SYS_rt_sigaction, number, action, before, std::size_t{8});
    }

    std::vector<int> m_numbers;
    std::vector<Action> m_before;
};

int statusOf(ChildProcess &child)
{
    EXPECT_TRUE(tests::waitFor([&] { return child.exitStatus().has_value(); }));
    return child.exitStatus().value_or(-1);
}

pid_t numberIn(const std::string &file)
{
    EXPECT_TRUE(tests::waitFor([&] { return !tests::readFile(file).empty(); }));
    return static_cast<pid_t>(std::strtol(tests::readFile(file).c_str(), nullptr, 10));
}

} // namespace

TEST(ChildProcess, getsItsArgumentsAsTheyAre)
{
    EXPECT_EQ(outputOf({"/usr/bin/printf", {"<%s>", "a b", "$(id)", "", "'\"*"}}), "<a b><$(id)><><'\"*>");
}

TEST(ChildProcess, hasNoOtherVariableThanThoseItWasGiven)
{
    ::setenv("METRICS_TOKEN", "secret", 1);
    EXPECT_EQ(outputOf({"/usr/bin/env", {}, {"A=1", "B=x y"}}), "A=1\nB=x y\n");
    ::unsetenv("METRICS_TOKEN");
}

TEST(ChildProcess, hasNoFileOfOurs)
{
    const TempDir folder("files");
    tests::writeFile(folder.file("open"), "secret");
    const int inherited = ::open(folder.file("open").c_str(), O_RDONLY); // without O_CLOEXEC
    ASSERT_GE(inherited, 3);
    // The listing's own descriptor is the one after its three.
    EXPECT_EQ(outputOf({"/bin/ls", {"/proc/self/fd"}}), "0\n1\n2\n3\n");
    ::close(inherited);
}

TEST(ChildProcess, hasNoTerminalTheDefaultSignalsAndKeepsItsFilesToItself)
{
    ::signal(SIGPIPE, SIG_IGN);
    const SignalsIgnored kept({32, 33}); // glibc's own, as a parent without glibc may leave them
    const auto fact = [](const std::string &name) {
        return outputOf(shell("while read -r name value; do [ $name = " + name
            + ": ] && echo $value; done < /proc/self/status"));
    };
    EXPECT_EQ(fact("SigIgn"), "0000000000000000\n");
    EXPECT_EQ(fact("SigBlk"), "0000000000000000\n");
    EXPECT_EQ(outputOf(shell("umask")), "0077\n");
    EXPECT_EQ(outputOf(shell("read -r _ _ _ _ _ session _ < /proc/$$/stat; echo $((session - $$))")), "0\n");
    EXPECT_EQ(outputOf(shell("(: < /dev/tty) 2>/dev/null || echo none")), "none\n");
    EXPECT_EQ(outputOf(shell("pwd")), "/\n");
}

TEST(ChildProcess, talksThroughItsStreamUntilTheInputEnds)
{
    auto child = ChildProcess::start({"/bin/cat", {}});
    ASSERT_TRUE(child);
    ASSERT_EQ(::write(child->stream(), "hello", 5), 5);
    ::shutdown(child->stream(), SHUT_WR);
    EXPECT_EQ(outputOf(*child), "hello");
    EXPECT_EQ(statusOf(*child), 0);
}

TEST(ChildProcess, tellsHowItEndedAndWhatItSaid)
{
    auto child = ChildProcess::start(shell("echo no way >&2; exit 7"));
    ASSERT_TRUE(child);
    EXPECT_EQ(statusOf(*child), 7);
    child->collectErrors();
    EXPECT_EQ(child->errors(), "no way\n");
    auto killed = ChildProcess::start(shell("kill -9 $$"));
    EXPECT_EQ(statusOf(*killed), 128 + SIGKILL);
}

TEST(ChildProcess, keepsTheBeginningOfALongComplaintAndIsNotHeldUpByIt)
{
    auto child = ChildProcess::start(shell("yes complaint | head -c 1000000 >&2; exit 3"));
    ASSERT_TRUE(child);
    ASSERT_TRUE(tests::waitFor([&] {
        child->collectErrors();
        return child->exitStatus().has_value();
    }));
    EXPECT_EQ(child->exitStatus(), 3);
    EXPECT_EQ(child->errors().size(), 4096U);
    EXPECT_EQ(child->errors().substr(0, 10), "complaint\n");
}

TEST(ChildProcess, isToldFromAProgramThatIsNotThere)
{
    const auto missing = ChildProcess::start({"/no/such/program"});
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::FileNotFound);
    EXPECT_EQ(missing.error().where, "/no/such/program");
    const TempDir folder("run");
    tests::writeFile(folder.file("text"), "x");
    EXPECT_EQ(ChildProcess::start({folder.file("text")}).error().code, ErrorCode::FileUnreadable);
}

TEST(ChildProcess, goesWithItsObjectAndTakesItsOwnChildrenAlong)
{
    const TempDir folder("group");
    auto child = std::make_unique<base::Result<ChildProcess>>(
        ChildProcess::start(shell("sleep 1000 & echo $! > " + folder.file("inner") + "; wait")));
    ASSERT_TRUE(*child);
    const pid_t inner = numberIn(folder.file("inner"));
    const pid_t outer = (*child)->pid();
    ASSERT_TRUE(isAlive(inner));
    child.reset();
    EXPECT_FALSE(isAlive(outer));
    EXPECT_TRUE(tests::waitFor([&] { return !isAlive(inner); }));
}

TEST(ChildProcess, isKilledWhenItWillNotGo)
{
    const TempDir folder("deaf");
    auto child = std::make_unique<base::Result<ChildProcess>>(ChildProcess::start(
        shell("trap '' TERM; echo $$ > " + folder.file("pid") + "; while :; do sleep 1; done")));
    const pid_t pid = numberIn(folder.file("pid"));
    child.reset();
    EXPECT_FALSE(isAlive(pid));
}

TEST(ChildProcess, whatAnEndedOneLeftBehindGoesAsWell)
{
    const TempDir folder("left");
    auto child = std::make_unique<base::Result<ChildProcess>>(
        ChildProcess::start(shell("sleep 1000 & echo $! > " + folder.file("inner"))));
    const pid_t inner = numberIn(folder.file("inner"));
    EXPECT_EQ(statusOf(**child), 0);
    ASSERT_TRUE(isAlive(inner));
    child.reset();
    EXPECT_TRUE(tests::waitFor([&] { return !isAlive(inner); }));
}

/// As a crash of ours would have it: the process that started it dies without a word.
TEST(ChildProcess, isGoneAfterItsParentWasKilled)
{
    const TempDir folder("crash");
    const pid_t parent = ::fork();
    if (parent == 0) {
        const auto child =
            ChildProcess::start(shell("echo $$ > " + folder.file("pid") + "; exec sleep 1000"));
        ::pause();
        ::_exit(child ? 0 : 1);
    }
    const pid_t pid = numberIn(folder.file("pid"));
    ASSERT_TRUE(isAlive(pid));
    ::kill(parent, SIGKILL);
    ::waitpid(parent, nullptr, 0);
    EXPECT_TRUE(tests::waitFor([&] { return !isAlive(pid); }));
}

TEST(ChildProcess, isGoneWithTheThreadThatStartedIt)
{
    base::Result<ChildProcess> child = base::Error{};
    std::thread([&] { child = ChildProcess::start({"/bin/sleep", {"1000"}}); }).join();
    ASSERT_TRUE(child);
    EXPECT_EQ(statusOf(*child), 128 + SIGKILL);
}

} // namespace zumik::process
