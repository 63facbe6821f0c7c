// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/tsdb/mappedfile.h"

#include <vector>

namespace zumik::tsdb {

/// The ids of series, ascending.
using Ids = std::vector<std::uint32_t>;

/// A list of the index, its sum and its order checked: len<4>, count<4>, ids<4> ascending, CRC<4>. Errors:
/// FormatInvalid.
base::Result<Ids> readPostings(const MappedFile &index, std::uint64_t offset);

/// What is in both.
Ids intersect(const Ids &a, const Ids &b);

/// What is in `a` and not in `b`.
Ids without(const Ids &a, const Ids &b);

/// Gathers many lists into one.
class IdUnion {
public:
    void add(Ids ids);

    /// What was added so far; empties it.
    Ids take();

private:
    Ids m_ids;
    bool m_ascending = true;
};

} // namespace zumik::tsdb
