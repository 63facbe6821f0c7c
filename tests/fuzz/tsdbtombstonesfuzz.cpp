// SPDX-License-Identifier: GPL-3.0-or-later
// The input as a file, and as the entries of one whose sum is right.
#include "models/tsdb/bytebuffer.h"
#include "models/tsdb/crc32c.h"
#include "models/tsdb/tombstones.h"

#include <cstdint>
#include <cstdlib>

using namespace zumik;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    (void)tsdb::Tombstones::parse({data, size}, "fuzz");
    tsdb::ByteBuffer file;
    file.be32(tsdb::tombstonesMagic);
    file.byte(1);
    file.append({data, size});
    file.be32(tsdb::crc32c({data, size}));
    const auto tombstones = tsdb::Tombstones::parse(file.bytes(), "fuzz");
    if (!tombstones) {
        return 0;
    }
    for (std::uint64_t series = 0; series < 128; ++series) {
        const auto intervals = tombstones->of(series);
        for (std::size_t i = 0; i < intervals.size(); ++i) {
            const bool apart = i == 0 || intervals[i - 1].maxTime < intervals[i].minTime;
            if (!apart || intervals[i].minTime > intervals[i].maxTime) {
                std::abort();
            }
        }
        series::Samples samples{{INT64_MIN, -1, 0, 5, INT64_MAX}, {1, 2, 3, 4, 5}, 0};
        tsdb::removeDeleted(intervals, samples);
    }
    return 0;
}
