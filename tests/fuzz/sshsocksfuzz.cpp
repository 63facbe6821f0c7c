// SPDX-License-Identifier: GPL-3.0-or-later
// The gateway's handshake: the first byte cuts the rest in two, as a network could.
#include "models/ssh/sockshandshake.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0) {
        return 0;
    }
    using namespace zumik;
    const auto user = base::Secret::copyOf("u");
    const auto password = base::Secret::copyOf("p");
    const std::string text(reinterpret_cast<const char *>(data) + 1, size - 1);
    const std::size_t cut = std::min<std::size_t>(data[0], text.size());
    ssh::SocksHandshake whole(user, password);
    ssh::SocksHandshake parts(user, password);
    std::string input = text;
    std::string output;
    whole.feed(input, output);
    std::string input2 = text.substr(0, cut);
    std::string output2;
    parts.feed(input2, output2);
    input2 += text.substr(cut);
    parts.feed(input2, output2);
    if (whole.state() != parts.state() || output != output2) {
        std::abort();
    }
    return 0;
}
