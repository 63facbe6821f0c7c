// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secretinput.h"

#include <QSocketNotifier>
#include <QTimer>

#include <array>
#include <cstdio>
#include <utility>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#else
#include <io.h>
#include <windows.h>
#endif

namespace zumik::app {

namespace {

constexpr std::size_t longest = std::size_t{64} << 10; // bytes

#ifdef Q_OS_UNIX

constexpr int standardInput = STDIN_FILENO;

bool isInteractive()
{
    return ::isatty(standardInput) == 1;
}

int readSome(char *buffer, std::size_t size)
{
    return int(::read(standardInput, buffer, size));
}

#else

constexpr int standardInput = 0;

bool isInteractive()
{
    return ::_isatty(standardInput) != 0;
}

int readSome(char *buffer, std::size_t size)
{
    return ::_read(standardInput, buffer, unsigned(size));
}

#endif

} // namespace

#ifdef Q_OS_UNIX

/// Turns the echo off for as long as it lives, unless what is typed may be seen.
struct SecretInput::Terminal {
    explicit Terminal(bool visible)
        : shows(visible)
    {
        ::tcgetattr(standardInput, &before);
        termios silent = before;
        if (!visible) {
            silent.c_lflag &= ~tcflag_t(ECHO);
        }
        ::tcsetattr(standardInput, TCSAFLUSH, &silent);
    }

    ~Terminal()
    {
        ::tcsetattr(standardInput, TCSANOW, &before);
        if (!shows) {
            std::fputc('\n', stderr);
        }
    }

    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;

    termios before{};
    bool shows;
};

#else

struct SecretInput::Terminal {
    explicit Terminal(bool visible)
    {
        ::GetConsoleMode(console, &before);
        ::SetConsoleMode(console, visible ? before : before & ~DWORD(ENABLE_ECHO_INPUT));
    }

    ~Terminal()
    {
        ::SetConsoleMode(console, before);
        std::fputc('\n', stderr);
    }

    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;

    HANDLE console = ::GetStdHandle(STD_INPUT_HANDLE);
    DWORD before = 0;
};

#endif

bool SecretInput::isTerminal()
{
    return isInteractive();
}

SecretInput::SecretInput(const std::string &prompt, Answer answer, QObject *parent, Kind kind)
    : QObject(parent)
    , m_answer(std::move(answer))
    , m_kind(kind)
{
    m_line.reserve(longest + 1); // never moved, so that no copy stays behind
    if (isInteractive()) {
        m_terminal = std::make_unique<Terminal>(kind == Kind::VisibleAnswer);
        std::fputs(prompt.c_str(), stderr);
    }
#ifdef Q_OS_UNIX
    auto *notifier = new QSocketNotifier(standardInput, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &SecretInput::onReadable);
#else
    QTimer::singleShot(0, this, [this] {
        while (m_answer) {
            onReadable();
        }
    });
#endif
}

SecretInput::~SecretInput()
{
    base::wipe(m_line);
}

void SecretInput::onReadable()
{
    std::array<char, 1024> buffer{};
    const int got = readSome(buffer.data(), std::min(buffer.size(), longest + 1 - m_line.size()));
    for (int i = 0; i < got && m_answer; ++i) {
        if (buffer[std::size_t(i)] == '\n') {
            finish(false);
        } else {
            m_line += buffer[std::size_t(i)];
        }
    }
    base::wipe(buffer.data(), buffer.size());
    if (got <= 0 || m_line.size() > longest) {
        finish(got <= 0);
    }
}

/// `ended`: nothing more will come, not even a line's end.
void SecretInput::finish(bool ended)
{
    const Answer answer = std::exchange(m_answer, {});
    if (!answer) {
        return;
    }
    m_terminal.reset();
    for (QSocketNotifier *notifier : findChildren<QSocketNotifier *>()) {
        notifier->setEnabled(false);
    }
    if (!m_line.empty() && m_line.back() == '\r') {
        m_line.pop_back();
    }
    if (m_line.empty() && (ended || m_kind == Kind::Secret)) {
        answer(base::Error{base::ErrorCode::InvalidArgument, "no secret came in", "stdin"});
    } else if (m_line.size() > longest) {
        answer(base::Error{base::ErrorCode::TooLarge, "more than 64 KiB in a line", "stdin"});
    } else {
        answer(base::Secret::copyOf(m_line));
    }
}

} // namespace zumik::app
