// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/sshagent.h"

#include "models/ssh/socket.h"
#include "tests/support/setuperror.h"
#include "tests/support/wait.h"

#include <filesystem>

namespace zumik::tests {

SshAgent::SshAgent()
    : m_process({.program = "ssh-agent", .arguments = {"-D", "-a", socket()}})
{
    // Its socket is there before it listens.
    if (!waitFor([&] { return ssh::Socket::connectUnix(socket()).ok(); })) {
        throw SetupError("ssh-agent does not start");
    }
}

void SshAgent::add(const std::string &key) const
{
    runOrThrow(
        {.program = "ssh-add", .arguments = {"-q", key}, .environment = {{"SSH_AUTH_SOCK", socket()}}});
}

void SshAgent::lock()
{
    const std::string ask = m_dir.file("ask");
    writeFile(ask, "#!/bin/sh\necho word\n");
    std::filesystem::permissions(ask, std::filesystem::perms::owner_all);
    runOrThrow({.program = "ssh-add",
        .arguments = {"-x"},
        .environment = {
            {"SSH_AUTH_SOCK", socket()}, {"SSH_ASKPASS", ask}, {"SSH_ASKPASS_REQUIRE", "force"}}});
}

} // namespace zumik::tests
