// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/symbols.h"

#include "models/tsdb/fault.h"
#include "models/tsdb/section.h"

#include <algorithm>

namespace zumik::tsdb {

base::Result<Symbols> Symbols::read(const MappedFile &index, const Toc &toc)
{
    const auto section = readSection(index, toc.symbols, "the symbols");
    if (!section) {
        return section.error();
    }
    ByteReader reader(section->payload);
    const std::uint32_t count = reader.be32();
    Symbols symbols;
    symbols.m_byOffset = toc.version == 1;
    symbols.m_begin = section->offset;
    symbols.m_file = index.at(0, section->offset + section->payload.size());
    // A symbol takes a byte at least, whatever the count claims.
    symbols.m_offsets.reserve(std::min<std::size_t>(count, section->payload.size()));
    for (std::uint32_t i = 0; i < count; ++i) {
        symbols.m_offsets.push_back(static_cast<std::uint32_t>(reader.position()));
        reader.text();
        if (!reader.ok()) {
            return damaged(index.path(), section->offset + symbols.m_offsets.back(),
                "a symbol reaches beyond the symbols");
        }
    }
    return symbols;
}

std::string_view Symbols::textAt(std::size_t offset) const
{
    return ByteReader(m_file.subspan(offset)).text();
}

std::optional<std::string_view> Symbols::at(std::uint64_t ref) const
{
    if (!m_byOffset) {
        return ref < m_offsets.size() ? std::optional(textAt(m_begin + m_offsets[ref])) : std::nullopt;
    }
    const bool known =
        ref >= m_begin && std::binary_search(m_offsets.begin(), m_offsets.end(), ref - m_begin);
    return known ? std::optional(textAt(ref)) : std::nullopt;
}

} // namespace zumik::tsdb
