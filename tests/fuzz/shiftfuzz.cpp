// SPDX-License-Identifier: GPL-3.0-or-later
// How far back a board is compared, as people type it: never a crash, and what is read lies before now, no
// farther than is allowed, and reads back as the same.
#include "models/board/baseline.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace zumik;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    if (const auto shift = board::parseShift(text)) {
        const auto again = board::parseShift(base::formatDuration(*shift));
        if (shift->count() <= 0 || *shift > board::longestShift || !again || *again != *shift) {
            std::abort();
        }
    }
    return 0;
}
