// SPDX-License-Identifier: GPL-3.0-or-later
// Private key files, public key lines, what an agent may answer, and where it is said to listen.
#include "models/ssh/agentclient.h"
#include "models/ssh/certificate.h"
#include "models/ssh/keyfile.h"
#include "models/ssh/privatekey.h"
#include "models/ssh/windows/agentchoice.h"
#include "models/ssh/windows/agentmessage.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    zumik::ssh::isEncryptedKey(text);
    zumik::ssh::publicPartOf(text);
    zumik::ssh::publicKeyOfLine(text);
    zumik::ssh::parseAgentKeys(text);
    zumik::ssh::parseAgentSignature(text, text);
    (void)zumik::ssh::agentBodySize(text);
    zumik::ssh::localPipe(text);
    zumik::ssh::certifiedKey(text);
    zumik::ssh::strangeFormat(text);
    const auto key = zumik::ssh::PrivateKey::read(text, zumik::base::Secret::copyOf("passphrase"));
    if (key) {
        key->sign("ssh-ed25519", text);
    }
    return 0;
}
