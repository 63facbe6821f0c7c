// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/blockwriter.h"

#include "models/tsdb/crc32c.h"
#include "models/tsdb/tombstones.h"
#include "models/tsdb/ulid.h"

#include <algorithm>
#include <filesystem>

namespace zumik::tsdb {

namespace fs = std::filesystem;

namespace {

base::Error unwritable(const std::error_code &error, const std::string &path)
{
    return {base::ErrorCode::FileUnwritable, error.message(), path};
}

base::Error misused(std::string what)
{
    return {base::ErrorCode::InvalidArgument, std::move(what), {}};
}

base::Status writeFile(const std::string &path, Bytes content)
{
    auto file = OutputFile::create(path);
    if (!file) {
        return file.error();
    }
    (*file)->write(content);
    return (*file)->finish();
}

Bytes bytesOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

} // namespace

BlockWriter::BlockWriter(std::string directory, Options options)
    : m_directory(std::move(directory))
    , m_chunks({}, options.segmentSize)
{
    m_meta.ulid = makeUlid(options.now);
    m_meta.sources = {m_meta.ulid};
    m_meta.minTime = INT64_MAX;
    m_meta.maxTime = INT64_MIN;
    m_path = finalPath() + ".tmp-for-creation";
    m_chunks = ChunkWriter(m_path + "/chunks", options.segmentSize);
}

base::Result<std::unique_ptr<BlockWriter>> BlockWriter::create(const std::string &directory, Options options)
{
    std::unique_ptr<BlockWriter> writer(new BlockWriter(directory, options));
    if (const base::Status made = writer->makeDirectories(); !made) {
        return made.error();
    }
    return writer;
}

base::Status BlockWriter::makeDirectories()
{
    std::error_code error;
    fs::create_directories(m_path + "/chunks", error);
    return error ? base::Status(unwritable(error, m_path)) : base::Done{};
}

BlockWriter::~BlockWriter()
{
    if (!m_published) {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
}

base::Status BlockWriter::beginSeries(const series::Labels &labels)
{
    if (labels.empty()) {
        return misused("a series without labels");
    }
    if (m_any && labels <= m_labels) {
        return misused("series out of order: " + labels.toString());
    }
    if (base::Status ended = endSeries(); !ended) {
        return ended;
    }
    m_labels = labels;
    m_any = true;
    return base::Done{};
}

base::Status BlockWriter::append(std::span<const std::int64_t> times, std::span<const double> values)
{
    if (!m_any || times.size() != values.size()) {
        return misused("samples without a series, or times without values");
    }
    for (std::size_t i = 0; i < times.size(); ++i) {
        const bool first = m_encoder.count() == 0;
        const bool follows =
            first ? m_metas.empty() || times[i] > m_metas.back().maxTime : times[i] > m_encoder.lastTime();
        if (!follows) {
            return misused("samples out of order: " + m_labels.toString());
        }
        if (times[i] == INT64_MAX) {
            return misused("a sample at the end of time: the block's half open range can't hold it");
        }
        m_encoder.append(times[i], values[i]);
        if (m_encoder.count() == samplesPerChunk) {
            if (base::Status ended = endChunk(); !ended) {
                return ended;
            }
        }
    }
    return base::Done{};
}

base::Status BlockWriter::endChunk()
{
    if (m_encoder.count() == 0) {
        return base::Done{};
    }
    const auto ref = m_chunks.write(Encoding::Xor, m_encoder.bytes());
    if (!ref) {
        return ref.error();
    }
    m_metas.push_back({m_encoder.firstTime(), m_encoder.lastTime(), *ref});
    m_meta.samples += m_encoder.count();
    m_encoder.clear();
    return base::Done{};
}

base::Status BlockWriter::endSeries()
{
    if (base::Status ended = endChunk(); !ended || m_metas.empty()) {
        return ended;
    }
    m_meta.minTime = std::min(m_meta.minTime, m_metas.front().minTime);
    m_meta.maxTime = std::max(m_meta.maxTime, m_metas.back().maxTime + 1); // half open
    m_index.add(m_labels, m_metas);
    m_metas.clear();
    return base::Done{};
}

/// meta.json last, as Prometheus does: a directory that has it is a block.
base::Status BlockWriter::writeFiles()
{
    base::Status status = m_chunks.finish();
    if (status) {
        status = m_index.write(m_path + "/index");
    }
    ByteBuffer none;
    none.be32(tombstonesMagic);
    none.byte(1);
    none.be32(crc32c({}));
    if (status) {
        status = writeFile(m_path + "/tombstones", none.bytes());
    }
    return status ? writeFile(m_path + "/meta.json", bytesOf(toJson(m_meta))) : status;
}

base::Status BlockWriter::publish()
{
    for (const std::string &path : {m_path + "/chunks", m_path}) {
        if (base::Status synced = syncDirectory(path); !synced) {
            return synced;
        }
    }
    std::error_code error;
    fs::rename(m_path, finalPath(), error);
    if (error) {
        return unwritable(error, finalPath());
    }
    m_published = true;
    return syncDirectory(m_directory);
}

base::Result<std::string> BlockWriter::finish()
{
    base::Status status = endSeries();
    if (status && m_index.seriesCount() == 0) {
        status = misused("a block without samples");
    }
    m_meta.series = m_index.seriesCount();
    m_meta.chunks = m_index.chunkCount();
    if (status) {
        status = writeFiles();
    }
    if (status) {
        status = publish();
    }
    return status ? base::Result<std::string>(finalPath()) : status.error();
}

} // namespace zumik::tsdb
