// SPDX-License-Identifier: GPL-3.0-or-later
// rules.json, targets.json, metadata.json and notes.json: whatever is read comes back the same once it was
// written. The first byte says which of them the rest is.
#include "models/snapshot/documents.h"

#include <cstdint>
#include <cstdlib>

using namespace zumik;

namespace {

template <typename T> void readAndWrite(std::string_view json, base::Result<T> (*read)(std::string_view))
{
    const auto document = read(json);
    if (!document) {
        return;
    }
    const std::string written = snapshot::toJson(*document);
    const auto again = read(written);
    if (!again || snapshot::toJson(*again) != written) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0) {
        return 0;
    }
    const std::string_view json(reinterpret_cast<const char *>(data) + 1, size - 1);
    switch (data[0] % 4) {
    case 0:
        readAndWrite(json, &snapshot::readRules);
        break;
    case 1:
        readAndWrite(json, &snapshot::readTargets);
        break;
    case 2:
        readAndWrite(json, &snapshot::readMetadata);
        break;
    default:
        readAndWrite(json, &snapshot::readNotes);
    }
    return 0;
}
