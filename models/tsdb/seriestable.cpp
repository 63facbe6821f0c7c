// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/seriestable.h"

#include "models/tsdb/fault.h"
#include "models/tsdb/section.h"

#include <algorithm>

namespace zumik::tsdb {

namespace {

constexpr std::size_t seriesBetweenLooks = 1024; ///< at the caller's wish to stop

} // namespace

SeriesTable::SeriesTable(const MappedFile &index, const Toc &toc, const Symbols &symbols, Ids all)
    : m_index(index)
    , m_toc(toc)
    , m_symbols(symbols)
    , m_all(std::move(all))
{
}

base::Result<KnownSeries> SeriesTable::read(std::uint32_t id) const
{
    const auto section = readShortSection(m_index, m_toc.offsetOf(id), "a series");
    if (!section) {
        return section.error();
    }
    KnownSeries known;
    known.entry = section->payload;
    known.offset = section->offset;
    known.id = id;
    const SeriesEntry entry(section->payload);
    const auto chunksAt = entry.readLabels(m_symbols, known.labels);
    if (!chunksAt || !entry.readRange(*chunksAt, known.minTime, known.maxTime)) {
        return damaged(m_index.path(), section->offset, "a series can't be read");
    }
    known.chunksAt = *chunksAt;
    return known;
}

base::Result<const KnownSeries *> SeriesTable::at(std::size_t number, const KnownSeries *before)
{
    KnownSeries &known = m_known[number];
    if (!known.entry.empty()) {
        return &known;
    }
    auto read = this->read(m_all[number]);
    if (!read) {
        return read.error();
    }
    if (before != nullptr && read->labels <= before->labels) {
        return damaged(m_index.path(), read->offset, "the series are not in the order of their labels");
    }
    known = std::move(*read);
    return &known;
}

base::Result<std::vector<const KnownSeries *>> SeriesTable::look(const Ids &ids, const base::StopToken &stop)
{
    std::vector<const KnownSeries *> found;
    found.reserve(ids.size());
    const std::lock_guard lock(m_mutex);
    m_known.resize(m_all.size()); // the first time
    auto from = m_all.begin();
    for (const std::uint32_t id : ids) {
        if (found.size() % seriesBetweenLooks == 0 && stop.stop_requested()) {
            return base::Error{base::ErrorCode::Cancelled, {}, {}};
        }
        from = from != m_all.end() && *from == id ? from : std::lower_bound(from, m_all.end(), id);
        if (from == m_all.end() || *from != id) {
            return damaged(m_index.path(), m_toc.offsetOf(id), "a series that isn't in the list of all");
        }
        const auto known =
            at(static_cast<std::size_t>(from - m_all.begin()), found.empty() ? nullptr : found.back());
        if (!known) {
            return known.error();
        }
        found.push_back(*known);
        ++from;
    }
    return found;
}

} // namespace zumik::tsdb
