// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/indexfile.h"

#include "models/tsdb/crc32c.h"

namespace zumik::tsdb {

base::Status IndexFile::write()
{
    header();
    symbols();
    series();
    m_pairs = m_pool.sortedPairs(m_ranks);
    labelIndices();
    postings();
    labelOffsets();
    postingsOffsets();
    contents();
    if (m_tooLarge) {
        return base::Error{base::ErrorCode::TooLarge, "more than an index holds", {}};
    }
    return m_file.finish();
}

void IndexFile::header()
{
    m_record.be32(indexMagic);
    m_record.byte(2);
    m_file.write(m_record.bytes());
}

void IndexFile::section()
{
    m_tooLarge |= m_record.size() > UINT32_MAX;
    m_frame.clear();
    m_frame.be32(static_cast<std::uint32_t>(m_record.size()));
    m_file.write(m_frame.bytes());
    m_file.write(m_record.bytes());
    sum();
}

void IndexFile::sum()
{
    m_frame.clear();
    m_frame.be32(crc32c(m_record.bytes()));
    m_file.write(m_frame.bytes());
}

void IndexFile::symbols()
{
    const auto sorted = m_pool.sortedStrings();
    m_ranks.resize(sorted.size());
    m_toc.symbols = m_file.position();
    m_record.clear();
    m_record.be32(static_cast<std::uint32_t>(sorted.size()));
    for (std::uint32_t rank = 0; rank < sorted.size(); ++rank) {
        m_ranks[sorted[rank]] = rank;
        m_record.text(m_pool.text(sorted[rank]));
    }
    section();
}

void IndexFile::series()
{
    m_toc.series = m_file.position();
    m_ids.reserve(m_content.m_series.size());
    std::size_t label = 0;
    std::size_t chunk = 0;
    for (const IndexWriter::Series &each : m_content.m_series) {
        m_file.pad(seriesAlignment);
        const std::uint64_t id = m_file.position() / seriesAlignment;
        m_tooLarge |= id > UINT32_MAX;
        m_ids.push_back(static_cast<std::uint32_t>(id));
        m_record.clear();
        labels(std::span(m_content.m_labels).subspan(label, each.labelsEnd - label));
        chunks(std::span(m_content.m_chunks).subspan(chunk, each.chunksEnd - chunk));
        m_frame.clear();
        m_frame.uvarint(m_record.size());
        m_file.write(m_frame.bytes());
        m_file.write(m_record.bytes());
        sum();
        label = each.labelsEnd;
        chunk = each.chunksEnd;
    }
}

void IndexFile::labels(std::span<const std::uint32_t> pairs)
{
    m_record.uvarint(pairs.size());
    for (const std::uint32_t pair : pairs) {
        m_record.uvarint(m_ranks[m_pool.pairs()[pair].name]);
        m_record.uvarint(m_ranks[m_pool.pairs()[pair].value]);
    }
}

void IndexFile::chunks(std::span<const ChunkMeta> metas)
{
    m_record.uvarint(metas.size());
    const ChunkMeta *before = nullptr;
    for (const ChunkMeta &meta : metas) {
        if (before == nullptr) {
            m_record.varint(meta.minTime);
        } else {
            m_record.uvarint(static_cast<std::uint64_t>(meta.minTime - before->maxTime));
        }
        m_record.uvarint(static_cast<std::uint64_t>(meta.maxTime - meta.minTime));
        if (before == nullptr) {
            m_record.uvarint(meta.ref);
        } else {
            m_record.varint(static_cast<std::int64_t>(meta.ref - before->ref));
        }
        before = &meta;
    }
}

void IndexFile::contents()
{
    m_record.clear();
    for (const std::uint64_t offset : {m_toc.symbols, m_toc.series, m_toc.labelIndices, m_toc.labelOffsets,
             m_toc.postings, m_toc.postingsOffsets}) {
        m_record.be64(offset);
    }
    m_file.write(m_record.bytes());
    sum();
}

} // namespace zumik::tsdb
