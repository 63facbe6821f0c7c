// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies of OpenMetrics, of any bytes.
#include "tests/fuzz/expositionlook.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    zumik::exposition::lookAtAll(data, size, zumik::exposition::Format::OpenMetrics);
    return 0;
}
