// SPDX-License-Identifier: GPL-3.0-or-later
// A server that asks for a password (a real sshd over a PAM service of its own, hence as root), and the
// program where nobody can answer, at a terminal, and in its window. What was answered is found nowhere.
#include "tests/app/keptconsole.h"
#include "tests/app/marks.h"
#include "tests/support/fakehttpserver.h"
#include "tests/support/setuperror.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

namespace zumik::tests {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

const std::string right = "mark+right/4717";
const std::string wrong = "mark+wrong/4718";
const std::vector<std::string> marks{right, wrong};

/// The program at a terminal; what it shows, what is typed.
class AtTerminal {
public:
    AtTerminal(
        const std::vector<std::string> &arguments, const std::map<std::string, std::string> &environment)
    {
        std::vector<const char *> argv{ZUMIK_CONSOLE};
        for (const std::string &argument : arguments) {
            argv.push_back(argument.c_str());
        }
        argv.push_back(nullptr);
        m_child = ::forkpty(&m_terminal, nullptr, nullptr, nullptr);
        if (m_child == 0) {
            for (const auto &[name, value] : environment) {
                ::setenv(name.c_str(), value.c_str(), 1);
            }
            ::execv(ZUMIK_CONSOLE, const_cast<char *const *>(argv.data()));
            ::_exit(127);
        }
    }

    ~AtTerminal()
    {
        ::close(m_terminal);
        ::kill(m_child, SIGKILL);
        ::waitpid(m_child, nullptr, 0);
    }

    /// Until the text has come `times` times.
    bool shows(const std::string &text, int times = 1)
    {
        return waitUntil([&] {
            read();
            int found = 0;
            for (auto at = m_shown.find(text); at != std::string::npos; at = m_shown.find(text, at + 1)) {
                ++found;
            }
            return found >= times;
        });
    }

    void type(const std::string &line) const
    {
        const std::string text = line + '\n';
        EXPECT_EQ(::write(m_terminal, text.data(), text.size()), ssize_t(text.size()));
    }

    int status()
    {
        int status = 0;
        pid_t ended = 0;
        waitUntil([&] {
            read();
            ended = ended != 0 ? ended : ::waitpid(m_child, &status, WNOHANG);
            return ended != 0;
        });
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

    const std::string &shown() const { return m_shown; }

private:
    void read()
    {
        pollfd ready{m_terminal, POLLIN, 0};
        char buffer[4096];
        while (::poll(&ready, 1, 0) == 1) {
            const ssize_t got = ::read(m_terminal, buffer, sizeof buffer);
            if (got <= 0) {
                return;
            }
            m_shown.append(buffer, static_cast<std::size_t>(got));
        }
    }

    int m_terminal = -1;
    pid_t m_child = -1;
    std::string m_shown;
};

struct Login : testing::Test {
    Login()
    {
        m_prometheus.answer({.body = R"({"status":"success","data":{"resultType":"vector","result":[]}})"});
        const std::string script = m_console.file("compare");
        writeFile(script, "#!/bin/sh\n[ \"$(tr -d '\\0')\" = \"$(cat " + m_dir.file("right") + ")\" ]\n");
        std::filesystem::permissions(script, std::filesystem::perms::owner_all);
        writeFile(m_dir.file("right"), right);
        m_sshd = std::make_unique<Sshd>(SshdOptions{.hostKeys = {KeyType::Ed25519},
            .extraLines = {"AuthenticationMethods keyboard-interactive", "KbdInteractiveAuthentication yes"},
            .pam = {"auth required pam_exec.so expose_authtok quiet " + script,
                "account required pam_permit.so", "session required pam_permit.so"}});
    }

    ~Login() override { EXPECT_THAT(foundBelow(m_console.home().path(), marks), IsEmpty()); }

    /// `password`: what the profile says of it.
    std::string profile(const std::string &password = {}) const
    {
        std::string path = m_console.file("asking.json");
        writeFile(path,
            R"({"ssh": {"host": "127.0.0.1", "port": )" + std::to_string(m_sshd->port()) + R"(, "user": ")"
                + Sshd::user() + R"(", "knownHosts": ")" + m_sshd->knownHosts() + '"'
                + (password.empty() ? "" : R"(, "password": )" + password)
                + R"(}, "prometheus": {"url": "http://127.0.0.1:)" + std::to_string(m_prometheus.port())
                + "\"}}");
        return path;
    }

    std::vector<std::string> query() const
    {
        return {"query", "--profile-file", profile(), "up", "--log-json", m_console.file("log.json")};
    }

    KeptConsole m_console;
    TempDir m_dir{"login"};
    FakeHttpServer m_prometheus;
    std::unique_ptr<Sshd> m_sshd;
};

std::string step(const char *what, const std::string &text)
{
    return std::string("{\"") + what + "\":\"" + text + "\"}\n";
}

} // namespace

TEST_F(Login, whereNobodyCanAnswerItEndsWithFourAndSaysWhatWasAsked)
{
    const ConsoleRun run = m_console.run(query());
    EXPECT_EQ(run.status, 4);
    EXPECT_THAT(run.out, IsEmpty());
    EXPECT_THAT(run.err, AllOf(HasSubstr("Password:"), HasSubstr("nobody to answer")));
}

TEST_F(Login, aPasswordOfTheEnvironmentLetsItIn)
{
    const std::string file = profile(R"({"env": "SSH_PASSWORD"})");
    const std::vector<std::string> arguments{"query", "--profile-file", file, "up"};
    const ConsoleRun let = m_console.run(arguments, {}, {{"SSH_PASSWORD", right}});
    EXPECT_EQ(let.status, 0) << let.out << let.err;
    const ConsoleRun refused = m_console.run(arguments, {}, {{"SSH_PASSWORD", wrong}});
    EXPECT_EQ(refused.status, 4);
    EXPECT_THAT(foundIn(refused.out + refused.err, marks), IsEmpty());
    const ConsoleRun unset = m_console.run(arguments, {}, {});
    EXPECT_EQ(unset.status, 4);
    EXPECT_THAT(unset.err, HasSubstr("SSH_PASSWORD")) << "why it could not be read says more";
}

TEST_F(Login, aPasswordSetOnTheCommandLineIsKeptForThatServer)
{
    ASSERT_EQ(m_console.run({"profile", "add", "asking", "--file", profile()}).status, 0);
    ASSERT_EQ(m_console.run({"profile", "secret", "set", "asking", "ssh/password"}, right + "\n").status, 0);
    EXPECT_EQ(m_console.run({"query", "--profile", "asking", "up"}).status, 0);
    EXPECT_THAT(m_console.run({"profile", "show", "asking"}).out, HasSubstr("password-of"));
}

TEST_F(Login, atATerminalItAsksWithoutShowingWhatIsTyped)
{
    AtTerminal terminal(query(), m_console.environment());
    ASSERT_TRUE(terminal.shows("Password:")) << terminal.shown();
    terminal.type(wrong);
    ASSERT_TRUE(terminal.shows("not accepted")) << terminal.shown();
    ASSERT_TRUE(terminal.shows("Password:", 2)) << terminal.shown();
    terminal.type(right);
    ASSERT_TRUE(terminal.shows("\"success\"")) << terminal.shown();
    EXPECT_EQ(terminal.status(), 0);
    EXPECT_THAT(foundIn(terminal.shown(), marks), IsEmpty());
}

TEST_F(Login, theWindowAsksAndTheNextStartDoesNotWhenItIsKept)
{
    ASSERT_EQ(m_console.run({"profile", "add", "asking", "--file", profile()}).status, 0);
    const auto drive = [this](const std::string &steps) {
        writeFile(m_console.file("script.jsonl"), steps);
        const ConsoleRun run = m_console.run({"drive", "--profile", "asking", "--script",
            m_console.file("script.jsonl"), "--log-json", m_console.file("log.json")});
        EXPECT_EQ(run.status, 0) << run.out << run.err;
        EXPECT_THAT(foundIn(run.out + run.err, marks), IsEmpty());
    };
    const std::string field = R"({"wait":{"control":"Password:"},"ms":20000})"
                              "\n";
    const std::string board = R"({"wait":{"page":"board"},"ms":20000})"
                              "\n";
    const TempDir scripts("scripts"); // the answers stand in them
    const std::string answered = field + step("dump", m_console.file("asked.json"))
        + step("click", "Password:") + step("type", right) + step("click", "Keep it in the keychain")
        + step("click", "Answer") + board;
    drive(answered);
    EXPECT_THAT(readFile(m_console.file("asked.json")), HasSubstr("waiting for your answer"));
    drive(board);
    std::filesystem::remove(m_console.file("script.jsonl"));
}

TEST_F(Login, theProgramEndsOnlyOnceThePasswordIsKept)
{
    ASSERT_EQ(m_console.run({"profile", "add", "asking", "--file", profile()}).status, 0);
    const std::string board = R"({"wait":{"page":"board"},"ms":20000})"
                              "\n";
    const TempDir scripts("scripts"); // the answer stands in one
    writeFile(scripts.file("first"),
        R"({"wait":{"control":"Password:"},"ms":20000})"
        "\n" + step("click", "Password:")
            + step("type", right) + step("click", "Keep it in the keychain") + step("click", "Answer") + board
            + step("dump", m_console.file("arrived.json")));
    writeFile(scripts.file("second"), board);
    const auto drive = [&](const char *script) {
        return std::vector<std::string>{"drive", "--profile", "asking", "--script", scripts.file(script)};
    };
    m_console.keyring().daemon().signal(SIGSTOP); // it is slow
    Process program = m_console.start(drive("first"), scripts);
    ASSERT_TRUE(waitUntil([&] { return std::filesystem::exists(m_console.file("arrived.json")); }));
    EXPECT_FALSE(waitUntil([&] { return !program.running(); }, 500)) << readFile(scripts.file("out"));
    m_console.keyring().daemon().signal(SIGCONT);
    EXPECT_TRUE(waitUntil([&] { return !program.running(); }));
    EXPECT_EQ(m_console.run(drive("second")).status, 0) << "it is not asked for again";
}

TEST_F(Login, aQuestionThatIsLeftEndsTheWayAndIsNotAskedAgainByItself)
{
    ASSERT_EQ(m_console.run({"profile", "add", "asking", "--file", profile()}).status, 0);
    const std::string steps = R"({"wait":{"control":"Password:"},"ms":20000})"
                              "\n"
        + step("click", "Password:") + step("key", "Escape")
        + R"({"wait":{"page":"connecting","state":"refused"},"ms":20000})"
          "\n"
        + step("dump", m_console.file("left.json"));
    writeFile(m_console.file("script.jsonl"), steps);
    const ConsoleRun run =
        m_console.run({"drive", "--profile", "asking", "--script", m_console.file("script.jsonl")});
    EXPECT_EQ(run.status, 0) << run.out << run.err;
    EXPECT_THAT(
        readFile(m_console.file("left.json")), AllOf(HasSubstr("was not answered"), HasSubstr("Retry")));
}

} // namespace zumik::tests
