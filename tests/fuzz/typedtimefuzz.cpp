// SPDX-License-Identifier: GPL-3.0-or-later
// What is read as a time is one that parseTime reads, and reads again as itself.
#include "models/base/typedtime.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace zumik::base;
    using namespace std::chrono_literals;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const Time now{1'763'607'600'000};
    const auto offset = [](Time time) -> Duration {
        return time.ms / 86'400'000 % 2 == 0 ? 1h : 2h;
    };
    const auto check = [&](const std::string &read) {
        const auto again = readTypedTime(read, now, offset);
        if (!parseTime(read, now) || !again || *again != read) {
            std::abort();
        }
    };
    if (const auto time = readTypedTime(text, now, offset)) {
        check(*time);
    }
    if (const auto range = readTypedRange(text, now, offset)) {
        check(range->from);
        check(range->to);
    }
    return 0;
}
