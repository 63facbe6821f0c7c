// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/tombstones.h"

#include "models/tsdb/blockparts.h"
#include "models/tsdb/crc32c.h"
#include "models/tsdb/fault.h"

#include <algorithm>

namespace zumik::tsdb {

namespace {

constexpr std::size_t headerSize = 5;
constexpr std::size_t sumSize = 4;

base::Status checkFrame(Bytes file, const std::string &path)
{
    if (file.size() < headerSize + sumSize || loadBe32(file.data()) != tombstonesMagic) {
        return damaged(path, 0, "this is no file of tombstones");
    }
    if (file[4] != 1) {
        return unsupported(path, 4, "unknown version of tombstones: " + std::to_string(file[4]));
    }
    const Bytes entries = file.subspan(headerSize, file.size() - headerSize - sumSize);
    if (crc32c(entries) != loadBe32(file.data() + file.size() - sumSize)) {
        return damaged(path, headerSize, "the checksum of the tombstones is wrong");
    }
    return base::Done{};
}

} // namespace

base::Result<Tombstones> Tombstones::read(const BlockParts &parts)
{
    const auto file = parts.open("tombstones");
    if (!file) {
        const bool missing = file.error().code == base::ErrorCode::FileNotFound;
        return missing ? base::Result<Tombstones>(Tombstones()) : file.error();
    }
    auto tombstones = parse((*file)->bytes(), (*file)->path());
    const base::Status whole = (*file)->whole();
    return whole ? std::move(tombstones) : whole.error();
}

base::Result<Tombstones> Tombstones::parse(Bytes file, const std::string &path)
{
    if (const base::Status valid = checkFrame(file, path); !valid) {
        return valid.error();
    }
    ByteReader reader(file.subspan(headerSize, file.size() - headerSize - sumSize));
    Tombstones tombstones;
    while (reader.left() > 0) {
        const std::uint64_t at = headerSize + reader.position();
        const std::uint64_t series = reader.uvarint();
        const Interval interval{reader.varint(), reader.varint()};
        if (!reader.ok()) {
            return damaged(path, at, "a tombstone can't be read");
        }
        if (interval.minTime <= interval.maxTime) {
            tombstones.m_bySeries[series].push_back(interval);
        }
    }
    tombstones.tidy();
    return tombstones;
}

/// Those that touch become one.
void Tombstones::tidy()
{
    for (auto &[series, intervals] : m_bySeries) {
        std::sort(intervals.begin(), intervals.end(),
            [](const Interval &a, const Interval &b) { return a.minTime < b.minTime; });
        std::vector<Interval> apart;
        for (const Interval &each : intervals) {
            if (apart.empty() || each.minTime > apart.back().maxTime) {
                apart.push_back(each);
            } else {
                apart.back().maxTime = std::max(apart.back().maxTime, each.maxTime);
            }
        }
        intervals = std::move(apart);
    }
}

std::span<const Interval> Tombstones::of(std::uint64_t series) const
{
    const auto found = m_bySeries.find(series);
    return found == m_bySeries.end() ? std::span<const Interval>() : found->second;
}

void removeDeleted(std::span<const Interval> intervals, series::Samples &samples)
{
    auto interval = intervals.begin();
    std::size_t kept = 0;
    for (std::size_t i = 0; i < samples.times.size(); ++i) {
        const std::int64_t time = samples.times[i];
        while (interval != intervals.end() && interval->maxTime < time) {
            ++interval;
        }
        if (interval == intervals.end() || time < interval->minTime) {
            samples.times[kept] = time;
            samples.values[kept++] = samples.values[i];
        }
    }
    samples.times.resize(kept);
    samples.values.resize(kept);
}

bool isDeleted(std::span<const Interval> intervals, std::int64_t minTime, std::int64_t maxTime)
{
    return std::any_of(intervals.begin(), intervals.end(),
        [&](const Interval &each) { return each.minTime <= minTime && maxTime <= each.maxTime; });
}

} // namespace zumik::tsdb
