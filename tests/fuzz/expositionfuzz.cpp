// SPDX-License-Identifier: GPL-3.0-or-later
// Bodies of the Prometheus text format, of any bytes.
#include "tests/fuzz/expositionlook.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    zumik::exposition::lookAtAll(data, size, zumik::exposition::Format::Text);
    return 0;
}
