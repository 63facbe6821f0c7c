// SPDX-License-Identifier: GPL-3.0-or-later
// The half of an index that leads from labels to series.
#include "models/tsdb/indexfile.h"

namespace zumik::tsdb {

namespace {

constexpr std::uint64_t postingsAlignment = 4; ///< and of label indices

} // namespace

/// The pairs of one name lie together; calls for each name.
template <typename Use> void IndexFile::eachName(Use use) const
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
void IndexFile::labelIndices()
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
void IndexFile::labelOffsets()
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

std::uint64_t IndexFile::list(std::span<const std::uint32_t> ids)
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
void IndexFile::postings()
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

void IndexFile::postingsEntry(std::string_view name, std::string_view value, std::uint64_t offset)
{
    m_record.uvarint(2);
    m_record.text(name);
    m_record.text(value);
    m_record.uvarint(offset);
}

void IndexFile::postingsOffsets()
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

} // namespace zumik::tsdb
