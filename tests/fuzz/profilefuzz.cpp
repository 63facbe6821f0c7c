// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is read as a profile is written and read back as the same one.
#include "models/settings/profilereader.h"
#include "models/settings/profilewriter.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace zumik::settings;
    const QByteArray json(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QString fileName = QStringLiteral("/profiles/fuzz.json");
    const auto profile = readProfile(json, fileName);
    if (profile) {
        const auto again = readProfile(writeProfile(*profile), fileName);
        if (!again || !(*again == *profile)) {
            std::abort();
        }
    }
    return 0;
}
