// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/toc.h"

#include <optional>
#include <vector>

namespace zumik::tsdb {

/// Every name and value of a block's labels, once each; views into the map.
///
///     len<4>  count<4>  { length<uvarint> bytes }...  CRC<4>
class Symbols {
public:
    /// Errors: FormatInvalid.
    static base::Result<Symbols> read(const MappedFile &index, const Toc &toc);

    std::size_t size() const { return m_offsets.size(); }

    /// Nothing when there is no such symbol.
    std::optional<std::string_view> at(std::uint64_t ref) const;

private:
    std::string_view textAt(std::size_t offset) const;

    Bytes m_file; ///< up to the end of the section's payload
    bool m_byOffset = false;
    std::vector<std::uint32_t> m_offsets; ///< from the payload's beginning
    std::uint64_t m_begin = 0;
};

} // namespace zumik::tsdb
