// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/snappy.h"

#include <snappy.h>

namespace zumik::tsdb {

namespace {

base::Error invalid(const char *what)
{
    return {base::ErrorCode::FormatInvalid, std::string("snappy: ") + what, {}};
}

} // namespace

base::Result<std::string> unpackSnappy(Bytes packed, std::size_t mostBytes)
{
    const auto *const bytes = reinterpret_cast<const char *>(packed.data());
    std::size_t size = 0;
    if (!snappy::GetUncompressedLength(bytes, packed.size(), &size)) {
        return invalid("no size");
    }
    if (size > mostBytes) {
        return base::Error{base::ErrorCode::TooLarge, std::to_string(size) + " bytes unpacked", {}};
    }
    // Three bytes make 64 at most: what says more is not believed, and costs no memory.
    if (size > packed.size() * 32) {
        return invalid("less than the size that it names");
    }
    std::string out(size, '\0');
    if (!snappy::RawUncompress(bytes, packed.size(), out.data())) {
        return invalid("damaged, or cut short");
    }
    return out;
}

std::string packSnappy(std::string_view plain)
{
    std::string packed;
    snappy::Compress(plain.data(), plain.size(), &packed);
    return packed;
}

} // namespace zumik::tsdb
