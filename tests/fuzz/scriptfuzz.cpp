// SPDX-License-Identifier: GPL-3.0-or-later
// Every script is read to steps that lie on their lines, or to an error that names one.
#include "app/drive/script.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto steps = zumik::app::drive::readScript(text, QStringLiteral("fuzz"));
    if (!steps) {
        return steps.error().where.empty() ? (std::abort(), 0) : 0;
    }
    int last = 0;
    for (const auto &step : *steps) {
        if (step.line <= last || zumik::app::drive::nameOf(step).isEmpty()) {
            std::abort();
        }
        last = step.line;
    }
    return 0;
}
