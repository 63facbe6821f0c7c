// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/section.h"

#include "models/tsdb/crc32c.h"
#include "models/tsdb/fault.h"

namespace zumik::tsdb {

namespace {

base::Result<Section> checked(
    const MappedFile &file, std::uint64_t offset, std::uint64_t length, const char *what)
{
    const Bytes all = file.at(offset);
    if (all.size() < 4 || length > all.size() - 4) {
        return damaged(file.path(), offset, std::string(what) + " reaches beyond the end of the file");
    }
    const Bytes payload = all.first(length);
    if (crc32c(payload) != loadBe32(payload.data() + length)) {
        return damaged(file.path(), offset, std::string("the checksum of ") + what + " is wrong");
    }
    return Section{payload, offset};
}

} // namespace

base::Result<Section> readSection(const MappedFile &file, std::uint64_t offset, const char *what)
{
    ByteReader reader(file.at(offset, 4));
    const std::uint64_t length = reader.be32();
    if (!reader.ok()) {
        return damaged(file.path(), offset, std::string(what) + " begins beyond the end of the file");
    }
    return checked(file, offset + 4, length, what);
}

base::Result<Section> readShortSection(const MappedFile &file, std::uint64_t offset, const char *what)
{
    ByteReader reader(file.at(offset, 10));
    const std::uint64_t length = reader.uvarint();
    if (!reader.ok()) {
        return damaged(file.path(), offset, std::string(what) + " has no length");
    }
    return checked(file, offset + reader.position(), length, what);
}

} // namespace zumik::tsdb
