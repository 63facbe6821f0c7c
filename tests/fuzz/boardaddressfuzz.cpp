// SPDX-License-Identifier: GPL-3.0-or-later
// Any address, below any server: a board that it leads to has a uid, and no more values than the address has
// room for.
#include "models/dashboard/boardaddress.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const std::size_t end = std::min(text.find('\n'), text.size());
    const auto read = zumik::dashboard::boardAddress(text.substr(0, end), text.substr(end));
    if (read && (read->uid.empty() || read->values.size() > text.size())) {
        std::abort();
    }
    return 0;
}
