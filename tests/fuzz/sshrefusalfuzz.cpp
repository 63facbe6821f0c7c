// SPDX-License-Identifier: GPL-3.0-or-later
// What a server says when it won't open a channel.
#include "models/ssh/refusal.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace zumik::ssh;
    if (const auto said = readRefusal({reinterpret_cast<const char *>(data), size})) {
        codeOfRefusal(*said);
    }
    return 0;
}
