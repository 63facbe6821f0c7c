// SPDX-License-Identifier: GPL-3.0-or-later
// The tunnel as a process of its own, so that its processor time can be read as that of ssh can:
//     gateway SSH_PORT USER IDENTITY KNOWN_HOSTS DESTINATION_PORT
// prints one line, PORT USER PASSWORD, once it is connected, and stays until it is ended.
#include "models/ssh/tunnel.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

int main(int argc, char **argv)
{
    using namespace zumik;
    const QCoreApplication application(argc, argv);
    if (argc != 6) {
        return 2;
    }
    ssh::SshTarget target;
    target.host = "127.0.0.1";
    target.port = static_cast<std::uint16_t>(std::atoi(argv[1]));
    target.user = argv[2];
    target.identities.push_back({argv[3], {}});
    target.useAgent = false;
    target.knownHosts = {argv[4]};
    std::unique_ptr<ssh::Tunnel> tunnel;
    QObject context;
    const auto onStatus = [&](const ssh::TunnelStatus &status) {
        if (status.state == ssh::TunnelState::Failed) {
            std::fprintf(stderr, "%s\n", base::describe(status.error.value_or(base::Error{})).c_str());
            QCoreApplication::exit(1);
        } else if (status.state == ssh::TunnelState::Connected && status.channels == 0
            && status.bytesOut == 0) {
            std::fprintf(stderr, "connected, %s\n", status.cipher.c_str());
        }
    };
    const auto port = static_cast<std::uint16_t>(std::atoi(argv[5]));
    auto opened = ssh::Tunnel::open(
        std::move(target), {{"127.0.0.1", port}}, async::Receiver(&context), {onStatus, {}});
    if (!opened) {
        return 1;
    }
    tunnel = std::move(*opened);
    const auto access = tunnel->access();
    std::printf(
        "%u %s %s\n", access.port, access.user.c_str(), std::string(access.password.reveal()).c_str());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
