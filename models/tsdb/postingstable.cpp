// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/postingstable.h"

#include "models/tsdb/fault.h"
#include "models/tsdb/section.h"

#include <algorithm>

namespace zumik::tsdb {

namespace {

constexpr std::size_t leastEntry = 4; ///< bytes

struct Entry {
    std::string_view name;
    PostingsTable::Value value;
};

Entry readEntry(ByteReader &reader, bool &valid)
{
    Entry entry{};
    const std::uint8_t strings = reader.byte();
    entry.name = reader.text();
    entry.value.text = reader.text();
    entry.value.offset = reader.uvarint();
    valid = reader.ok() && strings == 2;
    return entry;
}

} // namespace

base::Result<PostingsTable> PostingsTable::read(const MappedFile &index, const Toc &toc)
{
    const auto section = readSection(index, toc.postingsOffsets, "the postings offset table");
    if (!section) {
        return section.error();
    }
    ByteReader reader(section->payload);
    const std::uint32_t count = reader.be32();
    PostingsTable table;
    table.m_values.reserve(std::min<std::size_t>(count, section->payload.size() / leastEntry));
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::uint64_t at = section->offset + reader.position();
        bool valid = false;
        const Entry entry = readEntry(reader, valid);
        if (!valid) {
            return damaged(index.path(), at, "an entry of the postings offset table can't be read");
        }
        if (!table.add(entry.name, entry.value)) {
            return damaged(index.path(), at, "the postings offset table is not sorted");
        }
    }
    if (table.m_allSeries == 0) {
        return damaged(index.path(), section->offset, "the list of all series is missing");
    }
    return table;
}

/// False when it isn't in its place.
bool PostingsTable::add(std::string_view name, Value value)
{
    if (name.empty() && value.text.empty() && m_names.empty() && m_allSeries == 0) {
        m_allSeries = value.offset;
        return true;
    }
    const bool another = m_names.empty() || name != m_names.back();
    if (name.empty()
        || (another ? !m_names.empty() && name < m_names.back() : value.text <= m_values.back().text)) {
        return false;
    }
    if (another) {
        m_names.push_back(name);
        m_begins.push_back(m_values.size());
    }
    m_values.push_back(value);
    return true;
}

std::span<const PostingsTable::Value> PostingsTable::values(std::string_view name) const
{
    const auto found = std::lower_bound(m_names.begin(), m_names.end(), name);
    if (found == m_names.end() || *found != name) {
        return {};
    }
    const auto number = static_cast<std::size_t>(found - m_names.begin());
    const std::size_t end = number + 1 < m_begins.size() ? m_begins[number + 1] : m_values.size();
    return std::span(m_values).subspan(m_begins[number], end - m_begins[number]);
}

const PostingsTable::Value *PostingsTable::find(std::string_view name, std::string_view value) const
{
    const auto all = values(name);
    const auto found = std::lower_bound(all.begin(), all.end(), value,
        [](const Value &each, std::string_view text) { return each.text < text; });
    return found != all.end() && found->text == value ? &*found : nullptr;
}

} // namespace zumik::tsdb
