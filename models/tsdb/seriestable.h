// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/stoptoken.h"
#include "models/tsdb/postings.h"
#include "models/tsdb/seriesentry.h"

#include <mutex>

namespace zumik::tsdb {

/// What is known of a series once it was looked at.
struct KnownSeries {
    series::Labels labels;
    Bytes entry; ///< of the index, its sum checked; empty while it wasn't looked at
    std::uint64_t offset = 0; ///< of the entry
    std::size_t chunksAt = 0; ///< in the entry
    std::uint32_t id = 0;
    /// Of its chunks, both included.
    std::int64_t minTime = INT64_MAX;
    std::int64_t maxTime = INT64_MIN;
};

/// All series of a block. Each is read when it is first asked for, and kept: labels cost more to make than
/// all else that finding a series does. Threads may share it.
class SeriesTable {
public:
    /// `all`: the ids of all series. The index and the symbols must live as long.
    SeriesTable(const MappedFile &index, const Toc &toc, const Symbols &symbols, Ids all);

    /// In the order of the ids. Errors: FormatInvalid, Cancelled.
    base::Result<std::vector<const KnownSeries *>> look(const Ids &ids, const base::StopToken &stop);

    const Ids &all() const { return m_all; }

private:
    base::Result<KnownSeries> read(std::uint32_t id) const;
    base::Result<const KnownSeries *> at(std::size_t number, const KnownSeries *before);

    const MappedFile &m_index;
    const Toc &m_toc;
    const Symbols &m_symbols;
    const Ids m_all;
    std::mutex m_mutex;
    std::vector<KnownSeries> m_known; ///< guarded by m_mutex; one for each of m_all, and never moved
};

} // namespace zumik::tsdb
