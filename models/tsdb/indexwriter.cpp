// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/indexwriter.h"

#include "models/tsdb/indexfile.h"

namespace zumik::tsdb {

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
