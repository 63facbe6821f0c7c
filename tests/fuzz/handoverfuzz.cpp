// SPDX-License-Identifier: GPL-3.0-or-later
// What is read as a hand-over is written and read back as the same.
#include "app/handover.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace zumik::app;
    const QByteArray line(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto command = readHandOver(line);
    if (command) {
        const QByteArray written = writeHandOver(*command);
        if (written.size() <= longestHandOver && !readHandOver(written)) {
            std::abort();
        }
    }
    return 0;
}
