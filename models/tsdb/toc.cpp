// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/toc.h"

#include "models/tsdb/crc32c.h"
#include "models/tsdb/fault.h"

namespace zumik::tsdb {

namespace {

base::Result<int> readVersion(const MappedFile &index)
{
    if (index.size() < indexHeaderSize + tocSize) {
        return damaged(index.path(), index.size(), "an index of " + std::to_string(index.size()) + " bytes");
    }
    if (loadBe32(index.bytes().data()) != indexMagic) {
        return damaged(index.path(), 0, "this is no index of a block");
    }
    const int version = index.bytes()[4];
    if (version < 1 || version > 3) {
        return unsupported(index.path(), 4, "unknown index version " + std::to_string(version));
    }
    return version;
}

} // namespace

base::Result<Toc> readToc(const MappedFile &index)
{
    const auto version = readVersion(index);
    if (!version) {
        return version.error();
    }
    const std::uint64_t at = index.size() - tocSize;
    const Bytes bytes = index.at(at);
    if (crc32c(bytes.first(tocSize - 4)) != loadBe32(bytes.data() + tocSize - 4)) {
        return damaged(index.path(), at, "the checksum of the table of contents is wrong");
    }
    ByteReader reader(bytes);
    Toc toc;
    toc.version = *version;
    for (std::uint64_t *offset : {&toc.symbols, &toc.series, &toc.labelIndices, &toc.labelOffsets,
             &toc.postings, &toc.postingsOffsets}) {
        *offset = reader.be64();
        if (*offset > at) {
            return damaged(index.path(), at, "the table of contents points beyond the file");
        }
    }
    return toc;
}

} // namespace zumik::tsdb
