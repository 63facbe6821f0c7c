// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <cstdint>
#include <functional>
#include <string>

namespace zumik::tests {

/// A real server on a free port of 127.0.0.1 with a directory of its own, started by the constructor of the
/// class that inherits, ready when that returns, and gone with the object. SetupError with the end of its log
/// when it doesn't start.
class Server {
public:
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    const std::string &name() const { return m_name; }

    std::uint16_t port() const { return m_port; }

    pid_t pid() const { return m_process.pid(); }

    bool running() { return m_process.running(); }

    /// "http://127.0.0.1:PORT"
    std::string url() const;

    /// What the server has written to stdout and stderr so far.
    std::string log() const { return readFile(m_dir.file("log")); }

    const TempDir &dir() const { return m_dir; }

    /// Ends it, with every process it started; its port refuses connections then.
    void stop();

    /// After stop: again, on the same port and with the same data.
    void restart();

    /// Freezes it: connections are accepted by the kernel and never answered, until `resume`.
    void pause() const;
    void resume() const;

protected:
    /// Writes what it needs for this port and says what to run; called again with another port when one was
    /// taken.
    using MakeCommand = std::function<Command(std::uint16_t port)>;
    using IsReady = std::function<bool(std::uint16_t port)>;

    explicit Server(std::string name);
    ~Server() = default;

    void launch(MakeCommand make, IsReady ready);

private:
    enum class Attempt { Ready, PortTaken };
    Attempt attempt();
    bool isOurs() const;
    void signalAll(int number) const;

    std::string m_name;
    TempDir m_dir;
    Process m_process;
    MakeCommand m_make;
    IsReady m_ready;
    std::uint16_t m_port = 0;
};

} // namespace zumik::tests
