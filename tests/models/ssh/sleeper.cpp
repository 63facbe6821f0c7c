// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/sleeper.h"

#include "tests/support/wait.h"

#include <csignal>

namespace zumik::tests {

Sleeper::Sleeper()
{
    Command command{ZUMIK_TUNNEL_HOLDER,
        {std::to_string(m_sshd.port()), Sshd::user(), m_sshd.identity(), m_sshd.knownHosts(), "60000"}};
    command.outputFile = m_dir.file("out");
    m_holder = Process(command);
}

bool Sleeper::says(const std::string &line, std::chrono::milliseconds limit) const
{
    return waitFor([&] { return said().find(line) != std::string::npos; }, limit);
}

void Sleeper::sleepFor(std::chrono::milliseconds time, const std::function<void()> &during)
{
    m_holder.signal(SIGSTOP);
    if (during) {
        during();
    }
    waitFor([] { return false; }, time); // nothing to wait for: the time is what is tested
    m_holder.signal(SIGCONT);
}

} // namespace zumik::tests
