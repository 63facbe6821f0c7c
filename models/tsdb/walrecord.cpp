// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/walrecord.h"

#include <bit>

namespace zumik::tsdb {

namespace {

constexpr std::int64_t customBounds = -53; ///< the schema of histograms with bounds of their own
constexpr std::uint8_t noStart = 0;
constexpr std::uint8_t sameStart = 1;

std::int64_t sum(std::int64_t a, std::int64_t b)
{
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}

/// Passes over a counted list of numbers; a list that can't be there ends the reading.
template <typename PassOne> void passList(ByteReader &reader, PassOne passOne)
{
    std::uint64_t count = reader.uvarint();
    for (; count > 0 && reader.ok(); --count) {
        passOne();
    }
}

void passSpans(ByteReader &reader)
{
    passList(reader, [&] {
        reader.varint();
        reader.uvarint();
    });
}

void passHistogram(ByteReader &reader, bool floats)
{
    const auto fixed = [&] {
        reader.be64();
    };
    reader.byte();
    const std::int64_t schema = reader.varint();
    reader.be64();
    for (int i = 0; i < 2; ++i) { // zero count and count
        floats ? reader.be64() : reader.uvarint();
    }
    reader.be64();
    passSpans(reader);
    passSpans(reader);
    for (int i = 0; i < 2; ++i) {
        if (floats) {
            passList(reader, fixed);
        } else {
            passList(reader, [&] { reader.varint(); });
        }
    }
    if (schema == customBounds) {
        passList(reader, fixed);
    }
}

void decodePlainSamples(ByteReader &reader, std::vector<WalSample> &out)
{
    if (reader.left() == 0) {
        return;
    }
    const std::uint64_t ref = reader.be64();
    const auto time = static_cast<std::int64_t>(reader.be64());
    while (reader.left() > 0 && reader.ok()) {
        const auto refDelta = static_cast<std::uint64_t>(reader.varint());
        const std::int64_t at = sum(time, reader.varint());
        out.push_back({ref + refDelta, at, std::bit_cast<double>(reader.be64())});
    }
}

void passStart(ByteReader &reader)
{
    const std::uint8_t mark = reader.byte();
    if (mark != noStart && mark != sameStart) {
        reader.varint();
    }
}

void decodeSamplesWithStarts(ByteReader &reader, std::vector<WalSample> &out)
{
    std::int64_t first = 0;
    std::uint64_t ref = 0;
    while (reader.left() > 0 && reader.ok()) {
        ref += static_cast<std::uint64_t>(reader.varint());
        std::int64_t time = reader.varint();
        if (out.empty()) {
            first = time;
            reader.varint();
        } else {
            time = sum(first, time);
            passStart(reader);
        }
        out.push_back({ref, time, std::bit_cast<double>(reader.be64())});
    }
}

} // namespace

bool decodeSeries(Bytes record, std::vector<WalSeries> &out)
{
    out.clear();
    ByteReader reader(record);
    if (reader.byte() != static_cast<std::uint8_t>(WalRecord::Series)) {
        return false;
    }
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    while (reader.left() > 0 && reader.ok()) {
        const std::uint64_t ref = reader.be64();
        pairs.clear();
        passList(reader, [&] {
            const std::string_view name = reader.text();
            pairs.emplace_back(name, reader.text());
        });
        if (reader.ok()) {
            out.push_back({ref, series::Labels(pairs)});
        }
    }
    return reader.ok();
}

bool decodeSamples(Bytes record, std::vector<WalSample> &out)
{
    out.clear();
    ByteReader reader(record);
    switch (static_cast<WalRecord>(reader.byte())) {
    case WalRecord::Samples:
        decodePlainSamples(reader, out);
        return reader.ok();
    case WalRecord::SamplesWithStarts:
        decodeSamplesWithStarts(reader, out);
        return reader.ok();
    default:
        return false;
    }
}

bool decodeTombstones(Bytes record, std::vector<WalTombstone> &out)
{
    out.clear();
    ByteReader reader(record);
    if (reader.byte() != static_cast<std::uint8_t>(WalRecord::Tombstones)) {
        return false;
    }
    while (reader.left() > 0 && reader.ok()) {
        const std::uint64_t ref = reader.be64();
        const std::int64_t from = reader.varint();
        out.push_back({ref, {from, reader.varint()}});
    }
    return reader.ok();
}

bool decodeHistograms(Bytes record, std::vector<WalSample> &out)
{
    out.clear();
    ByteReader reader(record);
    const auto type = static_cast<WalRecord>(reader.byte());
    const bool floats = type == WalRecord::FloatHistograms || type == WalRecord::CustomFloatHistograms;
    if (!floats && type != WalRecord::Histograms && type != WalRecord::CustomHistograms) {
        return false;
    }
    if (reader.left() == 0) {
        return reader.ok();
    }
    const std::uint64_t ref = reader.be64();
    const auto time = static_cast<std::int64_t>(reader.be64());
    while (reader.left() > 0 && reader.ok()) {
        const auto refDelta = static_cast<std::uint64_t>(reader.varint());
        out.push_back({ref + refDelta, sum(time, reader.varint()), 0});
        passHistogram(reader, floats);
    }
    return reader.ok();
}

} // namespace zumik::tsdb
