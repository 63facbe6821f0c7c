// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/openmetricsimport.h"

#include "models/exposition/reader.h"
#include "models/snapshot/importedseries.h"
#include "models/tsdb/mappedfile.h"

#include <algorithm>

namespace zumik::snapshot {

namespace {

using base::Error;
using base::ErrorCode;
using exposition::Entry;
using exposition::Format;

constexpr std::size_t entriesBetweenLooks = 4096; ///< at the caller's wish to stop
constexpr std::int64_t earliestMilliseconds = 100'000'000'000; ///< in 1973; as seconds in the year 5138
constexpr std::size_t longestLine = std::size_t{1} << 20U;

std::string_view textOf(tsdb::Bytes bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

bool endsWithEof(std::string_view body)
{
    const std::size_t last = body.find_last_not_of(std::string_view("\0\n", 2));
    const std::string_view text = body.substr(0, last == std::string_view::npos ? 0 : last + 1);
    return text == "# EOF" || text.ends_with("\n# EOF");
}

/// Whether the first sample is one of the text format.
bool beginsAsText(std::string_view body)
{
    exposition::Reader reader(body, Format::Text, {.lineBytes = longestLine});
    for (;;) {
        const auto entry = reader.next();
        if (!entry || *entry == Entry::End) {
            return false;
        }
        if (*entry == Entry::Sample) {
            const auto &time = reader.sample().time;
            return time && time->ms >= earliestMilliseconds;
        }
    }
}

Format formatOfBody(std::string_view body)
{
    return !endsWithEof(body) && beginsAsText(body) ? Format::Text : Format::OpenMetrics;
}

class Import {
public:
    Import(std::string_view body, const std::string &path, const base::StopToken &stop,
        const ImportLimits &limits)
        : m_body(body)
        , m_path(path)
        , m_stop(stop)
        , m_limits(limits)
    {
    }

    base::Result<Imported> run()
    {
        const Format format = formatOfBody(m_body);
        if (base::Status read = readAll(format); !read) {
            return read.error();
        }
        auto series = m_all.finish();
        if (!series) {
            return series.error();
        }
        if (m_all.clashes()) {
            return clash();
        }
        auto store = std::make_shared<tsdb::CompactStore>(std::move(*series));
        const auto extent = store->extent();
        if (!extent) {
            return Error{ErrorCode::FormatInvalid, "the file holds no samples", m_path};
        }
        const std::uint64_t count = store->seriesCount();
        return Imported{std::move(store), *extent, count, m_all.samples(), format == Format::OpenMetrics};
    }

private:
    base::Status readAll(Format format)
    {
        exposition::Reader reader(m_body, format, {.lineBytes = longestLine});
        for (std::size_t entries = 0;; ++entries) {
            if (entries % entriesBetweenLooks == 0 && m_stop.stop_requested()) {
                return Error{ErrorCode::Cancelled, {}, {}};
            }
            const auto entry = reader.next();
            if (!entry) {
                return Error{entry.error().code, entry.error().message, m_path};
            }
            if (*entry == Entry::End) {
                return base::Done{};
            }
            if (*entry == Entry::Sample) {
                if (base::Status added = add(reader.sample()); !added) {
                    return added;
                }
            }
        }
    }

    base::Status add(const exposition::Sample &sample)
    {
        place(sample);
        if (!sample.time) {
            return Error{ErrorCode::FormatInvalid, line(m_at) + ": a sample without a timestamp", m_path};
        }
        m_all.add(sample, m_at);
        if (m_all.clashes()) {
            return clash();
        }
        if (m_all.memory() > m_limits.memory) {
            return Error{ErrorCode::TooLarge,
                line(m_at) + ": the samples take more than " + std::to_string(m_limits.memory >> 20U)
                    + " MiB of memory; promtool tsdb create-blocks-from openmetrics makes blocks of the "
                      "file, "
                      "which open as they are",
                m_path};
        }
        return base::Done{};
    }

    /// The name is a part of the body, unless escapes in it were resolved: then the last place stands for it.
    void place(const exposition::Sample &sample)
    {
        const char *at = sample.name.data();
        if (at >= m_body.data() && at < m_body.data() + m_body.size()) {
            m_at = static_cast<std::size_t>(at - m_body.data());
        }
    }

    std::string line(std::size_t at) const
    {
        return "line " + std::to_string(1 + std::count(m_body.begin(), m_body.begin() + at, '\n'));
    }

    Error clash() const
    {
        return {ErrorCode::FormatInvalid,
            line(m_all.clash().at) + ": another value of the series at "
                + base::formatRfc3339({m_all.clash().time}) + " stands before",
            m_path};
    }

    std::string_view m_body;
    const std::string &m_path;
    const base::StopToken &m_stop;
    const ImportLimits &m_limits;
    ImportedSeries m_all;
    std::size_t m_at = 0;
};

} // namespace

base::Result<Imported> importOpenMetrics(
    const std::string &path, const base::StopToken &stop, const ImportLimits &limits)
{
    const auto file = tsdb::MappedFile::open(path);
    if (!file) {
        return file.error();
    }
    auto imported = Import(textOf((*file)->bytes()), path, stop, limits).run();
    const bool wanted = imported || imported.error().code != ErrorCode::Cancelled;
    if (const base::Status whole = (*file)->whole(); wanted && !whole) {
        return whole.error(); // what was read counts for nothing
    }
    return imported;
}

} // namespace zumik::snapshot
