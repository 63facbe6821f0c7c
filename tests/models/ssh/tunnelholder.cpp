// SPDX-License-Identifier: GPL-3.0-or-later
// A process that holds a tunnel open, for tests that stop and continue it, which they can't do to themselves:
//     tunnelholder PORT USER IDENTITY KNOWN_HOSTS KEEPALIVE_MS
// writes a line for each change of state: "SESSIONS STATE WHY".
#include "models/ssh/tunnel.h"

#include <QCoreApplication>

#include <cstdio>
#include <string>

int main(int argc, char **argv)
{
    using namespace zumik;
    QCoreApplication program(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 6) {
        return 2;
    }
    ssh::SshTarget target;
    target.host = "127.0.0.1";
    target.port = static_cast<std::uint16_t>(arguments[1].toInt());
    target.user = arguments[2].toStdString();
    target.identities.push_back({arguments[3].toStdString(), {}});
    target.useAgent = false;
    target.knownHosts = {arguments[4].toStdString()};
    target.keepaliveInterval = std::chrono::milliseconds(arguments[5].toInt());
    const auto tell = [last = ssh::TunnelState::Idle](const ssh::TunnelStatus &status) mutable {
        if (std::exchange(last, status.state) != status.state) {
            const std::string why = status.error ? base::describe(*status.error) : "";
            std::printf("%d %s %s\n", status.sessions, ssh::stateName(status.state), why.c_str());
            std::fflush(stdout);
        }
    };
    const auto tunnel = ssh::Tunnel::open(std::move(target), {}, async::Receiver(&program), {tell, {}});
    return tunnel ? QCoreApplication::exec() : 1;
}
