// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/servers/sshkeys.h"

#include "tests/support/process.h"

namespace zumik::tests {

std::string_view keyName(KeyType type)
{
    switch (type) {
    case KeyType::Ed25519:
        return "ed25519";
    case KeyType::Rsa:
        return "rsa";
    case KeyType::Ecdsa:
        return "ecdsa";
    }
    return {};
}

void makeSshKey(const std::string &path, KeyType type, const std::string &passphrase)
{
    Command command{.program = "ssh-keygen",
        .arguments = {"-q", "-t", std::string(keyName(type)), "-N", passphrase, "-C", "test", "-f", path}};
    if (type == KeyType::Rsa) {
        command.arguments.insert(command.arguments.end(), {"-b", "2048"});
    }
    runOrThrow(command);
}

} // namespace zumik::tests
