// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/exposition/entry.h"
#include "models/exposition/format.h"
#include "models/exposition/limits.h"

#include <memory>
#include <string_view>

namespace zumik::exposition {

class Parser;

/// Goes through the answer of a scrape, entry by entry:
///
///     Reader reader(body, formatOf(contentType), limits);
///     for (;;) {
///         const auto entry = reader.next();   // an error, or Entry::End, ends it
///         ...
///     }
///
/// It accepts what Prometheus accepts; where 2.42 and 3.x differ, what 3.x does: quoted names, exemplars on
/// any sample, a comma after the last label in OpenMetrics. The `_created` samples of OpenMetrics stay
/// samples and bounds of buckets stay as written, as in 2.42.
///
/// The samples before an error have been handed out by then. Prometheus drops the whole scrape, and so must
/// whoever stores them.
class Reader {
public:
    /// Keeps no copy: the body must outlive it.
    Reader(std::string_view body, Format format, const Limits &limits = {});
    ~Reader();

    Reader(Reader &&other) noexcept;
    Reader &operator=(Reader &&other) noexcept;

    /// Errors: FormatInvalid with "line 3, column 8: expected ..., not "..."", lines and columns counted from
    /// 1, columns in characters; TooLarge with the place and the limit. Once it failed or came to the end it
    /// says so again whenever it is asked.
    base::Result<Entry> next();

    /// After Entry::Sample, until `next` is called again.
    const Sample &sample() const;

    /// After Entry::Type, Help or Unit, until `next` is called again.
    const Metadata &metadata() const;

private:
    std::unique_ptr<Parser> m_parser;
};

} // namespace zumik::exposition
