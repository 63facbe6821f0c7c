// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/headreplay.h"

#include "models/tsdb/fault.h"
#include "models/tsdb/headchunks.h"
#include "models/tsdb/headseriestable.h"
#include "models/tsdb/waldirectory.h"
#include "models/tsdb/walsegment.h"

#include <limits>

namespace zumik::tsdb {

namespace {

using base::Error;
using base::ErrorCode;

/// An error ends everything where a file went or can't be read, and else only the reading of that file.
bool endsAll(const Error &error)
{
    return error.code == ErrorCode::FileNotFound || error.code == ErrorCode::FileUnreadable;
}

bool isEverything(const Interval &interval)
{
    return interval.minTime == std::numeric_limits<std::int64_t>::min()
        && interval.maxTime == std::numeric_limits<std::int64_t>::max();
}

class Replay {
public:
    Replay(std::string directory, std::int64_t minTime)
        : m_directory(std::move(directory))
        , m_minTime(minTime)
    {
    }

    base::Result<HeadContents> run()
    {
        if (const base::Status read = m_chunks.read(m_directory + "/chunks_head", m_minTime, m_faults);
            !read) {
            return read.error();
        }
        for (const Log log : {Log::Ahead, Log::Behind}) {
            if (const base::Status replayed = replay(log); !replayed) {
                return replayed.error();
            }
        }
        return HeadContents{m_series.takeInOrder(), m_series.takeOutOfOrder(), std::move(m_faults)};
    }

private:
    enum class Log { Ahead, Behind };

    base::Status replay(Log log)
    {
        const auto paths = walSegments(m_directory + (log == Log::Ahead ? "/wal" : "/wbl"));
        if (!paths) {
            return fault(paths.error());
        }
        for (std::size_t i = 0; i < paths->size(); ++i) {
            const auto whole = replaySegment(log, (*paths)[i], i + 1 == paths->size());
            if (!whole) {
                return fault(whole.error());
            }
        }
        return base::Done{};
    }

    base::Status fault(const Error &error)
    {
        if (endsAll(error)) {
            return error;
        }
        m_faults.push_back(error);
        return base::Done{};
    }

    base::Status replaySegment(Log log, const std::string &path, bool isLast)
    {
        const auto segment = WalSegment::open(path);
        if (!segment) {
            return segment.error();
        }
        for (;;) {
            const auto step = (*segment)->next();
            if (!step) {
                return step.error();
            }
            if (*step == WalSegment::Step::Torn && !isLast) {
                return damaged(path, (*segment)->offset(), "a record is cut short and others follow");
            }
            if (*step != WalSegment::Step::Record) {
                return base::Done{};
            }
            const Bytes record = (*segment)->record();
            if (!(log == Log::Ahead ? take(record) : takeLate(record))) {
                return damaged(path, (*segment)->offset(), "a record that can't be read");
            }
        }
    }

    /// False for a record that isn't what its type says. Types that are unknown or of no use here count as
    /// read, as in Prometheus.
    bool take(Bytes record)
    {
        switch (record.empty() ? WalRecord{} : static_cast<WalRecord>(record[0])) {
        case WalRecord::Series:
            return takeSeries(record);
        case WalRecord::Samples:
        case WalRecord::SamplesWithStarts:
            return takeSamples(record);
        case WalRecord::Histograms:
        case WalRecord::FloatHistograms:
        case WalRecord::CustomHistograms:
        case WalRecord::CustomFloatHistograms:
            return takeHistograms(record);
        case WalRecord::Tombstones:
            return takeTombstones(record);
        default:
            return true;
        }
    }

    bool takeSeries(Bytes record)
    {
        if (!decodeSeries(record, m_decodedSeries)) {
            return false;
        }
        for (const WalSeries &each : m_decodedSeries) {
            if (m_series.add(each.ref, each.labels)) {
                m_chunks.addTo(each.ref, *m_series.find(each.ref), m_faults);
            }
        }
        return true;
    }

    bool takeSamples(Bytes record)
    {
        if (!decodeSamples(record, m_decodedSamples)) {
            return false;
        }
        for (const WalSample &each : m_decodedSamples) {
            auto *series = each.time < m_minTime ? nullptr : m_series.find(each.ref);
            if (series != nullptr) {
                series->samples.append(each.time, each.value);
            }
        }
        return true;
    }

    bool takeHistograms(Bytes record)
    {
        if (!decodeHistograms(record, m_decodedSamples)) {
            return false;
        }
        for (const WalSample &each : m_decodedSamples) {
            auto *series = each.time < m_minTime ? nullptr : m_series.find(each.ref);
            if (series != nullptr) {
                series->samples.appendHistograms(each.time, each.time, 1);
            }
        }
        return true;
    }

    bool takeTombstones(Bytes record)
    {
        if (!decodeTombstones(record, m_decodedTombstones)) {
            return false;
        }
        for (const WalTombstone &each : m_decodedTombstones) {
            auto *series = m_series.find(each.ref);
            if (series == nullptr) {
                continue;
            }
            if (isEverything(each.interval)) {
                series->samples = {}; // it went stale, and is in a block
            } else {
                series->samples.remove(each.interval);
            }
        }
        return true;
    }

    bool takeLate(Bytes record)
    {
        const auto type = record.empty() ? WalRecord{} : static_cast<WalRecord>(record[0]);
        if (type != WalRecord::Samples && type != WalRecord::SamplesWithStarts) {
            return true;
        }
        if (!decodeSamples(record, m_decodedSamples)) {
            return false;
        }
        for (const WalSample &each : m_decodedSamples) {
            if (auto *series = m_series.find(each.ref)) {
                series->late.push_back({each.time, each.value});
            }
        }
        return true;
    }

    const std::string m_directory;
    const std::int64_t m_minTime;
    HeadChunks m_chunks;
    HeadSeriesTable m_series;
    std::vector<Error> m_faults;
    std::vector<WalSeries> m_decodedSeries;
    std::vector<WalSample> m_decodedSamples;
    std::vector<WalTombstone> m_decodedTombstones;
};

} // namespace

base::Result<HeadContents> replayHead(const std::string &directory, std::int64_t minTime)
{
    return Replay(directory, minTime).run();
}

} // namespace zumik::tsdb
