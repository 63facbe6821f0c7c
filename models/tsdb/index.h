// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/matcher.h"
#include "models/tsdb/postings.h"
#include "models/tsdb/postingstable.h"
#include "models/tsdb/seriestable.h"
#include "models/tsdb/symbols.h"

namespace zumik::tsdb {

/// The index of a block. Its symbols, the table of postings and the list of all series are read when it is
/// opened, which takes microseconds for a thousand series; everything else when it is asked for.
class Index {
public:
    /// Errors: FileNotFound, FileUnreadable, FormatInvalid, FormatUnsupported.
    static base::Result<std::unique_ptr<Index>> open(std::unique_ptr<MappedFile> file);

    /// The series that fulfill all matchers, in the order of their labels. Errors as `open`, and Cancelled.
    base::Result<std::vector<const KnownSeries *>> select(
        const std::vector<series::Matcher> &matchers, const base::StopToken &stop) const;

    const MappedFile &file() const { return *m_file; }

    const Toc &toc() const { return m_toc; }

    const Symbols &symbols() const { return m_symbols; }

    const PostingsTable &postings() const { return m_postings; }

    const Ids &allSeries() const { return m_series->all(); }

private:
    Index() = default;
    base::Status read();
    base::Result<Ids> idsOf(const series::Matcher &matcher, bool matching) const;
    base::Result<Ids> idsOfListed(const series::Matcher &matcher) const;
    base::Result<Ids> matchingIds(
        const std::vector<series::Matcher> &matchers, const base::StopToken &stop) const;

    std::unique_ptr<MappedFile> m_file;
    Toc m_toc;
    Symbols m_symbols;
    PostingsTable m_postings;
    std::unique_ptr<SeriesTable> m_series;
};

} // namespace zumik::tsdb
