// SPDX-License-Identifier: GPL-3.0-or-later
// known_hosts of any content, asked for a host and a key from its own first bytes.
#include "models/ssh/knownhosts.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    zumik::ssh::KnownHosts hosts;
    hosts.addText(text, "known_hosts");
    const auto host = text.substr(0, 64);
    hosts.check(host, 22, text);
    hosts.check(host, 2222, {});
    hosts.keyTypes("vps.example", 22);
    return 0;
}
