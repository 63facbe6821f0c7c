// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/chunkfiles.h"

#include "models/tsdb/crc32c.h"
#include "models/tsdb/fault.h"

namespace zumik::tsdb {

namespace {

base::Status checkHeader(const MappedFile &file)
{
    if (file.size() < chunksHeaderSize || loadBe32(file.bytes().data()) != chunksMagic) {
        return damaged(file.path(), 0, "this is no file of chunks");
    }
    if (file.bytes()[4] != 1) {
        return unsupported(
            file.path(), 4, "unknown version of a file of chunks: " + std::to_string(file.bytes()[4]));
    }
    return base::Done{};
}

} // namespace

std::size_t Chunk::behind() const
{
    const Bytes all = file->bytes();
    return static_cast<std::size_t>(all.data() + all.size() - (data.data() + data.size()));
}

base::Error Chunk::fault(std::string what) const
{
    return damaged(file->path(), offset, std::move(what));
}

base::Result<ChunkFiles> ChunkFiles::open(const BlockParts &parts)
{
    const auto names = parts.chunkParts();
    if (!names) {
        return names.error();
    }
    ChunkFiles files;
    files.m_path = parts.path() + "/chunks";
    for (const std::string &name : *names) {
        auto file = parts.open(name);
        if (!file) {
            return file.error();
        }
        if (const base::Status valid = checkHeader(**file); !valid) {
            return valid.error();
        }
        files.m_files.push_back(std::move(*file));
    }
    return files;
}

base::Result<Chunk> ChunkFiles::at(std::uint64_t ref) const
{
    const std::uint64_t number = ref >> 32U;
    const std::uint64_t offset = ref & 0xFFFFFFFFU;
    if (number >= m_files.size()) {
        return damaged(m_path, 0, "file of chunks number " + std::to_string(number + 1) + " is missing");
    }
    Chunk chunk;
    chunk.file = m_files[number].get();
    chunk.offset = offset;
    ByteReader reader(chunk.file->at(offset));
    const std::uint64_t length = reader.uvarint();
    if (!reader.ok() || reader.left() < 5 || length > reader.left() - 5) {
        return chunk.fault("the chunk reaches beyond the end of the file");
    }
    const Bytes summed = reader.bytes(length + 1);
    if (crc32c(summed) != reader.be32()) {
        return chunk.fault("the checksum of the chunk is wrong");
    }
    chunk.encoding = static_cast<Encoding>(summed[0]);
    chunk.data = summed.subspan(1);
    return chunk;
}

} // namespace zumik::tsdb
