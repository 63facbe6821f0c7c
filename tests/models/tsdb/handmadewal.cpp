// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/tsdb/handmadewal.h"

#include "models/tsdb/crc32c.h"
#include "models/tsdb/xorencoder.h"

#include <algorithm>
#include <bit>

namespace zumik::tsdb {

namespace {

constexpr std::size_t pageSize = 32'768;
constexpr std::size_t headerSize = 7;

void big(std::string &out, std::uint64_t value, int bytes)
{
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
        out.push_back(static_cast<char>(value >> shift));
    }
}

void uvarint(std::string &out, std::uint64_t value)
{
    for (; value >= 0x80; value >>= 7U) {
        out.push_back(static_cast<char>(value | 0x80U));
    }
    out.push_back(static_cast<char>(value));
}

void varint(std::string &out, std::int64_t value)
{
    uvarint(out, zigZag(value));
}

void real(std::string &out, double value)
{
    big(out, std::bit_cast<std::uint64_t>(value), 8);
}

void text(std::string &out, std::string_view value)
{
    uvarint(out, value.size());
    out += value;
}

Bytes bytesOf(std::string_view value)
{
    return {reinterpret_cast<const std::uint8_t *>(value.data()), value.size()};
}

} // namespace

void HandmadeSegment::fillPage()
{
    m_bytes.resize((m_bytes.size() + pageSize - 1) / pageSize * pageSize, '\0');
}

void HandmadeSegment::add(const std::string &record, std::uint8_t packing)
{
    for (std::size_t at = 0; at < record.size();) {
        if (pageSize - m_bytes.size() % pageSize < headerSize) {
            fillPage();
        }
        const std::size_t room = pageSize - m_bytes.size() % pageSize - headerSize;
        const std::string part = record.substr(at, room);
        const bool first = at == 0;
        at += part.size();
        const bool last = at == record.size();
        m_bytes.push_back(static_cast<char>((first && last ? 1 : first ? 2 : last ? 4 : 3) | packing));
        big(m_bytes, part.size(), 2);
        big(m_bytes, crc32c(bytesOf(part)), 4);
        m_bytes += part;
    }
}

std::string seriesRecord(std::uint64_t ref, const series::Labels &labels)
{
    std::string out(1, '\x01');
    big(out, ref, 8);
    uvarint(out, labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        text(out, labels.at(i).name);
        text(out, labels.at(i).value);
    }
    return out;
}

std::string samplesRecord(const std::vector<HandmadeSample> &samples)
{
    std::string out(1, '\x02');
    big(out, samples.front().ref, 8);
    big(out, static_cast<std::uint64_t>(samples.front().time), 8);
    for (const HandmadeSample &each : samples) {
        varint(out, static_cast<std::int64_t>(each.ref - samples.front().ref));
        varint(out, each.time - samples.front().time);
        real(out, each.value);
    }
    return out;
}

/// Starts of all three kinds: another, the same, none.
std::string samplesWithStartsRecord(const std::vector<HandmadeSample> &samples)
{
    std::string out(1, '\x0b');
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (i == 0) {
            varint(out, static_cast<std::int64_t>(samples[0].ref));
            varint(out, samples[0].time);
            varint(out, 5);
        } else {
            varint(out, static_cast<std::int64_t>(samples[i].ref - samples[i - 1].ref));
            varint(out, samples[i].time - samples[0].time);
            const std::size_t mark = i % 3;
            out.push_back(static_cast<char>(mark));
            if (mark == 2) {
                varint(out, 77);
            }
        }
        real(out, samples[i].value);
    }
    return out;
}

std::string tombstoneRecord(std::uint64_t ref, std::int64_t from, std::int64_t to)
{
    std::string out(1, '\x03');
    big(out, ref, 8);
    varint(out, from);
    varint(out, to);
    return out;
}

std::string histogramRecord(std::uint8_t type, std::uint64_t ref, std::int64_t time)
{
    const bool floats = type == 8 || type == 10;
    const bool custom = type >= 9;
    std::string out(1, static_cast<char>(type));
    big(out, ref, 8);
    big(out, static_cast<std::uint64_t>(time), 8);
    for (int i = 0; i < 2; ++i) { // two of them, a second apart
        varint(out, 0);
        varint(out, i * 1000);
        out.push_back('\0');
        varint(out, custom ? -53 : 3);
        real(out, 0.001);
        floats ? real(out, 2) : uvarint(out, 2);
        floats ? real(out, 300) : uvarint(out, 300);
        real(out, 18.5);
        uvarint(out, 2);
        for (const auto &[offset, length] : {std::pair(-2, 1), std::pair(300, 2)}) {
            varint(out, offset);
            uvarint(out, static_cast<std::uint64_t>(length));
        }
        uvarint(out, 0);
        uvarint(out, 3);
        for (int k = 0; k < 3; ++k) {
            floats ? real(out, k) : varint(out, 200 - k);
        }
        uvarint(out, 0);
        if (custom) {
            uvarint(out, 2);
            real(out, 0.5);
            real(out, 1.5);
        }
    }
    return out;
}

std::string headChunkFile(const std::vector<HandmadeHeadChunk> &chunks, std::size_t zeros)
{
    std::string out;
    big(out, 0x0130BC91, 4);
    big(out, 0x01000000, 4);
    for (const HandmadeHeadChunk &each : chunks) {
        std::string chunk;
        big(chunk, each.ref, 8);
        big(chunk, static_cast<std::uint64_t>(each.minTime), 8);
        big(chunk, static_cast<std::uint64_t>(each.maxTime), 8);
        chunk.push_back(static_cast<char>(each.encoding));
        text(chunk, each.data);
        out += chunk;
        big(out, crc32c(bytesOf(chunk)), 4);
    }
    return out + std::string(zeros, '\0');
}

std::string xorChunk(const std::vector<std::pair<std::int64_t, double>> &samples)
{
    XorEncoder encoder;
    for (const auto &[time, value] : samples) {
        encoder.append(time, value);
    }
    const Bytes bytes = encoder.bytes();
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

} // namespace zumik::tsdb
