// SPDX-License-Identifier: GPL-3.0-or-later
// The plan of an export that was interrupted: what is read is the same when it's written and read again.
#include "models/snapshot/record/request.h"
#include "models/snapshot/record/scrub.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace zumik;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    if (const auto plan = snapshot::record::readPlan(text)) {
        const std::string written = snapshot::record::toText(*plan);
        const auto again = snapshot::record::readPlan(written);
        if (!again || snapshot::record::toText(*again) != written) {
            std::abort();
        }
    }
    const std::string plain = snapshot::record::withoutSecrets(text);
    if (plain.size() > text.size() || snapshot::record::withoutSecrets(plain).size() > plain.size()) {
        std::abort();
    }
    (void)snapshot::record::alertmanagerDocument(text, "[]");
    return 0;
}
