// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/headchunkfile.h"

#include "models/tsdb/crc32c.h"
#include "models/tsdb/fault.h"
#include "models/tsdb/mappedfile.h"

namespace zumik::tsdb {

namespace {

constexpr std::uint32_t magic = 0x0130BC91;
constexpr std::uint8_t version = 1;
constexpr std::size_t fileHeader = 8;
constexpr std::uint8_t outOfOrderBit = 0x80;

} // namespace

HeadChunkFile::HeadChunkFile(std::string path)
    : m_path(std::move(path))
{
}

HeadChunkFile::~HeadChunkFile() = default;

/// The file may grow or shrink meanwhile; the sums tell what counts.
base::Result<std::unique_ptr<HeadChunkFile>> HeadChunkFile::open(const std::string &path)
{
    auto mapped = MappedFile::open(path);
    if (!mapped) {
        return mapped.error();
    }
    auto file = parse((*mapped)->bytes(), path);
    if (file) {
        (*file)->m_file = std::move(*mapped);
    }
    return file;
}

base::Result<std::unique_ptr<HeadChunkFile>> HeadChunkFile::parse(Bytes bytes, const std::string &path)
{
    std::unique_ptr<HeadChunkFile> file(new HeadChunkFile(path));
    if (const base::Status read = file->read(bytes); !read) {
        return read.error();
    }
    return file;
}

base::Status HeadChunkFile::read(Bytes bytes)
{
    if (bytes.empty()) {
        return base::Done{}; // made, and not yet written to
    }
    ByteReader reader(bytes);
    if (reader.be32() != magic) {
        return damaged(m_path, 0, "not a file of head chunks");
    }
    if (reader.byte() != version) {
        return unsupported(m_path, 4, "head chunks of another version than 1");
    }
    reader.bytes(fileHeader - 5);
    while (reader.ok() && reader.left() > 0 && readChunk(reader, bytes)) { }
    return base::Done{};
}

/// False at the end.
bool HeadChunkFile::readChunk(ByteReader &reader, Bytes bytes)
{
    Chunk chunk;
    chunk.offset = reader.position();
    chunk.series = reader.be64();
    chunk.minTime = static_cast<std::int64_t>(reader.be64());
    chunk.maxTime = static_cast<std::int64_t>(reader.be64());
    const std::uint8_t encoding = reader.byte();
    chunk.outOfOrder = (encoding & outOfOrderBit) != 0;
    chunk.encoding = static_cast<Encoding>(encoding & static_cast<std::uint8_t>(~outOfOrderBit));
    if (chunk.series == 0 && chunk.minTime == 0 && chunk.maxTime == 0) {
        return false; // refs begin at 1
    }
    chunk.data = reader.bytes(reader.uvarint());
    const std::uint64_t end = reader.position();
    const std::uint32_t sum = reader.be32();
    if (!reader.ok()) {
        m_fault = damaged(m_path, chunk.offset, "a chunk that is cut short");
        return false;
    }
    if (crc32c(bytes.subspan(chunk.offset, end - chunk.offset)) != sum) {
        m_fault = damaged(m_path, chunk.offset, "the checksum of a chunk is wrong");
        return false;
    }
    m_chunks.push_back(chunk);
    return true;
}

} // namespace zumik::tsdb
