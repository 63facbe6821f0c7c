// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/bytebuffer.h"
#include "models/tsdb/indexwriter.h"
#include "models/tsdb/toc.h"

namespace zumik::tsdb {

/// One writing of an IndexWriter's content, section after section.
class IndexFile {
public:
    IndexFile(const IndexWriter &content, OutputFile &file)
        : m_content(content)
        , m_pool(content.m_pool)
        , m_file(file)
    {
    }

    /// Errors: FileUnwritable; TooLarge beyond what the format's numbers hold.
    base::Status write();

private:
    void header();
    void symbols();
    void series();
    void labels(std::span<const std::uint32_t> pairs);
    void chunks(std::span<const ChunkMeta> metas);
    void labelIndices();
    void postings();
    void labelOffsets();
    void postingsOffsets();
    void contents();

    /// m_record, framed.
    void section();
    void sum();
    template <typename Use> void eachName(Use use) const;
    std::uint64_t list(std::span<const std::uint32_t> ids);
    void postingsEntry(std::string_view name, std::string_view value, std::uint64_t offset);

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

} // namespace zumik::tsdb
