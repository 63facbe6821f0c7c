// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/meta.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace zumik;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto meta = tsdb::parseMeta({reinterpret_cast<const char *>(data), size}, "fuzz");
    if (meta && (!tsdb::isUlid(meta->ulid) || meta->minTime > meta->maxTime)) {
        std::abort();
    }
    return 0;
}
