// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/servers/server.h"

#include "tests/stack/servers/listening.h"
#include "tests/support/net.h"
#include "tests/support/setuperror.h"
#include "tests/support/wait.h"

#include <csignal>
#include <utility>

namespace zumik::tests {

namespace {

constexpr std::chrono::seconds startLimit(30);
constexpr int portsToTry = 8;

std::string lastPart(const std::string &text)
{
    constexpr std::size_t most = 2000;
    return text.size() <= most ? text : "..." + text.substr(text.size() - most);
}

bool saysPortTaken(const std::string &log)
{
    return log.find("ddress already in use") != std::string::npos;
}

} // namespace

Server::Server(std::string name)
    : m_name(std::move(name))
    , m_dir(m_name)
{
}

std::string Server::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_port);
}

void Server::launch(MakeCommand make, IsReady ready)
{
    m_make = std::move(make);
    m_ready = std::move(ready);
    for (int tries = 0; tries < portsToTry; ++tries) {
        m_port = freePort();
        if (attempt() == Attempt::Ready) {
            return;
        }
    }
    throw SetupError(m_name + " found no free port: " + lastPart(log()));
}

void Server::restart()
{
    m_process.terminate();
    if (attempt() != Attempt::Ready) {
        throw SetupError(m_name + " did not get its port back");
    }
}

/// Ready is only what listens with our own process: on a taken port a stranger would answer.
bool Server::isOurs() const
{
    return listens(m_process.pid(), m_port) && m_ready(m_port);
}

Server::Attempt Server::attempt()
{
    Command command = m_make(m_port);
    command.outputFile = m_dir.file("log");
    const std::size_t logBefore = log().size();
    m_process = Process(command);
    bool ready = false;
    waitFor([&] { return (ready = isOurs()) || !m_process.running(); }, startLimit);
    if (ready) {
        return Attempt::Ready;
    }
    const bool ended = !m_process.running();
    m_process.terminate();
    const std::string said = log().substr(logBefore);
    if (saysPortTaken(said)) {
        return Attempt::PortTaken;
    }
    throw SetupError(m_name + (ended ? " ended" : " was not ready in time") + ": " + lastPart(said));
}

void Server::stop()
{
    m_process.terminate();
}

void Server::signalAll(int number) const
{
    if (pid() == 0) {
        return;
    }
    for (const pid_t member : descendants(pid())) {
        ::kill(member, number);
    }
    m_process.signal(number);
}

void Server::pause() const
{
    signalAll(SIGSTOP);
}

void Server::resume() const
{
    signalAll(SIGCONT);
}

} // namespace zumik::tests
