// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/toc.h"

#include <span>
#include <string_view>
#include <vector>

namespace zumik::tsdb {

/// Where the list of the series with a label is; all entries, as views into the map.
///
///     len<4>  count<4>  { 2<1>  name: length<uvarint> bytes  value: the same  offset<uvarint> }...  CRC<4>
///
/// sorted by name, then value. The entry of the empty name and value is the list of all series.
class PostingsTable {
public:
    struct Value {
        std::string_view text;
        std::uint64_t offset;
    };

    /// Errors: FormatInvalid.
    static base::Result<PostingsTable> read(const MappedFile &index, const Toc &toc);

    /// Sorted, without the empty one.
    std::span<const std::string_view> names() const { return m_names; }

    /// Sorted; none for a name that there isn't.
    std::span<const Value> values(std::string_view name) const;

    /// The list of one label; null when no series has it.
    const Value *find(std::string_view name, std::string_view value) const;

    std::uint64_t allSeries() const { return m_allSeries; }

private:
    bool add(std::string_view name, Value value);

    std::vector<std::string_view> m_names;
    std::vector<std::size_t> m_begins; ///< of each name's values
    std::vector<Value> m_values;
    std::uint64_t m_allSeries = 0;
};

} // namespace zumik::tsdb
