// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/indexwriter.h"

#include "models/tsdb/bytebuffer.h"
#include "models/tsdb/crc32c.h"
#include "models/tsdb/toc.h"

#include <algorithm>

namespace zumik::tsdb {

namespace {

constexpr std::uint64_t postingsAlignment = 4; ///< and of label indices

} // namespace

/// One writing of an index, section after section.
class IndexFile {
public:
    IndexFile(const IndexWriter &content, OutputFile &file)
        : m_content(content)
        , m_pool(content.m_pool)
        , m_file(file)
    {
    }

    base::Status write()
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

private:
    void header()
    {
        m_record.be32(indexMagic);
        m_record.byte(2);
        m_file.write(m_record.bytes());
    }

    /// m_record, framed.
    void section()
    {
        m_tooLarge |= m_record.size() > UINT32_MAX;
        m_frame.clear();
        m_frame.be32(static_cast<std::uint32_t>(m_record.size()));
        m_file.write(m_frame.bytes());
        m_file.write(m_record.bytes());
        sum();
    }

    void sum()
    {
        m_frame.clear();
        m_frame.be32(crc32c(m_record.bytes()));
        m_file.write(m_frame.bytes());
    }

    void symbols()
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

    void series()
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

    void labels(std::span<const std::uint32_t> pairs)
    {
        m_record.uvarint(pairs.size());
        for (const std::uint32_t pair : pairs) {
            m_record.uvarint(m_ranks[m_pool.pairs()[pair].name]);
            m_record.uvarint(m_ranks[m_pool.pairs()[pair].value]);
        }
    }

    void chunks(std::span<const ChunkMeta> metas)
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

    /// The pairs of one name lie together; calls for each name.
    template <typename Use> void eachName(Use use) const
    {
        for (std::size_t begin = 0; begin < m_pairs.size();) {
            std::size_t end = begin;
            const std::uint32_t name = m_pool.pairs()[m_pairs[begin]].name;
            while (end < m_pairs.size() && m_pool.pairs()[m_pairs[end]].name == name) {
                ++end;
            }
            use(m_pool.text(name), std::span(m_pairs).subspan(begin, end - begin));
            begin = end;
        }
    }

    /// len<4>  1<4>  count<4>  { symbol<4> }...  CRC<4>: the values of a name. Nobody reads them any more.
    void labelIndices()
    {
        m_toc.labelIndices = m_file.position();
        eachName([&](std::string_view, std::span<const std::uint32_t> pairs) {
            m_file.pad(postingsAlignment);
            m_labelIndices.push_back(m_file.position());
            m_record.clear();
            m_record.be32(1);
            m_record.be32(static_cast<std::uint32_t>(pairs.size()));
            for (const std::uint32_t pair : pairs) {
                m_record.be32(m_ranks[m_pool.pairs()[pair].value]);
            }
            section();
        });
    }

    /// len<4>  count<4>  { 1<uvarint>  name  offset<uvarint> }...  CRC<4>
    void labelOffsets()
    {
        m_toc.labelOffsets = m_file.position();
        m_record.clear();
        m_record.be32(static_cast<std::uint32_t>(m_labelIndices.size()));
        std::size_t number = 0;
        eachName([&](std::string_view name, std::span<const std::uint32_t>) {
            m_record.uvarint(1);
            m_record.text(name);
            m_record.uvarint(m_labelIndices[number++]);
        });
        section();
    }

    std::uint64_t list(std::span<const std::uint32_t> ids)
    {
        m_file.pad(postingsAlignment);
        const std::uint64_t offset = m_file.position();
        m_record.clear();
        m_record.be32(static_cast<std::uint32_t>(ids.size()));
        for (const std::uint32_t id : ids) {
            m_record.be32(id);
        }
        section();
        return offset;
    }

    /// The series of each pair, all in one array: how many each has is counted first.
    void postings()
    {
        std::vector<std::size_t> ends(m_pool.pairs().size() + 1);
        for (const std::uint32_t pair : m_content.m_labels) {
            ++ends[pair + 1];
        }
        for (std::size_t i = 1; i < ends.size(); ++i) {
            ends[i] += ends[i - 1];
        }
        const std::vector<std::size_t> begins = ends;
        std::vector<std::uint32_t> ids(m_content.m_labels.size());
        std::size_t label = 0;
        for (std::size_t i = 0; i < m_ids.size(); ++i) {
            for (; label < m_content.m_series[i].labelsEnd; ++label) {
                ids[ends[m_content.m_labels[label]]++] = m_ids[i];
            }
        }
        m_toc.postings = m_file.position();
        m_allSeries = list(m_ids);
        for (const std::uint32_t pair : m_pairs) {
            m_lists.push_back(list(std::span(ids).subspan(begins[pair], begins[pair + 1] - begins[pair])));
        }
    }

    void postingsEntry(std::string_view name, std::string_view value, std::uint64_t offset)
    {
        m_record.uvarint(2);
        m_record.text(name);
        m_record.text(value);
        m_record.uvarint(offset);
    }

    void postingsOffsets()
    {
        m_toc.postingsOffsets = m_file.position();
        m_record.clear();
        m_record.be32(static_cast<std::uint32_t>(m_pairs.size() + 1));
        postingsEntry({}, {}, m_allSeries);
        for (std::size_t i = 0; i < m_pairs.size(); ++i) {
            const LabelPool::Pair &pair = m_pool.pairs()[m_pairs[i]];
            postingsEntry(m_pool.text(pair.name), m_pool.text(pair.value), m_lists[i]);
        }
        section();
    }

    void contents()
    {
        m_record.clear();
        for (const std::uint64_t offset : {m_toc.symbols, m_toc.series, m_toc.labelIndices,
                 m_toc.labelOffsets, m_toc.postings, m_toc.postingsOffsets}) {
            m_record.be64(offset);
        }
        m_file.write(m_record.bytes());
        sum();
    }

    const IndexWriter &m_content;
    const LabelPool &m_pool;
    OutputFile &m_file;
    Toc m_toc;
    ByteBuffer m_record;
    ByteBuffer m_frame;
    std::vector<std::uint32_t> m_ranks; ///< of the pool's strings among the symbols
    std::vector<std::uint32_t> m_pairs; ///< sorted
    std::vector<std::uint32_t> m_ids; ///< of the series
    std::vector<std::uint64_t> m_labelIndices; ///< offsets, by name
    std::vector<std::uint64_t> m_lists; ///< offsets, as m_pairs
    std::uint64_t m_allSeries = 0;
    bool m_tooLarge = false;
};

void IndexWriter::add(const series::Labels &labels, std::span<const ChunkMeta> chunks)
{
    for (std::size_t i = 0; i < labels.size(); ++i) {
        m_labels.push_back(m_pool.add(labels.at(i)));
    }
    m_chunks.insert(m_chunks.end(), chunks.begin(), chunks.end());
    m_series.push_back({m_labels.size(), m_chunks.size()});
}

base::Status IndexWriter::write(const std::string &path)
{
    auto file = OutputFile::create(path);
    return file ? IndexFile(*this, **file).write() : file.error();
}

} // namespace zumik::tsdb
