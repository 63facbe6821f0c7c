// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/joinblocks.h"

#include "models/tsdb/block.h"
#include "models/tsdb/blockwriter.h"

#include <algorithm>
#include <filesystem>
#include <numeric>

namespace zumik::snapshot::record {

namespace fs = std::filesystem;

namespace {

constexpr base::TimeRange always{{INT64_MIN / 2}, {INT64_MAX / 2}};
constexpr std::uint64_t mostSamples = 2'000'000; ///< of one series in memory at once

/// Joins a few blocks.
class Joining {
public:
    Joining(const std::vector<std::string> &blocks, const JoinOptions &options, const base::StopToken &stop)
        : m_blocks(blocks)
        , m_options(options)
        , m_stop(stop)
    {
    }

    base::Result<std::string> run(const std::string &outDirectory)
    {
        if (base::Status opened = open(); !opened) {
            return opened.error();
        }
        if (base::Status renamed = rename(); !renamed) {
            return renamed.error();
        }
        auto writer = tsdb::BlockWriter::create(outDirectory);
        if (!writer) {
            return writer.error();
        }
        m_writer = *std::move(writer);
        for (const std::uint32_t index : m_order) {
            if (m_stop.stop_requested()) {
                return base::Error{base::ErrorCode::Cancelled, {}, {}};
            }
            if (base::Status written = write(index); !written) {
                return written.error();
            }
        }
        return m_total > 0 ? m_writer->finish() : base::Result(std::string());
    }

private:
    base::Status open()
    {
        auto series = openTogether(m_blocks, {}, m_stop);
        if (!series) {
            return series.error();
        }
        m_series = *std::move(series);
        std::uint64_t samples = 0;
        for (const std::string &path : m_blocks) {
            const auto block = tsdb::Block::open(path);
            if (!block) {
                return block.error();
            }
            const tsdb::BlockMeta &meta = (*block)->meta();
            samples += meta.samples;
            m_range.start.ms = std::min(m_range.start.ms, meta.minTime);
            m_range.end.ms = std::max(m_range.end.ms, meta.maxTime);
        }
        const std::int64_t pieces = static_cast<std::int64_t>(samples / mostSamples) + 1;
        m_piece = std::max<std::int64_t>(m_range.length().count() / pieces, 1000) + 1;
        return base::Done{};
    }

    /// New labels sort otherwise.
    base::Status rename()
    {
        m_order.resize(m_series->size());
        std::iota(m_order.begin(), m_order.end(), 0U);
        if (!m_options.rename) {
            return base::Done{};
        }
        m_renamed.reserve(m_order.size());
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            auto labels = m_options.rename(m_series->labels(i));
            if (!labels) {
                return labels.error();
            }
            m_renamed.push_back(*std::move(labels));
        }
        std::sort(m_order.begin(), m_order.end(),
            [this](std::uint32_t a, std::uint32_t b) { return m_renamed[a] < m_renamed[b]; });
        return base::Done{};
    }

    base::Status write(std::uint32_t index)
    {
        const series::Labels &found = m_series->labels(index);
        if (base::Status begun = m_writer->beginSeries(m_renamed.empty() ? found : m_renamed[index]);
            !begun) {
            return begun;
        }
        std::optional<StaleMarkers::Series> marking;
        if (m_options.markers != nullptr) {
            marking.emplace(*m_options.markers, found);
        }
        m_count = 0;
        for (std::int64_t from = m_range.start.ms; from <= m_range.end.ms; from += m_piece) {
            const base::TimeRange piece{{from}, {std::min(from + m_piece - 1, m_range.end.ms)}};
            if (base::Status read = m_series->read(index, piece, m_samples); !read) {
                return read;
            }
            const base::Status written = put(marking);
            if (!written) {
                return written;
            }
        }
        if (marking) {
            m_marked.clear();
            marking->finish(m_options.until.ms, m_marked);
            if (base::Status written = append(m_marked); !written) {
                return written;
            }
        }
        if (m_options.onSeries) {
            m_options.onSeries(found, m_count);
        }
        return base::Done{};
    }

    base::Status put(std::optional<StaleMarkers::Series> &marking)
    {
        if (!marking) {
            return append(m_samples);
        }
        m_marked.clear();
        marking->pass(m_samples, m_marked);
        return append(m_marked);
    }

    base::Status append(const series::Samples &samples)
    {
        if (samples.times.empty()) {
            return base::Done{};
        }
        m_count += samples.times.size();
        m_total += samples.times.size();
        if (m_options.onProgress) {
            m_options.onProgress(m_total);
        }
        return m_writer->append(samples.times, samples.values);
    }

    const std::vector<std::string> &m_blocks;
    const JoinOptions &m_options;
    const base::StopToken &m_stop;
    std::unique_ptr<tsdb::MergedSeries> m_series;
    std::unique_ptr<tsdb::BlockWriter> m_writer;
    base::TimeRange m_range{{INT64_MAX}, {INT64_MIN}};
    std::int64_t m_piece = 0;
    std::vector<std::uint32_t> m_order;
    std::vector<series::Labels> m_renamed;
    series::Samples m_samples;
    series::Samples m_marked;
    std::uint64_t m_count = 0;
    std::uint64_t m_total = 0;
};

base::Result<std::uint64_t> seriesOf(const std::string &block)
{
    const auto opened = tsdb::Block::open(block);
    return opened ? base::Result((*opened)->meta().series) : opened.error();
}

/// As many as may be joined at once, two at least.
base::Result<std::size_t> countAtOnce(
    const std::vector<std::string> &blocks, std::size_t from, std::uint64_t mostSeries)
{
    std::uint64_t sum = 0;
    std::size_t count = 0;
    for (; from + count < blocks.size() && count < 64; ++count) {
        const auto series = seriesOf(blocks[from + count]);
        if (!series) {
            return series.error();
        }
        sum += *series;
        if (sum > mostSeries && count >= 2) {
            break;
        }
    }
    return count;
}

void removeAll(const std::vector<std::string> &blocks)
{
    for (const std::string &block : blocks) {
        std::error_code error;
        fs::remove_all(block, error);
    }
}

/// One round: neighbours in time are joined, so that the samples of a series stay in their order.
base::Result<std::vector<std::string>> joinNeighbors(const std::vector<std::string> &blocks,
    const std::string &workDirectory, const std::vector<std::size_t> &counts, const base::StopToken &stop,
    bool ours)
{
    std::vector<std::string> joined;
    std::size_t from = 0;
    for (const std::size_t count : counts) {
        const std::vector<std::string> few(blocks.begin() + static_cast<std::ptrdiff_t>(from),
            blocks.begin() + static_cast<std::ptrdiff_t>(from + count));
        from += count;
        auto one = Joining(few, {}, stop).run(workDirectory);
        if (!one) {
            return one.error();
        }
        joined.push_back(*std::move(one));
        removeAll(ours ? few : std::vector<std::string>());
    }
    return joined;
}

} // namespace

base::Result<std::unique_ptr<tsdb::MergedSeries>> openTogether(const std::vector<std::string> &blocks,
    const std::vector<series::Matcher> &matchers, const base::StopToken &stop)
{
    std::vector<std::unique_ptr<series::SeriesSet>> sets;
    for (const std::string &path : blocks) {
        const auto block = tsdb::Block::open(path);
        if (!block) {
            return block.error();
        }
        auto series = (*block)->select(matchers, always, stop);
        if (!series) {
            return series.error();
        }
        sets.push_back(*std::move(series));
    }
    return std::make_unique<tsdb::MergedSeries>(std::move(sets));
}

base::Result<std::string> joinBlocks(std::vector<std::string> blocks, const std::string &workDirectory,
    const std::string &outDirectory, const JoinOptions &options, const base::StopToken &stop)
{
    if (blocks.empty()) {
        return std::string();
    }
    for (bool ours = false;; ours = true) {
        std::vector<std::size_t> counts;
        for (std::size_t at = 0; at < blocks.size();) {
            const auto count = countAtOnce(blocks, at, options.mostSeries);
            if (!count) {
                return count.error();
            }
            counts.push_back(*count);
            at += *count;
        }
        if (counts.size() == 1) {
            auto whole = Joining(blocks, options, stop).run(outDirectory);
            removeAll(ours && whole ? blocks : std::vector<std::string>());
            return whole;
        }
        auto joined = joinNeighbors(blocks, workDirectory, counts, stop, ours);
        if (!joined) {
            return joined.error();
        }
        blocks = *std::move(joined);
    }
}

} // namespace zumik::snapshot::record
