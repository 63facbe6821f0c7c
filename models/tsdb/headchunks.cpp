// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/headchunks.h"

#include "models/tsdb/fault.h"
#include "models/tsdb/waldirectory.h"

#include <iterator>

namespace zumik::tsdb {

base::Status HeadChunks::read(
    const std::string &directory, std::int64_t minTime, std::vector<base::Error> &faults)
{
    const auto paths = numberedFiles(directory);
    if (!paths) {
        return paths.error();
    }
    for (auto at = paths->begin(); at != paths->end(); ++at) {
        auto file = HeadChunkFile::open(at->second);
        if (!file && file.error().code != base::ErrorCode::FormatInvalid
            && file.error().code != base::ErrorCode::FormatUnsupported) {
            return file.error();
        }
        if (!file) {
            faults.push_back(file.error());
            continue;
        }
        if ((*file)->fault() && std::next(at) != paths->end()) {
            faults.push_back(*(*file)->fault());
        }
        for (const HeadChunkFile::Chunk &chunk : (*file)->chunks()) {
            if (chunk.outOfOrder || chunk.maxTime >= minTime) {
                m_byRef[chunk.series].push_back({file->get(), &chunk});
            }
        }
        m_files.push_back(std::move(*file));
    }
    return base::Done{};
}

void HeadChunks::addTo(std::uint64_t ref, HeadSeriesTable::Series &series, std::vector<base::Error> &faults)
{
    const auto found = m_byRef.find(ref);
    if (found != m_byRef.end()) {
        for (const Placed &placed : found->second) {
            addChunk(placed, series, faults);
        }
    }
}

void HeadChunks::addChunk(
    const Placed &placed, HeadSeriesTable::Series &series, std::vector<base::Error> &faults)
{
    const HeadChunkFile::Chunk &chunk = *placed.chunk;
    m_samples.clear();
    if (const base::Status decoded = decodeChunk(chunk.encoding, chunk.data, m_samples); !decoded) {
        faults.push_back(
            {decoded.error().code, decoded.error().message, place(placed.file->path(), chunk.offset)});
        return;
    }
    if (m_samples.histogramsSkipped > 0 && !chunk.outOfOrder) {
        series.samples.appendHistograms(chunk.minTime, chunk.maxTime, m_samples.histogramsSkipped);
    }
    for (std::size_t i = 0; i < m_samples.times.size(); ++i) {
        if (chunk.outOfOrder) {
            series.late.push_back({m_samples.times[i], m_samples.values[i]});
        } else {
            series.samples.append(m_samples.times[i], m_samples.values[i]);
        }
    }
}

} // namespace zumik::tsdb
