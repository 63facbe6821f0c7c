// SPDX-License-Identifier: GPL-3.0-or-later
// manifest.json: whatever is read comes back the same once it was written.
#include "models/snapshot/manifest.h"

#include <cstdint>
#include <cstdlib>

using namespace zumik;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto read = snapshot::readManifest({reinterpret_cast<const char *>(data), size});
    if (!read) {
        return 0;
    }
    const std::string json = snapshot::toJson(*read);
    const auto again = snapshot::readManifest(json);
    if (!again || snapshot::toJson(*again) != json) {
        std::abort();
    }
    return 0;
}
