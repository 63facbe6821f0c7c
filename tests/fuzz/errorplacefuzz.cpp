// SPDX-License-Identifier: GPL-3.0-or-later
// A place that is read from a server's words is one that can be pointed at.
#include "widgets/inspect/querywords.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto place = zumik::widgets::inspect::errorPlace({reinterpret_cast<const char *>(data), size});
    if (place && (place->line < 1 || place->column < 1)) {
        std::abort();
    }
    return 0;
}
