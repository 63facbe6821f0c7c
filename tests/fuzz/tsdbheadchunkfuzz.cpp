// SPDX-License-Identifier: GPL-3.0-or-later
// The input as a file of head chunks, and as the chunks of one whose sums are right.
#include "models/tsdb/bytebuffer.h"
#include "models/tsdb/crc32c.h"
#include "models/tsdb/headchunkfile.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace zumik;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

void read(tsdb::Bytes bytes)
{
    const auto file = tsdb::HeadChunkFile::parse(bytes, "fuzz");
    if (!file) {
        return;
    }
    for (const auto &chunk : (*file)->chunks()) {
        const auto *begin = chunk.data.data();
        require(chunk.data.empty()
            || (begin >= bytes.data() && begin + chunk.data.size() <= bytes.data() + bytes.size()));
        series::Samples samples;
        (void)tsdb::decodeChunk(chunk.encoding, chunk.data, samples);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    read({data, size});
    tsdb::ByteBuffer file;
    file.be32(0x0130BC91);
    file.be32(0x01000000);
    for (tsdb::Bytes left(data, size); left.size() > 26;) {
        const std::size_t chunk = std::min<std::size_t>(left.size() - 1, 26U + left[0]);
        file.append(left.subspan(1, chunk));
        file.be32(tsdb::crc32c(left.subspan(1, chunk)));
        left = left.subspan(1 + chunk);
    }
    read(file.bytes());
    return 0;
}
