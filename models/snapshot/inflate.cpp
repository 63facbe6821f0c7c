// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/inflate.h"

#define ZLIB_CONST
#include <zlib.h>

#include <limits>

namespace zumik::snapshot {

bool inflate(tsdb::Bytes data, std::uint64_t size, std::string &out)
{
    constexpr std::uint64_t most = std::numeric_limits<uInt>::max();
    if (data.size() > most || size > most) {
        return false;
    }
    z_stream stream = {};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
        return false;
    }
    out.resize(size);
    stream.next_in = data.data();
    stream.avail_in = static_cast<uInt>(data.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(size);
    const int result = ::inflate(&stream, Z_FINISH);
    const bool whole = result == Z_STREAM_END && stream.avail_in == 0 && stream.avail_out == 0;
    inflateEnd(&stream);
    return whole;
}

std::uint32_t crc32(std::string_view content)
{
    return static_cast<std::uint32_t>(
        ::crc32_z(0, reinterpret_cast<const Bytef *>(content.data()), content.size()));
}

} // namespace zumik::snapshot
