// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/chunkwriter.h"

#include "models/tsdb/bytebuffer.h"
#include "models/tsdb/chunkfiles.h"
#include "models/tsdb/crc32c.h"

namespace zumik::tsdb {

namespace {

std::string segmentName(std::uint64_t number)
{
    const std::string digits = std::to_string(number);
    return std::string(digits.size() < 6 ? 6 - digits.size() : 0, '0') + digits;
}

} // namespace

ChunkWriter::ChunkWriter(std::string directory, std::uint64_t mostBytes)
    : m_directory(std::move(directory))
    , m_mostBytes(mostBytes)
{
}

base::Status ChunkWriter::nextFile()
{
    if (base::Status finished = finish(); !finished) {
        return finished;
    }
    ++m_files;
    auto file = OutputFile::create(m_directory + '/' + segmentName(m_files));
    if (!file) {
        return file.error();
    }
    m_file = std::move(*file);
    ByteBuffer header;
    header.be32(chunksMagic);
    header.byte(1);
    for (int i = 0; i < 3; ++i) {
        header.byte(0);
    }
    m_file->write(header.bytes());
    return base::Done{};
}

base::Result<std::uint64_t> ChunkWriter::write(Encoding encoding, Bytes data)
{
    constexpr std::size_t mostFrame = 10 + 1 + 4;
    if (!m_file || m_file->position() + data.size() + mostFrame > m_mostBytes) {
        if (const base::Status next = nextFile(); !next) {
            return next.error();
        }
    }
    const std::uint64_t ref = (m_files - 1) << 32U | m_file->position();
    ByteBuffer &record = m_record;
    record.clear();
    record.uvarint(data.size());
    const std::size_t summed = record.size();
    record.byte(static_cast<std::uint8_t>(encoding));
    record.append(data);
    record.be32(crc32c(record.bytes().subspan(summed)));
    m_file->write(record.bytes());
    return ref;
}

base::Status ChunkWriter::finish()
{
    if (!m_file) {
        return base::Done{};
    }
    base::Status status = m_file->finish();
    m_file.reset();
    return status;
}

} // namespace zumik::tsdb
