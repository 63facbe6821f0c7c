// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/index.h"

#include "models/tsdb/fault.h"

#include <optional>

namespace zumik::tsdb {

base::Result<std::unique_ptr<Index>> Index::open(std::unique_ptr<MappedFile> file)
{
    std::unique_ptr<Index> index(new Index);
    index->m_file = std::move(file);
    base::Status status = index->read();
    // A file that shrinks meanwhile looks damaged.
    if (base::Status whole = index->m_file->whole(); !whole) {
        status = std::move(whole);
    }
    return status ? base::Result(std::move(index)) : status.error();
}

base::Status Index::read()
{
    const auto toc = readToc(*m_file);
    if (!toc) {
        return toc.error();
    }
    m_toc = *toc;
    auto symbols = Symbols::read(*m_file, m_toc);
    if (!symbols) {
        return symbols.error();
    }
    m_symbols = std::move(*symbols);
    auto postings = PostingsTable::read(*m_file, m_toc);
    if (!postings) {
        return postings.error();
    }
    m_postings = std::move(*postings);
    auto all = readPostings(*m_file, m_postings.allSeries());
    if (!all) {
        return all.error();
    }
    m_series = std::make_unique<SeriesTable>(*m_file, m_toc, m_symbols, std::move(*all));
    return base::Done{};
}

/// Series that have the label, with a value that the matcher matches or doesn't.
base::Result<Ids> Index::idsOf(const series::Matcher &matcher, bool matching) const
{
    if (matching && !matcher.onlyValues().empty()) {
        return idsOfListed(matcher);
    }
    IdUnion gathered;
    for (const PostingsTable::Value &value : m_postings.values(matcher.name())) {
        if (matcher.matches(value.text) != matching) {
            continue;
        }
        auto ids = readPostings(*m_file, value.offset);
        if (!ids) {
            return ids.error();
        }
        gathered.add(std::move(*ids));
    }
    return gathered.take();
}

base::Result<Ids> Index::idsOfListed(const series::Matcher &matcher) const
{
    IdUnion gathered;
    for (const std::string &text : matcher.onlyValues()) {
        const PostingsTable::Value *value = m_postings.find(matcher.name(), text);
        if (value == nullptr) {
            continue;
        }
        auto ids = readPostings(*m_file, value->offset);
        if (!ids) {
            return ids.error();
        }
        gathered.add(std::move(*ids));
    }
    return gathered.take();
}

/// A matcher that matches "" also selects series without the label, which no list has: it takes away those
/// whose value it doesn't match.
base::Result<Ids> Index::matchingIds(
    const std::vector<series::Matcher> &matchers, const base::StopToken &stop) const
{
    std::optional<Ids> ids;
    for (const bool takesAway : {false, true}) {
        for (const series::Matcher &matcher : matchers) {
            if (matcher.matchesEmpty() != takesAway) {
                continue;
            }
            if (stop.stop_requested()) {
                return base::Error{base::ErrorCode::Cancelled, {}, {}};
            }
            auto own = idsOf(matcher, !takesAway);
            if (!own) {
                return own.error();
            }
            if (takesAway) {
                ids = without(ids ? *ids : allSeries(), *own);
            } else {
                ids = ids ? intersect(*ids, *own) : std::move(*own);
            }
            if (ids->empty()) {
                return Ids();
            }
        }
    }
    return ids ? std::move(*ids) : allSeries();
}

base::Result<std::vector<const KnownSeries *>> Index::select(
    const std::vector<series::Matcher> &matchers, const base::StopToken &stop) const
{
    auto ids = matchingIds(matchers, stop);
    auto found = ids ? m_series->look(*ids, stop) : ids.error();
    if (const base::Status whole = m_file->whole(); !whole) {
        return whole.error();
    }
    return found;
}

} // namespace zumik::tsdb
